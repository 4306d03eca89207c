// Package goodstest is a small house with a store, for the tests of the store's pages: two
// who keep it, two places, a donor, a supplier, and a few items.
package goodstest

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/shelter/vault/keyslot"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/widgets"
)

const (
	bossPassword  = "copper garden seven clouds"
	staffPassword = "night lantern quiet bridge"
)

// House is the house; it is 16 November 2026, 09:15, and Үміт is signed in.
type House struct {
	*shelter.Session
	T               testing.TB
	Clock           *civil.Fixed
	Pantry, Linen   int64
	Donor, Supplier int64
	Formula, Rice   inventory.Item
	Shirt, Blanket  inventory.Item
}

// New makes the house.
func New(t testing.TB) *House {
	t.Helper()
	today, _ := civil.NewDay(2026, 11, 16)
	h := &House{T: t, Clock: civil.NewFixed(civil.Almaty.At(today, 9, 15))}
	s, _, err := shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Rooms: house.Template("small", "ru"), Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: bossPassword}},
		shelter.Options{Clock: h.Clock, Cost: keyslot.Cheap})
	if err != nil {
		t.Fatal(err)
	}
	h.Session = s
	t.Cleanup(func() { h.Session.Lock() })
	for login, name := range map[string]string{"umit": "Үміт Сейтқали", "dana": "Дана Оспанова"} {
		h.Must(s.AddAccount(t.Context(), shelter.NewAccount{Login: login, Name: name, Password: staffPassword, Roles: []staff.Role{staff.Supplies}}))
	}
	h.As("umit")
	st := s.Store()
	h.Pantry = h.Must(st.SavePlace(t.Context(), inventory.Place{Name: "Кладовая", Kind: "pantry", Active: true})).ID
	h.Linen = h.Must(st.SavePlace(t.Context(), inventory.Place{Name: "Бельевая", Kind: "linen", Active: true})).ID
	h.Donor = h.Must(st.SaveGiver(t.Context(), inventory.Giver{Kind: inventory.Donor, Name: "Фонд «Пример»", Active: true})).ID
	h.Supplier = h.Must(st.SaveGiver(t.Context(), inventory.Giver{Kind: inventory.Supplier, Name: "Магазин «Пример»", Active: true})).ID
	h.Formula = h.item(inventory.Item{NameRU: "Смесь 1, 400 г", NameEN: "Formula 1, 400 g", NameKK: "Қоспа 1, 400 г", Category: "infant", Base: "tin", Unit: "tin",
		Units: []inventory.Unit{{Code: "tin", Per: 1}, {Code: "pack", Per: 12}}, Due: inventory.UseBy, OpenDays: 28, Least: 4, Par: 8,
		Barcodes: []inventory.Barcode{{Code: "4870001234567", Unit: "tin"}}})
	h.Rice = h.item(inventory.Item{NameRU: "Рис", NameEN: "Rice", NameKK: "Күріш", Category: "food", Base: "g", Unit: "kg", Due: inventory.BestBefore,
		Units: []inventory.Unit{{Code: "g", Per: 1}, {Code: "kg", Per: 1000}, {Code: "bag", Per: 50_000}}})
	h.Shirt = h.item(inventory.Item{NameRU: "Футболка", NameEN: "T-shirt", NameKK: "Футболка", Category: "clothing", Base: "pcs", Unit: "pcs", Due: inventory.NoDue,
		Variants: []inventory.Variant{{System: "int", Size: "S", Active: true}, {System: "int", Size: "M", Active: true}}})
	h.Blanket = h.item(inventory.Item{NameRU: "Одеяло", NameEN: "Blanket", NameKK: "Көрпе", Category: "bedding", Base: "pcs", Unit: "pcs", Due: inventory.NoDue, Returnable: true})
	return h
}

func (h *House) item(i inventory.Item) inventory.Item {
	h.T.Helper()
	i.Active = true
	id := h.Must(h.Store().SaveItem(h.T.Context(), i)).ID
	x, err := h.Store().Item(h.T.Context(), id)
	if err != nil {
		h.T.Fatal(err)
	}
	return x
}

// As signs somebody else in.
func (h *House) As(login string) {
	h.T.Helper()
	if err := h.SwitchTo(h.T.Context(), login, staffPassword); err != nil {
		h.T.Fatal(err)
	}
}

// Must wants an act to be done.
func (h *House) Must(r shelter.Receipt, err error) shelter.Receipt {
	h.T.Helper()
	if err != nil {
		h.T.Fatal(err)
	}
	return r
}

// Bring puts some of an item into the pantry as stock that was there before; expiry
// "2027-03-31", or "" for none. It gives the lot.
func (h *House) Bring(i inventory.Item, q inventory.Quantity, code, expiry string) int64 {
	h.T.Helper()
	l := inventory.DeliveryLine{Item: i.ID, Place: h.Pantry, Quantity: q, Code: code}
	if expiry != "" {
		l.Expiry = Day(h.T, expiry)
	}
	return h.Must(h.Store().Receive(h.T.Context(), inventory.Delivery{Kind: inventory.Receipt, Opening: true, Lines: []inventory.DeliveryLine{l}})).IDs[0]
}

// Day reads a day.
func Day(t testing.TB, text string) civil.Day {
	d, err := civil.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Stock is how much there is of an item, usable or not.
func (h *House) Stock(i inventory.Item) inventory.Quantity {
	h.T.Helper()
	ls, err := h.Store().Lots(context.Background(), i.ID, false)
	if err != nil {
		h.T.Fatal(err)
	}
	var q inventory.Quantity
	for _, l := range ls {
		q += l.Quantity
	}
	return q
}

// Page is a page in its window, with the cursor where work starts.
type Page struct {
	*desktest.Window
	T testing.TB
}

// Show makes a page and shows it as large as it is in a window of that size.
func (h *House) Show(t testing.TB, lang string, dark bool, size fyne.Size, make func(*desk.Desk) desk.Screen) (*Page, desk.Screen) {
	t.Helper()
	p := &Page{Window: desktest.Start(t, widgets.Theme{Dark: dark}, lang, h.Clock), T: t}
	s := make(p.Desk)
	rail := float32(widgets.RailWide)
	if size.Width < 1200 {
		rail = widgets.RailNarrow
	}
	p.Window.Show(s, fyne.NewSize(size.Width-rail, size.Height-52))
	if n, ok := s.(desk.Narrower); ok {
		n.Narrow(size.Width < 1200)
	}
	p.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyEscape {
			s.(desk.Backer).Back()
		}
	})
	open := true
	t.Cleanup(func() { open = false })
	h.Session.OnChange(func([]string) {
		if open {
			fyne.Do(s.Reload)
		}
	})
	return p, s
}

// Enter types words, each followed by Return.
func (p *Page) Enter(texts ...string) {
	p.T.Helper()
	for _, x := range texts {
		p.Type(x)
		p.Press(fyne.KeyReturn)
	}
}

// Sees reports whether a text stands somewhere on the page.
func (p *Page) Sees(part string) bool {
	var all []string
	for _, o := range test.LaidOutObjects(p.Layer) {
		if x, ok := o.(*canvas.Text); ok && x.Visible() {
			if strings.Contains(x.Text, part) {
				return true
			}
			all = append(all, x.Text)
		}
	}
	return strings.Contains(strings.Join(all, " "), part)
}

// Wants fails the test unless the sentence of a key stands on the page.
func (p *Page) Wants(key string, args ...any) {
	p.T.Helper()
	if text := p.Desk.T(key, args...); !p.Sees(text) {
		p.T.Errorf("the page doesn't say %s: %q", key, text)
	}
}

// Said reports whether a notice said the sentence of a key.
func (p *Page) Said(key string, args ...any) bool {
	for _, n := range p.Notes {
		if n.Text == p.Desk.T(key, args...) {
			return true
		}
	}
	return false
}

// Words are what a part that has the cursor says.
func Words(f fyne.Focusable) string {
	if b, ok := f.(*widgets.Button); ok {
		return b.Text
	}
	return ""
}
