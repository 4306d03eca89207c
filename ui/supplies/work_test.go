package supplies_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/supplies"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

func TestTheListIsOrderedCountedAndFiltered(t *testing.T) {
	w := lived(t)
	p := w.plain(t)
	if !p.sees("Подгузники 3") || !p.sees("Мало 3") || !p.sees("Просрочено 1") || p.s.Count() != 4 {
		t.Error("the list isn't counted", p.s.Count())
	}
	p.s.Find()
	p.Type("sug") // in another language than the window's
	if p.sees("Мыло") || !p.sees("Сахар") {
		t.Error("a name in English finds nothing")
	}
	p.s.Back()
	p.s.Find()
	p.enter("4870001234567")
	if !p.sees("выдаётся первой") || !p.sees("просрочена с 16 ноября") {
		t.Error("a scan doesn't lead to its item")
	}
	p.s.Issue()
	if len(p.Went) == 0 || p.Went[0] != (desk.Place{Screen: desk.Issue, ID: w.items["Смесь 1, 400 г"]}) {
		t.Errorf("Ctrl+I leads to %v", p.Went)
	}
	p.press("supplies.act")
	var a int64
	for _, l := range w.lots("Смесь 1, 400 г") {
		if l.Code == "A" {
			a = l.ID
		}
	}
	if last := p.Went[len(p.Went)-1]; last != (desk.Place{Screen: desk.WriteOff, ID: a}) {
		t.Errorf("the act leads to %v", last)
	}
}

func TestALotIsQuarantinedMovedOpenedAndReleasedByKeys(t *testing.T) {
	w := lived(t)
	p := w.plain(t)
	item := "Смесь 1, 400 г"
	lot := func(code string) inventory.Lot {
		for _, l := range w.lots(item) {
			if l.Code == code && l.OpenedOn.IsZero() {
				return l
			}
		}
		t.Fatal("no lot " + code)
		return inventory.Lot{}
	}
	p.s.Open(desk.Place{ID: w.items[item]})
	p.Canvas().Focus(p.lotWalk())
	p.Press(fyne.KeySpace, fyne.KeyReturn)
	p.s.Save() // without a reason
	if !p.sees(p.Desk.T("fault.text.empty")) || lot("B").Status != inventory.Usable {
		t.Error("a reason isn't asked for")
	}
	p.enter("вздулась крышка")
	if l := lot("B"); l.Status != inventory.Quarantined || l.StatusNote != "вздулась крышка" {
		t.Fatalf("%v %q", l.Status, l.StatusNote)
	}
	p.Canvas().Focus(p.lotWalk())
	p.Press(fyne.KeyHome)
	for p.sees("Партия A") && !p.sees("Снять запрет") {
		p.Press(fyne.KeyDown)
	}
	p.Press(fyne.KeySpace, fyne.KeyReturn)
	p.enter("проверено")
	if lot("B").Status != inventory.Usable {
		t.Fatal("it isn't released")
	}
	p.Canvas().Focus(p.lotWalk())
	p.Press(fyne.KeyHome)
	p.s.Move()
	p.enter("", "хол", "99")
	p.s.Save()
	if !p.sees("Здесь есть только 8") {
		t.Error("more than there is")
	}
	find(p, func(x *widgets.Entry) bool { return x.Text == "99" }).SetText("3 банки")
	p.s.Save()
	if l := lot("B"); len(l.Where) != 2 {
		t.Fatalf("%+v", l.Where)
	}
	if n := p.LastNote(); n.Undo == nil {
		t.Error("a move can't be taken back")
	} else if n.Undo(); len(lot("B").Where) != 1 {
		t.Error("undo doesn't move it back")
	}
	p.press("supplies.open")
	p.enter("", "1")
	opened := false
	for _, l := range w.lots(item) {
		opened = opened || !l.OpenedOn.IsZero() && l.Quantity == 1
	}
	if !opened {
		t.Error("nothing was opened")
	}
}

func TestADocumentIsTakenBackFromTheLedger(t *testing.T) {
	w := lived(t)
	p := w.plain(t)
	p.s.Open(desk.Place{ID: w.items["Мыло"]})
	p.Canvas().Focus(p.tabs())
	p.Press(fyne.KeyRight, fyne.KeyTab, fyne.KeyReturn)
	p.s.Save()
	if !p.sees(p.Desk.T("fault.text.empty")) {
		t.Error("a reason isn't asked for")
	}
	p.enter("приняли дважды")
	if len(w.lots("Мыло")) != 0 || !p.sees("отмена: пост") {
		t.Error("it isn't taken back, or not told")
	}
}

func TestRepackingSortsBySizeAndSaysWhatIsWrong(t *testing.T) {
	w := lived(t)
	w.receive("Куртка зимняя", 5, "", "мешок")
	p := w.plain(t)
	p.s.Open(desk.Place{ID: w.items["Куртка зимняя"]})
	p.press("supplies.repack")
	p.enter("", "кур", "44", "2", "кур", "50", "9")
	p.s.Save()
	if !p.sees("Здесь есть только 5") {
		t.Error("more comes out than there is")
	}
	find(p, func(x *widgets.Entry) bool { return x.Text == "9" }).SetText("3")
	p.s.Save()
	sizes := map[int64]inventory.Quantity{}
	for _, l := range w.lots("Куртка зимняя") {
		sizes[l.Variant] += l.Quantity
	}
	if len(sizes) != 2 || sizes[0] != 0 {
		t.Errorf("%v", sizes)
	}
}

func TestAnItemIsAddedWithUnitsSizesBarcodesAndNorms(t *testing.T) {
	w := lived(t)
	p := w.plain(t)
	p.s.Open(desk.Place{Filter: supplies.NewItem})
	p.enter("Рис", "Күріш", "Rice", "еда", "кг", "г", "1000", "много", "38", "", "", "3", "лучше")
	p.s.Save()
	if !p.sees("Укажите число, например 2 или 1,5") {
		t.Error("the minimum isn't read")
	}
	find(p, func(x *widgets.Entry) bool { return x.Text == "много" }).SetText("5,5")
	p.Canvas().Focus(find(p, func(x *widgets.Field) bool { return x.Label == p.Desk.T("supplies.f.barcode") }).Entry)
	p.Type("4870001234567") // which is the formula's
	p.s.Save()
	if !p.sees("уже у товара «Смесь 1, 400 г»") {
		t.Error("a barcode is given twice")
	}
	find(p, func(x *widgets.Entry) bool { return x.Text == "4870001234567" }).SetText("4870009999999")
	p.s.Save()
	i, ok, err := w.store.Barcode(t.Context(), "4870009999999")
	if err != nil || !ok || i.Item.Least != 5500 || i.Item.Par != 38_000 || i.Item.NameKK != "Күріш" || i.Item.Per("kg") != 1000 || i.Quantity != 1000 {
		t.Fatalf("%+v %v %v", i, ok, err)
	}
	p.Canvas().Focus(p.tabs())
	p.Press(fyne.KeyEnd)
	p.press("supplies.norms")
	find(p, func(x *widgets.Choice) bool { return x.Key() == "adult" })
	for range 5 { // bands, four inputs each
		p.enter("", "", "", "")
	}
	p.enter("", "80 г")
	p.s.Save()
	ns, err := w.store.Norms(t.Context())
	if got := ns[i.Item.ID]; err != nil || len(got) != 1 || got[0].Quantity != 80 || got[0].Band != inventory.BandAdult {
		t.Fatalf("%+v %v", got, err)
	}
}

func TestWhatIsTypedSurvivesTheLock(t *testing.T) {
	w := lived(t)
	p := w.plain(t)
	p.s.Open(desk.Place{ID: w.items["Сахар"]})
	p.s.Move()
	p.enter("", "хол", "1,5")
	if err := p.s.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	p = w.show(t, "kk", false, widgetstest.Large)
	if !p.sees(p.Desk.T("supplies.move_title")) || !p.sees("1,5") || !p.sees("Холодильник") {
		t.Fatal("it isn't there again")
	}
	p.s.Save()
	if l := w.lots("Сахар")[0]; len(l.Where) != 2 {
		t.Errorf("%+v", l.Where)
	}
	p = w.plain(t)
	if p.sees(p.Desk.T("supplies.move_title")) {
		t.Error("the draft outlives its saving")
	}
	p.s.Open(desk.Place{Filter: supplies.NewItem})
	p.enter("Чай")
	if err := p.s.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	if p = w.plain(t); !p.sees("Чай") {
		t.Error("a new item is lost")
	}
}

func TestWhoMayOnlyLookIsOfferedNothing(t *testing.T) {
	w := lived(t)
	w.as("reader")
	p := w.plain(t)
	for _, word := range []string{"supplies.issue", "supplies.load", "supplies.move", "supplies.act"} {
		if p.sees(p.Desk.T(word)) {
			t.Errorf("%s is offered", word)
		}
	}
	p.s.Add()
	p.s.Move()
	if p.sees(p.Desk.T("supplies.new_title")) {
		t.Error("a form opens")
	}
}
