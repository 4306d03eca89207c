package demo

import (
	"slices"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// years are the shopping days of two years, fortnightly at first and weekly in the last half
// year: what was used since the last one goes out, what ran low comes in. Now and then
// somebody gives clothes, and what expired is written off.
func (t *teller) years() {
	s := t.shop
	weekly, last := t.day("2026-05-04"), t.day("2026-11-16")
	step := 14
	for n, day := 0, t.day("2024-11-18"); !last.Before(day); n, day = n+1, day.Add(step) {
		if !day.Before(weekly) {
			step = 7
		}
		final := last.Sub(day) <= 7 // the stock of the story
		t.stock(civil.Almaty.At(day, 14, 0), "what was used", s.used(n, inventory.Quantity(step/7)))
		if n%3 == 2 {
			t.stock(civil.Almaty.At(day, 14, 20), "a write-off", s.expired)
		}
		if n%7 == 5 {
			t.stock(civil.Almaty.At(day, 14, 40), "a donation", s.gift(n))
		}
		t.stock(civil.Almaty.At(day, 15, 0), "the shopping", s.shopping(step, final, day == last))
	}
}

// open is what the store began with.
func (s *shop) open(tx *vault.Tx) error {
	d := inventory.Delivery{Kind: inventory.Receipt, Opening: true}
	for _, g := range s.goods {
		if g.have > 0 {
			d.Lines = append(d.Lines, s.lines(tx, g, g.have, "")...)
		}
	}
	_, err := inventory.Receive(tx, d)
	return err
}

// lines are so many of a good as they come in, spread over its sizes.
func (s *shop) lines(tx *vault.Tx, g good, q inventory.Quantity, condition string) []inventory.DeliveryLine {
	l := inventory.DeliveryLine{Item: g.ID, Place: s.place(g), Quantity: q, Price: g.Price, Condition: condition}
	if g.shelf > 0 {
		l.Expiry = dayOf(tx.Now()).Add(g.shelf)
	}
	n := inventory.Quantity(len(g.Variants))
	if n == 0 {
		return []inventory.DeliveryLine{l}
	}
	var all []inventory.DeliveryLine
	for i, v := range g.Variants {
		part := q / n
		if inventory.Quantity(i) < q%n {
			part++
		}
		if l.Quantity, l.Variant = part, v.ID; part > 0 {
			all = append(all, l)
		}
	}
	return all
}

// used is what the kitchen took in so many weeks, and what a household got of the rest.
func (s *shop) used(n int, weeks inventory.Quantity) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		here, err := present(tx)
		if err != nil || len(here) == 0 {
			return err
		}
		have, err := inventory.Stocks(tx)
		if err != nil {
			return err
		}
		kitchen := inventory.Issue{Meal: "other"}
		home := inventory.Issue{Resident: here[n%len(here)], Household: true}
		for i, g := range s.goods {
			q := min(g.week*weeks*inventory.Quantity(len(here))*inventory.Quantity(90+(n*7+i*11)%21)/800, have[g.ID].Usable)
			if g.apart() || q <= 0 {
				continue
			}
			line := inventory.IssueLine{Item: g.ID, Quantity: q}
			if g.Category == "food" {
				kitchen.Lines = append(kitchen.Lines, line)
			} else {
				home.Lines = append(home.Lines, line)
			}
		}
		for _, in := range []inventory.Issue{kitchen, home} {
			if len(in.Lines) == 0 {
				continue
			}
			if _, err := inventory.PostIssue(tx, in); err != nil {
				return err
			}
		}
		return nil
	}
}

// shopping brings what ran low back to what a full shelf is. In the last weeks the shelves
// are as the story wants them; on the very last day kits and formula are left alone.
func (s *shop) shopping(step int, final, last bool) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		have, err := inventory.Stocks(tx)
		if err != nil {
			return err
		}
		bought := map[int64]*inventory.Delivery{}
		gift := inventory.Delivery{Kind: inventory.Donation, Giver: s.givers["Фонд «Пример»"]}
		out := inventory.Issue{Meal: "other"}
		var order []int64
		for _, g := range s.goods {
			lacks := g.have - have[g.ID].Usable
			low := have[g.ID].Usable*10 < g.have*7 || g.shelf > 0 && g.shelf <= 30
			switch {
			case g.NameRU == formula, last && g.apart(), lacks == 0, g.shelf > 0 && g.shelf < step:
			case lacks < 0 && final:
				out.Lines = append(out.Lines, inventory.IssueLine{Item: g.ID, Quantity: -lacks})
			case lacks < 0, !low && !final && !g.apart():
			case g.Price == 0 && final:
				gift.Lines = append(gift.Lines, s.lines(tx, g, lacks, "used")...)
			case g.Price == 0:
			default:
				d := bought[g.Supplier]
				if d == nil {
					paid := inventory.PaidBy()[int(g.Supplier)%2]
					d = &inventory.Delivery{Kind: inventory.Receipt, Giver: g.Supplier, Paid: paid}
					bought[g.Supplier] = d
					order = append(order, g.Supplier)
				}
				d.Lines = append(d.Lines, s.lines(tx, g, lacks, "")...)
			}
		}
		if len(out.Lines) > 0 {
			if _, err := inventory.PostIssue(tx, out); err != nil {
				return err
			}
		}
		if len(gift.Lines) > 0 {
			if _, err := inventory.Receive(tx, gift); err != nil {
				return err
			}
		}
		for _, id := range order {
			if _, err := inventory.Receive(tx, *bought[id]); err != nil {
				return err
			}
		}
		return nil
	}
}

// gift is what somebody brought, and what wasn't taken of it.
func (s *shop) gift(n int) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		have, err := inventory.Stocks(tx)
		if err != nil {
			return err
		}
		d := inventory.Delivery{Kind: inventory.Donation, Giver: s.givers["Ателье «Ине»"], Paper: "", Note: "спасибо передано",
			Refused: []inventory.RefusedLine{{What: "Игрушки мягкие, без бирок", Quantity: "1 мешок", Reason: "unsafe"}}}
		if n%2 == 0 {
			d.Giver, d.Anonymous = 0, true
			d.Refused = []inventory.RefusedLine{{What: "Йогурт", Quantity: "12 стаканов", Reason: "short_date"}}
		}
		for _, g := range s.goods {
			if lacks := g.have - have[g.ID].OnHand; g.Price == 0 && lacks > 0 {
				d.Lines = append(d.Lines, s.lines(tx, g, (lacks+1)/2, []string{"new", "used"}[n%2])...)
			}
		}
		_, err = inventory.Receive(tx, d)
		return err
	}
}

// commission are the three who sign a write-off.
var commission = []inventory.Signer{{Name: "Сәуле Нұрланова", Post: "директор"}, {Name: "Үміт Һамитова", Post: "завхоз"}, {Name: "Қанат Ілиясов", Post: "соцработник"}}

// expired writes off what is past its use-by day and what came back damaged, but for the
// lot that the story leaves for somebody to write off.
func (s *shop) expired(tx *vault.Tx) error {
	act := inventory.Act{Reason: "EXPIRED", Disposal: "вывезено с отходами", Signers: commission}
	gone, err := inventory.Expirings(tx, -1)
	if err != nil {
		return err
	}
	add := func(l inventory.Lot, why string) {
		for _, w := range l.Where {
			act.Lines = append(act.Lines, inventory.ActLine{Lot: l.ID, Place: w.Place, Quantity: w.Quantity, Reason: why})
		}
	}
	for _, e := range gone {
		if e.Due == inventory.UseBy && e.ID != s.lots["A"] {
			add(e.Lot, "")
		}
	}
	for _, name := range returnable {
		ls, err := inventory.Lots(tx, s.good(name).ID, false)
		if err != nil {
			return err
		}
		for _, l := range ls {
			if l.Status == inventory.Damaged {
				add(l, "DAMAGED")
			}
		}
	}
	if len(act.Lines) == 0 {
		return nil
	}
	_, err = inventory.PostWriteOff(tx, act)
	return err
}

// present are those who live here, by number.
func present(tx *vault.Tx) ([]int64, error) {
	here, err := people.Here(tx)
	var ids []int64
	for _, r := range here {
		ids = append(ids, r.ID)
	}
	slices.Sort(ids)
	return ids, err
}

// formula are the tins of the fixture, what came before them, and the scenario S4.
func (t *teller) formula() {
	s := t.shop
	tins := func(at string, n inventory.Quantity, code, expiry, giver string) {
		t.stock(t.at(at), "tins of formula", func(tx *vault.Tx) error {
			d := inventory.Delivery{Kind: inventory.Receipt, Giver: s.givers[giver], Lines: []inventory.DeliveryLine{
				{Item: s.good(formula).ID, Place: s.places["pantry"], Quantity: n, Code: code, Expiry: t.day(expiry), Price: s.good(formula).Price}}}
			if giver == "Фонд «Пример»" {
				d.Kind, d.Lines[0].Price = inventory.Donation, 0
			} else {
				d.Paid = "card"
			}
			p, err := inventory.Receive(tx, d)
			if err == nil {
				s.lots[code] = p.Lots[0]
			}
			return err
		})
	}
	takes := func(at string, n inventory.Quantity) {
		t.stock(t.at(at), "an issue of formula", func(tx *vault.Tx) error {
			_, err := inventory.PostIssue(tx, inventory.Issue{Meal: "other", Lines: []inventory.IssueLine{{Item: s.good(formula).ID, Quantity: n}}})
			return err
		})
	}
	tins("2025-02-03T11:00", 12, "X", "2026-04-30", "Оптовый склад «Дән»")
	for _, at := range []string{"2025-03-10", "2025-04-22", "2025-06-05", "2025-08-11", "2025-10-20", "2025-12-15"} {
		takes(at+"T12:00", 2)
	}
	tins("2025-11-24T11:00", 8, "Y", "2026-10-01", "Оптовый склад «Дән»")
	for _, at := range []string{"2026-01-19", "2026-02-24", "2026-04-13", "2026-05-25"} {
		takes(at+"T12:00", 2)
	}
	tins("2026-06-08T12:30", 6, "A", "2026-11-15", "Фонд «Пример»")
	tins("2026-10-05T11:30", 10, "B", "2027-03-31", "Оптовый склад «Дән»")
	t.stock(t.at("2026-11-16T09:15"), "the issue of formula to Мимоза-2", func(tx *vault.Tx) error {
		p, err := inventory.PostIssue(tx, inventory.Issue{Resident: t.who["Мимоза-2"].id,
			Lines: []inventory.IssueLine{{Item: s.good(formula).ID, Quantity: 2}}})
		if err != nil {
			return err
		}
		return inventory.Sign(tx, p.Document, "yes")
	})
	t.stock(t.at("2026-11-16T09:20"), "the quarantine of lot A", func(tx *vault.Tx) error {
		return inventory.SetStatus(tx, s.lots["A"], inventory.Quarantined, "срок вышел, ждёт акта")
	})
}

// lendings are what those of November have on loan; the umbrella should have come back.
func (t *teller) lendings() {
	for _, x := range []struct{ at, word, item, until string }{
		{"2026-08-10T11:00", "Тюльпан", "Фен", "2026-12-01"}, {"2026-10-30T12:00", "Лаванда-1", "Матрас детский", ""},
		{"2026-11-06T12:00", "Ирис", "Зонт", "2026-11-10"}, {"2026-11-11T10:30", "Гранат", "Чемодан", "2026-12-05"},
	} {
		t.stock(t.at(x.at), "a loan", func(tx *vault.Tx) error {
			l := inventory.IssueLine{Item: t.shop.good(x.item).ID, Quantity: 1, Loan: true}
			if x.until != "" {
				l.Until = t.day(x.until)
			}
			_, err := inventory.PostIssue(tx, inventory.Issue{Resident: t.who[x.word].id, Lines: []inventory.IssueLine{l}})
			return err
		})
	}
}

// dressed gives somebody what she needs on her second day: clothes for good, a blanket
// until she leaves, so far as there is any.
func (t *teller) dressed(word string) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		in := inventory.Issue{Resident: t.who[word].id}
		for _, x := range []inventory.IssueLine{{Quantity: 1}, {Quantity: 2}, {Quantity: 1}, {Quantity: 1, Loan: true}} {
			x.Item = t.shop.good([]string{"Футболка", "Носки", "Тапочки", "Одеяло"}[len(in.Lines)]).ID
			in.Lines = append(in.Lines, x)
		}
		p, err := inventory.PlanIssue(tx, in)
		if err != nil {
			return err
		}
		var lines []inventory.IssueLine
		for n, l := range p.Lines {
			if l.Short == 0 {
				lines = append(lines, in.Lines[n])
			}
		}
		if in.Lines = lines; len(lines) == 0 {
			return nil
		}
		done, err := inventory.PostIssue(tx, in)
		if err != nil {
			return err
		}
		return inventory.Sign(tx, done.Document, []string{"yes", "yes", "thumb"}[done.Document%3])
	}
}

// decided is what becomes of the loans of those who leave: most come back.
func decided(tx *vault.Tx, l house.Leaving) ([]inventory.Decision, error) {
	var ds []inventory.Decision
	for _, r := range l.Residents {
		ls, err := inventory.Loans(tx, r)
		if err != nil {
			return nil, err
		}
		for _, x := range ls {
			d := inventory.Decision{Loan: x.ID, How: inventory.Returned}
			switch r % 8 {
			case 1:
				d.How = inventory.Given
			case 4:
				d.How = inventory.Lost
			case 6:
				d.Damaged, d.Note = true, "порвано"
			}
			ds = append(ds, d)
		}
	}
	return ds, nil
}

// counts are the four stock-takes: the keeper counts with a second person, the director
// approves.
func (t *teller) counts() {
	for _, x := range []struct{ day, place string }{{"2025-05-13", "linen"}, {"2025-11-11", "cold"}, {"2026-05-12", "medicine"}, {"2026-10-27", "dry"}} {
		var id int64
		t.stock(t.at(x.day+"T16:00"), "a stock-take", func(tx *vault.Tx) (err error) {
			if id, err = inventory.StartStocktake(tx, t.shop.places[x.place], "", false); err != nil {
				return err
			}
			s, err := inventory.StocktakeOf(tx, id)
			if err != nil {
				return err
			}
			var cs []inventory.Count
			for n, l := range s.Lines {
				c := inventory.Count{Lot: l.Lot, Counted: l.Expected}
				if n == 1 && l.Expected > 0 {
					c.Counted, c.Reason, c.Note = l.Expected-1, "MISSING", "не нашли"
				}
				cs = append(cs, c)
			}
			if err := inventory.SaveCounts(tx, id, cs); err != nil {
				return err
			}
			return inventory.FinishCount(tx, id, "Ерлан Бақытұлы", "")
		})
		t.tell(t.at(x.day+"T16:40"), staff.Director, "the approval of a stock-take", func(tx *vault.Tx) error {
			_, err := inventory.Approve(tx, id)
			return err
		})
	}
}
