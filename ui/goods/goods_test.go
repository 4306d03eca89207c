package goods_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/goods"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var (
	sugar = inventory.Item{ID: 1, NameEN: "Sugar", NameRU: "Сахар", NameKK: "Қант", Category: "food", Base: "g", Unit: "kg",
		Units: []inventory.Unit{{Code: "g", Per: 1}, {Code: "kg", Per: 1000}, {Code: "bag", Per: 50_000}}}
	formula = inventory.Item{ID: 2, NameRU: "Смесь 1, 400 г", Category: "infant", Base: "tin", Unit: "pack",
		Units:    []inventory.Unit{{Code: "tin", Per: 1}, {Code: "pack", Per: 12}},
		Barcodes: []inventory.Barcode{{Code: "4870001234567", Unit: "tin"}}}
	jacket = inventory.Item{ID: 3, NameRU: "Куртка", Category: "clothing", Base: "pcs", Unit: "pcs", Units: []inventory.Unit{{Code: "pcs", Per: 1}},
		Variants: []inventory.Variant{{ID: 7, System: "cis", Size: "44–48", Sex: "female", Active: true}, {ID: 8, System: "height", Size: "122", Active: true}},
		Barcodes: []inventory.Barcode{{Code: "4870007654321", Variant: 8, Unit: "pcs"}}}
	items = []inventory.Item{sugar, formula, jacket}
)

func start(t *testing.T, lang string) *desktest.Window {
	day, _ := civil.NewDay(2026, 11, 17)
	return desktest.Start(t, widgets.Theme{}, lang, civil.NewFixed(civil.Almaty.At(day, 14, 0)))
}

func TestQuantitiesAreSaidExactly(t *testing.T) {
	ru, en := start(t, "ru").Desk, start(t, "en").Desk
	for _, x := range []struct {
		d    *desk.Desk
		i    inventory.Item
		q    inventory.Quantity
		want string
	}{
		{ru, sugar, 4800, "4,8 кг"}, {en, sugar, 4800, "4.8 kg"}, {ru, sugar, -500, "-0,5 кг"},
		{ru, formula, 15, "1 упак. 3 банки"}, {en, formula, 15, "1 pack 3 tins"}, {ru, formula, 24, "2 упак."}, {ru, formula, 0, "0 упак."}, {ru, formula, 3, "3 банки"},
		{ru, formula, 5, "5 банок"}, {ru, jacket, 12_345, "12 345 шт"},
	} {
		if got := goods.Say(x.d, x.i, x.q); spaces(got) != x.want {
			t.Errorf("%d is %q, want %q", x.q, got, x.want)
		}
		if x.q > 0 {
			if back, err := inventory.ParseQuantity(goods.Typed(x.d, x.i, x.q), x.i); err != nil || back != x.q {
				t.Errorf("%d typed is %q, read as %d, %v", x.q, goods.Typed(x.d, x.i, x.q), back, err)
			}
		}
	}
	if got := spaces(goods.Rate(ru, formula, 105)); got != "1 банка на 4 дня" {
		t.Error(got)
	}
	if got := spaces(goods.Rate(ru, sugar, 420*1500)); got != "1,5 кг в день" {
		t.Error(got)
	}
	if got := goods.Full(ru, jacket, 8); got != "Куртка, рост 122" {
		t.Error(got)
	}
	for n, want := range map[int]string{-1: "—", 0: "0 дней", 3: "3 дня", 21: "21 день", inventory.Horizon: "больше года"} {
		if got := goods.Days(ru, n); got != want {
			t.Errorf("%d is %q", n, got)
		}
	}
	if got := spaces(goods.Money(ru, 1_234_550)); got != "12 345,50 ₸" {
		t.Error(got)
	}
}

// spaces makes all kinds of blanks plain ones.
func spaces(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == '\u00a0' || r == '\u202f' || r == '\u2009' {
			out[i] = ' '
		}
	}
	return string(out)
}

// document is a page with lines and a note below.
type document struct {
	*desktest.Window
	lines *goods.Lines
	form  *widgets.Form
	note  *widgets.Field
	saved int
}

func show(t *testing.T, columns ...goods.Column) *document {
	w := &document{Window: start(t, "ru")}
	w.form = widgets.NewForm(func() { w.saved++ })
	w.lines = goods.NewLines(goods.NewCatalogue(w.Desk, items), columns...)
	w.note = widgets.NewField("Примечание", "")
	scroll := widgets.NewScroll(widgets.Stack(8, w.lines.Content(), w.note))
	w.lines.OnRows = func() {
		w.form.Clear()
		w.lines.AddTo(w.form)
		w.form.Add("note", w.note)
	}
	w.lines.OnHigher = scroll.Refresh
	w.lines.OnRows()
	w.Window.Window = widgetstest.ShowObject(t, scroll, fyne.NewSize(800, 600))
	w.form.Focus()
	if w.Canvas().Focused() == nil {
		t.Fatal("no cursor")
	}
	return w
}

func (w *document) enter(texts ...string) {
	for _, x := range texts {
		w.Type(x)
		w.Press(fyne.KeyReturn)
	}
}

func TestLinesAreTypedByScanQuantityAndReturn(t *testing.T) {
	w := show(t)
	w.enter("4870001234567", "6", "сах", "1,5 мешка", "ro", "") // ro: the key layout of ку; nothing fits
	if got, f := w.lines.Read(); len(got) != 2 || len(f) != 1 || f[0].Name != "lines.2.item" {
		t.Fatalf("%+v, %v", got, f)
	}
	w.Press(fyne.KeyBackspace, fyne.KeyBackspace)
	w.enter("кур", "44", "3", "")
	got, f := w.lines.Read()
	if f.Err() != nil || len(got) != 3 {
		t.Fatalf("%+v, %v", got, f)
	}
	if got[0].Item.ID != 2 || got[0].Quantity != 6*12 || got[1].Quantity != 75_000 || got[2].Variant != 7 || got[2].Quantity != 3 {
		t.Errorf("%+v", got)
	}
	if w.Canvas().Focused() != w.note.Focusable() {
		t.Error("Return in the empty line doesn't go on")
	}
	w.enter("")
	if w.saved != 1 {
		t.Error("the last field doesn't save")
	}
	w.Fits()
}

func TestScanAfterScanCounts(t *testing.T) {
	w := show(t)
	w.enter("4870001234567", "4870001234567", "4870001234567", "4870007654321", "4870007654321")
	got, f := w.lines.Read()
	if f.Err() != nil || len(got) != 2 || got[0].Quantity != 3 || got[1].Quantity != 2 || got[1].Variant != 8 {
		t.Fatalf("%+v, %v", got, f)
	}
	w.Type("5")
	w.enter("4870001234567") // five jackets, and the scanner at once
	got, _ = w.lines.Read()
	if len(got) != 3 || got[1].Quantity != 5 || got[2].Item.ID != 2 || got[2].Quantity != 1 {
		t.Errorf("%+v", got)
	}
}

func TestFaultsStandUnderTheirLine(t *testing.T) {
	w := show(t)
	w.enter("сах", "много", "смесь", "-1", "кур")
	_, f := w.lines.Read()
	f.Add("lines.0.lot", "fault.lot.expired")
	w.Desk.Failed(w.lines.Fit(f), w.form)
	if len(w.Notes) != 0 {
		t.Errorf("%v has no place", w.Notes)
	}
	w.Fits()
	for _, key := range []string{"fault.quantity.number", "fault.lot.expired", "fault.quantity.negative", "fault.quantity.empty"} {
		if !w.sees(w.Desk.T(key)) {
			t.Errorf("%s isn't said", key)
		}
	}
	if w.Canvas().Focused() != w.lines.Rows()[0].Input("item").Focusable() {
		t.Error("the cursor isn't at the first")
	}
}

func TestLinesGoAndComeBack(t *testing.T) {
	due := goods.Column{Name: "expiry", Title: "Годен до", Width: 120, New: func(*goods.Row) widgets.Input { return widgets.NewField("", "") }}
	w := show(t, due)
	w.enter("сах", "2", "01.03.2027", "кур", "", "5")
	w.Ctrl(fyne.KeyD)
	kept := w.lines.Values()
	if len(kept) != 2 || kept[1]["expiry"] != "01.03.2027" {
		t.Fatalf("%v", kept)
	}
	w.lines.Remove(w.lines.Rows()[0])
	if got, _ := w.lines.Read(); len(got) != 1 || got[0].Item.ID != 3 {
		t.Errorf("%+v", got)
	}
	other := show(t, due)
	other.lines.SetValues(kept)
	got, f := other.lines.Read()
	if f.Err() != nil || len(got) != 2 || got[0].Quantity != 2000 || got[1].Quantity != 5 || goods.Written(got[1].Row.Input("expiry")) != "01.03.2027" {
		t.Errorf("%+v, %v", got, f)
	}
	other.form.Focus()
	other.Press(fyne.KeyBackspace) // the name is marked on arrival
	if got, f = other.lines.Read(); len(got) != 1 || f.Err() != nil {
		t.Errorf("an emptied line stays: %+v %v", got, f)
	}
}

func (w *document) sees(text string) bool {
	for _, s := range words(w) {
		if strings.Contains(s, text) {
			return true
		}
	}
	return false
}

// words are the words on show, wrapped lines joined.
func words(w *document) []string {
	var all []string
	for _, o := range test.LaidOutObjects(w.Layer) {
		if x, ok := o.(*canvas.Text); ok && x.Visible() {
			all = append(all, x.Text)
		}
	}
	return append(all, strings.Join(all, " "))
}
