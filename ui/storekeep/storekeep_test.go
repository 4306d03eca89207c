package storekeep_test

import (
	"flag"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/goods/goodstest"
	"pana/ui/storekeep"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

func show(t testing.TB, h *goodstest.House, lang string, dark bool, size fyne.Size) (*goodstest.Page, *storekeep.Screen) {
	p, s := h.Show(t, lang, dark, size, func(d *desk.Desk) desk.Screen { return storekeep.New(d, h.Session, h.Store()) })
	return p, s.(*storekeep.Screen)
}

// part goes to a part of the page by the keys of its tabs.
func part(p *goodstest.Page, n int) {
	p.BackTab()
	for range n {
		p.Press(fyne.KeyRight)
	}
}

func TestAPlaceIsAddedAndPutAway(t *testing.T) {
	h := goodstest.New(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	s.Add()
	p.Enter("Кладовая", "сухой")
	p.Wants("fault.place.taken")
	empty(p)
	p.Enter("Подвал", "")
	places, _ := h.Store().Places(t.Context())
	found := false
	for _, x := range places {
		found = found || x.Name == "Подвал" && x.Kind == "dry"
	}
	if !found {
		t.Fatalf("%v %v", p.Notes, places)
	}
}

func TestAKitIsTypedLineByLine(t *testing.T) {
	h := goodstest.New(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	part(p, 2)
	s.Add()
	p.Enter("жен", "Набор женский", "футб", "", "2", "", "")
	p.Enter("одея", "1", "на вре", "30", "")
	s.Save()
	ks, err := h.Store().Kits(t.Context())
	if err != nil || len(ks) != 1 || len(ks[0].Lines) != 2 {
		t.Fatalf("%v %v %+v", err, p.Notes, ks)
	}
	if l := ks[0].Lines[1]; l.Item != h.Blanket.ID || !l.Loan || l.Days != 30 || ks[0].Kind != "female" {
		t.Errorf("%+v", ks[0])
	}
	s.Add()
	p.Enter("жен", "Другой", "футб", "", "2")
	s.Save()
	p.Wants("fault.kit.taken")
}

func TestTheRuleOfDonations(t *testing.T) {
	h := goodstest.New(t)
	p, _ := show(t, h, "ru", false, widgetstest.Large)
	part(p, 3)
	set := func() inventory.Settings {
		x, err := h.Store().Settings(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	p.Press(fyne.KeyTab)
	for typed, key := range map[string]string{"-1": "fault.number.range", "много": "fault.number.whole", "9999": "fault.number.range"} {
		empty(p)
		p.Enter(typed)
		p.Wants(key, "From", 0, "To", 3650)
	}
	empty(p)
	p.Enter("90")
	if set().DonationDays != 90 {
		t.Error(p.Notes, set())
	}
}

// empty takes away what stands in the field.
func empty(p *goodstest.Page) {
	for range 12 {
		p.Press(fyne.KeyBackspace)
	}
}

func TestATypedFormSurvivesTheLock(t *testing.T) {
	h := goodstest.New(t)
	p, s := show(t, h, "ru", false, widgetstest.Large)
	part(p, 1)
	s.Add()
	p.Enter("донор", "Фонд «Свет»")
	p.Type("+7 700 000 00 00")
	if err := s.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	p, s = show(t, h, "ru", false, widgetstest.Large)
	if !p.Said("goods.draft_back") {
		t.Fatal(p.Notes)
	}
	s.Save()
	gs, _ := h.Store().Givers(t.Context())
	found := false
	for _, g := range gs {
		found = found || g.Name == "Фонд «Свет»" && g.Kind == inventory.Donor && g.Contact == "+7 700 000 00 00"
	}
	if !found {
		t.Errorf("%v %+v", p.Notes, gs)
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
					h.Must(h.Store().SaveKit(t.Context(), inventory.Kit{Kind: "female", Name: "Набор женский", Active: true, Lines: []inventory.KitLine{
						{Item: h.Shirt.ID, Quantity: 2}, {Item: h.Blanket.ID, Quantity: 1, Loan: true, Days: 30}}}))
					p, s := show(t, h, lang, dark, size)
					for n, step := range []string{"places", "givers", "kits", "rules"} {
						if n > 0 {
							s.Focus()
							part(p, 1)
						}
						p.Picture(*pictures, fmt.Sprintf("%s-%s-%v-%s", lang, name, dark, step))
						p.Fits()
						if t.Failed() {
							t.Fatal(step)
						}
					}
				})
			}
		}
	}
}
