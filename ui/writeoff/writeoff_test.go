package writeoff_test

import (
	"flag"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/goods/goodstest"
	"pana/ui/widgets/widgetstest"
	"pana/ui/writeoff"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

func show(t testing.TB, h *goodstest.House, lang string, dark bool, size fyne.Size) (*goodstest.Page, *writeoff.Screen) {
	p, s := h.Show(t, lang, dark, size, func(d *desk.Desk) desk.Screen { return writeoff.New(d, h.Session, h.Store()) })
	return p, s.(*writeoff.Screen)
}

func acts(t testing.TB, h *goodstest.House) []inventory.Document {
	t.Helper()
	ds, err := h.Store().Documents(t.Context(), inventory.DocumentFilter{Kinds: []inventory.Kind{inventory.WriteOff}})
	if err != nil {
		t.Fatal(err)
	}
	for n := range ds {
		if ds[n], err = h.Store().Document(t.Context(), ds[n].ID); err != nil {
			t.Fatal(err)
		}
	}
	return ds
}

func TestS4TheExpiredLotIsWrittenOffWithThreeSignatures(t *testing.T) {
	h := goodstest.New(t)
	h.Bring(h.Formula, 6, "A", "2026-11-15")
	h.Bring(h.Formula, 8, "B", "2027-03-31")
	p, s := show(t, h, "ru", false, widgetstest.Large)
	s.Open(desk.Place{Filter: desk.ItemOut, ID: h.Formula.ID})
	p.Enter("уничт", "", "", "А. Первая", "директор", "Б. Вторая", "кладовщик", "В. Третья") // disposal, day, note
	p.Enter("врач")
	all := acts(t, h)
	if len(all) != 1 {
		t.Fatal(p.Notes, all)
	}
	d := all[0]
	if len(d.Movements) != 1 || d.Movements[0].Quantity != -6 || d.Movements[0].LotCode != "A" || d.Reason != "EXPIRED" || len(d.Signers) != 3 || d.Signers[2].Post != "врач" {
		t.Fatalf("%+v", d)
	}
	p.Wants("writeoff.done", "Number", d.Number())
	p.Press(fyne.KeyReturn)
	if len(p.Orders) != 1 || p.Orders[0].Sheet != "writeoff" || p.Orders[0].Filter != d.Number() {
		t.Error(p.Orders)
	}
	p.LastNote().Undo()
	if h.Stock(h.Formula) != 14 {
		t.Error(h.Stock(h.Formula))
	}
	p, s = show(t, h, "ru", false, widgetstest.Large) // the commission is remembered
	s.Open(desk.Place{Filter: desk.ExpiredOut})
	s.Save()
	if all = acts(t, h); len(all) != 3 || all[0].Signers[1].Name != "Б. Вторая" {
		t.Errorf("%v: %+v", p.Notes, all)
	}
}

func TestTheCommissionIsThreeDifferentPeople(t *testing.T) {
	h := goodstest.New(t)
	lot := h.Bring(h.Formula, 6, "A", "2026-11-15")
	p, s := show(t, h, "ru", false, widgetstest.Large)
	s.Open(desk.Place{ID: lot})
	s.Save()
	p.Wants("fault.signers.three")
	p.Enter("А. Первая", "", "а. первая", "", "В. Третья", "")
	p.Wants("fault.signers.twice")
	if len(acts(t, h)) != 0 {
		t.Error("it is written off")
	}
}

func TestNoMoreThanLiesThereIsWrittenOff(t *testing.T) {
	h := goodstest.New(t)
	h.Bring(h.Rice, 5000, "", "2027-03-31")
	for typed, key := range map[string]string{"0": "fault.quantity.zero", "-1": "fault.quantity.negative", "много": "fault.quantity.number", "1e9": "fault.quantity.number"} {
		p, s := show(t, h, "ru", false, widgetstest.Large)
		s.Open(desk.Place{Filter: desk.ItemOut, ID: h.Rice.ID})
		p.Enter(typed, "", "испор")
		s.Save()
		if !p.Sees(p.Desk.T(key, "Unit", "e9")) {
			t.Errorf("%q isn't said for %s", p.Desk.T(key, "Unit", "e9"), typed)
		}
	}
	p, s := show(t, h, "ru", false, widgetstest.Large)
	s.Open(desk.Place{Filter: desk.ItemOut, ID: h.Rice.ID})
	p.Enter("7,5 кг", "", "испор", "", "", "", "", "", "А", "", "Б", "", "В", "")
	if len(acts(t, h)) != 0 || h.Stock(h.Rice) != 5000 {
		t.Error("more than there is was written off")
	}
	if !p.Sees("5") {
		t.Error("it isn't said how much there is")
	}
}

func TestNothingHasExpired(t *testing.T) {
	h := goodstest.New(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	s.Open(desk.Place{Filter: desk.ExpiredOut})
	if !p.Said("writeoff.none_expired") {
		t.Error(p.Notes)
	}
	s.Save()
	p.Wants("fault.lines.none")
}

func TestTypedLinesSurviveTheLock(t *testing.T) {
	h := goodstest.New(t)
	lot := h.Bring(h.Formula, 6, "A", "2026-11-15")
	p, s := show(t, h, "ru", false, widgetstest.Large)
	s.Open(desk.Place{ID: lot})
	p.Enter("", "", "", "А. Первая")
	if err := s.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	p, s = show(t, h, "ru", false, widgetstest.Large)
	if !p.Said("goods.draft_back") {
		t.Fatal(p.Notes)
	}
	s.Save()
	p.Wants("fault.signers.three")
	if h.Stock(h.Formula) != 6 {
		t.Error("it is written off without signatures")
	}
}

func TestEveryTextFits(t *testing.T) {
	for _, lang := range []string{"en", "ru", "kk"} {
		for _, dark := range []bool{false, true} {
			if dark && *pictures == "" {
				continue
			}
			for name, size := range map[string]fyne.Size{"1366": widgetstest.Large, "1024": widgetstest.Least} {
				t.Run(fmt.Sprintf("%s-%s-%v", lang, name, dark), func(t *testing.T) {
					h := goodstest.New(t)
					h.Bring(h.Formula, 6, "A-2026/17", "2026-11-15")
					h.Bring(h.Rice, 55_300, "", "2026-11-01")
					p, s := show(t, h, lang, dark, size)
					look := func(step string) {
						p.Picture(*pictures, fmt.Sprintf("%s-%s-%v-%s", lang, name, dark, step))
						p.Fits()
						if t.Failed() {
							t.Fatal(step)
						}
					}
					look("empty")
					s.Open(desk.Place{Filter: desk.ExpiredOut})
					look("expired")
					s.Save()
					look("wrong")
				})
			}
		}
	}
}
