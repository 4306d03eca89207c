package reports_test

import (
	"path/filepath"
	"slices"
	"testing"

	"pana/reports"
	"pana/shelter"
	"pana/shelter/staff"
	"pana/shelter/vault/keyslot"
)

func TestPrintingTheRecoveryCodeIsAudited(t *testing.T) {
	s, code, err := shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: "copper garden seven clouds"}}, shelter.Options{Cost: keyslot.Cheap})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Lock() })
	l, err := reports.Recovery(t.Context(), s, code, "ru")
	if err != nil {
		t.Fatal(err)
	}
	if faults := l.Faults(); len(faults) > 0 {
		t.Error(faults)
	}
	rows, err := s.Log(t.Context(), staff.LogFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(rows, func(r staff.Line) bool { return r.Action == "recovery-code-printed" }) {
		t.Error("the printing stands nowhere in the audit")
	}
}
