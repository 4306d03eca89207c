package people_test

import (
	"fmt"
	"slices"
	"testing"

	"pana/assets/codewords"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
)

func (h *home) list(a vault.Actor, f people.Filter) (rows []people.Row) {
	h.t.Helper()
	if err := h.as(a, func(tx *vault.Tx) (err error) { rows, err = people.List(tx, f); return err }); err != nil {
		h.t.Fatal(err)
	}
	return rows
}

func words(rows []people.Row) (w []string) {
	for _, r := range rows {
		w = append(w, r.CodeWord)
	}
	return w
}

func TestListsByStatePageByPage(t *testing.T) {
	h := newHome(t)
	enter := func(word string, members int) []int64 {
		p := adult(word)
		p.CodeWord = word
		party := []people.NewPerson{p}
		for range members {
			party = append(party, child("", 5, -1))
		}
		return h.register(party...)
	}
	now := h.Clock.Now()
	for _, id := range enter("Тюльпан", 0) {
		h.stays(id, now, 0)
	}
	for _, id := range enter("Мимоза", 11) {
		h.stays(id, now, 0)
	}
	h.stays(enter("Гранат", 0)[0], now-1000, now)
	enter("Абрикос", 0)

	var tally people.Tally
	h.must(func(tx *vault.Tx) (err error) { tally, err = people.Counts(tx); return err })
	if tally != (people.Tally{Expected: 1, In: 13, Left: 1, All: 15}) {
		t.Errorf("%+v", tally)
	}
	for state, n := range map[people.State]int{people.Expected: 1, people.In: 13, people.Left: 1, people.Everybody: 15, "": 13} {
		var all []string
		f := people.Filter{State: state, Limit: 4}
		for {
			page := h.list(h.desk, f)
			if len(page) == 0 {
				break
			}
			all = append(all, words(page)...)
			f.After = page[len(page)-1].Cursor
		}
		if len(all) != n {
			t.Errorf("%s: %v", state, all)
		}
		if state == people.In && (all[0] != "Мимоза" || all[2] != "Мимоза-2" || all[11] != "Мимоза-11" || all[12] != "Тюльпан") {
			t.Errorf("order %v", all)
		}
	}
	supplies := stafftest.Add(t, h.File, staff.Supplies)
	if got := h.list(supplies, people.Filter{State: people.Everybody}); len(got) != 13 {
		t.Errorf("the keeper of supplies sees %d", len(got))
	}
	err := h.do(func(tx *vault.Tx) error { _, err := people.List(tx, people.Filter{State: "gone"}); return err })
	wantKey(t, err, "state", "fault.state.unknown")
}

func TestAListIsFoundByWordNumberAndName(t *testing.T) {
	h := newHome(t)
	p := adult("Нилуфар")
	p.CodeWord, p.Name.Family, p.Languages = "Тюльпан", "Каримова", []people.Language{{Code: "uz", Quality: "N"}}
	id := h.register(p)[0]
	h.stays(id, h.Clock.Now(), 0)
	q := adult("Гүлнар")
	q.CodeWord = "Ирис"
	h.stays(h.register(q)[0], h.Clock.Now(), 0)
	nurse := stafftest.Add(t, h.File, staff.Nurse)
	for text, why := range map[string]string{
		"тюль": "word", "ТЮЛЬПАН": "word", "1": "number", "001": "number", "2026/001": "number", "2026/0": "number",
		"нилуф": "exact", "nilufar kari": "folded", "Ybkeafh": "layout", "Нилюфар": "sound", "х": "", "'": "", "%": "", "_": "", "😀": "",
		"нилуфар юсупова": "",
	} {
		rows := h.list(h.desk, people.Filter{Text: text})
		got := ""
		for _, r := range rows {
			if r.ID == id {
				got = r.Why
			}
		}
		if got != why {
			t.Errorf("%q found by %q, want %q", text, got, why)
		}
		if rows := h.list(nurse, people.Filter{Text: text}); slices.ContainsFunc(rows, func(r people.Row) bool {
			return r.Why != "word" && r.Why != "number"
		}) {
			t.Errorf("%q tells the nurse a name", text)
		}
	}
	if got := words(h.list(h.desk, people.Filter{Language: "uz"})); len(got) != 1 || got[0] != "Тюльпан" {
		t.Errorf("%v", got)
	}
}

func TestWhenTheListRunsDryAWordGetsANumber(t *testing.T) {
	h := newHome(t)
	var party []string
	h.must(func(tx *vault.Tx) error {
		list := codewords.List("en")
		for i, w := range list {
			if _, _, err := people.Register(tx, []people.NewPerson{{CodeWord: w}}); err != nil {
				return fmt.Errorf("%d %s: %w", i, w, err)
			}
		}
		var err error
		party, err = people.ProposeWords(tx, len(list)+1)
		return err
	})
	if len(party) != len(codewords.List("en"))+1 {
		t.Fatal(len(party))
	}
	if w := party[0]; w[len(w)-2:] != " 2" {
		t.Errorf("%q", w)
	}
	if w := party[len(party)-1]; w[len(w)-2:] != " 3" {
		t.Errorf("%q", w)
	}
	p := adult("Анна")
	p.CodeWord = party[0]
	ids := h.register(p, child("Бек", 3, -1))
	if w := h.get(ids[1]).CodeWord; w != party[0]+"-1" {
		t.Error(w)
	}
}

func TestProposedWordsAreFreeAndVary(t *testing.T) {
	h := newHome(t)
	propose := func() (w []string) {
		h.must(func(tx *vault.Tx) (err error) { w, err = people.ProposeWords(tx, 20); return err })
		return w
	}
	a, b := propose(), propose()
	if len(a) != 20 || slices.Equal(a, b) {
		t.Errorf("%v\n%v", a, b)
	}
	slices.Sort(a)
	if len(slices.Compact(a)) != 20 {
		t.Errorf("twice the same: %v", a)
	}
}
