package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"pana/ui/desk"
	"pana/ui/widgets"
)

// tick is how often the window looks at the clock.
const tick = 5 * time.Second

// warnBefore is how long before locking the window says so.
const warnBefore = 30 * time.Second

// idle knows when somebody last did something. Fyne has no word for that, so three signs
// stand for it: keys that nothing else used, the mouse over the ground, and a change of
// what has the cursor or of what is typed there.
type idle struct {
	last   time.Time
	warned bool
	canvas fyne.Canvas
	seen   string
}

func (i *idle) watch(c fyne.Canvas, a fyne.App) {
	i.canvas = c
	i.touch()
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(func(*fyne.KeyEvent) { i.touch() })
	}
	a.Lifecycle().SetOnEnteredForeground(i.touch)
}

func (i *idle) touch() { i.last, i.warned = time.Now(), false }

// look notes a change of cursor or typing, and hands back how long nothing was done.
func (i *idle) look() time.Duration {
	if now := i.sign(); now != i.seen {
		i.seen = now
		i.touch()
	}
	return time.Since(i.last)
}

// sign is a picture of where the cursor stands.
func (i *idle) sign() string {
	f := i.canvas.Focused()
	if f == nil {
		return ""
	}
	if e, ok := f.(*widgets.Entry); ok {
		return fmt.Sprintf("%p %d %d", e, len(e.Text), e.CursorColumn)
	}
	return fmt.Sprintf("%p", f)
}

// under lays a ground beneath content that feels the mouse.
func (i *idle) under(content fyne.CanvasObject) fyne.CanvasObject {
	g := &ground{touch: i.touch}
	g.ExtendBaseWidget(g)
	return container.NewStack(g, content)
}

// ground draws nothing and feels the mouse.
type ground struct {
	widget.BaseWidget
	touch func()
}

// CreateRenderer implements fyne.Widget.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// MouseIn implements desktop.Hoverable.
func (g *ground) MouseIn(*desktop.MouseEvent) { g.touch() }

// MouseMoved implements desktop.Hoverable.
func (g *ground) MouseMoved(*desktop.MouseEvent) { g.touch() }

// MouseOut implements desktop.Hoverable.
func (g *ground) MouseOut() { g.touch() }

// ticked looks at the clock: time for a warning, for the lock, for holds that ran out.
func (w *window) ticked() {
	if w.work == nil {
		return
	}
	w.work.ticked()
	limit := w.work.idleLimit()
	switch quiet := w.idle.look(); {
	case quiet >= limit:
		w.lock()
	case quiet >= limit-warnBefore && !w.idle.warned:
		w.idle.warned = true
		w.notify(desk.Note{Text: w.words.T("notice.locking_soon")})
	}
}
