package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// A Progress says how far a long work has come, or only that it goes on, and can stop it.
type Progress struct {
	widget.BaseWidget
	Text   string
	Cancel *Button // nil: it can't be stopped

	done, of int
}

// NewProgress makes a progress line. Without a cancel text the work can't be stopped.
func NewProgress(text, cancel string, stop func()) *Progress {
	p := &Progress{Text: text}
	if cancel != "" {
		p.Cancel = NewSmallButton(cancel, Plain, "", stop)
	}
	p.ExtendBaseWidget(p)
	return p
}

// Set says that so many of all steps are done; with none the end isn't known, and each call moves the mark a little.
func (p *Progress) Set(done, of int) {
	p.done, p.of = done, of
	p.Refresh()
}

// Say changes the words.
func (p *Progress) Say(text string) {
	p.Text = text
	p.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	text, trough, fill := Body.new(), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	d := &drawing{owner: p, parts: []fyne.CanvasObject{text, trough, fill}}
	var side float32
	if p.Cancel != nil {
		d.parts = append(d.parts, p.Cancel)
	}
	d.min = func() fyne.Size {
		if p.Cancel != nil {
			side = p.Cancel.MinSize().Width + 16
		}
		return fyne.NewSize(160+side, 40)
	}
	d.place = func(size fyne.Size) {
		d.min()
		w := size.Width - side
		Body.set(text, Body.fit(p.Text, w))
		write(text, 0, 4, w, 20)
		put(trough, 0, 30, w, 6)
		switch {
		case p.of > 0:
			put(fill, 0, 30, whole(w*min(1, float32(p.done)/float32(p.of))), 6)
		default:
			put(fill, whole((w-w/5)*float32(p.done%20)/19), 30, whole(w/5), 6)
		}
		if p.Cancel != nil {
			put(p.Cancel, size.Width-side+16, 5, side-16, 30)
		}
	}
	d.paint = func() { trough.FillColor, fill.FillColor = paintOf(Sunk), paintOf(Accent.Strong()) }
	return d
}
