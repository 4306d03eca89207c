package residents

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// The kinds of forms, as drafts name them.
const (
	formFacts    = "facts"
	formIdentity = "identity"
	formMove     = "move"
	formExit     = "exit"
	formOut      = "out"
	formBack     = "back"
	formDecide   = "decide"
	formCorrect  = "correct"
	formReturn   = "return"
	formLoans    = "loans"
	formSizes    = "sizes"
)

// form stands in place of the record while something is edited. Its inputs have the names
// that faults have for them, so that what is typed can be kept and put back by name.
type form struct {
	r       *record
	kind    string
	event   int64 // that a correction is about
	w       *widgets.Form
	names   []string
	rows    *fyne.Container
	scroll  *widgets.Scroll
	content fyne.CanvasObject
	initial values
	shape   func(values)      // makes the rows that values need; nil: they are always the same
	beneath map[string]string // the input under which a refusal is said, by its key
	saved   func() error      // saves, and tells it
}

// newForm makes an empty form with a title and the verb of its main button.
func (r *record) newForm(kind, title, verb string) *form {
	f := &form{r: r, kind: kind, rows: widgets.Stack(4), beneath: map[string]string{}}
	f.w = widgets.NewForm(f.save)
	d := r.s.desk
	head := widgets.Pad(13, 17, 10, 17, widgets.Sized(0, 30, widgets.Row(12,
		widgets.NewLine(title, widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}).Yielding(), layout.NewSpacer(),
		widgets.NewLine(r.who.RegisterNo, widgets.Quiet))))
	f.scroll = widgets.NewScroll(widgets.Pad(12, 17, 12, 17, f.rows))
	save := widgets.NewButton(verb, widgets.Filled, widgets.IconCheck, "Ctrl S", f.save)
	cancel := widgets.NewButton(d.T("button.cancel"), widgets.Plain, "", "Esc", func() { r.s.Back() })
	foot := container.NewStack(widgets.NewBlock(widgets.Surface), widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), widgets.Pad(10, 17, 10, 17, widgets.Acts(12, 0, cancel, save))))
	f.content = widgets.NewCard("", nil, container.New(below{}, widgets.Stack(0, head, widgets.NewRule(widgets.LineColour, 1)), f.scroll, foot))
	return f
}

// add makes in an input of the form; the caller puts it into the rows.
func (f *form) add(name string, in widgets.Input) fyne.CanvasObject {
	f.names = append(f.names, name)
	f.w.Add(name, in)
	return in
}

// row puts inputs side by side.
func (f *form) row(o ...fyne.CanvasObject) {
	f.rows.Add(widgets.Columns(12, widgets.Equal(len(o)), o...))
}

// start shows the form in place of the record.
func (f *form) start() {
	f.initial = f.values()
	f.r.form = f
	f.r.s.calm(true)
	f.r.s.uncover(true)
	f.r.show()
	f.w.Focus()
}

// dirty reports whether something was typed.
func (f *form) dirty() bool { return len(f.values().since(f.initial)) > 0 }

// save saves what is typed; with a fault all of it stays.
func (f *form) save() {
	focused := f.settle()
	if wrong := f.unread(); len(wrong) > 0 {
		f.w.Show(wrong)
		return
	}
	if f.failed(f.saved()) {
		if c := f.r.s.canvas(); focused != nil && c != nil && c.Focused() == nil {
			c.Focus(focused)
		}
		return
	}
	f.r.s.draft.drop()
	f.r.view()
}

// settle lets a list or a date that is being typed make up its mind.
func (f *form) settle() fyne.Focusable {
	c := f.r.s.canvas()
	if c == nil {
		return nil
	}
	was := c.Focused()
	c.Unfocus()
	return was
}

// unread are the inputs whose text means nothing to them.
func (f *form) unread() []widgets.Fault {
	var wrong []widgets.Fault
	for _, name := range f.names {
		why := ""
		switch in := f.w.Input(name).(type) {
		case *widgets.Choice:
			if !in.Free && strings.TrimSpace(in.Text()) != "" && in.Key() == "" {
				why = in.NoMatch
			}
		case *widgets.DateField:
			why = in.Fault()
		case *widgets.TimeField:
			why = in.Fault()
		}
		if why != "" {
			wrong = append(wrong, widgets.Fault{Name: name, Text: why})
		}
	}
	return wrong
}

// failed shows err: faults under their fields, a refusal under the field that can mend it.
func (f *form) failed(err error) bool {
	if errors.Is(err, errShown) {
		return true
	}
	var refused *fault.Refusal
	if errors.As(err, &refused) {
		if name, ok := f.beneath[refused.Key]; ok {
			f.w.Show([]widgets.Fault{{Name: name, Text: f.r.s.desk.Say(refused.Message)}})
			return true
		}
	}
	if err == nil {
		f.w.Show(nil)
		return false
	}
	return f.r.s.desk.Failed(err, f.w)
}

// refusal is the sentence of a refusal.
func refusal(d *desk.Desk, err error) string {
	var refused *fault.Refusal
	if errors.As(err, &refused) {
		return d.Say(refused.Message)
	}
	return d.T("notice.unexpected")
}

// errShown says that a fault was shown already and what was typed stands in a new form.
var errShown = errors.New("shown")
