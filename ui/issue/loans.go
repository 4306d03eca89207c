package issue

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

var ofKit = regexp.MustCompile(`^kits\.(\d+)\.`)

func list(words []string) string { return strings.Join(words, ", ") }

// loans are what is on loan, what is overdue first. One digit ends a loan; a part of one, or
// what came back damaged, has a form.
type loans struct {
	s    *Screen
	all  []inventory.Loan
	form *ending // stands beside the list; nil: none is open

	table  *widgets.Table
	empty  *fyne.Container
	object fyne.CanvasObject
	box    *fyne.Container
	side   fyne.CanvasObject
}

// loanKeys are what ends the selected loan.
var loanKeys = map[rune]string{'1': inventory.Returned, '2': inventory.Lost, '3': inventory.Given}

func newLoans(s *Screen) *loans {
	d := s.d
	l := &loans{s: s, empty: container.NewStack(), box: container.NewStack()}
	l.table = widgets.NewTable([]widgets.Column{{Title: d.T("residents.word"), Width: 110, Weight: 2}, {Title: d.T("issue.what"), Width: 150, Weight: 3},
		{Title: d.T("goods.quantity"), Width: 96}, {Title: d.T("issue.since"), Width: 84}, {Title: d.T("issue.due"), Width: 150}},
		func() int { return len(l.all) }, l.cells)
	l.table.ID = func(i int) int64 { return l.all[i].ID }
	l.table.Fold = people.Fold
	l.table.OnRune = func(r rune) bool {
		how, ok := loanKeys[r]
		if ok {
			l.end(how)
		}
		return ok
	}
	l.table.OnOpened = func(int) { l.open() }
	l.table.OnSelected = func(int) { l.tell() }
	l.table.Empty = l.empty
	l.empty.Objects = []fyne.CanvasObject{widgets.NewEmpty(widgets.IconIssue, d.T("issue.no_loans"), d.T("issue.no_loans_why"), nil)}
	l.object = container.New(below{}, widgets.Pad(8, 17, 8, 17, widgets.NewLine(d.T("issue.loan_hint"), widgets.Small).Yielding()), l.table)
	l.side = l.box
	return l
}

func (l *loans) cells(i int) []widgets.Cell {
	d, x := l.s.d, l.all[i]
	item, _ := l.s.items.Item(x.Item)
	due := widgets.Cell{Text: d.T("issue.until_exit"), Style: widgets.Quiet}
	switch {
	case x.Overdue:
		due = widgets.Cell{Text: d.T("issue.overdue", "Day", d.ShortDay(x.Due)), Chip: widgets.Alert}
	case !x.Due.IsZero():
		due = widgets.Cell{Text: d.T("issue.till", "Day", d.ShortDay(x.Due))}
	}
	return []widgets.Cell{{Text: x.CodeWord, Style: widgets.Strong}, {Text: goods.Full(d, item, x.Variant)}, {Text: goods.Say(d, item, x.Open)},
		{Text: d.ShortDay(x.Since), Style: widgets.Quiet}, due}
}

func (l *loans) reload() {
	all, err := l.s.st.Loans(context.Background(), 0)
	if l.s.d.Failed(err, nil) {
		return
	}
	l.all = all
	l.table.Reload()
	if l.table.Selected < 0 && len(all) > 0 {
		l.table.Select(0)
	}
	l.tell()
}

func (l *loans) focus() {
	if l.form != nil {
		l.form.form.Focus()
		return
	}
	l.s.d.Host.Focus(l.table.Focus())
}

// of selects the first loan of a resident.
func (l *loans) of(resident int64) {
	for i, x := range l.all {
		if x.Resident == resident {
			l.table.Select(i)
			return
		}
	}
}

func (l *loans) chosen() (inventory.Loan, bool) {
	if i := l.table.Selected; i >= 0 && i < len(l.all) {
		return l.all[i], true
	}
	return inventory.Loan{}, false
}

// tell shows the selected loan and what can become of it.
func (l *loans) tell() {
	d := l.s.d
	if l.form != nil {
		l.box.Objects = []fyne.CanvasObject{l.form.object}
		l.box.Refresh()
		return
	}
	x, ok := l.chosen()
	if !ok {
		l.box.Objects = nil
		l.box.Refresh()
		return
	}
	i, _ := l.s.items.Item(x.Item)
	due := d.T("issue.until_exit")
	if !x.Due.IsZero() {
		due = d.FullDay(x.Due)
	}
	fact := func(label, value string) widgets.Fact {
		return widgets.Fact{Label: d.T(label), Runs: []widgets.Run{widgets.Body.Run(value)}}
	}
	facts := widgets.NewFacts(120, fact("issue.to", x.CodeWord+" · "+x.RegisterNo), fact("goods.quantity", goods.Say(d, i, x.Open)), fact("issue.since", d.FullDay(x.Since)),
		fact("issue.due", due), fact("issue.receipt", x.Number))
	body := widgets.Stack(12, widgets.NewLine(goods.Full(d, i, x.Variant), widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}).Yielding())
	if l.s.may() {
		acts := []*widgets.Button{l.act(inventory.Returned, widgets.Filled, "1"), l.act(inventory.Lost, widgets.Plain, "2"), l.act(inventory.Given, widgets.Plain, "3")}
		part := widgets.NewSmallButton(d.T("issue.part"), widgets.Plain, "", l.open)
		part.Tag = "Enter"
		body.Add(widgets.Stack(8, widgets.Acts(8, 0, acts...), widgets.Acts(8, 0, part)))
	}
	body.Add(facts)
	l.box.Objects = []fyne.CanvasObject{widgets.NewScroll(widgets.Pad(14, 17, 14, 17, body))}
	l.box.Refresh()
}

func (l *loans) act(how string, kind widgets.Kind, tag string) *widgets.Button {
	b := widgets.NewSmallButton(l.s.d.T("code.loan."+how), kind, "", func() { l.end(how) })
	b.Tag = tag
	return b
}

// end ends all of the selected loan.
func (l *loans) end(how string) {
	x, ok := l.chosen()
	if !ok || !l.s.may() {
		return
	}
	l.decide(x, inventory.Decision{Loan: x.ID, How: how}, nil)
}

func (l *loans) decide(x inventory.Loan, c inventory.Decision, f desk.Form) bool {
	r, err := l.s.st.EndLoans(context.Background(), x.Resident, []inventory.Decision{c})
	if fields, ok := err.(fault.Fields); ok {
		for n := range fields {
			fields[n].Name = strings.TrimPrefix(fields[n].Name, "loans.0.")
		}
	}
	if l.s.d.Failed(err, f) {
		return false
	}
	l.form = nil
	l.reload()
	l.s.calm()
	l.s.d.Done(r.Message, r.Undo)
	l.focus()
	return true
}

// back closes the form.
func (l *loans) back() bool {
	if l.form == nil {
		return false
	}
	l.form = nil
	l.tell()
	l.focus()
	return true
}

func (l *loans) save() {
	if l.form != nil {
		l.form.save()
	}
}

// ending is the form of what becomes of a loan or a part of it.
type ending struct {
	l        *loans
	loan     inventory.Loan
	item     inventory.Item
	form     *widgets.Form
	how      *widgets.RadioList
	quantity *goods.Quantity
	place    *widgets.Choice
	damaged  *widgets.Check
	note     *widgets.Field
	object   fyne.CanvasObject
}

// open opens the form of the selected loan.
func (l *loans) open() {
	x, ok := l.chosen()
	if !ok || !l.s.may() {
		return
	}
	d := l.s.d
	e := &ending{l: l, loan: x}
	e.item, _ = l.s.items.Item(x.Item)
	e.form = widgets.NewForm(func() { l.s.Save() })
	var words []string
	for _, how := range inventory.LoanEnds() {
		words = append(words, d.T("code.loan."+how))
	}
	e.how = widgets.NewRadioList(words, 0, func(i int) { e.turn(i) })
	e.quantity = goods.NewQuantity(d, d.T("goods.quantity"), e.item)
	e.quantity.Set(x.Open)
	e.quantity.Field.Entry.OnFocus = func(on bool) {
		if on {
			e.quantity.Field.Entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
	}
	e.place = widgets.NewChoice(d.T("issue.back_to"), nil)
	e.place.NoMatch, e.place.Options = d.T("issue.not_listed"), nil
	e.place.SetHint(d.T("issue.back_to_hint"))
	places, err := l.s.st.Places(context.Background())
	if d.Failed(err, nil) {
		return
	}
	for _, p := range places {
		if p.Active {
			e.place.Options = append(e.place.Options, widgets.Option{Key: strconv.FormatInt(p.ID, 10), Text: p.Name})
		}
	}
	e.damaged = widgets.NewCheck(d.T("issue.damaged"), false, nil)
	e.note = widgets.NewField(d.T("issue.note"), "")
	e.note.Max, e.note.TooLong = 400, func(int) string { return d.T("fault.text.long", "Max", 400) }
	for _, in := range []struct {
		name string
		in   widgets.Input
	}{{"how", e.how}, {"quantity", e.quantity.Field}, {"place", e.place}, {"damaged", e.damaged}, {"note", e.note}} {
		e.form.Add(in.name, in.in)
	}
	title := widgets.NewLine(goods.Full(d, e.item, x.Variant), widgets.Style{Size: 16, Bold: true, Colour: widgets.Ink}).Yielding()
	rows := widgets.Stack(6, title, widgets.NewLine(x.CodeWord+" · "+x.RegisterNo, widgets.Quiet).Yielding(), e.how, e.quantity.Field, e.place, e.damaged, e.note)
	save := widgets.NewSmallButton(d.T("button.save"), widgets.Filled, "", func() { l.s.Save() })
	save.Tag = "Ctrl S"
	cancel := widgets.NewSmallButton(d.T("button.cancel"), widgets.Plain, "", func() { l.s.Back() })
	cancel.Tag = "Esc"
	foot := widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), widgets.Pad(8, 17, 8, 17, widgets.Acts(12, 0, save, cancel)))
	e.object = container.New(below{}, widgets.NewBlock(widgets.Surface), widgets.NewScroll(widgets.Pad(14, 17, 14, 17, rows)), foot)
	l.form = e
	l.tell()
	e.form.Focus()
}

// turn shows what only a return has.
func (e *ending) turn(i int) {
	back := inventory.LoanEnds()[i] == inventory.Returned
	show(e.place, back)
	show(e.damaged, back)
	e.object.Refresh()
}

func (e *ending) save() {
	settle(e.object)
	c := inventory.Decision{Loan: e.loan.ID, How: inventory.LoanEnds()[e.how.Selected], Note: e.note.Text()}
	var err error
	if c.Quantity, err = e.quantity.Read(); err != nil {
		e.l.s.d.Failed(err, e.form)
		return
	}
	if c.How == inventory.Returned {
		if e.place.Key() == "" && e.place.Text() != "" {
			e.l.s.d.Failed(fault.Fields{{Name: "place", Message: fault.Say("fault.choice.missing")}}, e.form)
			return
		}
		c.Place, _ = strconv.ParseInt(e.place.Key(), 10, 64)
		c.Damaged = e.damaged.Ticked
	}
	e.l.decide(e.loan, c, e.form)
}
