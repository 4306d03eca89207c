package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
)

const (
	boxHeight  = 34
	labelRoom  = 20
	belowRoom  = 20
	textHeight = 18
)

// tone is that of the line around a focused or wrong field.
func (f *Field) tone() Tone {
	if f.wrong != "" {
		return Alert
	}
	return Accent
}

// boxSize is the height of the box itself.
func (f *Field) boxSize() float32 {
	if f.rows > 0 {
		return float32(f.rows)*20 + 14
	}
	return boxHeight
}

// boxTop is where the box begins, below the label.
func (f *Field) boxTop() float32 {
	if f.Label == "" {
		return 0
	}
	return labelRoom
}

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	label, ground, below, aside := Small.new(), newBox(4), Small.new(), Small.new()
	tagStyle := Style{11, false, QuietInk}
	tagFrame, tag := newBox(3), tagStyle.new()
	d := &drawing{owner: f.self.(fyne.Widget), parts: slices.Concat(ground.parts(), []fyne.CanvasObject{label, f.Entry, below, aside},
		tagFrame.parts(), []fyne.CanvasObject{tag})}
	if f.eye != nil {
		d.parts = append(d.parts, f.eye)
	}
	caption := func() (string, Style) {
		if f.wrong != "" {
			return f.wrong, Small.In(Alert.Strong())
		}
		return f.Hint, Small
	}
	d.min = func() fyne.Size {
		h := f.boxTop() + f.boxSize()
		if f.Label != "" {
			h += belowRoom
		}
		return fyne.NewSize(56, h)
	}
	d.place = func(size fyne.Size) {
		top, box := f.boxTop(), f.boxSize()
		Small.set(label, Small.fit(f.Label, size.Width+1))
		write(label, 0, 0, size.Width, textHeight)
		thick := float32(1)
		if f.focused || f.wrong != "" {
			thick = 2
		}
		ground.place(0, top, size.Width, box, thick)
		room := size.Width
		if f.eye != nil {
			room -= boxHeight
			put(f.eye, room, top, boxHeight, boxHeight)
		}
		if f.aside != "" {
			w := whole(Small.width(f.aside) + 0.49)
			room -= w + 6
			write(aside, size.Width-w-10, top, w, box)
		}
		put(f.Entry, 0, top, room, box)
		text, style := caption()
		style.set(below, style.fit(text, max(size.Width, f.Spill)+1))
		write(below, 0, top+box+2, style.width(below.Text), textHeight)
		w := whole(tagStyle.width(f.Tag) + 12)
		tagFrame.place(size.Width-w-10, top+8, w, textHeight, 1)
		write(tag, size.Width-w-4, top+8, w-12, textHeight)
	}
	d.paint = func() {
		line := Edge
		switch {
		case f.focused || f.wrong != "":
			line = f.tone().Strong()
		case f.readOnly:
			line = LineColour
		}
		ground.paint(f.Ground, line)
		below.Hidden = f.Label == ""
		Small.set(aside, f.aside)
		aside.Hidden = f.aside == ""
		tagFrame.paint(f.Ground, LineColour)
		tagFrame.hide(f.Tag == "")
		tag.Hidden = f.Tag == ""
		tagStyle.set(tag, f.Tag)
	}
	return d
}
