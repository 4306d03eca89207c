package journal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/shift"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// hourWide is the column of the hours.
const hourWide = 52

// Row is a line of the log as it stands in a narrow column: the hour, whom it is about, and
// all of its text; below, if so, that it corrects another or was corrected.
func Row(d *desk.Desk, e shift.Entry) widgets.WalkRow {
	return widgets.WalkRow{ID: "log " + d.Clock24(e.At) + person(e.ID, "").Key, Build: func(wide float32) fyne.CanvasObject {
		strong, text, style := e.Word, e.Text, widgets.Body
		if e.Erased {
			strong, text, style = "", d.T("journal.erased"), widgets.Quiet
		}
		if strong != "" {
			text = " " + text
		}
		if e.CorrectedBy != 0 {
			style = widgets.Quiet
		}
		const most = 60
		told := widgets.Stack(1, widgets.NewTold(strong, text, style, wide-2*16-hourWide, most))
		if says := mark(e); says != "" {
			told.Add(widgets.NewLine(d.T(says), widgets.Small).Yielding())
		}
		hour := widgets.Sized(hourWide, 0, widgets.Stack(0, widgets.NewLine(d.Clock24(e.At), widgets.Quiet), layout.NewSpacer()))
		return widgets.Pad(9, 16, 8, 16, beside(hour, told))
	}}
}

// mark says what a line has to do with another, "" for nothing.
func mark(e shift.Entry) string {
	switch {
	case e.CorrectedBy != 0:
		return "journal.corrected"
	case e.Corrects != 0:
		return "journal.corrects"
	}
	return ""
}

// beside sets two objects side by side at the same height above, the first as wide as it is.
func beside(first, second fyne.CanvasObject) *fyne.Container {
	return container.New(side{}, first, second)
}

type side struct{}

// MinSize implements fyne.Layout.
func (side) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+min(b.Width, 40), max(a.Height, b.Height))
}

// Layout implements fyne.Layout.
func (side) Layout(o []fyne.CanvasObject, size fyne.Size) {
	a := o[0].MinSize()
	widgets.Put(o[0], 0, 0, a.Width, a.Height)
	widgets.Put(o[1], a.Width, 0, size.Width-a.Width, size.Height)
}
