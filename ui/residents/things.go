package residents

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/desk/lent"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// mostThings is how many documents the tab shows.
const mostThings = 50

// things is what the store knows of a resident.
type things struct {
	sizes []inventory.Size
	loans []inventory.Loan
	docs  []inventory.Document
	items *goods.Catalogue
}

// readThings reads them, for roles that may see the store.
func (r *record) readThings() error {
	r.things = things{}
	if !r.s.may(staff.StockRead) {
		return nil
	}
	ctx, st := context.Background(), r.s.house.Store()
	items, err := st.Items(ctx, true)
	if err != nil {
		return err
	}
	r.things.items = goods.NewCatalogue(r.s.desk, items)
	if r.things.sizes, err = st.Sizes(ctx, r.id); err != nil {
		return err
	}
	if r.things.loans, err = st.Loans(ctx, r.id); err != nil {
		return err
	}
	r.things.docs, err = st.Documents(ctx, inventory.DocumentFilter{Resident: r.id, Limit: mostThings})
	return err
}

// thingsTab is the size card, what she has on loan, and what she got.
func (r *record) thingsTab() fyne.CanvasObject {
	d := r.s.desk
	all := widgets.Stack(12)
	if len(r.things.sizes) > 0 || r.mayStock() {
		all.Add(r.sizeCard())
	}
	all.Add(r.loanCard())
	heading := widgets.NewLine(d.T("residents.things.got"), widgets.Label)
	list := widgets.Stack(2, heading)
	for _, x := range r.things.docs {
		list.Add(widgets.Sized(0, 26, widgets.NewRuns(widgets.Strong.Run(x.Number()), widgets.Body.Run(" · "+d.T("code.document."+string(x.Kind))),
			widgets.Small.Run(" · "+d.ShortDay(x.Day)+r.signed(x)))))
	}
	if len(r.things.docs) == 0 {
		list.Add(widgets.NewLine(d.T("residents.things.nothing"), widgets.Quiet))
	}
	all.Add(list)
	return all
}

func (r *record) signed(x inventory.Document) string {
	if x.Signed == "" {
		return ""
	}
	return " · " + r.s.desk.T("code.signed."+x.Signed)
}

// mayStock reports whether who looks may give things to the one shown.
func (r *record) mayStock() bool { return r.s.may(staff.StockWrite) && r.who.State == people.In }

func (r *record) sizeCard() fyne.CanvasObject {
	d := r.s.desk
	var facts []fact
	for _, s := range r.things.sizes {
		facts = append(facts, fact{label: d.T("code.system." + s.System), main: s.Size})
	}
	box := widgets.Stack(2, widgets.NewLine(d.T("residents.things.sizes"), widgets.Label))
	if len(facts) == 0 {
		box.Add(widgets.NewLine(d.T("residents.things.no_sizes"), widgets.Quiet))
	} else {
		box.Add(lines(r.wide(), facts...))
	}
	if r.mayStock() {
		box.Add(widgets.Acts(8, 0, widgets.NewSmallButton(d.T("residents.things.edit_sizes"), widgets.Plain, widgets.IconNote, r.startSizes),
			widgets.NewSmallButton(d.T("residents.things.issue"), widgets.Plain, widgets.IconIssue, func() {
				d.Go(desk.Place{Screen: desk.Issue, ID: r.id})
			})))
	}
	return box
}

// loanCard is what she has to give back, what is overdue marked.
func (r *record) loanCard() fyne.CanvasObject {
	d := r.s.desk
	box := widgets.Stack(2, widgets.NewLine(d.T("residents.things.loans"), widgets.Label))
	for _, l := range r.things.loans {
		i, _ := r.things.items.Item(l.Item)
		runs := []widgets.Run{widgets.Strong.Run(goods.Full(d, i, l.Variant)), widgets.Body.Run(" · " + goods.Say(d, i, l.Open)),
			widgets.Small.Run(" · " + d.T("lent.since", "Day", d.ShortDay(l.Since)))}
		switch {
		case l.Overdue:
			runs = append(runs, widgets.Small.In(widgets.Alert.Strong()).Run(" · "+d.T("lent.overdue", "Day", d.ShortDay(l.Due))))
		case !l.Due.IsZero():
			runs = append(runs, widgets.Small.Run(" · "+d.T("lent.due", "Day", d.ShortDay(l.Due))))
		}
		box.Add(widgets.Sized(0, 26, widgets.NewRuns(runs...)))
	}
	switch {
	case len(r.things.loans) == 0:
		box.Add(widgets.NewLine(d.T("residents.things.no_loans"), widgets.Quiet))
	case r.mayStock():
		box.Add(widgets.Acts(8, 0, widgets.NewSmallButton(d.T("residents.things.end"), widgets.Plain, widgets.IconUndo, r.startLoans)))
	}
	return box
}

// startLoans shows the form of what becomes of all she has on loan.
func (r *record) startLoans() {
	d := r.s.desk
	loans, err := lent.New(d, r.s.house.Store(), []int64{r.id}, r.formWide())
	if d.Failed(err, nil) || loans.Empty() {
		return
	}
	f := r.newForm(formLoans, d.T("residents.things.ending", "Word", r.who.CodeWord), d.T("button.save"))
	f.rows.Add(loans.Object())
	for _, x := range loans.Inputs() {
		f.add(x.Name, x.In)
	}
	f.saved = func() error {
		ds, wrong := loans.Decided()
		if len(wrong) > 0 {
			return wrong
		}
		receipt, err := r.s.house.Store().EndLoans(context.Background(), r.id, ds)
		var faults fault.Fields
		if errors.As(err, &faults) {
			return loans.Renamed(faults)
		}
		if err == nil {
			d.Done(receipt.Message, receipt.Undo)
		}
		return err
	}
	f.start()
}

// startSizes shows the form of the size card.
func (r *record) startSizes() {
	d := r.s.desk
	f := r.newForm(formSizes, d.T("residents.things.sizing", "Word", r.who.CodeWord), d.T("button.save"))
	have := map[string]string{}
	for _, s := range r.things.sizes {
		have[s.System] = s.Size
	}
	fields := map[string]*widgets.Field{}
	for _, system := range inventory.Systems() {
		x := widgets.NewField(d.T("code.system."+system), have[system])
		fields[system] = x
		f.row(f.add("size."+system, x))
	}
	f.saved = func() error {
		var card []inventory.Size
		for _, system := range inventory.Systems() {
			if text := fields[system].Text(); text != "" {
				card = append(card, inventory.Size{System: system, Size: text})
			}
		}
		receipt, err := r.s.house.Store().SaveSizes(context.Background(), r.id, card)
		if err == nil {
			d.Done(receipt.Message, receipt.Undo)
		}
		return err
	}
	f.start()
}
