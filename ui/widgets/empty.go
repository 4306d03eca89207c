package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// NewEmpty says what a place is for while there is nothing in it, and offers the first step; the button may be nil.
func NewEmpty(icon Icon, title, text string, first *Button) fyne.CanvasObject {
	glyph := NewGlyph(icon, QuietInk)
	glyph.Side = 40
	parts := []fyne.CanvasObject{middle(glyph), middle(NewLine(title, Strong))}
	if text != "" {
		words := NewParagraphFor(text, Quiet, 360)
		words.Centred = true
		parts = append(parts, middle(Sized(360, 0, words)))
	}
	if first != nil {
		parts = append(parts, Pad(8, 0, 0, 0, middle(first)))
	}
	return container.NewCenter(Stack(8, parts...))
}

// middle keeps o at its own width in the middle of a stack.
func middle(o fyne.CanvasObject) fyne.CanvasObject {
	return Row(0, layout.NewSpacer(), o, layout.NewSpacer())
}

// A Ribbon is a band across the window that nobody overlooks, such as that of the demo.
type Ribbon struct {
	widget.BaseWidget
	Text string
	Tone Tone
}

// NewRibbon makes a ribbon.
func NewRibbon(text string, tone Tone) *Ribbon {
	r := &Ribbon{Text: text, Tone: tone}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *Ribbon) CreateRenderer() fyne.WidgetRenderer {
	ground, text := canvas.NewRectangle(nil), Label.new()
	text.Alignment = fyne.TextAlignCenter
	return &drawing{
		owner: r,
		parts: []fyne.CanvasObject{ground, text},
		min:   func() fyne.Size { return fyne.NewSize(100, 24) },
		place: func(size fyne.Size) {
			put(ground, 0, 0, size.Width, size.Height)
			style := Label.In(r.Tone.Strong())
			style.set(text, style.fit(r.Text, size.Width-16))
			write(text, 0, 0, size.Width, size.Height)
		},
		paint: func() { ground.FillColor = paintOf(r.Tone.Soft()) },
	}
}

// A Fact is a line of a record: what it is, and what is known.
type Fact struct {
	Label string
	Runs  []Run
}

// NewFacts sets facts below each other, their labels in a column as wide as said.
func NewFacts(width float32, facts ...Fact) fyne.CanvasObject {
	list := Stack(0)
	for _, f := range facts {
		value := NewRuns(f.Runs...)
		value.Yields = true
		list.Add(Sized(0, 28, Row(0, Sized(width, 0, NewLine(f.Label, Small).Yielding()), value)))
	}
	return list
}
