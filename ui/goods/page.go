package goods

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/ui/desk"
	"pana/ui/widgets"
)

// below is a layout of two or three: the first as high as it must be, the second over the
// rest, the third at the foot. What is hidden takes no room.
type below struct{ gap float32 }

// Below sets two or three objects so, gap apart.
func Below(gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(below{gap}, o...)
}

// MinSize implements fyne.Layout.
func (b below) MinSize(o []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, x := range o {
		size.Width = max(size.Width, x.MinSize().Width)
		size.Height += x.MinSize().Height
		if i > 0 {
			size.Height += b.gap
		}
	}
	return size
}

// Layout implements fyne.Layout.
func (b below) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, foot := o[0].MinSize().Height, float32(0)
	widgets.Put(o[0], 0, 0, size.Width, top)
	if top > 0 {
		top += b.gap
	}
	if len(o) == 3 {
		if foot = o[2].MinSize().Height; foot > 0 {
			widgets.Put(o[2], 0, size.Height-foot, size.Width, foot)
			foot += b.gap
		}
	}
	widgets.Put(o[1], 0, top, size.Width, size.Height-top-foot)
}

// Text makes a field of free words of at most so many letters.
func Text(d *desk.Desk, label string, most int) *widgets.Field {
	f := widgets.NewField(label, "")
	f.Max, f.TooLong = most, func(int) string { return d.T("fault.text.long", "Max", most) }
	return f
}

// Codes makes a choice among codes, called by the words under prefix.
func Codes(d *desk.Desk, label, prefix string, codes []string) *widgets.Choice {
	c := widgets.NewChoice(label, nil)
	c.NoMatch = d.T("goods.not_listed")
	for _, x := range codes {
		c.Options = append(c.Options, widgets.Option{Key: x, Text: d.T(prefix + x)})
	}
	return c
}

// Settle lets the field with the cursor finish what is being typed, as when it is left.
func Settle(o fyne.CanvasObject) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil || c.Focused() == nil {
		return
	}
	at := c.Focused()
	c.Unfocus()
	c.Focus(at)
}

// Holding reports whether one of the inputs has the cursor.
func Holding(o fyne.CanvasObject, ins ...widgets.Input) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil || c.Focused() == nil {
		return false
	}
	for _, in := range ins {
		if in != nil && in.Focusable() == c.Focused() {
			return true
		}
	}
	return false
}

// DayFault is the key of what is wrong with a date that can't be read.
func DayFault(d *desk.Desk, f *widgets.DateField) string {
	for _, key := range []string{widgets.DateNone, widgets.DateEarly, widgets.DateLate} {
		if f.Fault() == d.T("fault.date."+key) {
			return "fault.date." + key
		}
	}
	return "fault.date." + widgets.DateUnreadable
}
