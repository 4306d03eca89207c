package issue

import (
	"context"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// signed are the ways in which a receipt can be signed; the words are "code.signed."+code.
var signed = []string{"yes", "thumb", "refused"}

// done is what was just given out: its receipts are printed, and it is noted how they were
// signed.
type done struct {
	s      *Screen
	docs   []inventory.Document
	at     int
	print  *widgets.Button
	signs  []*widgets.Button
	more   *widgets.Button
	head   *fyne.Container
	object fyne.CanvasObject
	side   fyne.CanvasObject
}

// sign shows documents that were just made.
func (s *Screen) sign(ids []int64) {
	x := &done{s: s, head: widgets.Stack(10)}
	for _, id := range ids {
		d, err := s.st.Document(context.Background(), id)
		if s.d.Failed(err, nil) {
			return
		}
		x.docs = append(x.docs, d)
	}
	if len(x.docs) == 0 {
		return
	}
	x.object = widgets.NewScroll(widgets.Pad(16, 17, 16, 17, x.head))
	x.side = widgets.Pad(14, 17, 14, 17, widgets.Stack(8, widgets.NewParagraphFor(s.d.T("issue.done_why"), widgets.Quiet, 300)))
	x.print = widgets.NewButton(s.d.T("issue.print"), widgets.Filled, widgets.IconPrint, "Ctrl P", x.printAll)
	x.more = widgets.NewButton(s.d.T("issue.more"), widgets.Plain, widgets.IconAdd, "Esc", x.close)
	for _, how := range signed {
		x.signs = append(x.signs, widgets.NewSmallButton(s.d.T("code.signed."+how), widgets.Plain, "", func() { x.note(how) }))
	}
	s.done = x
	x.tell()
	s.show()
	x.focus()
}

func (x *done) focus() {
	switch {
	case x.doc().Signed != "":
		x.s.d.Host.Focus(x.more)
	default:
		x.s.d.Host.Focus(x.print)
	}
}

func (x *done) doc() inventory.Document { return x.docs[x.at] }

// tell writes the document that is looked at.
func (x *done) tell() {
	d, doc := x.s.d, x.doc()
	title := d.T("issue.done", "Number", doc.Number())
	if len(x.docs) > 1 {
		title = d.T("issue.done_of", "Number", doc.Number(), "N", x.at+1, "Of", len(x.docs))
	}
	who := doc.CodeWord + " · " + doc.RegisterNo
	if doc.Reason == "CONSUMED" {
		who = d.T("issue.household", "Word", doc.CodeWord) + " · " + doc.RegisterNo
	}
	x.head.Objects = []fyne.CanvasObject{
		widgets.Stack(2, widgets.NewLine(title, widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}).Yielding(), widgets.NewLine(who, widgets.Quiet).Yielding()),
		widgets.Acts(12, 0, x.print, x.more), widgets.NewRule(widgets.LineColour, 1),
	}
	for _, m := range doc.Movements {
		x.head.Add(x.line(m))
	}
	x.head.Add(widgets.NewRule(widgets.LineColour, 1))
	if doc.Signed != "" {
		x.head.Add(widgets.Row(8, widgets.NewLine(d.T("issue.signed"), widgets.Small), widgets.NewChip(d.T("code.signed."+doc.Signed), widgets.Free, widgets.IconCheck)))
	} else {
		x.head.Add(widgets.NewLine(d.T("issue.signed"), widgets.Small).Yielding())
		x.head.Add(widgets.Acts(8, 0, x.signs...))
	}
	x.head.Refresh()
	x.object.Refresh()
}

// line is a movement in words.
func (x *done) line(m inventory.Movement) fyne.CanvasObject {
	d := x.s.d
	i, ok := x.s.items.Item(m.Item)
	if !ok {
		return widgets.Stack(0)
	}
	runs := []widgets.Run{widgets.Strong.Run(goods.Full(d, i, m.Variant)), widgets.Body.Run("  " + goods.Say(d, i, -m.Quantity))}
	if m.LotCode != "" {
		runs = append(runs, widgets.Quiet.Run("  "+d.T("issue.lot", "Lot", m.LotCode)))
	}
	if !m.Expiry.IsZero() {
		runs = append(runs, widgets.Quiet.Run("  "+d.T("issue.till", "Day", d.FullDay(m.Expiry))))
	}
	for _, l := range x.doc().Loans {
		if l.ID != m.ID {
			continue
		}
		until := d.T("issue.until_exit")
		if !l.Due.IsZero() {
			until = d.FullDay(l.Due)
		}
		runs = append(runs, widgets.Quiet.Run("  "+d.T("issue.lent_until", "Day", until)))
	}
	return widgets.NewRuns(runs...)
}

// note notes how the receipt was signed, and goes on to the next.
func (x *done) note(how string) {
	r, err := x.s.st.Sign(context.Background(), x.doc().ID, how)
	if x.s.d.Failed(err, nil) {
		return
	}
	x.s.d.Done(r.Message, nil)
	if x.docs[x.at].Signed = how; x.at+1 < len(x.docs) {
		x.at++
	}
	x.tell()
	x.focus()
}

// reload follows what another window, or Undo, made of the documents.
func (x *done) reload() {
	for n := range x.docs {
		d, err := x.s.st.Document(context.Background(), x.docs[n].ID)
		if x.s.d.Failed(err, nil) {
			return
		}
		if d.UndoneBy != 0 {
			x.close()
			return
		}
		x.docs[n] = d
	}
	x.tell()
}

// sheet is the receipt of the document that is looked at.
func (x *done) sheet() desk.SheetOrder {
	return desk.SheetOrder{Sheet: "receipt", Filter: x.doc().Number()}
}

// printAll prints the receipts of all of them.
func (x *done) printAll() {
	for _, doc := range x.docs {
		x.s.d.Host.Print(desk.SheetOrder{Sheet: "receipt", Filter: doc.Number()})
	}
}

// close goes back to what it was given out from.
func (x *done) close() {
	x.s.done = nil
	x.s.show()
	x.s.Focus()
}
