package people_test

import (
	"fmt"
	"slices"
	"testing"

	"pana/assets/codewords"
	"pana/shelter/people"
	"pana/shelter/vault"
)

// TestAnyPageIsReachedAtOnce compares every page, place and jump with the list read in order.
func TestAnyPageIsReachedAtOnce(t *testing.T) {
	h := newHome(t)
	for i, word := range codewords.List("ru")[:23] {
		p := adult(fmt.Sprint("имя", i))
		p.CodeWord = word
		h.register(p)
	}
	f := people.Filter{State: people.Everybody, Limit: 5}
	long := f
	long.Limit = 1000
	all := h.list(h.desk, long)
	h.must(func(tx *vault.Tx) error {
		pages, err := people.PagesOf(tx, f)
		if err != nil {
			return err
		}
		if pages.Count != len(all) || pages.Size != 5 {
			t.Errorf("%d rows of %d, want %d of 5", pages.Count, pages.Size, len(all))
		}
		for k := 4; k >= 0; k-- {
			g := f
			g.After = pages.After[k]
			rows, err := people.List(tx, g)
			if err != nil {
				return err
			}
			if want := all[5*k : min(len(all), 5*k+5)]; !slices.Equal(words(rows), words(want)) {
				t.Errorf("page %d: %v, want %v", k, words(rows), words(want))
			}
		}
		for i, r := range all {
			if at, err := people.Place(tx, f, r.ID); err != nil || at != i {
				t.Errorf("%s stands at %d (%v), want %d", r.CodeWord, at, err, i)
			}
		}
		none := people.Filter{State: people.In}
		if at, err := people.Place(tx, none, all[0].ID); err != nil || at != -1 {
			t.Errorf("somebody who isn't in the list stands at %d (%v)", at, err)
		}
		letter := string([]rune(all[9].CodeWord)[:1])
		first := slices.IndexFunc(all, func(r people.Row) bool { return []rune(r.CodeWord)[0] == []rune(letter)[0] })
		for _, after := range []people.Cursor{{}, all[len(all)-1].Cursor} { // from the top, and round the end
			if at, err := people.Jump(tx, f, letter, after); err != nil || at != first {
				t.Errorf("%q jumps to %d (%v), want %d", letter, at, err, first)
			}
		}
		if at, err := people.Jump(tx, f, "жъъ", people.Cursor{}); err != nil || at != -1 {
			t.Errorf("letters that no word begins with jump to %d (%v)", at, err)
		}
		empty, err := people.PagesOf(tx, people.Filter{Text: "никого нет"})
		if err != nil || empty.Count != 0 {
			t.Errorf("a text that fits nobody counts %d (%v)", empty.Count, err)
		}
		return nil
	})
}
