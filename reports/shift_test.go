package reports_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"pana/assets/words"
	"pana/reports"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/demo"
	"pana/shelter/people"
	"pana/shelter/shift"
	"pana/shelter/vault"
)

// told is the demo on the morning of S12, as Гүлнар has just taken over.
func told(t *testing.T) (*shelter.Session, civil.Day) {
	t.Helper()
	d, _ := civil.NewDay(2026, 11, 17)
	path := filepath.Join(t.TempDir(), "demo.pana")
	accounts, err := demo.Write(t.Context(), path, civil.Almaty.At(d, 8, 30))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range accounts {
		if a.Login != "erlan" {
			continue
		}
		s, err := shelter.Open(t.Context(), path, a.Login, a.Password, shelter.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Lock() })
		return s, d
	}
	t.Fatal("nobody is at the desk")
	return nil, d
}

func TestS12TheHandoverIsOfLevelAAndPassesTheScan(t *testing.T) {
	s, d := told(t)
	var terms *people.Terms
	if err := s.View(t.Context(), func(tx *vault.Tx) (err error) { terms, err = people.ScanTerms(tx); return err }); err != nil {
		t.Fatal(err)
	}
	for _, lang := range words.Langs() {
		for name, pages := range map[string]int{"handover": 1, "roster": 1} {
			o := reports.Order{Sheet: name, Lang: lang}
			if name == "handover" {
				o.At = civil.Almaty.At(d, 8, 0)
			}
			x, err := reports.Make(t.Context(), s, o)
			if err != nil {
				t.Fatalf("%s in %s: %v", name, lang, err)
			}
			text := flat(x)
			if x.Level != "A" || x.Pages != pages || len(x.Layout.Faults()) > 0 || len(x.Layout.Missing()) > 0 {
				t.Errorf("%s in %s: level %s, %d pages, %v", name, lang, x.Level, x.Pages, x.Layout.Faults())
			}
			if hits := people.Hits(terms, text); len(hits) > 0 {
				t.Errorf("%s in %s tells %q", name, lang, text[hits[0].From:hits[0].To])
			}
			if !strings.Contains(text, "Мимоза-1") || name == "handover" && (!strings.Contains(text, "07:58") || !strings.Contains(text, "08:02") ||
				!strings.Contains(text, "если Ирис не вернётся до 18:00, позвонить директору") || !strings.Contains(text, "Гүлнар Ө.")) {
				t.Errorf("%s in %s says %s", name, lang, text)
			}
		}
	}
	// What wasn't ticked stands on the sheet of the day that begins.
	x, err := reports.Make(t.Context(), s, reports.Order{Sheet: "handover", Lang: "ru"})
	if err != nil || !strings.Contains(flat(x), "ждать до 18:00") {
		t.Errorf("%v: %s", err, flat(x))
	}
}

func TestCR05AHandoverThatNamesSomebodyIsRefusedAndShowsTheLine(t *testing.T) {
	s, _ := told(t)
	if _, err := s.WriteLog(t.Context(), shift.NewEntry{Text: "Нилуфар не спит"}); err != nil {
		t.Fatal(err)
	}
	_, err := reports.Make(t.Context(), s, reports.Order{Sheet: "handover"})
	var r *reports.Revealing
	if !errors.As(err, &r) || len(r.Lines) != 1 || r.Lines[0].Text != "Нилуфар не спит" {
		t.Fatalf("got %v", err)
	}
	x, err := reports.Make(t.Context(), s, reports.Order{Sheet: "handover", Without: []int{r.Lines[0].No}})
	if err != nil || strings.Contains(flat(x), "Нилуфар") {
		t.Errorf("%v", err)
	}
}

func TestAHandoverBeforeAnyShiftIsRefused(t *testing.T) {
	w := newWorld(t)
	_, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: "handover"})
	refused(t, err, "refused.no_handover")
	if x, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: "roster"}); err != nil || !strings.Contains(flat(x), "~8 мес") {
		t.Errorf("%v", err)
	}
}
