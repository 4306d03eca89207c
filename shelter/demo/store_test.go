package demo_test

import (
	"context"
	"testing"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/people"
	"pana/shelter/vault"
)

// supplies are all items by their Russian name.
func supplies(t *testing.T, s *shelter.Session) map[string]shelter.Supply {
	t.Helper()
	all, err := s.Store().Supplies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]shelter.Supply{}
	for _, x := range all {
		out[x.NameRU] = x
	}
	return out
}

func kits(t *testing.T, s *shelter.Session) map[string]int64 {
	t.Helper()
	ks, err := s.Store().Kits(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int64{}
	for _, k := range ks {
		out[k.Kind] = k.Available
	}
	return out
}

func balanced(t *testing.T, s *shelter.Session) {
	t.Helper()
	err := s.View(t.Context(), func(tx *vault.Tx) error {
		wrong, err := inventory.CheckBalances(tx, nil)
		if wrong > 0 {
			t.Errorf("%d balances differ from the ledger", wrong)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

const smes = "Смесь 1, 400 г"

func TestTheStoreOf12NovemberIsTheFixtures(t *testing.T) {
	s := write(t, at(t, "2026-11-12", 20, 0), "umit")
	all := supplies(t, s)
	if len(all) != 120 {
		t.Errorf("%d items", len(all))
	}
	for name, x := range all {
		if x.NameEN == "" || x.NameKK == "" {
			t.Errorf("%s has no name in each language", name)
		}
	}
	if got := kits(t, s); got["female"] != 6 || got["male"] != 3 || got["child"] != 4 || got["infant"] != 2 {
		t.Errorf("kits %v", got)
	}
	f := all[smes]
	if f.Least != 4 || f.Par != 8 || f.Stock.Usable != 16 {
		t.Errorf("formula %+v", f.Stock)
	}
	ls, err := s.Store().Lots(t.Context(), f.ID, false)
	if err != nil || len(ls) != 2 || ls[0].Code != "A" || ls[0].Quantity != 6 || ls[0].Expiry.String() != "2026-11-15" || ls[0].GiverName != "Фонд «Пример»" ||
		ls[1].Code != "B" || ls[1].Quantity != 10 || ls[1].Expiry.String() != "2027-03-31" {
		t.Errorf("lots %+v, %v", ls, err)
	}
	balanced(t, s)
}

func TestS1InTheDemoTakesItsKits(t *testing.T) {
	s := write(t, at(t, "2026-11-14", 0, 41), "erlan")
	if got := kits(t, s); got["female"] != 5 || got["male"] != 3 || got["child"] != 3 || got["infant"] != 1 {
		t.Errorf("kits %v", got)
	}
}

func TestS4InTheDemoGaveLotBAndSetLotAAside(t *testing.T) {
	s := write(t, at(t, "2026-11-17", 8, 0), "umit")
	all := supplies(t, s)
	f := all[smes]
	if f.Stock.Usable != 8 || f.Stock.OnHand != 14 || f.Cover.Days < 30 || f.Cover.Days > 33 || f.Low {
		t.Errorf("formula %+v, cover %+v", f.Stock, f.Cover)
	}
	for name, days := range map[string]int{"Подгузники 3": 3, "Сахар": 6, "Рис": 21, "Масло подсолнечное": 24, "Мыло": 27} {
		if got := all[name].Cover.Days; got < days-2 || got > days+2 {
			t.Errorf("%s lasts %d days, not %d", name, got, days)
		}
	}
	low := 0
	for _, x := range all {
		if x.Low {
			low++
		}
	}
	if low != 3 {
		t.Errorf("%d items are low", low)
	}
	rows, err := s.Residents(t.Context(), people.Filter{State: people.In, Text: "Мимоза-2"})
	if err != nil || len(rows) != 1 {
		t.Fatal(len(rows), err)
	}
	ds, err := s.Store().Documents(t.Context(), inventory.DocumentFilter{Resident: rows[0].ID})
	if err != nil || len(ds) != 2 || ds[0].Signed != "yes" {
		t.Fatalf("%+v, %v", ds, err)
	}
	d, err := s.Store().Document(t.Context(), ds[0].ID)
	if err != nil || len(d.Movements) != 1 || d.Movements[0].Quantity != -2 {
		t.Errorf("%+v, %v", d, err)
	}
	balanced(t, s)
}

func TestTheStoreHasALivedInPast(t *testing.T) {
	s := write(t, at(t, "2026-11-17", 8, 0), "umit")
	for what, c := range map[string]struct {
		query string
		least int
	}{
		"purchases":             {`select count(*) from document where kind = 'receipt'`, 100},
		"donations":             {`select count(*) from document where kind = 'donation'`, 6},
		"things refused":        {`select count(*) from donation_refused`, 6},
		"issues to the kitchen": {`select count(*) from document where kind = 'issue_kitchen'`, 50},
		"issues to residents":   {`select count(*) from document where kind = 'issue_resident'`, 80},
		"kits":                  {`select count(*) from document where kit is not null`, 30},
		"loans":                 {`select count(*) from loan`, 30},
		"ends of loans":         {`select count(distinct how) from loan_end`, 3},
		"overdue loans":         {`select count(*) from loan where open > 0 and due < '2026-11-17'`, 1},
		"write-offs":            {`select count(*) from document where kind = 'write_off'`, 3},
		"stock-takes":           {`select count(*) from stocktake where status = 'approved'`, 4},
		"movements":             {`select count(*) from movement`, 3000},
	} {
		var n int
		err := s.View(context.Background(), func(tx *vault.Tx) error { return tx.QueryRow(c.query).Scan(&n) })
		if err != nil || n < c.least {
			t.Errorf("%s: %d, want %d or more, %v", what, n, c.least, err)
		}
	}
	if n, err := s.Store().Loans(t.Context(), 0); err != nil || len(n) < 4 {
		t.Errorf("%d loans, %v", len(n), err)
	}
}
