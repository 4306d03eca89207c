package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// focusing is what every part that takes keys shares: whether it has the focus, and who brings it into view. The flag
// is kept here because in FocusLost the canvas still names the part that loses it.
type focusing struct {
	focused bool
	part    fyne.CanvasObject       // that has or had the focus
	reveal  func(fyne.CanvasObject) // set by the Scroll around the part, if there is one
}

func (f *focusing) setReveal(reveal func(fyne.CanvasObject)) { f.reveal = reveal }

// gained notes the focus and brings o into view.
func (f *focusing) gained(o fyne.CanvasObject) {
	f.focused, f.part = true, o
	o.Refresh()
	if f.reveal != nil {
		f.reveal(o)
	}
}

func (f *focusing) lost(o fyne.CanvasObject) {
	f.focused = false
	o.Refresh()
}

// KeyDown implements desktop.Keyable: a key is a sign of life.
func (f *focusing) KeyDown(*fyne.KeyEvent) { Used(f.part) }

// KeyUp implements desktop.Keyable.
func (f *focusing) KeyUp(*fyne.KeyEvent) {}

// Used tells the window's Layer that somebody is at work on o, a part of another package that takes keys.
func Used(o fyne.CanvasObject) {
	if o == nil {
		return
	}
	if c := canvasOf(o); c != nil {
		used(c)
	}
}

func used(c fyne.Canvas) {
	if l, ok := c.Content().(*Layer); ok && l.OnUse != nil {
		l.OnUse()
	}
}

// canvasOf is the canvas that shows o, nil if none does.
func canvasOf(o fyne.CanvasObject) fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(o) }

// forward gives a key that o has no use for to whoever listens to the canvas when nothing has the focus: the window,
// or the question in front of it. So Escape and the F keys work wherever the focus is.
func forward(o fyne.CanvasObject, k *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(k)
	}
}

// Focus gives o the focus, if it is shown. The driver learns where a part stands only when it draws it, so one that was
// made just now is looked for in the program's window.
func Focus(o fyne.Focusable) {
	object, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	c := canvasOf(object)
	if all := fyne.CurrentApp().Driver().AllWindows(); c == nil && len(all) == 1 {
		c = all[0].Canvas()
	}
	if c != nil {
		c.Focus(o)
	}
}

// focusNext moves the focus on, as the Tab key does.
func focusNext(o fyne.CanvasObject) {
	if c := canvasOf(o); c != nil {
		c.FocusNext()
	}
}

// walk visits o and all that stands in it, as far as containers and our own parts tell.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, visit)
		}
	case *container.Scroll:
		walk(o.Content, visit)
	case interface{ inside() []fyne.CanvasObject }:
		for _, child := range o.inside() {
			walk(child, visit)
		}
	}
}

// isReturn reports whether a key is Return, on the letters or on the number pad.
func isReturn(k *fyne.KeyEvent) bool { return k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter }
