package journal

import (
	"context"

	"fyne.io/fyne/v2"

	"pana/shelter/shift"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// Guard looks texts of a form through for who somebody is before they are saved. It warns
// of each text once: whoever saves it again as it is means it so.
type Guard struct {
	d *desk.Desk
	h interface {
		CheckText(ctx context.Context, text string) ([]shift.Finding, error)
	}
	meant map[string]bool
}

// NewGuard makes a guard.
func NewGuard(d *desk.Desk, h interface {
	CheckText(ctx context.Context, text string) ([]shift.Finding, error)
}) *Guard {
	return &Guard{d: d, h: h, meant: map[string]bool{}}
}

// Pass goes on at once when no text tells who somebody is. Otherwise it says what does, and
// offers the code word, which stays in the field to be looked at; where there is none to
// offer it may be saved as it is.
func (g *Guard) Pass(texts []*widgets.Field, then func()) {
	for _, f := range texts {
		text := f.Text()
		if text == "" || g.meant[text] || len(text) > 16*shift.Longest {
			continue
		}
		found, err := g.h.CheckText(context.Background(), text)
		if g.d.Failed(err, nil) {
			return
		}
		if len(found) > 0 {
			g.ask(f, found, func() { g.Pass(texts, then) })
			return
		}
	}
	then()
}

func (g *Guard) ask(f *widgets.Field, found []shift.Finding, then func()) {
	d, text := g.d, f.Text()
	g.meant[text] = true
	says, words := Warn(d, found)
	var lines []fyne.CanvasObject
	for _, s := range says {
		lines = append(lines, widgets.NewParagraphFor(s, widgets.Body, 520))
	}
	q := desk.Question{Title: d.T("journal.warning"), Body: widgets.Stack(2, lines...), Verb: d.T("journal.as_is"), Width: 566,
		Yes: func() bool { then(); return true }, No: func() { d.Host.Focus(f.Focusable()) }}
	if words {
		q.Verb, q.Note = d.T("journal.replace"), d.T("journal.again")
		q.Yes = func() bool {
			f.SetText(shift.Replace(shift.Clean(text), found))
			fyne.Do(func() { d.Host.Focus(f.Focusable()) })
			return true
		}
	}
	d.Ask(q)
}
