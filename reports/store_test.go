package reports_test

import (
	"errors"
	"strings"
	"testing"

	"pana/inventory"
	"pana/reports"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// stocked is the world with a lived-in store: S4 on the morning of 16 November.
type stocked struct {
	*world
	t                       testing.TB
	pantry, donor, supplier int64
	formula, coat, rice     int64
	lotA, lotB              int64
	is, dn, gr, wo          string // numbers of papers
}

func on(text string) civil.Day {
	d, err := civil.ParseDay(text)
	if err != nil {
		panic(err)
	}
	return d
}

func (s *stocked) do(f func(tx *vault.Tx) error) {
	s.t.Helper()
	if err := s.Update(s.t.Context(), f); err != nil {
		s.t.Fatal(err)
	}
}

func newStocked(t testing.TB) *stocked {
	t.Helper()
	s := &stocked{world: newWorld(t), t: t}
	s.as(t, staff.Supplies)
	s.do(s.fill)
	d := on("2026-11-16")
	s.clock.Advance(civil.Almaty.At(d, 9, 15).Time().Sub(s.Now().Time()))
	s.do(s.morning)
	return s
}

// fill is what the store had before the formula expired.
func (s *stocked) fill(tx *vault.Tx) (err error) {
	keep := func(to *int64, id int64, e error) {
		if *to = id; e != nil && err == nil {
			err = e
		}
	}
	item := func(i inventory.Item) (int64, error) { return inventory.SaveItem(tx, i) }
	id, e := inventory.SavePlace(tx, inventory.Place{Name: "Кладовая", Kind: "pantry"})
	keep(&s.pantry, id, e)
	id, e = inventory.SaveGiver(tx, inventory.Giver{Kind: inventory.Donor, Name: "Фонд «Пример»"})
	keep(&s.donor, id, e)
	id, e = inventory.SaveGiver(tx, inventory.Giver{Kind: inventory.Supplier, Name: "Магазин «Пример»"})
	keep(&s.supplier, id, e)
	id, e = item(inventory.Item{NameRU: "Смесь 1", NameEN: "Formula 1", NameKK: "Қоспа 1", Category: "infant", Base: "tin", Due: inventory.UseBy, OpenDays: 28, Least: 4, Par: 8, LeadDays: 7})
	keep(&s.formula, id, e)
	id, e = item(inventory.Item{NameRU: "Куртка", Category: "clothing", Base: "pcs", Returnable: true, Note: "тёплая, с капюшоном",
		Variants: []inventory.Variant{{System: "cis", Size: "44–48", Sex: "female", Season: "winter"}}, Least: 3, Par: 4})
	keep(&s.coat, id, e)
	id, e = item(inventory.Item{NameRU: "Рис", Category: "food", Base: "g", Unit: "kg", Due: inventory.BestBefore, Supplier: s.supplier, Price: 50_050, Pack: 5000,
		Units: []inventory.Unit{{Code: "g", Per: 1}, {Code: "kg", Per: 1000}}, Par: 10_000})
	keep(&s.rice, id, e)
	if err != nil {
		return err
	}
	if err := inventory.SaveNorms(tx, s.rice, []inventory.Norm{{Band: inventory.BandAdult, Quantity: 300, Days: 1}}); err != nil {
		return err
	}
	p, err := inventory.Receive(tx, inventory.Delivery{Kind: inventory.Receipt, Opening: true, Lines: []inventory.DeliveryLine{
		{Item: s.formula, Place: s.pantry, Quantity: 6, Expiry: on("2026-11-15"), Code: "A", Price: 290_000},
		{Item: s.formula, Place: s.pantry, Quantity: 10, Expiry: on("2027-03-31"), Code: "B", Price: 290_000}}})
	if err != nil {
		return err
	}
	s.lotA, s.lotB = p.Lots[0], p.Lots[1]
	p, err = inventory.Receive(tx, inventory.Delivery{Kind: inventory.Donation, Giver: s.donor, Paper: "письмо 14", Note: "две коробки", Lines: []inventory.DeliveryLine{
		{Item: s.coat, Place: s.pantry, Quantity: 2, Condition: "used", Price: 1_800_000}},
		Refused: []inventory.RefusedLine{{What: "Смесь без названия", Quantity: "1 банка", Reason: "opened"}}})
	s.dn = p.Number
	if err != nil {
		return err
	}
	p, err = inventory.Receive(tx, inventory.Delivery{Kind: inventory.Receipt, Giver: s.supplier, Paper: "накладная 5512", Paid: "card", Lines: []inventory.DeliveryLine{
		{Item: s.rice, Place: s.pantry, Quantity: 4800, Expiry: on("2026-11-28"), Price: 50_050}}})
	s.gr = p.Number
	return err
}

// morning is what is given out and written off on the 16th.
func (s *stocked) morning(tx *vault.Tx) error {
	p, err := inventory.PostIssue(tx, inventory.Issue{Resident: s.ids["Мимоза"], Note: "плачет ночью", Lines: []inventory.IssueLine{
		{Item: s.formula, Quantity: 2}, {Item: s.coat, Quantity: 1, Loan: true, Until: on("2026-12-16")}}})
	if err != nil {
		return err
	}
	s.is = p.Number
	p, err = inventory.PostWriteOff(tx, inventory.Act{Reason: "EXPIRED", Disposal: "вылито", Signers: []inventory.Signer{{Name: "Сәуле Нұрланова", Post: "директор"},
		{Name: "Үміт Ахметова", Post: "кладовщик"}, {Name: "Ерлан Бақытұлы", Post: "дежурный"}}, Lines: []inventory.ActLine{{Lot: s.lotA, Place: s.pantry, Quantity: 4}}})
	s.wo = p.Number
	return err
}

// made is a sheet of the store in a language, looked at like by an eye.
func (s *stocked) made(name, lang string, c reports.Choice) string {
	s.t.Helper()
	x, err := reports.Make(s.t.Context(), s.Session, reports.Order{Sheet: name, Lang: lang, Filter: c.String()})
	if err != nil {
		s.t.Fatalf("%s in %s: %v", name, lang, err)
	}
	for _, f := range x.Layout.Faults() {
		s.t.Errorf("%s in %s: %s", name, lang, f)
	}
	if x.No == 0 || x.Level != "A" || len(x.Layout.Missing()) > 0 {
		s.t.Errorf("%s in %s: number %d, level %s, missing %q", name, lang, x.No, x.Level, x.Layout.Missing())
	}
	return strings.ReplaceAll(flat(x), "\u00a0", " ")
}

func (s *stocked) tells(text string, all ...string) {
	s.t.Helper()
	for _, want := range all {
		if !strings.Contains(text, want) {
			s.t.Errorf("%q is not on %s", want, text)
		}
	}
}

func (s *stocked) hides(text string, all ...string) {
	s.t.Helper()
	for _, not := range all {
		if strings.Contains(text, not) {
			s.t.Errorf("%q is on %s", not, text)
		}
	}
}

func TestPD11TellsWhatIsExpiredFirstAndHowLongItLasts(t *testing.T) {
	s := newStocked(t)
	text := s.made("supplies", "ru", reports.Choice{})
	s.tells(text, "Срок истёк", "Смесь 1", "2 банки", "8 банок", "4,8 кг", "ниже минимума", "PD-11")
	if strings.Index(text, "Смесь 1") > strings.Index(text, "Рис") {
		t.Errorf("what has expired doesn't come first: %s", text)
	}
	// The rice passes its day in 12 days: within 30 and 14, not within 7.
	s.tells(text, "4,8 кг 4,8 кг –")
	s.tells(s.made("supplies", "kk", reports.Choice{}), "Қоспа 1", "8 құты")
	s.tells(s.made("supplies", "en", reports.Choice{}), "Formula 1", "4.8 kg")
}

func TestPD12IsOneListForEachGiverWithTheFormulaInWords(t *testing.T) {
	s := newStocked(t)
	x, err := reports.Make(t.Context(), s.Session, reports.Order{Sheet: "orders", Lang: "ru", Filter: reports.Choice{Days: 20}.String()})
	if err != nil || x.Pages != 2 {
		t.Fatalf("%d pages, %v", x.Pages, err)
	}
	text := strings.ReplaceAll(flat(x), "\u00a0", " ")
	s.tells(text, "Магазин «Пример»", "поставщик или донор не указан", "за 20 дней", "человеко-дней", "тёплая, с капюшоном", "× 5 кг", "сейчас")
	if n := strings.Count(text, "Как посчитано:"); n != 2 {
		t.Errorf("the formula stands on %d lists", n)
	}
	one := s.made("orders", "ru", reports.Choice{Days: 20, Giver: s.supplier})
	s.tells(one, "Рис")
	s.hides(one, "Куртка")
	_, err = reports.Make(t.Context(), s.Session, reports.Order{Sheet: "orders", Filter: reports.Choice{Days: 900}.String()})
	var f fault.Fields
	if !errors.As(err, &f) || f[0].Name != "days" {
		t.Errorf("900 days: %v", err)
	}
	if p := s.prints(t)[0]; p.DestroyBy != 0 || p.Class != "public" || strings.Contains(p.Params, "Пример") {
		t.Errorf("row %+v", p)
	}
}

func TestPD13HidesWhatABlindCountExpectsAndFillsInWhatWasCounted(t *testing.T) {
	s := newStocked(t)
	_, err := reports.Make(t.Context(), s.Session, reports.Order{Sheet: "stocktake"})
	refused(t, err, "refused.sheet_no_stocktakes")
	var id int64
	s.do(func(tx *vault.Tx) (err error) { id, err = inventory.StartStocktake(tx, s.pantry, "", true); return err })
	blank := s.made("stocktake", "ru", reports.Choice{})
	s.tells(blank, "SC-2026/001", "Кладовая", "слепой", "Смесь 1", "31.03.2027", "1 – не внесено")
	s.hides(blank, "По учёту", "Разница", "8 банок", "4,8 кг")
	s.do(func(tx *vault.Tx) error {
		k, err := inventory.StocktakeOf(tx, id)
		if err != nil {
			return err
		}
		var cs []inventory.Count
		for _, l := range k.Lines {
			c := inventory.Count{Lot: l.Lot, Counted: 1, Reason: "MISSING", Note: "за мешками"}
			if l.Lot == s.lotB {
				c = inventory.Count{Lot: l.Lot, Counted: 9, Reason: "FOUND"}
			}
			cs = append(cs, c)
		}
		return inventory.SaveCounts(tx, id, cs)
	})
	s.hides(s.made("stocktake", "ru", reports.Choice{}), "По учёту", "4,8 кг", "+1")
	s.do(func(tx *vault.Tx) error {
		return inventory.FinishCount(tx, id, "Гүлнар Өмірбекова", "")
	})
	s.as(t, staff.Director)
	s.do(func(tx *vault.Tx) error { _, err := inventory.Approve(tx, id); return err })
	for _, no := range []string{"SC-2026/001", "sc-2026/1"} {
		s.tells(s.made("stocktake", "ru", reports.Choice{No: no}), "утверждено", "По учёту", "+1 банка", "найдено", "недостача · за мешками", "Гүлнар Ө.", "Сәуле Н.")
	}
	_, err = reports.Make(t.Context(), s.Session, reports.Order{Sheet: "stocktake", Filter: "SC-2026/009"})
	refused(t, err, "refused.sheet_no_document")
}

func TestS4TheReceiptKnowsHerByNumberAndWordOnly(t *testing.T) {
	s := newStocked(t)
	for _, lang := range []string{"en", "ru", "kk"} {
		text := s.made("receipt", lang, reports.Choice{No: s.is})
		s.tells(text, s.is, "2026/001 «Мимоза»", "31.03.2027", "16.12.2026", "Ерлан Б.")
		s.hides(text, "Зулхумор", "Раҳмонова", "плачет", "A use by")
		if n := strings.Count(text, "«Мимоза»"); n != 2 {
			t.Errorf("%s: %d copies", lang, n)
		}
		donors := s.made("receipt", lang, reports.Choice{No: s.is, Donor: true})
		s.tells(donors, s.is, "23 800 ₸")
		s.hides(donors, "Мимоза", "2026/001", "Куртка", "Смесь", "Formula", "Қоспа")
	}
	all := s.prints(t)
	if all[0].Class != "public" || all[1].Class != "F1" || all[1].DestroyBy != 0 || all[1].Params != s.is {
		t.Errorf("rows %+v", all[:2])
	}
	s.do(func(tx *vault.Tx) error {
		d, err := inventory.FindDocument(tx, s.is)
		if err != nil {
			return err
		}
		if err := inventory.Sign(tx, d.ID, "refused"); err != nil {
			return err
		}
		_, err = inventory.Undo(tx, d.ID, "ошибка")
		return err
	})
	s.tells(s.made("receipt", "ru", reports.Choice{No: s.is}), "ОТМЕНЕНО", "подписать отказались")
}

func TestPD15ThanksADonorAndSaysWhatWasRefused(t *testing.T) {
	s := newStocked(t)
	text := s.made("received", "ru", reports.Choice{No: s.dn})
	s.tells(text, s.dn, "Акт приёма пожертвования", "Фонд «Пример»", "б/у, хорошее", "Смесь без названия", "вскрыто", "Спасибо", "36 000 ₸", "две коробки")
	text = s.made("received", "ru", reports.Choice{No: s.gr})
	s.tells(text, "Магазин «Пример»", "карта", "накладная 5512", "2402,40 ₸")
	s.hides(text, "Спасибо")
}

func TestPD16IsSignedByThree(t *testing.T) {
	s := newStocked(t)
	for _, lang := range []string{"en", "ru", "kk"} {
		s.tells(s.made("writeoff", lang, reports.Choice{No: s.wo}), s.wo, "Сәуле Нұрланова", "кладовщик", "Ерлан Бақытұлы", "вылито", "15.11.2026")
	}
	s.tells(s.made("writeoff", "ru", reports.Choice{No: s.wo}), "4 банки", "истёк срок", "11 600 ₸")
}

func TestCR05NotesOfTheStoreAreScanned(t *testing.T) {
	s := newStocked(t)
	s.do(func(tx *vault.Tx) error {
		i, err := inventory.ItemOf(tx, s.coat)
		if err != nil {
			return err
		}
		i.Note = "для Зулхумор"
		if _, err = inventory.SaveItem(tx, i); err != nil {
			return err
		}
		p, err := inventory.PostWriteOff(tx, inventory.Act{Reason: "DAMAGED", Disposal: "отдано Раҳмонова", Signers: []inventory.Signer{{Name: "Сәуле Нұрланова"}, {Name: "Үміт Ахметова"}, {Name: "Ерлан Бақытұлы"}},
			Lines: []inventory.ActLine{{Lot: s.lotA, Place: s.pantry, Quantity: 1}}})
		s.wo = p.Number
		if err != nil {
			return err
		}
		p, err = inventory.Receive(tx, inventory.Delivery{Kind: inventory.Donation, Anonymous: true, Note: "просили для Зулхумор", Refused: []inventory.RefusedLine{{What: "Пальто для Зулхумор", Reason: "not_needed"}}})
		s.dn = p.Number
		return err
	})
	for name, lines := range map[string]struct {
		c reports.Choice
		n int
	}{"orders": {reports.Choice{Days: 20}, 1}, "writeoff": {reports.Choice{No: s.wo}, 1}, "received": {reports.Choice{No: s.dn}, 2}} {
		o := reports.Order{Sheet: name, Lang: "ru", Filter: lines.c.String()}
		_, err := reports.Make(t.Context(), s.Session, o)
		var r *reports.Revealing
		if !errors.As(err, &r) || len(r.Lines) != lines.n {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, l := range r.Lines {
			o.Without = append(o.Without, l.No)
		}
		x, err := reports.Make(t.Context(), s.Session, o)
		if err != nil || strings.Contains(flat(x), "Зулхумор") || strings.Contains(flat(x), "Раҳмонова") {
			t.Errorf("%s without the lines: %v", name, err)
		}
	}
}

// CR-04: no sheet of the store tells a name that the vault knows.
func TestCR04NoSheetOfTheStoreNamesAnybody(t *testing.T) {
	s := newStocked(t)
	var terms *people.Terms
	if err := s.View(t.Context(), func(tx *vault.Tx) (err error) { terms, err = people.ScanTerms(tx); return err }); err != nil {
		t.Fatal(err)
	}
	s.do(func(tx *vault.Tx) error { _, err := inventory.StartStocktake(tx, s.pantry, "", false); return err })
	for name, c := range map[string]reports.Choice{"supplies": {}, "orders": {}, "stocktake": {}, "receipt": {No: s.is}, "received": {No: s.dn}, "writeoff": {No: s.wo}} {
		if text := s.made(name, "kk", c); len(people.Hits(terms, text)) > 0 {
			t.Errorf("%s tells somebody: %s", name, text)
		}
	}
}

func TestAPaperOfAnotherDocumentIsRefusedWithTheWayOut(t *testing.T) {
	s := newStocked(t)
	for _, c := range []struct{ sheet, no, key string }{
		{"receipt", "", "refused.sheet_needs_number"}, {"receipt", s.wo, "refused.sheet_other_document"}, {"receipt", "IS-2026/0999", "refused.sheet_no_document"},
		{"received", s.is, "refused.sheet_other_document"}, {"writeoff", "bread", "refused.sheet_no_document"}, {"writeoff", "'; drop table movement", "refused.sheet_no_document"}} {
		_, err := reports.Make(t.Context(), s.Session, reports.Order{Sheet: c.sheet, Filter: c.no})
		refused(t, err, c.key)
	}
	if n := len(s.prints(t)); n != 0 {
		t.Errorf("%d numbers were taken", n)
	}
}

func TestOnlyThoseWhoMayReadTheStoreGetItsSheets(t *testing.T) {
	s := newStocked(t)
	s.as(t, staff.Technical)
	for _, k := range reports.Catalogue() {
		if k.Purpose != "sheet.purpose.store" {
			continue
		}
		_, err := reports.Make(t.Context(), s.Session, reports.Order{Sheet: k.Name, Filter: s.is})
		refused(t, err, "refused.no_right")
		if k.May(staff.Technical, false) || !k.May(staff.Supplies, false) || !k.May(staff.Desk, false) {
			t.Errorf("%s: wrong rights", k.Name)
		}
	}
}

func TestAChoiceIsReadAsItIsWritten(t *testing.T) {
	for _, c := range []reports.Choice{{}, {No: "IS-2026/0012"}, {Days: 30}, {Giver: 7, Days: 2}, {No: "IS-2026/0012", Donor: true}} {
		got, err := reports.ParseChoice(c.String())
		if err != nil || got != c {
			t.Errorf("%+v became %+v, %v", c, got, err)
		}
	}
	for _, bad := range []string{"days=x", "giver=1e9", "a=%zz"} {
		if _, err := reports.ParseChoice(bad); err == nil {
			t.Errorf("%s was read", bad)
		}
	}
}
