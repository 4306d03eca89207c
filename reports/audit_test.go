package reports_test

import (
	"strings"
	"testing"

	"pana/reports"
	"pana/shelter"
	"pana/shelter/staff"
	"pana/ui/sheets/sheetstest"
)

// CR-23, PD-25: who did what, by register number, and nothing that tells who somebody is.
func TestPD25TellsWhoDidWhatAndNamesNoResident(t *testing.T) {
	h := sheetstest.New(t)
	h.As(t, "director")
	if _, err := h.AddAccount(t.Context(), shelter.NewAccount{Login: "look", Name: "Бақыт Серікұлы", Password: "green window slow rain", Roles: []staff.Role{staff.Inspector}}); err != nil {
		t.Fatal(err)
	}
	if err := h.SwitchTo(t.Context(), "look", "green window slow rain"); err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"ru", "kk", "en"} {
		s, err := reports.Make(t.Context(), h.Session, reports.Order{Sheet: "audit", Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		text := s.Layout.Text()
		for _, name := range []string{"Зулхумор", "Раҳмонова", "Меҳрубон", "ночь"} {
			if strings.Contains(text, name) {
				t.Errorf("%s: the extract says %q", lang, name)
			}
		}
		if !strings.Contains(text, h.No) || !strings.Contains(text, "PD-25") {
			t.Errorf("%s: the extract lacks her register number:\n%s", lang, text)
		}
		for _, f := range s.Layout.Faults() {
			t.Errorf("%s: %v", lang, f)
		}
	}
	f := shelter.AuditFilter{Record: h.No}
	f.Action = staff.ActionCreate
	s, err := reports.Make(t.Context(), h.Session, reports.Order{Sheet: "audit", Lang: "ru", Filter: f.String()})
	if err != nil {
		t.Fatal(err)
	}
	if text := s.Layout.Text(); !strings.Contains(text, "создание") || strings.Contains(text, "вход в программу") {
		t.Errorf("the filter isn't kept:\n%s", text)
	}
	_, err = reports.Make(t.Context(), h.Session, reports.Order{Sheet: "beds"})
	if err == nil {
		t.Error("the inspector printed who sleeps where")
	}
	h.As(t, "desk")
	if _, err := reports.Make(t.Context(), h.Session, reports.Order{Sheet: "audit"}); err == nil {
		t.Error("the desk printed the audit")
	}
}
