package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/ui/widgets"
)

// shape is how a cell looks.
type shape int

const (
	shapeNumber shape = iota // one of the five
	shapeHour                // a line of the day
	shapeMatter              // what needs attention, with its act
	shapeSupply              // for how many days something lasts
	shapeNow                 // where the day is
	shapeEmpty               // that there is nothing
)

// deed is what Return does on a cell.
type deed string

const (
	doNothing deed = ""
	doList    deed = "list" // the list behind a number, named by more than the number
	doRecord  deed = "record"
	doBed     deed = "bed"
	doWhole   deed = "whole" // the rest of an open list
	doWaiting deed = "waiting"
	doPrints  deed = "prints"
	doSupply  deed = "supply"
	doBack    deed = "back"
	doTask    deed = "task"
	doRelease deed = "release"
	doCopy    deed = "copy"
	doExpired deed = "expired"
	doLoans   deed = "loans"
)

func (s shape) high() float32 {
	switch s {
	case shapeMatter:
		return 55
	case shapeSupply:
		return 35
	case shapeNow:
		return 2
	}
	return 40
}

// build makes what shows c.
func (c cell) build() fyne.CanvasObject {
	switch c.shape {
	case shapeNumber:
		return widgets.NewStat(c.who, c.time, c.what, c.colour)
	case shapeSupply:
		style := widgets.Strong
		if c.tone == widgets.Alert || c.tone == widgets.Held {
			style = style.In(c.tone.Strong())
		}
		return widgets.Pad(0, 16, 0, 16, widgets.Columns(12, []float32{150, 200, 76}, widgets.Row(0, widgets.NewLine(c.who, widgets.Body).Yielding()),
			widgets.NewBar(c.share, 0, c.tone), widgets.Row(0, layout.NewSpacer(), widgets.NewLine(c.time, style).Yielding())))
	case shapeNow:
		return widgets.Pad(0, 16, 0, 16, widgets.NewRule(widgets.Alert.Strong(), 2))
	case shapeEmpty:
		return widgets.Pad(0, 16, 0, 16, widgets.Row(0, widgets.NewLine(c.what, widgets.Quiet).Yielding()))
	case shapeMatter:
		words := widgets.Stack(-1, c.words(), widgets.NewLine(c.more, widgets.Small).Yielding())
		row := widgets.Row(10, widgets.NewTile(c.icon, c.tone), words, layout.NewSpacer())
		if c.act != "" {
			row.Add(face(c.act))
		}
		return widgets.Pad(0, 16, 0, 16, row)
	}
	row := widgets.Row(12, widgets.Sized(48, 0, widgets.NewLine(c.time, widgets.Strong)), c.words())
	if c.do == doList || c.do == doWhole {
		return widgets.Pad(0, 16, 0, 16, widgets.Row(0, widgets.NewLine(c.what, widgets.Body.In(widgets.Accent.Strong())).Yielding()))
	}
	if c.chip != "" {
		row.Add(widgets.NewChip(c.chip, c.tone, c.icon))
	}
	row.Add(layout.NewSpacer())
	if c.more != "" {
		row.Add(widgets.NewLine(c.more, widgets.Quiet).Yielding())
	}
	if c.act != "" {
		row.Add(face(c.act))
	}
	return widgets.Pad(0, 16, 0, 16, row)
}

// words are whom it is about and what it is.
func (c cell) words() fyne.CanvasObject {
	var runs []widgets.Run
	what := c.what
	if c.who != "" {
		runs = append(runs, widgets.Strong.Run(c.who))
		if what != "" {
			what = " · " + what
		}
	}
	l := widgets.NewRuns(append(runs, widgets.Body.Run(what))...)
	l.Yields = true
	return l
}

// face is the look of a row's button. The row takes the press and the keys, so that the
// whole list is one stop for Tab.
func face(text string) fyne.CanvasObject {
	return widgets.Sized(actWidth(text), 30, container.NewStack(widgets.NewPanel(widgets.Surface),
		container.NewCenter(widgets.NewLine(text, widgets.Body))))
}

func actWidth(text string) float32 { return float32(int(widgets.Body.Width(text)+0.5)) + 28 }
