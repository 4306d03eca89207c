package inventory_test

import (
	"testing"
	"time"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/vault"
)

// The formula of S4: a baby of eight months needs a tin in four days.
func (s *store) formulaForBabies() inventory.Item {
	s.t.Helper()
	f := s.item(formula())
	s.norm(f.ID, inventory.Norm{Band: "6_11m", Quantity: 1, Days: 4})
	return f
}

func (s *store) norm(item int64, ns ...inventory.Norm) {
	s.t.Helper()
	s.do(func(tx *vault.Tx) error { return inventory.SaveNorms(tx, item, ns) })
}

func (s *store) cover(item int64) (c inventory.Cover) {
	s.t.Helper()
	s.read(func(tx *vault.Tx) (err error) { c, err = inventory.CoverOf(tx, item); return err })
	return c
}

func (s *store) orders(days int) (l inventory.OrderList) {
	s.t.Helper()
	s.read(func(tx *vault.Tx) (err error) { l, err = inventory.Orders(tx, days); return err })
	return l
}

// line is the line of an item on the list, if it is there.
func line(l inventory.OrderList, item int64) (inventory.OrderLine, bool) {
	for _, o := range l.Orders {
		for _, x := range o.Lines {
			if x.Item.ID == item {
				return x, true
			}
		}
	}
	return inventory.OrderLine{}, false
}

// lodge admits a mother and a baby of so many months; planned is the day she leaves.
func (s *store) lodge(months int, planned string) (mother, baby int64) {
	s.t.Helper()
	err := s.as(s.manager, func(tx *vault.Tx) error {
		today := day("2026-11-12")
		_, ids, err := people.Register(tx, []people.NewPerson{
			{CodeWord: "Мимоза", Facts: people.Facts{Sex: people.Female, Birth: people.About(30, -1, today), Diet: "halal"}},
			{CodeWord: "Мимоза-1", Guardian: 1, Facts: people.Facts{Relation: people.Child, Sex: people.Female, Birth: people.About(0, months, today), Diet: "infant"}},
		})
		if err != nil {
			return err
		}
		mother, baby = ids[0], ids[1]
		for _, id := range ids {
			var until civil.Day
			if planned != "" {
				until = day(planned)
			}
			if _, err := house.OpenStay(tx, id, tx.Now(), until); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return mother, baby
}

func TestS4FormulaForOneBabyLasts32Days(t *testing.T) {
	s := newStore(t)
	s.lodge(8, "")
	f := s.formulaForBabies()
	s.bring(f, 8, "2027-03-31")
	c := s.cover(f.ID)
	if c.Basis != inventory.ByNorm || c.Days != 32 || c.RunsOut != day("2026-12-14") {
		t.Fatalf("%+v", c)
	}
	if q, d := c.PerDay.Spoken(); q != 1 || d != 4 {
		t.Errorf("a day needs %d in %d days", q, d)
	}
	if l, ok := line(s.orders(14), f.ID); ok {
		t.Errorf("at par one has to buy %+v", l)
	}
}

func TestS4FormulaIsOrderedUnderMinimumAndDelivery(t *testing.T) {
	s := newStore(t)
	s.lodge(8, "")
	f := s.formulaForBabies()
	s.bring(f, 6, "2027-03-31") // the point is 4 + 7 × ¼ = 5.75
	if l, ok := line(s.orders(14), f.ID); ok {
		t.Fatalf("with 6 tins: %+v", l)
	}
	s.do(func(tx *vault.Tx) error {
		_, err := inventory.PostIssue(tx, inventory.Issue{Lines: []inventory.IssueLine{{Item: f.ID, Quantity: 1}}})
		return err
	})
	l, ok := line(s.orders(14), f.ID)
	if !ok || !l.Now || l.Usable != 5 || l.Buy != 3 {
		t.Fatalf("with 5 tins: %v %+v", ok, l)
	}
	if l, ok := line(s.orders(60), f.ID); !ok || l.Need != 15 || l.Buy != 10 {
		t.Errorf("for 60 days: %+v", l)
	}
}

func TestWhatExpiresBeforeItIsUsedIsNoCover(t *testing.T) {
	s := newStore(t)
	s.lodge(8, "")
	f := s.formulaForBabies()
	s.bring(f, 8, "2026-11-19") // good on eight days: two tins are used
	c := s.cover(f.ID)
	if c.Days != 8 || c.Spoils != 6 {
		t.Fatalf("%+v", c)
	}
	if l, _ := line(s.orders(16), f.ID); l.Need != 4 || l.Spoils != 6 || l.Buy < 2 {
		t.Errorf("%+v", l)
	}
}

func TestCoverKnowsPlannedExitsAndArrivalsHeld(t *testing.T) {
	s := newStore(t)
	rice := s.item(rice())
	s.norm(rice.ID, inventory.Norm{Band: "adult", Quantity: 100, Days: 1})
	s.bring(rice, 1000, "2027-11-12")
	s.lodge(8, "2026-11-15")
	if c := s.cover(rice.ID); c.Days != inventory.Horizon || !c.RunsOut.IsZero() {
		t.Fatalf("who leaves goes on eating: %+v", c)
	}
	err := s.as(s.manager, func(tx *vault.Tx) error {
		if _, err := house.AddRoom(tx, house.NewRoom{Code: "К1", Kind: house.Women, Beds: []house.NewBed{{Code: "1А", Kind: house.Standard}}}); err != nil {
			return err
		}
		rooms, err := house.Plan(tx)
		if err != nil {
			return err
		}
		id, err := house.AddReferral(tx, house.NewReferral{Channel: "phone", Source: "iom", Heads: house.Heads{Women: 1}, ETA: tx.Now().Add(36 * time.Hour)})
		if err != nil {
			return err
		}
		_, err = house.Decide(tx, house.Verdict{Referral: id, Decision: house.Accepted, Beds: []int64{rooms[0].Beds[0].ID}, Minutes: 3 * 24 * 60})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	// The mother eats on the 12th, 13th and 14th; whoever is announced from the 14th on.
	if c := s.cover(rice.ID); c.Days != 9 || c.RunsOut != day("2026-11-21") {
		t.Errorf("%+v", c)
	}
}

func TestWithoutANormCoverGoesByTheLast28Days(t *testing.T) {
	s := newStore(t)
	soap := s.item(inventory.Item{NameRU: "Мыло", Category: "hygiene", Base: "pcs"})
	s.bring(soap, 41, "")
	if c := s.cover(soap.ID); c.Basis != inventory.ByNone || c.Days != -1 {
		t.Fatalf("nothing was used: %+v", c)
	}
	give := func(n inventory.Quantity) {
		s.do(func(tx *vault.Tx) error {
			_, err := inventory.PostIssue(tx, inventory.Issue{Lines: []inventory.IssueLine{{Item: soap.ID, Quantity: n}}})
			return err
		})
	}
	give(14)
	s.Clock.Set(s.Clock.Now().Add(28 * 24 * time.Hour))
	if c := s.cover(soap.ID); c.Basis != inventory.ByUse || c.Days != 54 {
		t.Fatalf("27 pieces at half a piece a day: %+v", c)
	}
	s.Clock.Set(s.Clock.Now().Add(24 * time.Hour))
	if c := s.cover(soap.ID); c.Basis != inventory.ByNone {
		t.Errorf("what was used 29 days ago still counts: %+v", c)
	}
}

func TestTheBabyGrowsOutOfItsNorm(t *testing.T) {
	s := newStore(t)
	s.lodge(8, "")
	f := s.formulaForBabies()
	// From 12 November to 12 March, when it is a year old, are 120 days: 30 tins.
	s.bring(f, 29, "2028-01-01")
	if l, _ := line(s.orders(180), f.ID); l.Need != 30 || l.Buy != 1 {
		t.Errorf("for half a year: %+v", l)
	}
	s.bring(f, 1, "2028-01-01")
	if c := s.cover(f.ID); c.Days != inventory.Horizon || !c.RunsOut.IsZero() {
		t.Errorf("at one year nothing more is needed: %+v", c)
	}
}

func TestOrdersAreRoundedToPacksAndSplitBySupplier(t *testing.T) {
	s := newStore(t)
	s.lodge(8, "")
	sugar := rice()
	sugar.NameRU, sugar.Supplier, sugar.Pack, sugar.Price, sugar.Most = "Сахар", s.supplier, 5000, 45_000, 6000
	i := s.item(sugar)
	s.norm(i.ID, inventory.Norm{Band: "adult", Quantity: 500, Days: 1})
	s.bring(i, 1_500, "2027-11-12")
	curd := s.item(inventory.Item{NameRU: "Творог", Category: "food", Base: "g", Unit: "pack", Units: []inventory.Unit{{Code: "g", Per: 1}, {Code: "pack", Per: 200}}})
	s.norm(curd.ID, inventory.Norm{Band: "adult", Quantity: 5, Days: 1})
	bread := s.item(inventory.Item{NameRU: "Хлеб", Category: "food", Base: "pcs", Least: 2, Par: 5})
	l := s.orders(14)
	if len(l.Orders) != 2 || l.Orders[0].Giver != s.supplier || l.Orders[0].Name == "" || l.Orders[1].Giver != 0 {
		t.Fatalf("%+v", l.Orders)
	}
	x, _ := line(l, i.ID)
	if x.Need != 7000 || x.Packs != 2 || x.Buy != 10_000 || x.Price != 450_000 || !x.OverMost || l.Orders[0].Total != 450_000 {
		t.Errorf("%+v", x)
	}
	if x, _ := line(l, curd.ID); x.Need != 70 || x.Buy != 200 || x.Packs != 0 {
		t.Errorf("less than a whole one of what isn't weighed: %+v", x)
	}
	if x, _ := line(l, bread.ID); x.Buy != 5 || !x.Now {
		t.Errorf("without norm or use one fills up to par: %+v", x)
	}
}

func TestNormsAreReplacedAsAWholeAndRemembered(t *testing.T) {
	s := newStore(t)
	i := s.item(rice())
	s.norm(i.ID, inventory.Norm{Band: "adult", Quantity: 80, Days: 1}, inventory.Norm{Band: "7_17y", Meal: "lunch", Quantity: 50, Days: 2})
	s.norm(i.ID, inventory.Norm{Band: "adult", Quantity: 90, Days: 1})
	s.read(func(tx *vault.Tx) error {
		all, err := inventory.Norms(tx)
		if err == nil && (len(all[i.ID]) != 1 || all[i.ID][0].Quantity != 90) {
			t.Errorf("%+v", all)
		}
		return err
	})
	for key, ns := range map[string][]inventory.Norm{
		"fault.choice.missing": {{Band: "elder", Quantity: 1, Days: 1}, {Band: "adult", Quantity: 1, Days: 8}},
		"fault.norm.twice":     {{Band: "adult", Quantity: 1, Days: 1}, {Band: "adult", Quantity: 2, Days: 1}},
		"fault.quantity.zero":  {{Band: "adult", Days: 1}},
		"fault.quantity.large": {{Band: "adult", Quantity: 1e9, Days: 1}},
	} {
		refused(t, s.try(func(tx *vault.Tx) error { return inventory.SaveNorms(tx, i.ID, ns) }), key)
	}
}

func TestInRamadanWhoFastsEatsBeforeDawnAndAfterSunset(t *testing.T) {
	s := newStore(t)
	s.lodge(8, "") // she nurses, so nobody expects her to fast
	s.arriveHalal()
	var names []string
	heads := map[string]int{}
	look := func() {
		names = nil
		s.read(func(tx *vault.Tx) error {
			ms, err := inventory.Kitchen(tx, day("2026-11-13"))
			for _, m := range ms {
				names = append(names, m.Name)
				heads[m.Name] = m.Total()
				if m.Name == "lunch" && (len(m.Infants) != 1 || m.Infants[0] != 8) {
					t.Errorf("infants at lunch: %v", m.Infants)
				}
			}
			return err
		})
	}
	look()
	if len(names) != 3 || heads["breakfast"] != 3 || heads["supper"] != 3 {
		t.Fatalf("an ordinary day: %v %v", names, heads)
	}
	s.do(func(tx *vault.Tx) error {
		set, err := inventory.ReadSettings(tx)
		if err != nil {
			return err
		}
		set.RamadanFrom, set.RamadanTo = day("2026-11-13"), day("2026-12-12")
		return inventory.SaveSettings(tx, set)
	})
	look()
	if len(names) != 4 || heads["suhur"] != 1 || heads["breakfast"] != 2 || heads["lunch"] != 2 || heads["iftar"] != 3 {
		t.Errorf("in Ramadan: %v %v", names, heads)
	}
}

// arriveHalal admits a woman who eats halal.
func (s *store) arriveHalal() {
	s.t.Helper()
	err := s.as(s.manager, func(tx *vault.Tx) error {
		_, ids, err := people.Register(tx, []people.NewPerson{{CodeWord: "Ирис", Facts: people.Facts{Sex: people.Female,
			Birth: people.About(40, -1, day("2026-11-12")), Diet: "halal"}}})
		if err != nil {
			return err
		}
		_, err = house.OpenStay(tx, ids[0], tx.Now(), civil.Day{})
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

func TestServingsOfAMealAreHeadsTimesNorm(t *testing.T) {
	s := newStore(t)
	s.lodge(8, "")
	s.arriveHalal()
	i := s.item(rice())
	s.norm(i.ID, inventory.Norm{Band: "adult", Meal: "lunch", Quantity: 80, Days: 1}, inventory.Norm{Band: "nursing", Meal: "lunch", Quantity: 100, Days: 1})
	oil := s.item(inventory.Item{NameRU: "Масло", Category: "food", Base: "ml"})
	s.norm(oil.ID, inventory.Norm{Band: "adult", Quantity: 25, Days: 2})
	s.read(func(tx *vault.Tx) error {
		ms, err := inventory.Kitchen(tx, day("2026-11-13"))
		if err != nil {
			return err
		}
		for whole, want := range map[bool]inventory.Serving{false: {Item: i.ID, Need: 180}, true: {Item: oil.ID, Need: 25}} {
			got, err := inventory.Servings(tx, ms[1], whole)
			if err != nil {
				return err
			}
			if len(got) != 1 || got[0] != want {
				t.Errorf("lunch, whole day %v: %+v", whole, got)
			}
		}
		return nil
	})
}
