// Package lent is the part of a form that asks what becomes of things on loan: returned,
// lost or given for good, how much of each, and whether it came back damaged.
//
// Rules: nothing is chosen beforehand, since a guess would be signed for; the quantity
// stands there whole, and where less is typed, the form asks for the rest too. The page
// that has the form puts its parts into rows of its own and walks them by their names.
package lent

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// Store is what the form needs of the store; shelter.Store is one.
type Store interface {
	LoansOf(ctx context.Context, residents []int64) ([]inventory.Loan, error)
	Items(ctx context.Context, all bool) ([]inventory.Item, error)
}

// Input is a part that Return walks to, under the name by which a draft keeps it.
type Input struct {
	Name string
	In   widgets.Input
}

// Form asks about the loans of some residents.
type Form struct {
	d    *desk.Desk
	rows []*row
	sent []name // by decision, of the last Decisions
	box  *fyne.Container
}

// row is one loan.
type row struct {
	loan  inventory.Loan
	item  inventory.Item
	how   *widgets.Choice
	qty   *goods.Quantity // nil where there is only one
	hurt  *widgets.Check
	rest  *widgets.Choice // what becomes of the rest, while less than all is typed
	below *fyne.Container
	box   *fyne.Container
}

// name is the start of the names of a row's inputs, and whether it is about the rest.
type name struct {
	prefix string
	rest   bool
}

// New reads the loans of residents; a form without any is empty and asks nothing.
func New(d *desk.Desk, st Store, residents []int64, wide float32) (*Form, error) {
	ls, err := st.LoansOf(context.Background(), residents)
	if err != nil {
		return nil, err
	}
	f := &Form{d: d, box: widgets.Stack(4)}
	if len(ls) == 0 {
		return f, nil
	}
	items, err := st.Items(context.Background(), true)
	if err != nil {
		return nil, err
	}
	c := goods.NewCatalogue(d, items)
	for _, l := range ls {
		i, _ := c.Item(l.Item)
		f.rows = append(f.rows, f.newRow(l, i, wide))
	}
	f.build(residents)
	return f, nil
}

func (f *Form) newRow(l inventory.Loan, i inventory.Item, wide float32) *row {
	d := f.d
	r := &row{loan: l, item: i, how: f.choice("lent.how"), below: widgets.Stack(0)}
	in, weights := []fyne.CanvasObject{r.how}, []float32{4}
	if l.Open > 1 {
		r.qty = goods.NewQuantity(d, d.T("lent.quantity"), i)
		r.qty.Field.SetHint("")
		r.qty.Set(l.Open)
		r.qty.Field.OnChanged = func(string) { r.split() }
		r.rest = f.choice("lent.rest")
		r.below.Add(r.rest)
		in, weights = append(in, r.qty.Field), append(weights, 2.4)
	}
	r.hurt = widgets.NewCheck(d.T("lent.damaged"), false, nil)
	in, weights = append(in, widgets.Pad(5, 0, 0, 0, r.hurt)), append(weights, 3)
	r.below.Hidden = true
	r.box = widgets.Stack(2, widgets.NewRuns(widgets.Strong.Run(f.title(r)), widgets.Small.Run(" · "+f.told(r))), widgets.Columns(12, weights, in...), r.below)
	return r
}

func (f *Form) title(r *row) string {
	return goods.Full(f.d, r.item, r.loan.Variant) + ", " + goods.Say(f.d, r.item, r.loan.Open)
}

// told is who has it since when and until when.
func (f *Form) told(r *row) string {
	d, l := f.d, r.loan
	parts := []string{l.CodeWord, d.T("lent.since", "Day", d.ShortDay(l.Since))}
	switch {
	case l.Overdue:
		parts = append(parts, d.T("lent.overdue", "Day", d.ShortDay(l.Due)))
	case !l.Due.IsZero():
		parts = append(parts, d.T("lent.due", "Day", d.ShortDay(l.Due)))
	}
	return strings.Join(parts, " · ")
}

func (f *Form) choice(label string) *widgets.Choice {
	var all []widgets.Option
	for _, how := range inventory.LoanEnds() {
		all = append(all, widgets.Option{Key: how, Text: f.d.T("code.loan." + how)})
	}
	c := widgets.NewChoice(f.d.T(label), all)
	c.NoMatch = f.d.T("lent.not_listed")
	return c
}

// split asks for the rest while less than all is typed.
func (r *row) split() {
	q, err := r.qty.Read()
	part := err == nil && q > 0 && q < r.loan.Open
	if r.below.Hidden == part {
		r.below.Hidden = !part
		r.box.Refresh()
		if r.below.Hidden {
			r.rest.SetKey()
		}
	}
}

func (f *Form) build(residents []int64) {
	f.Show(residents)
	for _, r := range f.rows {
		f.box.Add(r.box)
	}
}

// Empty reports whether nobody of them has anything.
func (f *Form) Empty() bool { return len(f.rows) == 0 }

// Many reports whether the rows are better scrolled where room is scarce.
func (f *Form) Many() bool { return len(f.rows) > 1 }

// Show asks about the loans of these residents only.
func (f *Form) Show(residents []int64) {
	for _, r := range f.rows {
		r.box.Hidden = !slices.Contains(residents, r.loan.Resident)
		for _, x := range r.inputs() {
			if o, ok := x.In.(fyne.CanvasObject); ok && x.In != widgets.Input(r.rest) {
				if r.box.Hidden {
					o.Hide()
				} else {
					o.Show()
				}
			}
		}
		if r.rest != nil {
			r.below.Hidden = true
			if !r.box.Hidden {
				r.split()
			}
		}
	}
	f.box.Refresh()
}

// Object is the rows below each other.
func (f *Form) Object() fyne.CanvasObject { return f.box }

// Inputs are what Return walks through.
func (f *Form) Inputs() []Input {
	var all []Input
	for _, r := range f.rows {
		all = append(all, r.inputs()...)
	}
	return all
}

func (r *row) prefix() string { return "loan." + strconv.FormatInt(r.loan.ID, 10) + "." }

func (r *row) inputs() []Input {
	p := r.prefix()
	all := []Input{{p + "how", r.how}}
	if r.qty != nil {
		all = append(all, Input{p + "quantity", r.qty.Field})
	}
	all = append(all, Input{p + "damaged", r.hurt})
	if r.rest != nil {
		all = append(all, Input{p + "rest", r.rest})
	}
	return all
}

// Decisions are what stands in the rows that are asked. What can't be read is a fault of
// its input.
func (f *Form) Decisions() ([]inventory.Decision, fault.Fields) {
	var ds []inventory.Decision
	var wrong fault.Fields
	f.sent = nil
	add := func(r *row, how string, q inventory.Quantity, rest bool) {
		ds = append(ds, inventory.Decision{Loan: r.loan.ID, How: how, Quantity: q, Damaged: how == inventory.Returned && r.hurt.Ticked})
		f.sent = append(f.sent, name{r.prefix(), rest})
	}
	for _, r := range f.rows {
		if r.box.Hidden {
			continue
		}
		q := r.loan.Open
		if r.qty != nil {
			r.split() // a draft may have put the quantity there
			read, err := r.qty.Read()
			if err := wrong.Under(r.prefix(), err); err != nil {
				wrong.Add(r.prefix()+"quantity", "fault.loan.more")
			}
			if err == nil {
				q = read
			}
		}
		add(r, r.how.Key(), q, false)
		if q > 0 && q < r.loan.Open {
			add(r, r.rest.Key(), r.loan.Open-q, true)
		}
	}
	return ds, wrong
}

// Decided is Decisions without the loans of which nothing is said: they stay as they are.
func (f *Form) Decided() ([]inventory.Decision, fault.Fields) {
	all, wrong := f.Decisions()
	var ds []inventory.Decision
	var sent []name
	for n, x := range all {
		if x.How != "" {
			ds, sent = append(ds, x), append(sent, f.sent[n])
		}
	}
	f.sent = sent
	return ds, wrong
}

// Renamed are the faults of the last Decisions under the names of their inputs; others stay
// as they are.
func (f *Form) Renamed(in fault.Fields) fault.Fields {
	out := slices.Clone(in)
	for i, x := range out {
		var n int
		var field string
		if c, _ := fmt.Sscanf(strings.Replace(x.Name, ".", " ", 2), "loans %d %s", &n, &field); c != 2 || n < 0 || n >= len(f.sent) {
			continue
		}
		if f.sent[n].rest {
			field = "rest"
		}
		out[i].Name = f.sent[n].prefix + field
	}
	return out
}
