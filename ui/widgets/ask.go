package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// An Answer is a button of a Question. Its text is the verb of what it does.
type Answer struct {
	Text string
	Kind Kind
	Icon Icon
	Tag  string      // the key, such as "Enter"
	Do   func() bool // reports whether the question may close; nil: it closes
}

// A Question is one of the few pop-ups. Return gives the default answer, Escape the first; so the first is the one that
// changes nothing. Where the act can't be taken back, Default stays 0 and Return declines too.
type Question struct {
	Title, Text string
	Body        fyne.CanvasObject // nil: none
	Foot        string            // quiet words beside the answers
	Answers     []Answer          // from left to right
	Default     int
	First       fyne.Focusable // nil: the default answer
	Width       float32        // 0: 480
}

// An Asked is a question on show. What lies below gets neither keys nor clicks.
type Asked struct {
	widget.BaseWidget
	canvas  fyne.Canvas
	body    *Layer
	frame   fyne.CanvasObject
	buttons []*Button
	answers []Answer
	normal  int
	width   float32
	was     fyne.Focusable
	keys    func(*fyne.KeyEvent)
}

// Ask puts a question in front of a canvas.
func Ask(c fyne.Canvas, q Question) *Asked {
	a := &Asked{canvas: c, answers: q.Answers, normal: q.Default, width: q.Width, was: c.Focused(), keys: c.OnTypedKey()}
	if a.width == 0 {
		a.width = 480
	}
	foot := []fyne.CanvasObject{NewLine(q.Foot, Small).Yielding(), layout.NewSpacer()}
	for i, x := range q.Answers {
		b := NewButton(x.Text, x.Kind, x.Icon, x.Tag, func() { a.Give(i) })
		a.buttons = append(a.buttons, b)
		foot = append(foot, b)
	}
	inner := Stack(0, NewParagraphFor(q.Title, Style{18, true, Ink}, a.width-46))
	if q.Text != "" {
		inner.Add(Pad(4, 0, 0, 0, NewParagraphFor(q.Text, Quiet, a.width-46)))
	}
	if q.Body != nil {
		inner.Add(Pad(12, 0, 0, 0, q.Body))
	}
	gap := float32(16)
	if q.Body != nil {
		gap = 8 // fields keep room below themselves
	}
	inner.Add(Pad(gap, 0, 0, 0, Row(12, foot...)))
	a.frame = container.NewStack(NewPanel(Surface), Pad(22, 22, 20, 22, inner))
	a.body = NewLayer(container.NewWithoutLayout(a.frame))
	a.body.OnUse = func() { used(c) }
	a.ExtendBaseWidget(a)

	c.Unfocus() // or the space that presses a button would also be typed into the field below
	c.Overlays().Add(a)
	c.SetOnTypedKey(a.typed)
	switch {
	case q.First != nil:
		c.Focus(q.First)
	case len(a.buttons) > 0:
		c.Focus(a.buttons[a.normal])
	}
	return a
}

// typed gets the keys that no part of the question has a use for.
func (a *Asked) typed(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyEscape:
		a.Give(0)
	case isReturn(k):
		a.Give(a.normal)
	}
}

// Give gives an answer, as its button does.
func (a *Asked) Give(i int) {
	if i < 0 || i >= len(a.answers) {
		a.Close()
		return
	}
	if do := a.answers[i].Do; do == nil || do() {
		a.Close()
	}
}

// Default gives the default answer; a form in the body calls it from its last field.
func (a *Asked) Default() { a.Give(a.normal) }

// Button is that of an answer, to Forbid it or allow it again.
func (a *Asked) Button(i int) *Button { return a.buttons[i] }

// Close takes the question away and gives the focus back.
func (a *Asked) Close() {
	if !slices.Contains(a.canvas.Overlays().List(), fyne.CanvasObject(a)) {
		return
	}
	a.canvas.Overlays().Remove(a)
	a.canvas.SetOnTypedKey(a.keys)
	// Later, when the letter of the key that closed it is through.
	fyne.Do(func() {
		if a.was != nil && a.canvas.Overlays().Top() == nil && a.canvas.Focused() == nil {
			a.canvas.Focus(a.was)
		}
	})
}

func (a *Asked) inside() []fyne.CanvasObject { return []fyne.CanvasObject{a.body} }

// CreateRenderer implements fyne.Widget.
func (a *Asked) CreateRenderer() fyne.WidgetRenderer {
	veil := canvas.NewRectangle(nil)
	return &drawing{
		owner: a,
		parts: []fyne.CanvasObject{veil, a.body},
		min:   func() fyne.Size { return fyne.NewSize(a.width, a.frame.MinSize().Height) },
		place: func(size fyne.Size) {
			put(veil, 0, 0, size.Width, size.Height)
			put(a.body, 0, 0, size.Width, size.Height)
			w, h := min(max(a.width, a.frame.MinSize().Width), size.Width), min(a.frame.MinSize().Height, size.Height)
			put(a.frame, whole((size.Width-w)/2), whole((size.Height-h)*0.45), w, h)
		},
		paint: func() { veil.FillColor = paintOf(Veil) },
	}
}
