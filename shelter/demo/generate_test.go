package demo

import (
	"path/filepath"
	"testing"

	"pana/shelter"
	"pana/shelter/people"
	"pana/shelter/staff"
)

func TestAGeneratedShelterIsSoundAndAlwaysTheSame(t *testing.T) {
	var before people.Found
	for range 2 {
		path := filepath.Join(t.TempDir(), "large.pana")
		a, end, err := Generate(t.Context(), path, 400)
		if err != nil {
			t.Fatal(err)
		}
		s, err := shelter.Open(t.Context(), path, a.Login, a.Password, shelter.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Lock()
		if err := s.SetRole(t.Context(), staff.Social); err != nil {
			t.Fatal(err)
		}
		n, err := s.Tally(t.Context())
		if err != nil || n.All != 400 || n.In < 20 || n.Expected != 0 {
			t.Errorf("%+v, %v", n, err)
		}
		board, err := s.Board(t.Context(), end)
		if err != nil || board.Totals.Occupied < 20 {
			t.Errorf("%+v, %v", board.Totals, err)
		}
		if err := s.SetRole(t.Context(), staff.Director); err != nil {
			t.Fatal(err)
		}
		found, err := s.Check(t.Context(), nil)
		if err != nil || len(found) < 10 {
			t.Errorf("the check looks at %v, %v", found, err)
		}
		for _, f := range found {
			if !f.Good {
				t.Errorf("the check finds %v", f)
			}
		}
		// Somebody's name is found, and by the same people each time.
		f, err := s.Search(t.Context(), "Karimzhov", 0)
		if err != nil || f.Count == 0 {
			t.Errorf("%+v, %v", f, err)
		}
		if before.Count != 0 && (before.Count != f.Count || before.Matches[0].ID != f.Matches[0].ID) {
			t.Error("the second file differs from the first")
		}
		before = f
	}
}
