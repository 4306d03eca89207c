package sheets_test

import (
	"flag"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"pana/reports"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/sheets"
	"pana/ui/sheets/sheetstest"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

// themes are light and, for pictures, dark: where words stand is the same in both.
func themes() []bool {
	if *pictures == "" {
		return []bool{false}
	}
	return []bool{false, true}
}

// printed makes sheets, so that the log has rows.
func printed(t *testing.T, h *sheetstest.House, orders ...reports.Order) {
	t.Helper()
	for _, o := range orders {
		if _, err := reports.Make(t.Context(), h.Session, o); err != nil {
			t.Fatal(err)
		}
	}
}

// intake chooses the intake form, the fifth of the list.
func intake(w *desktest.Window) {
	w.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
}

func open(t *testing.T, h *sheetstest.House, theme widgets.Theme, lang string, size fyne.Size) (*desktest.Window, *sheets.Screen) {
	t.Helper()
	w := desktest.Start(t, theme, lang, h.Clock)
	s := sheets.New(w.Desk, h.Session)
	w.Show(s, size)
	return w, s
}

func TestThePageFits(t *testing.T) {
	h := sheetstest.New(t)
	var orders []reports.Order
	for range 8 {
		orders = append(orders, reports.Order{Sheet: "beds"}, reports.Order{Sheet: "intake", Blank: true}, reports.Order{Sheet: "evacuation"})
	}
	printed(t, h, append(orders, reports.Order{Sheet: "intake", Resident: h.Head, Reason: "суд"})...)
	for _, lang := range []string{"en", "ru", "kk"} {
		for _, dark := range themes() {
			for name, size := range map[string]fyne.Size{"large": widgetstest.Large.SubtractWidthHeight(196, 52), "least": widgetstest.Least.SubtractWidthHeight(56, 76)} {
				for _, chosen := range []string{"beds", "intake", "blank", "orders", "receipt", "stocktake"} {
					t.Run(fmt.Sprintf("%s-%s-%s-dark=%v", chosen, lang, name, dark), func(t *testing.T) {
						w, s := open(t, h, widgets.Theme{Dark: dark}, lang, size)
						switch chosen {
						case "blank":
							intake(w)
							w.Press(fyne.KeyTab, fyne.KeyRight)
						default:
							s.Open(desk.Place{Filter: chosen})
						}
						w.Fits()
						w.Picture(*pictures, fmt.Sprintf("%s-%s-%s-%v", chosen, lang, name, dark))
					})
				}
			}
		}
	}
}

func TestReturnWalksFromTheListToThePrintButton(t *testing.T) {
	h := sheetstest.New(t)
	w, _ := open(t, h, widgets.Theme{}, "kk", widgetstest.Large)
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	w.Type("0010")
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyHome, fyne.KeyRight) // Русский
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyBackspace)
	w.Type("3")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	if len(w.Orders) != 1 {
		t.Fatalf("orders %v, notes %v", w.Orders, w.Notes)
	}
	o, at := w.Orders[0], h.Now().Add(-30*60e9)
	if o.Sheet != "beds" || o.At != int64(at) || o.Lang != "ru" || o.Copies != 3 {
		t.Errorf("ordered %+v, want the moment %d", o, at)
	}
}

func TestUntouchedTimeIsNow(t *testing.T) {
	h := sheetstest.New(t)
	_, s := open(t, h, widgets.Theme{}, "ru", widgetstest.Large)
	if o := s.Sheet(); o.Sheet != "beds" || o.At != 0 || o.Copies != 1 || o.Lang != "ru" {
		t.Errorf("ordered %+v", o)
	}
}

func TestTheFormAsksWhomItIsAbout(t *testing.T) {
	h := sheetstest.New(t)
	w, s := open(t, h, widgets.Theme{}, "ru", widgetstest.Large)
	intake(w)
	if o := s.Sheet(); o.Sheet != "" {
		t.Errorf("ordered %+v without a person", o)
	}
	for _, typed := range []string{"мимоза", h.No} {
		w.Type(typed)
		w.Press(fyne.KeyReturn)
		if o := s.Sheet(); o.Sheet != "intake" || o.Resident != h.Head || o.Blank {
			t.Errorf("%s: ordered %+v", typed, o)
		}
		w.BackTab()
		w.BackTab()
		w.Press(fyne.KeyTab)
	}
	w.BackTab()
	w.Press(fyne.KeyRight) // the empty form
	if o := s.Sheet(); !o.Blank || o.Resident != 0 {
		t.Errorf("ordered %+v", o)
	}
}

func TestWrongInputIsSaidUnderItsFieldAndOrdersNothing(t *testing.T) {
	h := sheetstest.New(t)
	for _, c := range []struct{ day, time, copies string }{{"31.02.2026", "", ""}, {"x", "", ""}, {"", "25:00", ""}, {"", "", "0"}, {"", "", "1000"}, {"", "", "two"}} {
		w, s := open(t, h, widgets.Theme{}, "en", widgetstest.Large)
		w.Press(fyne.KeyReturn)
		w.Type(c.day)
		w.Press(fyne.KeyReturn)
		w.Type(c.time)
		w.Press(fyne.KeyTab, fyne.KeyTab)
		if c.copies != "" {
			w.Press(fyne.KeyBackspace)
			w.Type(c.copies)
		}
		if o := s.Sheet(); o.Sheet != "" {
			t.Errorf("%+v: ordered %+v", c, o)
		}
		if len(w.Notes) != 0 {
			t.Errorf("%+v: said %v beside the fields", c, w.Notes)
		}
	}
}

func TestWhoMayNotFillTheFormGetsItEmpty(t *testing.T) {
	h := sheetstest.New(t)
	h.As(t, "supplies")
	w, s := open(t, h, widgets.Theme{}, "ru", widgetstest.Large)
	intake(w)
	if o := s.Sheet(); o.Sheet != "intake" || !o.Blank {
		t.Errorf("ordered %+v", o)
	}
	w.Fits()
}

func TestThePaperOfASheetIsNotedAsDestroyedOnce(t *testing.T) {
	h := sheetstest.New(t)
	printed(t, h, reports.Order{Sheet: "beds"})
	w, s := open(t, h, widgets.Theme{}, "ru", widgetstest.Large)
	for w.Canvas().Focused() == nil || fmt.Sprintf("%T", w.Canvas().Focused()) != "*widgets.tableBody" {
		w.Press(fyne.KeyTab)
	}
	w.BackTab() // backwards from the list stands the log
	w.Press(fyne.KeyReturn)
	if w.Asked() == nil {
		t.Fatal("nothing was asked")
	}
	w.Press(fyne.KeyTab, fyne.KeyReturn)
	s.Reload()
	if p := h.Prints(t)[0]; p.State != staff.Printed || p.Destroyed == 0 {
		t.Errorf("row %+v", p)
	}
}
