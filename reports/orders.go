package reports

import (
	"fmt"

	"pana/assets/words"
	"pana/inventory"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter/vault"
)

// gatherOrders reads what to buy, for PD-12.
func gatherOrders(tx *vault.Tx, o Order, w *words.Words) (gathered, error) {
	c, err := ParseChoice(o.Filter)
	if err != nil {
		return gathered{}, err
	}
	l, err := inventory.Orders(tx, c.Days)
	if err != nil {
		return gathered{}, err
	}
	f := &sheet.OrdersFigures{From: l.From, To: l.From.Add(l.Days - 1), Days: l.Days}
	for _, h := range l.Heads {
		f.PersonDays += h.Total()
	}
	for _, x := range l.Orders {
		if c.Giver != 0 && x.Giver != c.Giver {
			continue
		}
		list := sheet.OrderSheet{Giver: x.Name, Total: x.Total}
		for _, line := range x.Lines {
			list.Lines = append(list.Lines, orderRow(line, o.Lang))
		}
		f.Lists = append(f.Lists, list)
	}
	params := fmt.Sprintf("%s, %d", l.From, l.Days)
	if c.Giver != 0 {
		params += fmt.Sprintf(", giver %d", c.Giver)
	}
	return gathered{figures: f, params: params, draw: func(m sheet.Frame) *page.Layout { return sheet.Orders(m, f, w) }}, nil
}

func orderRow(l inventory.OrderLine, lang string) sheet.OrderRow {
	i := l.Item
	x := sheet.OrderRow{Name: i.Name(lang), Need: i.Amounts(l.Need), Usable: i.Amounts(l.Usable), Buy: i.Amounts(l.Buy), Packs: l.Packs, Now: l.Now,
		Over: l.OverMost, Price: l.Price, Days: l.Cover.Days, RunsOut: l.Cover.RunsOut, Note: i.Note}
	if l.Packs > 0 {
		x.Pack = i.Amounts(i.Pack)
	}
	if l.Spoils > 0 {
		x.Spoils = i.Amounts(l.Spoils)
	}
	for _, v := range i.Variants {
		if v.Active {
			x.Sizes = append(x.Sizes, v)
		}
	}
	return x
}
