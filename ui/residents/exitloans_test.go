package residents

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// lend gives Мимоза two blankets and her son one, to be returned.
func (w *world) lend() {
	w.t.Helper()
	w.must(w.s.SetRole(ctx, "desk"))
	st := w.s.Store()
	p, err := st.SavePlace(ctx, inventory.Place{Name: "Бельевая", Kind: "linen"})
	w.must(err)
	i, err := st.SaveItem(ctx, inventory.Item{NameRU: "Одеяло", NameEN: "Blanket", NameKK: "Көрпе", Category: "bedding", Base: "pcs", Returnable: true})
	w.must(err)
	_, err = st.Receive(ctx, inventory.Delivery{Kind: inventory.Receipt, Lines: []inventory.DeliveryLine{{Item: i.ID, Quantity: 8, Place: p.ID}}})
	w.must(err)
	for word, n := range map[string]inventory.Quantity{"Мимоза": 2, "Мимоза-1": 1} {
		_, err = st.Issue(ctx, inventory.Issue{Resident: w.ids[word], Lines: []inventory.IssueLine{
			{Item: i.ID, Quantity: n, Loan: true, Until: w.s.Zone().Day(w.clock.Now()).Add(1)}}})
		w.must(err)
	}
}

func (w *world) loans(word string) []inventory.Loan {
	w.t.Helper()
	ls, err := w.s.Store().Loans(ctx, w.ids[word])
	w.must(err)
	return ls
}

func TestINV10TheExitAsksAboutEachLoanOfThoseWhoLeave(t *testing.T) {
	w := newWorld(t)
	w.lend()
	w.wide()
	w.clock.Advance(time.Hour)
	w.open("Мимоза")
	w.page.record.startExit()
	w.sees("На руках", "Одеяло, 2\u00a0шт", "Одеяло, 1\u00a0шт")
	w.typeInto("reason", "по своему")
	w.typeInto("destination", "у родных, вре")
	hers, his := "loan."+itoa(w.loans("Мимоза")[0].ID)+".", "loan."+itoa(w.loans("Мимоза-1")[0].ID)+"."
	w.page.Save()
	f := w.page.record.form
	if f == nil || f.w.Input(hers+"how").(interface{ Wrong() string }).Wrong() == "" || f.w.Input(his+"how").(interface{ Wrong() string }).Wrong() == "" {
		t.Fatal("the exit doesn't ask under each loan")
	}
	if w.win.Canvas().Focused() != f.w.Input(hers+"how").Focusable() && w.win.Canvas().Focused() != f.w.Input(his+"how").Focusable() {
		t.Error("the cursor isn't at the first that is open")
	}
	w.typeInto(his+"how", "утер")
	w.typeInto(hers+"how", "возв")
	w.typeInto(hers+"quantity", "1")
	w.page.Save()
	if w.page.record.form == nil || f.w.Input(hers+"rest").(interface{ Wrong() string }).Wrong() == "" {
		t.Fatal("nobody asks about the other blanket")
	}
	w.typeInto(hers+"rest", "отд")
	w.page.Save()
	if w.page.record.form != nil {
		t.Fatalf("not saved: %q", w.said())
	}
	if w.resident("Мимоза-1").State != people.Left || len(w.loans("Мимоза")) != 0 {
		t.Error("something stayed open")
	}
	w.notes[len(w.notes)-1].Undo()
	if ls := w.loans("Мимоза"); len(ls) != 1 || ls[0].Open != 2 || w.resident("Мимоза").State != people.In {
		t.Errorf("after Undo %+v", ls)
	}
}

// TestINV10WhoStaysIsNotAskedAbout: a child who stays keeps her blanket.
func TestINV10WhoStaysIsNotAskedAbout(t *testing.T) {
	w := newWorld(t)
	w.lend()
	w.wide()
	w.clock.Advance(time.Hour)
	w.open("Мимоза")
	w.page.record.startExit()
	f := w.page.record.form
	f.w.Input("with." + itoa(w.ids["Мимоза-1"])).(*widgets.Check).Tick(false)
	his := f.w.Input("loan." + itoa(w.loans("Мимоза-1")[0].ID) + ".how")
	if his.Visible() {
		t.Error("asks about the loan of one who stays")
	}
	// By keys alone: the cursor walks past what isn't asked.
	f.w.FocusOn("note")
	for range 12 {
		if w.win.Canvas().Focused() == his.Focusable() {
			t.Fatal("the cursor stops at a loan that isn't asked about")
		}
		if f2 := w.page.record.form; f2 == nil || strings.Contains(w.said(), "возвращ") {
			break
		}
		w.win.Press(fyne.KeyTab)
	}
}

func TestThingsAreEndedAndSizesKeptInTheirTab(t *testing.T) {
	w := newWorld(t)
	w.lend()
	w.wide()
	w.clock.Advance(72 * time.Hour)
	w.page.Open(desk.Place{ID: w.ids["Мимоза"], Filter: "things"})
	w.sees("Вещи", "На время", "Одеяло", "срок вышел", "IS-2026/")
	w.page.record.startLoans()
	p := "loan." + itoa(w.loans("Мимоза")[0].ID) + "."
	w.typeInto(p+"how", "возв")
	w.typeInto(p+"quantity", "3")
	w.page.Save()
	if w.page.record.form == nil {
		t.Fatal("more came back than she had")
	}
	w.typeInto(p+"quantity", "2")
	w.page.Save()
	if w.page.record.form != nil || len(w.loans("Мимоза")) != 0 {
		t.Fatalf("not ended: %q", w.said())
	}
	w.page.record.startSizes()
	w.typeInto("size.shoe", "38")
	w.page.Save()
	if w.page.record.form != nil {
		t.Fatalf("not saved: %q", w.said())
	}
	if card, err := w.s.Store().Sizes(ctx, w.ids["Мимоза"]); err != nil || len(card) != 1 || card[0].Size != "38" {
		t.Errorf("the card is %v, %v", card, err)
	}
	w.page.record.tabs.Select(tabThings)
	w.sees("Размер обуви", "38")
}

// TestThingsFit looks at the tab and at the exit with loans in each language.
func TestThingsFit(t *testing.T) {
	for _, lang := range []string{"en", "ru", "kk"} {
		w := newWorld(t)
		w.lend()
		w.clock.Advance(72 * time.Hour)
		for name, size := range map[string]fyne.Size{"large": {Width: 1170, Height: 716}, "least": {Width: 968, Height: 648}} {
			w.show(lang, widgets.Theme{Dark: name == "least"}, size)
			w.page.Open(desk.Place{ID: w.ids["Мимоза"], Filter: "things"})
			w.win.Fits()
			w.win.Picture(*pictures, "things-"+lang+"-"+name)
			w.page.record.startExit()
			w.win.Fits()
			for _, x := range w.page.record.form.names {
				if strings.HasPrefix(x, "loan.") {
					w.page.record.form.w.FocusOn(x)
				}
			}
			w.win.Picture(*pictures, "exit-"+lang+"-"+name)
			w.page.record.close()
		}
	}
}
