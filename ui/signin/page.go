package signin

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// Page is the entrance.
type Page struct {
	h    Host
	s    *state
	root *fyne.Container
	form *widgets.Form
	next func() // Return where nothing has the cursor, and from the last field
	back func() // Escape; nil: there is nothing to go back to
	busy bool
	// checking shows that a password is being checked, or that it was.
	checking func(bool)
	run      func(desk.Task)
}

// New makes the entrance: sign-in to the host's file, or the welcome page without one.
func New(h Host) *Page {
	p := &Page{h: h, root: container.NewStack(), s: &state{file: h.File}}
	p.run = (&desk.Desk{Words: h.Words, AtOnce: h.AtOnce}).Run
	if h.File == "" {
		p.s.view = viewWelcome
	}
	p.show()
	return p
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Focus puts the cursor where one goes on.
func (p *Page) Focus() {
	c := p.h.Window.Canvas()
	c.SetOnTypedKey(p.typedKey)
	bindEvacuation(c, p)
	switch {
	case p.s.focus != "" && p.form.Input(p.s.focus) != nil:
		p.form.FocusOn(p.s.focus)
	case p.s.view == viewSignIn && p.s.login != "":
		p.form.FocusOn("password")
	default:
		p.form.Focus()
	}
}

// Typed is what stands in the fields.
func (p *Page) Typed() Typed { return Typed{p.s.login, p.s.password, p.s} }

// SetTyped puts back what stood in the fields, and the page that showed.
func (p *Page) SetTyped(t Typed) {
	if t.state != nil {
		p.s = t.state
	}
	p.s.login, p.s.password = t.Login, t.Password
	p.show()
	p.Focus()
}

// File is the file to sign in to, "" while none is chosen.
func (p *Page) File() string { return p.s.file }

// Close locks a file that was opened and waits for something, such as a recovery code
// that has to be written down.
func (p *Page) Close() error {
	h := p.s.held
	if h == nil {
		return nil
	}
	p.s.held = nil
	return h.session.Lock()
}

// show makes the page of the state.
func (p *Page) show() {
	p.next, p.back = nil, nil
	p.form = widgets.NewForm(func() { p.goOn() })
	p.form.OnEscape = p.goBack
	pages := map[view]func() fyne.CanvasObject{
		viewSignIn: p.signIn, viewWelcome: p.welcome, viewFile: p.otherFile, viewRecover: p.recovery,
		viewRestore: p.restoring, viewDemo: p.demoLogins, viewWizard: p.wizard, viewCode: p.newCode, viewClock: p.clockBack,
	}
	p.root.Objects = []fyne.CanvasObject{pages[p.s.view]()}
	p.root.Refresh()
}

// redo shows the page anew with the cursor on an input; "" is the first.
func (p *Page) redo(focus string) {
	p.s.focus = focus
	p.show()
	p.Focus()
	p.showFaults()
}

// goTo shows another page.
func (p *Page) goTo(v view) {
	p.s.clean()
	p.s.view = v
	p.redo("")
}

// start is the page on which everything begins.
func (p *Page) start() {
	if p.s.file == "" {
		p.goTo(viewWelcome)
		return
	}
	p.goTo(viewSignIn)
}

func (p *Page) goOn() {
	if p.next != nil && !p.busy {
		p.next()
	}
}

func (p *Page) goBack() {
	if p.back != nil && !p.busy {
		p.back()
	}
}

// typedKey gets the keys that nothing with the cursor has used.
func (p *Page) typedKey(k *fyne.KeyEvent) {
	c := p.h.Window.Canvas()
	switch k.Name {
	case fyne.KeyEscape:
		p.goBack()
	case fyne.KeyReturn, fyne.KeyEnter:
		p.goOn()
	case fyne.KeyDown:
		c.FocusNext()
	case fyne.KeyUp:
		c.FocusPrevious()
	}
}

// language changes the window's language. A work in progress ends first: it speaks to
// this page.
func (p *Page) language(lang string) {
	switch {
	case p.busy:
	case lang == p.h.Words.Lang():
		p.Focus() // a click on it took the cursor away
	default:
		p.h.Language(lang)
	}
}

// quietly runs work beside the window, which shows by itself that it goes on.
func (p *Page) quietly(work func(context.Context) error, done func(error)) {
	if p.busy {
		return
	}
	p.busy = true
	p.run(desk.Task{Quiet: true,
		Work: func(ctx context.Context, _ func(int, int)) error { return work(ctx) },
		Done: func(err error) {
			p.busy = false
			done(err)
		}})
}

// slowly runs long work under a word about it.
func (p *Page) slowly(title string, work func(context.Context) error, done func(error)) {
	if p.busy {
		return
	}
	step, end := p.h.Busy(title, nil)
	n := 0
	stop := desk.Every(150*time.Millisecond, func() { n++; step(n, 0) })
	p.quietly(work, func(err error) {
		stop()
		end()
		done(err)
	})
}

// failed keeps what went wrong for the page: faults for their fields, a refusal as its
// sentence, the rest as a calm word. The caller shows the page.
func (p *Page) failed(err error) {
	p.s.clean()
	var fields fault.Fields
	var refusal *fault.Refusal
	switch {
	case errors.As(err, &fields):
		p.s.faults = fields
	case errors.As(err, &refusal):
		p.s.trouble, p.s.code = &refusal.Message, refusal.Code
	default:
		desk.Log("entrance", err)
		p.s.trouble = &fault.Message{Key: "notice.unexpected"}
	}
}

// showFaults puts the faults of the state under their fields; one without a field is said
// above.
func (p *Page) showFaults() {
	if len(p.s.faults) == 0 {
		return
	}
	said := make([]widgets.Fault, len(p.s.faults))
	for i, f := range p.s.faults {
		said[i] = widgets.Fault{Name: f.Name, Text: p.say(f.Message)}
	}
	for _, rest := range p.form.Show(said) {
		i := slices.IndexFunc(p.s.faults, func(f fault.Field) bool { return f.Name == rest.Name })
		p.s.trouble, p.s.faults = &p.s.faults[i].Message, nil
		p.redo(p.s.focus)
		return
	}
	p.s.faults = nil
}

func (p *Page) t(key string, args ...any) string { return p.h.Words.T(key, args...) }

func (p *Page) say(m fault.Message) string { return p.h.Words.Get(m.Key, m.Args) }
