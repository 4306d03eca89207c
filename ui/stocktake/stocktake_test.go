package stocktake_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/goods/goodstest"
	"pana/ui/stocktake"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

func show(t testing.TB, h *goodstest.House, lang string, dark bool, size fyne.Size) (*goodstest.Page, *stocktake.Screen) {
	p, s := h.Show(t, lang, dark, size, func(d *desk.Desk) desk.Screen { return stocktake.New(d, h.Session, h.Store()) })
	return p, s.(*stocktake.Screen)
}

func stocked(t testing.TB) *goodstest.House {
	h := goodstest.New(t)
	h.Bring(h.Formula, 6, "A", "2026-11-15")
	h.Bring(h.Formula, 8, "B", "2027-03-31")
	h.Bring(h.Rice, 5000, "", "2027-03-31")
	return h
}

func take(t testing.TB, h *goodstest.House) inventory.Stocktake {
	t.Helper()
	all, err := h.Store().Stocktakes(t.Context())
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	x, err := h.Store().Stocktake(t.Context(), all[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// button presses the button of that word.
func button(p *goodstest.Page, key string) {
	p.T.Helper()
	want := p.Desk.T(key)
	for range 60 {
		p.Press(fyne.KeyTab)
		if goodstest.Words(p.Canvas().Focused()) == want {
			p.Press(fyne.KeyReturn)
			return
		}
	}
	p.T.Fatalf("there is no button %q", want)
}

func TestAWholeBlindStocktakeByTwoPeople(t *testing.T) {
	h := stocked(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	p.Enter("кла", "", "") // place, everything, blind
	x := take(t, h)
	if x.Status != inventory.Started || !x.Blind || len(x.Lines) != 3 {
		t.Fatalf("%+v", x)
	}
	if o := s.Sheet(); o.Sheet != "stocktake" || o.Filter != x.Number() {
		t.Error(o)
	}
	for _, book := range []string{"6 банок", "8 банок", "5 кг"} {
		if p.Sees(strings.ReplaceAll(book, " ", "\u00a0")) {
			t.Errorf("a blind count shows the book: %s", book)
		}
	}
	p.Enter("6", "6", "5", "", "4,5 кг", "4,5 кг") // the digit begins the count; Return goes from line to line
	x = take(t, h)
	for n, want := range []inventory.Quantity{6, 5, 4500} {
		if l := x.Lines[n]; !l.Done || l.Counted != want || (n != 1) != (l.Second != nil) {
			t.Errorf("line %d: %+v", n, l)
		}
	}
	button(p, "stocktake.finish")
	p.Enter("Д. Вторая", "")
	p.Wants("stocktake.not_yet_why")
	p.Wants("stocktake.say_why")
	if take(t, h).Status != inventory.Started {
		t.Fatal("it is finished without reasons")
	}
	s.Focus() // a stand-in for a window doesn't give the cursor back to what was under a question
	p.Press(fyne.KeyReturn)
	p.Enter("недост", "", "не внес", "")
	button(p, "stocktake.finish")
	p.Enter("Үміт Сейтқали", "")
	if p.Canvas().Overlays().Top() == nil || take(t, h).Status != inventory.Started {
		t.Error("who counted is the second counter too")
	}
	p.Press(fyne.KeyEscape)
	button(p, "stocktake.finish")
	p.Enter("Д. Вторая", "")
	x = take(t, h)
	if x.Status != inventory.Counted || x.Second != "Д. Вторая" {
		t.Fatalf("%v %+v", p.Notes, x)
	}
	p.Wants("stocktake.expected")
	p.Wants("stocktake.counted_by", "Who", "Үміт Сейтқали", "Second", "Д. Вторая")
	button(p, "stocktake.approve")
	p.Press(fyne.KeyReturn)
	if !p.Said("refused.stocktake_own") || take(t, h).Status != inventory.Counted {
		t.Fatal("who counted approves")
	}
	h.As("dana")
	p, s = show(t, h, "ru", false, widgetstest.Large)
	s.Open(desk.Place{ID: x.ID})
	button(p, "stocktake.approve")
	p.Press(fyne.KeyReturn)
	x = take(t, h)
	if x.Status != inventory.Approved || h.Stock(h.Formula) != 11 || h.Stock(h.Rice) != 4500 {
		t.Fatalf("%v %+v", p.Notes, x)
	}
	d, err := h.Store().Document(t.Context(), x.Document)
	if err != nil {
		t.Fatal(err)
	}
	p.Wants("stocktake.corrections", "Number", d.Number())
	s.Focus()
	p.Type("9") // frozen: a digit begins nothing
	s.Save()
	if y := take(t, h); y.Lines[0].Counted != x.Lines[0].Counted || y.Version != x.Version {
		t.Error("a frozen stock-take was changed")
	}
	p.Wants("stocktake.hint_frozen")
}

func TestALotThatNobodyKnewOfIsAdded(t *testing.T) {
	h := stocked(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	p.Enter("кла", "")
	p.Press(fyne.KeyDown)
	p.Press(fyne.KeyReturn) // open
	if x := take(t, h); x.Blind {
		t.Fatal("it is blind")
	}
	p.Wants("stocktake.expected")
	button(p, "stocktake.found")
	p.Enter("смесь", "2", "")
	s.Save()
	p.Wants("fault.expiry.missing")
	p.Enter("01.02.2027", "C", "за полкой")
	x := take(t, h)
	if len(x.Lines) != 4 {
		t.Fatalf("%v %+v", p.Notes, x.Lines)
	}
	found := false
	for _, l := range x.Lines {
		found = found || l.Code == "C" && l.Counted == 2 && l.Reason == "FOUND" && l.Note == "за полкой"
	}
	if !found {
		t.Errorf("%+v", x.Lines)
	}
}

func TestABadCountIsSaidAtItsField(t *testing.T) {
	h := stocked(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	p.Enter("кла", "", "")
	for typed, key := range map[string]string{"-1": "fault.quantity.negative", "1000000000": "fault.quantity.large", "1,5": "fault.quantity.whole", "2 кг": "fault.quantity.unit"} {
		p, s = show(t, h, "ru", false, widgetstest.Large)
		s.Open(desk.Place{ID: take(t, h).ID})
		p.Press(fyne.KeyReturn)
		p.Type(typed)
		s.Save()
		if !p.Sees(p.Desk.T(key, "Unit", "кг")) {
			t.Errorf("%s: %q isn't said", typed, p.Desk.T(key, "Unit", "кг"))
		}
		if take(t, h).Lines[0].Done {
			t.Errorf("%s is counted", typed)
		}
	}
	s.Back()
	p.Press(fyne.KeyTab, fyne.KeyReturn)
	s.Open(desk.Place{ID: take(t, h).ID})
	p.Enter("0", "") // nothing found is an answer
	if l := take(t, h).Lines[0]; !l.Done || l.Counted != 0 {
		t.Errorf("%+v", l)
	}
}

func TestATypedCountSurvivesTheLock(t *testing.T) {
	h := stocked(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	p.Enter("кла", "", "")
	p.Type("5")
	if err := s.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	p, s = show(t, h, "ru", false, widgetstest.Large)
	if !p.Said("goods.draft_back") {
		t.Fatal(p.Notes)
	}
	s.Save()
	if l := take(t, h).Lines[0]; !l.Done || l.Counted != 5 {
		t.Errorf("%+v", l)
	}
	p, _ = show(t, h, "ru", false, widgetstest.Large)
	if p.Said("goods.draft_back") {
		t.Error("what was saved comes back")
	}
}

func TestGivenUpItIsReadOnly(t *testing.T) {
	h := stocked(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	p.Enter("кла", "", "")
	button(p, "stocktake.cancel")
	p.Press(fyne.KeyTab, fyne.KeyReturn)
	if x := take(t, h); x.Status != inventory.Cancelled {
		t.Fatalf("%+v", x)
	}
	p.Wants("stocktake.was_cancelled_why")
	s.Back()
	s.Back()
	if len(p.Went) != 1 || p.Went[0].Screen != desk.Supplies {
		t.Error(p.Went)
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
					p, s := show(t, h, lang, dark, size)
					look := func(step string) {
						p.Picture(*pictures, fmt.Sprintf("%s-%s-%v-%s", lang, name, dark, step))
						p.Fits()
						if t.Failed() {
							t.Fatal(step)
						}
					}
					look("empty")
					h.Bring(h.Formula, 6, "A-2026/17", "2026-11-15")
					h.Bring(h.Rice, 55_300, "", "2027-03-31")
					h.Bring(h.Formula, 8, "B", "2027-03-31")
					st, ctx := h.Store(), t.Context()
					id := h.Must(st.StartStocktake(ctx, h.Pantry, "", true)).ID
					s.Open(desk.Place{ID: id})
					look("begun")
					x := take(t, h)
					h.Must(st.SaveCounts(ctx, id, []inventory.Count{{Lot: x.Lines[0].Lot, Counted: 6}, {Lot: x.Lines[1].Lot, Counted: 5}}))
					button(p, "stocktake.finish")
					look("finish")
					p.Enter("Д. Вторая", "")
					look("not-yet")
					button(p, "stocktake.found")
					look("found")
					s.Back()
					two := inventory.Quantity(50_300)
					h.Must(st.SaveCounts(ctx, id, []inventory.Count{{Lot: x.Lines[1].Lot, Counted: 5, Reason: "MISSING"}, {Lot: x.Lines[2].Lot, Counted: 60_300, Second: &two, Reason: "MISSING_TRANSACTION"}}))
					h.Must(st.FinishCount(ctx, id, "Д. Вторая", ""))
					look("counted")
					h.As("dana")
					h.Must(st.ApproveStocktake(ctx, id))
					look("approved")
					s.Back()
					look("list")
				})
			}
		}
	}
}
