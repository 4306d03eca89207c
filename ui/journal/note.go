package journal

import (
	"context"
	"strconv"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/shift"
	"pana/ui/widgets"
)

// note is the pad while it is open.
type note struct {
	p        *Pad
	canvas   fyne.Canvas
	corrects int64
	fresh    typed // what stands there when nothing was typed

	text   *widgets.Field
	kind   *widgets.Chips
	who    *widgets.Choice
	save   *widgets.Button
	form   *widgets.Form
	warned *warning
	over   *overlay

	meant string // a text that is meant as it stands, whatever it was warned of
	was   fyne.Focusable
	keys  func(*fyne.KeyEvent)
	gone  bool
}

func newNote(p *Pad, c fyne.Canvas, corrects int64, fresh typed) *note {
	n := &note{p: p, canvas: c, corrects: corrects, fresh: fresh, was: c.Focused(), keys: c.OnTypedKey()}
	d := p.d
	label := d.T("journal.text")
	if corrects != 0 {
		label = d.T("journal.text_instead")
	}
	n.text = widgets.NewArea(label, "", 3)
	n.text.Max = shift.Longest
	n.text.TooLong = func(int) string { return d.T("fault.text.long", "Max", shift.Longest) }
	n.text.OnChanged = func(string) { n.warn(nil) }
	n.text.Entry.OnKey = func(k fyne.KeyName) bool { // a line of the log is one: Return writes it
		if k == fyne.KeyReturn || k == fyne.KeyEnter {
			n.write()
			return true
		}
		return false
	}
	kinds := make([]string, len(shift.Kinds()))
	for i, k := range shift.Kinds() {
		kinds[i] = Kind(d, k)
	}
	n.kind = widgets.NewChips(d.T("journal.about"), kinds, 0, width-2*inside, nil)
	n.who = NewPerson(d, p.h, d.T("journal.who"))
	n.who.SetHint(d.T("journal.who_hint"))
	n.save = widgets.NewButton(d.T("journal.write"), widgets.Filled, widgets.IconNote, "Enter", n.write)
	n.form = widgets.NewForm(nil)
	n.form.Add("text", n.text)
	n.form.Add("kind", n.kind)
	n.form.Add("resident", n.who)
	n.kind.SetReturn(n.write)
	n.who.SetReturn(func() { widgets.Focus(n.save) })
	n.warned = newWarning(n)
	n.over = newOverlay(n)
	return n
}

// fill shows what was begun.
func (n *note) fill(t typed) {
	n.text.SetText(t.Text)
	for i, k := range shift.Kinds() {
		if k == t.Kind {
			n.kind.Select(i)
		}
	}
	if t.Resident != 0 {
		n.who.Choose(person(t.Resident, t.Word))
	}
}

// typed is what stands on the pad.
func (n *note) typed() typed {
	t := typed{Text: n.text.Text(), Kind: shift.Kinds()[n.kind.Selected]}
	if id, err := strconv.ParseInt(n.who.Key(), 10, 64); err == nil {
		t.Resident, t.Word = id, n.who.Text()
	}
	return t
}

// remember takes what stands on the pad as begun, unless nothing was typed.
func (n *note) remember() {
	t := n.typed()
	if t == n.fresh || n.corrects == 0 && t.Text == "" {
		delete(n.p.begun, n.corrects)
		return
	}
	n.p.begun[n.corrects] = t
}

func (n *note) show() {
	n.canvas.Unfocus()
	n.canvas.Overlays().Add(n.over.object)
	n.canvas.SetOnTypedKey(func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyEscape {
			n.escape()
		}
	})
	n.canvas.Focus(n.text.Focusable())
}

// escape goes back from the warning to the text, and from there to the page. It asks
// nothing: what was typed is kept and comes back with the pad.
func (n *note) escape() {
	if n.warned.shown() {
		n.warn(nil)
		n.canvas.Focus(n.text.Focusable())
		return
	}
	n.close()
	n.p.keepQuietly()
	if _, begun := n.p.begun[n.corrects]; begun {
		n.p.d.Host.Notify(noteOf(n.p.d.T("journal.kept")))
	}
}

// close takes the pad away and gives the cursor back, unless it went elsewhere.
func (n *note) close() {
	if n.gone {
		return
	}
	n.remember()
	n.gone, n.p.open = true, nil
	n.canvas.Overlays().Remove(n.over.object)
	n.canvas.SetOnTypedKey(n.keys)
	// Later, when the letter of the key that closed it is through.
	fyne.Do(func() {
		if n.was != nil && n.canvas.Overlays().Top() == nil && n.canvas.Focused() == nil {
			n.canvas.Focus(n.was)
		}
	})
}

// write saves the line. One that may tell who somebody is waits for a decision first.
func (n *note) write() {
	t := n.typed()
	if t.Text != n.meant && utf8.RuneCountInString(t.Text) <= shift.Longest {
		found, err := n.p.h.CheckText(context.Background(), t.Text)
		if n.p.d.Failed(err, nil) {
			return
		}
		if len(found) > 0 {
			n.form.Show(nil)
			n.warn(found)
			return
		}
	}
	n.commit(t)
}

// writeAsIs saves the line whatever it was warned of.
func (n *note) writeAsIs() {
	n.meant = n.text.Text()
	n.commit(n.typed())
}

func (n *note) commit(t typed) {
	n.warn(nil)
	line := shift.NewEntry{Kind: t.Kind, Text: t.Text, Resident: t.Resident}
	var r shelter.Receipt
	var err error
	if n.corrects == 0 {
		r, err = n.p.h.WriteLog(context.Background(), line)
	} else {
		r, err = n.p.h.CorrectLog(context.Background(), n.corrects, line)
	}
	if n.p.d.Failed(err, n.form) {
		if n.text.Wrong() == "" { // a refusal: the text stays, and the cursor in it
			n.canvas.Focus(n.text.Focusable())
		}
		return
	}
	n.close()
	delete(n.p.begun, n.corrects)
	n.p.keepQuietly()
	n.p.d.Done(r.Message, nil)
}

// warn shows what was found in the text, or with nothing takes the warning away.
func (n *note) warn(found []shift.Finding) {
	if len(found) == 0 && !n.warned.shown() {
		return
	}
	n.warned.set(found)
	n.over.layOut()
	if len(found) > 0 {
		n.canvas.Focus(n.warned.first())
	}
}

// replace puts the code words into the text and leaves it to be looked at.
func (n *note) replace() {
	n.text.SetText(shift.Replace(shift.Clean(n.text.Text()), n.warned.found))
	n.warn(nil)
	n.canvas.Focus(n.text.Focusable())
	n.text.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}
