package demo_test

import (
	"slices"
	"testing"

	"pana/shelter"
	"pana/shelter/staff"
)

// What the audit of a lived-in house names has a place in the lists of its page.
func TestTheAuditNamesOnlyWhatItsListsKnow(t *testing.T) {
	s := write(t, at(t, "2026-11-17", 14, 20), "saule")
	for f := (shelter.AuditFilter{}); ; {
		lines, err := s.Audit(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			if !slices.Contains(staff.Actions(), l.Action) || !slices.Contains(staff.Entities(), l.Entity) {
				t.Errorf("%q of %q isn't listed", l.Action, l.Entity)
			}
		}
		if len(lines) < 200 {
			return
		}
		f.Before = lines[len(lines)-1].No
	}
}
