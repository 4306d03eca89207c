package sheet

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pana/assets/words"
	"pana/inventory"
	"pana/reports/page"
)

func TestNothingTypedBreaksASheetOfTheStore(t *testing.T) {
	for s, n := range map[string]int{strings.Repeat("Құдайберген ", 400): 1, strings.Repeat("Щ", 3000): 1, "a😀\x00\xd0\n\nb": 3, "فاطمه احمدی\u200cپور": 3, "": 3, strings.Repeat("x\n", 50): 3} {
		su, or, st, re, rc, wo := &SuppliesFigures{}, &OrdersFigures{}, &StocktakeFigures{}, &ReceiptFigures{}, &ReceivedFigures{}, &WriteOffFigures{}
		for _, f := range []any{su, or, st, re, rc, wo} {
			fill(reflect.ValueOf(f).Elem(), s, n)
		}
		m := frame()
		m.House, m.By = s, s
		w := words.For("kk")
		for name, l := range map[string]*page.Layout{"supplies": Supplies(m, su, w), "orders": Orders(m, or, w), "stocktake": Stocktake(m, st, w),
			"receipt": Receipt(m, re, w), "received": Received(m, rc, w), "writeoff": WriteOff(m, wo, w)} {
			for _, fault := range l.Faults() {
				t.Errorf("%s with %.20q: %s", name, s, fault)
			}
			if _, err := l.PDF(); err != nil {
				t.Errorf("%s with %.20q: %v", name, s, err)
			}
		}
	}
}

func TestQuantitiesOnPaperAreSaidAsPeopleSayThem(t *testing.T) {
	tins := Quantity{{Number: "21", Unit: "tin"}}
	half := Quantity{{Number: "1.5", Unit: "bag"}}
	both := Quantity{{Number: "-1", Unit: "pack"}, {Number: "-3", Unit: "pcs"}}
	for lang, want := range map[string][3]string{"ru": {"21 банка", "1,5 мешка", "-1 упак. -3 шт"}, "kk": {"21 құты", "1,5 қап", "-1 бума -3 дана"}, "en": {"21 tins", "1.5 bags", "-1 pack -3 pcs"}} {
		v := voice{words.For(lang), frame()}
		for i, q := range []Quantity{tins, half, both} {
			if got := strings.ReplaceAll(v.quantity(q), "\u00a0", " "); got != want[i] {
				t.Errorf("%s: %q, not %q", lang, got, want[i])
			}
		}
	}
	v := voice{words.For("ru"), frame()}
	for m, want := range map[inventory.Money]string{0: "", 5: "0,05 ₸", 125_050: "1250,50 ₸", -1_250_000: "-12 500 ₸"} {
		if got := strings.ReplaceAll(strings.ReplaceAll(v.money(m), "\u00a0", " "), "\u202f", " "); got != want {
			t.Errorf("%d is %q, not %q", m, got, want)
		}
	}
}

// Two copies stand on one page as long as they fit, and no line is lost when they don't.
func TestTwoCopiesOfAReceiptShareAPageWhileTheyFit(t *testing.T) {
	for n, pages := range map[int]int{1: 1, 5: 1, 14: 2, 60: 4} {
		f := given()
		f.Lines = nil
		for i := range n {
			f.Lines = append(f.Lines, ReceiptRow{Goods: Goods{Name: fmt.Sprintf("вещь-%d.", i)}, Category: "household", Quantity: q("1", "pcs")})
		}
		l := Receipt(frame(), f, words.For("ru"))
		if len(l.Pages) != pages || len(l.Faults()) > 0 {
			t.Errorf("%d lines: %d pages, %v", n, len(l.Pages), l.Faults())
		}
		for i := range n {
			if got := strings.Count(l.Text(), fmt.Sprintf("вещь-%d.", i)); got != 2 {
				t.Errorf("%d lines: line %d stands %d times", n, i, got)
			}
		}
	}
}

// With what expired first, the box ends before the rest begins, however long both are.
func TestWhatExpiredIsBoxedOverPages(t *testing.T) {
	f := shelves()
	for i := range 70 {
		r := f.Rows[0]
		r.Name = fmt.Sprint("Смесь ", i+2)
		f.Rows = append([]SupplyRow{r}, f.Rows...)
	}
	l := Supplies(frame(), f, words.For("ru"))
	if len(l.Pages) < 3 || len(l.Faults()) > 0 {
		t.Errorf("%d pages, %v", len(l.Pages), l.Faults())
	}
}
