package supplies

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// card is the tab of what the house has settled about an item.
func (r *record) card() fyne.CanvasObject {
	s, d, i := r.s, r.s.d, r.item.Item
	var facts []widgets.Fact
	add := func(label, value string) {
		if value != "" {
			facts = append(facts, widgets.Fact{Label: d.T(label), Runs: []widgets.Run{widgets.Body.Run(value)}})
		}
	}
	say := func(q inventory.Quantity) string {
		if q == 0 {
			return ""
		}
		return goods.Say(d, i, q)
	}
	days := func(n int) string {
		if n == 0 {
			return ""
		}
		return d.N("goods.days", n)
	}
	for _, n := range []string{i.NameEN, i.NameRU, i.NameKK} {
		if n != goods.Name(d, i) {
			add("supplies.f.also", n)
		}
	}
	add("supplies.f.unit", r.units())
	add("supplies.f.least", say(i.Least))
	add("supplies.f.par", say(i.Par))
	add("supplies.f.most", say(i.Most))
	add("supplies.f.lead", days(i.LeadDays))
	add("supplies.f.pack", say(i.Pack))
	add("supplies.f.due", d.T("code.due."+string(i.Due)))
	add("supplies.f.shelf", days(i.ShelfDays))
	add("supplies.f.open_days", days(i.OpenDays))
	if i.Limit > 0 {
		add("supplies.f.limit", goods.Per(d, i, i.Limit, i.LimitDays))
	}
	if i.Returnable {
		add("supplies.f.loan", d.T("supplies.can_be_lent"))
	}
	if i.Price > 0 {
		add("supplies.f.price", goods.Money(d, i.Price))
	}
	var sizes, bars []string
	for _, v := range i.Variants {
		if v.Active {
			sizes = append(sizes, goods.Variant(d, v))
		}
	}
	for _, b := range i.Barcodes {
		bars = append(bars, b.Code)
	}
	add("supplies.f.sizes", strings.Join(sizes, "; "))
	add("supplies.f.barcodes", strings.Join(bars, ", "))
	add("supplies.f.note", i.Note)
	body := widgets.Stack(10, widgets.NewFacts(150, facts...), r.normFacts())
	scroll := widgets.NewScroll(widgets.Pad(10, 17, 12, 17, body))
	if !s.may() {
		return scroll
	}
	foot := widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), widgets.Pad(8, 17, 8, 17, widgets.Acts(8, 0,
		widgets.NewSmallButton(d.T("supplies.change"), widgets.Plain, widgets.IconNote, func() { s.itemForm(i) }),
		widgets.NewSmallButton(d.T("supplies.norms"), widgets.Plain, "", func() { s.normsForm(i) }))))
	return container.New(below{}, widgets.Stack(0), scroll, foot)
}

// units says in what an item is counted: "упак. = 12 банок".
func (r *record) units() string {
	d, i := r.s.d, r.item.Item
	words := []string{}
	for _, u := range i.Units {
		if u.Code != i.Base {
			words = append(words, goods.Unit(d, u.Code)+" = "+goods.SayIn(d, i, inventory.Quantity(u.Per), i.Base))
		}
	}
	if len(words) == 0 {
		return goods.Unit(d, i.Unit)
	}
	return strings.Join(words, ", ")
}

// normFacts are the norms of the item, by age, and what the forecast rests on.
func (r *record) normFacts() fyne.CanvasObject {
	d, i := r.s.d, r.item.Item
	all, err := r.s.store.Norms(context.Background())
	if err != nil {
		return widgets.Stack(0)
	}
	list := widgets.Stack(4, widgets.NewLine(d.T("supplies.norms"), widgets.Strong))
	var facts []widgets.Fact
	for _, n := range all[i.ID] {
		text := goods.Per(d, i, n.Quantity, n.Days)
		if n.Meal != "" {
			text += ", " + d.T("code.meal."+n.Meal)
		}
		facts = append(facts, widgets.Fact{Label: d.T("code.band." + string(n.Band)), Runs: []widgets.Run{widgets.Body.Run(text)}})
	}
	if len(facts) > 0 {
		list.Add(widgets.NewFacts(150, facts...))
	}
	list.Add(widgets.NewParagraphFor(d.T("supplies.basis", "Basis", d.T("code.basis."+string(r.item.Cover.Basis))), widgets.Small, 360))
	return list
}
