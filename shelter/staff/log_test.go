package staff_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// fill appends n rows to the audit, a minute apart, of eight actions and two accounts.
func fill(t testing.TB, f *vaulttest.File, n int, who ...vault.Actor) {
	t.Helper()
	actions := staff.Actions()
	for i := range n {
		f.Clock.Advance(time.Minute)
		err := f.Update(t.Context(), who[i%len(who)], func(tx *vault.Tx) error {
			return staff.Audit(tx, staff.Entry{Action: actions[i%8], Entity: staff.Entities()[i%5], ID: int64(i % 7), Subject: int64(i % 3)})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// pages reads all lines that f chooses, a few at a time.
func pages(t testing.TB, file *vaulttest.File, a vault.Actor, f staff.LogFilter) []staff.Line {
	t.Helper()
	var all []staff.Line
	f.Limit = 7
	for {
		var page []staff.Line
		err := file.View(t.Context(), a, func(tx *vault.Tx) (err error) { page, err = staff.Log(tx, f); return err })
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, page...)
		if len(page) < f.Limit {
			return all
		}
		f.Before = page[len(page)-1].No
	}
}

// Every filter, page by page, gives what looking at each line would.
func TestTheLogIsFilteredAndPagedAsByHand(t *testing.T) {
	f := vaulttest.New(t)
	boss, desk := stafftest.Add(t, f, staff.Director), stafftest.Add(t, f, staff.Desk)
	from := f.Clock.Now()
	fill(t, f, 60, boss, desk)
	fill(t, f, 40, desk, boss)
	all := pages(t, f, boss, staff.LogFilter{})
	span := civil.Span{From: from.Add(10 * time.Minute), To: from.Add(40 * time.Minute)}
	for _, filter := range []staff.LogFilter{
		{}, {Account: desk.Account}, {Action: staff.ActionPrint}, {Entity: "stay"}, {Entity: "stay", ID: 3}, {Subject: 2}, {Span: span},
		{Account: boss.Account, Action: staff.ActionView, Span: span}, {Entity: "identity", Subject: 1, Account: desk.Account},
		{Action: "never"}, {Span: civil.Span{To: span.From}},
	} {
		var want []int64
		for _, l := range all {
			in := (filter.Span.From == 0 || l.At >= filter.Span.From) && (filter.Span.To == 0 || l.At < filter.Span.To)
			if in && (filter.Account == 0 || l.Account == filter.Account) && (filter.Action == "" || l.Action == filter.Action) &&
				(filter.Entity == "" || l.Entity == filter.Entity) && (filter.ID == 0 || l.ID == filter.ID) && (filter.Subject == 0 || l.Subject == filter.Subject) {
				want = append(want, l.No)
			}
		}
		var got []int64
		for _, l := range pages(t, f, boss, filter) {
			got = append(got, l.No)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%+v gives %v, not %v", filter, got, want)
		}
	}
}

func TestTheChainTellsHowFarItIsAndStopsWhenAsked(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	err := f.Update(t.Context(), boss, func(tx *vault.Tx) error {
		for range 5000 {
			if err := staff.Audit(tx, staff.Entry{Action: "check", Entity: "file"}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var seen []int
	err = f.View(ctx, boss, func(tx *vault.Tx) error {
		_, err := staff.WatchChain(tx, func(done, of int) {
			if seen = append(seen, done); of < 5000 || done > of {
				t.Errorf("%d of %d", done, of)
			}
			cancel()
		})
		return err
	})
	if err == nil || len(seen) == 0 || len(seen) > 3 {
		t.Errorf("it went on after it was cancelled: %v, %v", seen, err)
	}
}

// BenchmarkLog reads a page of an audit of a million rows: the newest, one deep down, and
// through each filter. The limit is the same page of an audit of a thousand.
func BenchmarkLog(b *testing.B) {
	for _, size := range []int{1000, 1_000_000} {
		f := vaulttest.New(b)
		boss, desk := stafftest.Add(b, f, staff.Director), stafftest.Add(b, f, staff.Desk)
		actions, who := staff.Actions(), []vault.Actor{boss, desk}
		for done := 0; done < size; done += 10_000 {
			f.Clock.Advance(time.Hour)
			err := f.Update(b.Context(), who[done/10_000%2], func(tx *vault.Tx) error {
				for i := range min(size, 10_000) {
					if err := staff.Audit(tx, staff.Entry{Action: actions[i%8], Entity: "stay", ID: int64(i), Subject: int64(i % 5000)}); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
		}
		name := map[bool]string{true: "million", false: "thousand"}[size > 1000]
		for of, filter := range map[string]staff.LogFilter{"newest": {}, "deep": {Before: int64(size / 2)}, "account": {Account: desk.Account, Before: int64(size / 2)},
			"action": {Action: actions[3]}, "rare": {Action: "export", Account: boss.Account}, "record": {Entity: "stay", ID: 77}, "person": {Subject: 77},
			"period": {Span: civil.Span{From: vaulttest.Evening(), To: f.Clock.Now().Add(-time.Duration(size/20_000) * time.Hour)}}} {
			b.Run(name+"/"+of, func(b *testing.B) {
				for b.Loop() {
					err := f.View(b.Context(), boss, func(tx *vault.Tx) error { _, err := staff.Log(tx, filter); return err })
					if err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
