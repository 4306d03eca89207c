package receive_test

import (
	"flag"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/goods/goodstest"
	"pana/ui/receive"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

func show(t testing.TB, h *goodstest.House, lang string, dark bool, size fyne.Size) (*goodstest.Page, *receive.Screen) {
	p, s := h.Show(t, lang, dark, size, func(d *desk.Desk) desk.Screen { return receive.New(d, h.Session, h.Store()) })
	return p, s.(*receive.Screen)
}

func last(t testing.TB, h *goodstest.House) inventory.Document {
	t.Helper()
	ds, err := h.Store().Documents(t.Context(), inventory.DocumentFilter{Limit: 1})
	if err != nil || len(ds) == 0 {
		t.Fatal(ds, err)
	}
	d, err := h.Store().Document(t.Context(), ds[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAPurchaseIsTypedByKeysAndTakenBack(t *testing.T) {
	h := goodstest.New(t)
	p, _ := show(t, h, "ru", false, widgetstest.Large)
	p.Enter("мага", "77/2026", "нал", "") // supplier, invoice, paid, day
	p.Enter("4870001234567", "1 упак", "31.03.2027", "B", "кла", "3200,50")
	p.Enter("рис", "1,5", "01.09.2027", "", "", "")
	p.Enter("", "к ужину") // the empty line goes on to the note, which saves
	d := last(t, h)
	if d.Kind != inventory.Receipt || d.Giver != h.Supplier || d.Paper != "77/2026" || d.Paid != "cash" || len(d.Movements) != 2 || d.Note != "к ужину" {
		t.Fatalf("%+v", d)
	}
	if h.Stock(h.Formula) != 12 || h.Stock(h.Rice) != 1500 {
		t.Error(h.Stock(h.Formula), h.Stock(h.Rice))
	}
	ls, _ := h.Store().Lots(t.Context(), h.Formula.ID, false)
	if ls[0].Price != 320050 || ls[0].Code != "B" || ls[0].Expiry != goodstest.Day(t, "2027-03-31") {
		t.Errorf("%+v", ls[0])
	}
	p.Wants("receive.done_why")
	p.Press(fyne.KeyReturn) // the cursor is on the paper
	if len(p.Orders) != 1 || p.Orders[0].Sheet != "received" || p.Orders[0].Filter != d.Number() {
		t.Error(p.Orders)
	}
	p.LastNote().Undo()
	if h.Stock(h.Formula) != 0 || p.Sees(p.Desk.T("receive.done_why")) {
		t.Error("what was taken back still offers its paper")
	}
}

func TestADonationThatExpiresTooSoonIsRefusedByOneKey(t *testing.T) {
	h := goodstest.New(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	s.Open(desk.Place{Filter: receive.Donation})
	p.Enter("Новый фонд", "", "", "") // someone new, not anonymous, letter, day
	p.Enter("смесь", "6", "01.12.2026", "A", "кла", "", "")
	p.Enter("одея", "2", "", "", "", "", "б/у")
	p.Ctrl(fyne.KeyS)
	s.Save()
	p.Wants("fault.expiry.short", "Days", 60)
	p.Wants("receive.short_why")
	s.Move()
	if p.Sees(p.Desk.T("receive.short_why")) {
		t.Error("the notice stays")
	}
	s.Save()
	d := last(t, h)
	if d.Kind != inventory.Donation || d.GiverName != "Новый фонд" || len(d.Movements) != 1 || len(d.Refused) != 1 {
		t.Fatalf("%+v", d)
	}
	if r := d.Refused[0]; r.Item != h.Formula.ID || r.Reason != "short_date" || r.Quantity == "" {
		t.Errorf("%+v", r)
	}
	if ls, _ := h.Store().Lots(t.Context(), h.Blanket.ID, false); ls[0].Condition != "used" {
		t.Errorf("%+v", ls)
	}
	p.Wants("receive.done_gift")
}

func TestBadInputIsSaidAtItsLine(t *testing.T) {
	h := goodstest.New(t)
	for _, x := range []struct {
		name, quantity, expiry, price, key string
		args                               []any
	}{
		{"zero", "0", "31.03.2027", "", "fault.quantity.zero", nil},
		{"negative", "-3", "31.03.2027", "", "fault.quantity.negative", nil},
		{"1e9", "1000000000", "31.03.2027", "", "fault.quantity.large", nil},
		{"letters", "много", "31.03.2027", "", "fault.quantity.number", nil},
		{"empty", "", "31.03.2027", "", "fault.quantity.empty", nil},
		{"unit", "1.5 ведра", "31.03.2027", "", "fault.quantity.unit", []any{"Unit", "ведра"}},
		{"not whole", "1,5", "31.03.2027", "", "fault.quantity.whole", nil},
		{"expiry in the past", "2", "15.11.2026", "", "fault.expiry.past", nil},
		{"expiry missing", "2", "", "", "fault.expiry.missing", nil},
		{"no such day", "2", "31.02.2027", "", "fault.date.none", nil},
		{"price", "2", "31.03.2027", "-5", "fault.money", nil},
	} {
		p, s := show(t, h, "ru", false, widgetstest.Large)
		s.Open(desk.Place{ID: h.Formula.ID})
		p.Enter(x.quantity, x.expiry, "", "кла")
		p.Type(x.price)
		s.Save()
		if text := p.Desk.T(x.key, x.args...); !p.Sees(text) && !p.Said(x.key, x.args...) {
			t.Errorf("%s: the page doesn't say %q", x.name, text)
		}
		if h.Stock(h.Formula) != 0 {
			t.Fatalf("%s: it is in the store", x.name)
		}
	}
	p, s := show(t, h, "ru", false, widgetstest.Large)
	s.Open(desk.Place{ID: h.Rice.ID})
	p.Enter("1.5 кг", "31.03.2027", "", "кла", "")
	s.Save()
	if h.Stock(h.Rice) != 1500 {
		t.Error(h.Stock(h.Rice))
	}
}

func TestAllFaultsAreSaidAtOnce(t *testing.T) {
	h := goodstest.New(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	s.Save()
	p.Wants("fault.lines.none")
	s.Open(desk.Place{ID: h.Formula.ID})
	p.Enter("много")
	s.Save()
	for _, key := range []string{"fault.quantity.number", "fault.expiry.missing", "fault.place.missing"} {
		p.Wants(key)
	}
}

func TestAnUnknownBarcodeLeadsToTheItem(t *testing.T) {
	h := goodstest.New(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	s.Open(desk.Place{ID: h.Rice.ID})
	p.Enter("2", "31.03.2027", "", "кла", "")
	p.Enter("4879999999999")
	p.Wants("receive.unknown", "Code", "4879999999999")
	for range 40 {
		if len(p.Went) > 0 {
			break
		}
		p.Press(fyne.KeyTab)
		if b, ok := p.Canvas().Focused().(interface{ TypedKey(*fyne.KeyEvent) }); ok && fmt.Sprintf("%T", b) == "*widgets.Button" {
			if text := goodstest.Words(p.Canvas().Focused()); text == p.Desk.T("receive.new_item") {
				p.Press(fyne.KeyReturn)
			}
		}
	}
	if len(p.Went) != 1 || p.Went[0].Screen != desk.Supplies || p.Went[0].Filter != desk.BarcodeNew+"4879999999999" {
		t.Fatalf("%+v", p.Went)
	}
	i := h.Rice
	i.Barcodes = []inventory.Barcode{{Code: "4879999999999", Unit: "kg"}}
	h.Must(h.Store().SaveItem(t.Context(), i))
	if p.Sees(p.Desk.T("receive.unknown", "Code", "4879999999999")) {
		t.Error("the known barcode is still unknown")
	}
}

func TestTypedLinesSurviveTheLock(t *testing.T) {
	h := goodstest.New(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	s.Open(desk.Place{Filter: receive.Donation})
	p.Enter("фонд", "", "12", "")
	p.Enter("одея", "2", "", "", "кла", "", "")
	p.Enter("", "чайник", "1", "небез")
	if err := s.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	p, s = show(t, h, "ru", false, widgetstest.Large)
	if !p.Said("goods.draft_back") {
		t.Fatal(p.Notes)
	}
	s.Save()
	d := last(t, h)
	if d.Giver != h.Donor || d.Paper != "12" || len(d.Movements) != 1 || len(d.Refused) != 1 || d.Refused[0].What != "чайник" || d.Refused[0].Reason != "unsafe" {
		t.Fatalf("%+v", d)
	}
	p, _ = show(t, h, "ru", false, widgetstest.Large)
	if p.Said("goods.draft_back") {
		t.Error("what was saved comes back")
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
					s.Open(desk.Place{Filter: receive.Donation})
					s.Open(desk.Place{ID: h.Formula.ID})
					p.Enter("6", "01.12.2026", "A-17", "кла", "3200", "")
					s.Open(desk.Place{ID: h.Shirt.ID})
					p.Enter("3")
					look("donation")
					s.Save()
					look("short")
					s.Open(desk.Place{Filter: receive.Opening})
					look("opening")
					s.Open(desk.Place{Filter: receive.Purchase})
					p.Enter("4879999999999")
					look("unknown")
				})
			}
		}
	}
}
