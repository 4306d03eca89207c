package shift_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// home is a file with two people at the desk, and short ways to use it.
type home struct {
	*vaulttest.File
	t           testing.TB
	desk, other vault.Actor
}

func newHome(t testing.TB) *home {
	t.Helper()
	f := vaulttest.New(t)
	return &home{f, t, stafftest.Add(t, f, staff.Desk), stafftest.Add(t, f, staff.Desk)}
}

func (h *home) as(a vault.Actor, f func(*vault.Tx) error) error {
	h.t.Helper()
	return h.Update(h.t.Context(), a, f)
}

func (h *home) must(a vault.Actor, f func(*vault.Tx) error) {
	h.t.Helper()
	if err := h.as(a, f); err != nil {
		h.t.Fatal(err)
	}
}

// write adds a line as the desk and gives its number.
func (h *home) write(text string) int64 {
	h.t.Helper()
	var id int64
	h.must(h.desk, func(tx *vault.Tx) (err error) {
		id, err = shift.Write(tx, shift.NewEntry{Text: text})
		return err
	})
	return id
}

func (h *home) list(span civil.Span, f shift.Filter) []shift.Entry {
	h.t.Helper()
	var es []shift.Entry
	h.must(h.desk, func(tx *vault.Tx) (err error) {
		es, err = shift.List(tx, span, f)
		return err
	})
	return es
}

// register enters a woman with a name and papers, in the house since an hour.
func (h *home) register(word string, n people.Name) int64 {
	h.t.Helper()
	var id int64
	h.must(h.desk, func(tx *vault.Tx) error {
		p := people.NewPerson{CodeWord: word, Name: n}
		p.Sex, p.Birth = people.Female, people.About(30, -1, civil.Almaty.Day(tx.Now()))
		_, ids, err := people.Register(tx, []people.NewPerson{p})
		if err != nil {
			return err
		}
		id = ids[0]
		_, err = tx.Exec(`insert into stay (resident, entry_no, admitted_at, made_at) values (?, 1, ?, ?)`,
			id, int64(tx.Now().Add(-time.Hour)), int64(tx.Now()))
		return err
	})
	return id
}

func refused(t testing.TB, err error, key string) {
	t.Helper()
	var r *fault.Refusal
	if !errors.As(err, &r) || r.Key != key {
		t.Errorf("got %v, want the refusal %s", err, key)
	}
}

func faulty(t testing.TB, err error, field, key string) {
	t.Helper()
	var f fault.Fields
	if !errors.As(err, &f) || len(f) != 1 || f[0].Name != field || f[0].Key != key {
		t.Errorf("got %v, want %s: %s", err, field, key)
	}
}

func TestALineOfTheLogTellsWhoWroteWhatWhen(t *testing.T) {
	h := newHome(t)
	daisy := h.register("Ромашка", people.Name{Given: "Шаҳноза"})
	h.must(h.desk, func(tx *vault.Tx) error {
		_, err := shift.Write(tx, shift.NewEntry{Kind: "health", Resident: daisy, Text: "  не спит,\tчай\r\nпоговорили\u0000\u202e \n\n\n"})
		return err
	})
	es := h.list(civil.Span{}, shift.Filter{})
	if len(es) != 1 {
		t.Fatalf("%d lines", len(es))
	}
	e := es[0]
	if e.At != vaulttest.Evening() || e.By != "desk 2" || e.Role != staff.Desk || e.Kind != "health" || e.Word != "Ромашка" || e.Text != "не спит, чай\nпоговорили" {
		t.Errorf("got %+v", e)
	}
}

func TestALineOf100000CharactersIsRefusedUnderItsField(t *testing.T) {
	h := newHome(t)
	write := func(n shift.NewEntry) error {
		return h.as(h.desk, func(tx *vault.Tx) error { _, err := shift.Write(tx, n); return err })
	}
	faulty(t, write(shift.NewEntry{Text: strings.Repeat("ж", 100_000)}), "text", "fault.text.long")
	faulty(t, write(shift.NewEntry{Text: strings.Repeat("ж", 4001)}), "text", "fault.text.long")
	faulty(t, write(shift.NewEntry{Text: strings.Repeat("a", 10_000_000)}), "text", "fault.text.long")
	faulty(t, write(shift.NewEntry{Text: " \n\t\u200e\u0007"}), "text", "fault.text.empty")
	faulty(t, write(shift.NewEntry{Text: "x", Kind: "gossip"}), "kind", "fault.log.kind")
	if err := write(shift.NewEntry{Text: strings.Repeat("ж", 4000)}); err != nil {
		t.Error(err)
	}
	if err := write(shift.NewEntry{Text: "'); drop table log_entry; -- 100% _ \\ 🌼"}); err != nil {
		t.Error(err)
	}
	if es := h.list(civil.Span{}, shift.Filter{}); len(es) != 2 || es[0].Text != "'); drop table log_entry; -- 100% _ \\ 🌼" {
		t.Errorf("%d lines", len(es))
	}
}

func TestACorrectionIsANewLineThatPointsAtTheOldOne(t *testing.T) {
	h := newHome(t)
	first := h.write("Обход 22:00, все на местах, 9")
	correct := func(id int64, text string) (next int64, err error) {
		err = h.as(h.other, func(tx *vault.Tx) (err error) {
			next, err = shift.Correct(tx, id, shift.NewEntry{Text: text})
			return err
		})
		return next, err
	}
	second, err := correct(first, "Обход 22:00, все на местах, 10")
	if err != nil {
		t.Fatal(err)
	}
	_, err = correct(first, "и ещё раз")
	refused(t, err, "refused.log_corrected")
	_, err = correct(99, "чего нет")
	refused(t, err, "refused.no_log_entry")
	es := h.list(civil.Span{}, shift.Filter{})
	if len(es) != 2 || es[0].Corrects != first || es[1].CorrectedBy != second || es[1].Text != "Обход 22:00, все на местах, 9" {
		t.Errorf("got %+v", es)
	}
	if es := h.list(civil.Span{}, shift.Filter{Latest: true}); len(es) != 1 || es[0].ID != second {
		t.Errorf("got %+v", es)
	}
}

func TestTheLogOnlyGrowsWhateverAttacksIt(t *testing.T) {
	h := newHome(t)
	one := h.write("одно")
	h.must(h.desk, func(tx *vault.Tx) error {
		_, err := shift.Correct(tx, one, shift.NewEntry{Text: "другое"})
		return err
	})
	raw := vaulttest.Raw(t, h.File)
	for _, attack := range []string{
		`update log_entry set text = 'forged' where id = 1`,
		`update log_entry set at = at - 1`, `update log_entry set kind = 'safety'`, `update log_entry set account = 1`,
		`update log_entry set text = null, salt = null, erased = 7, kind = 'call' where id = 1`,
		`update log_entry set erased = 7 where id = 1`, `update log_entry set text = null where id = 1`,
		`delete from log_entry`, `delete from log_entry where id = 2`,
		`insert or replace into log_entry (id, at, account, role, kind, text, salt) values (1, 5, 2, 'desk', 'call', 'forged', randomblob(16))`,
		`insert into log_entry (id, at, account, role, kind, text, salt) values (9, 5, 2, 'desk', 'call', 'a gap', randomblob(16))`,
		`insert or replace into log_entry (id, at, account, role, kind, text, salt, corrects) values (3, 5, 2, 'desk', 'call', 'forged', randomblob(16), 1)`,
		`insert into log_entry (id, at, account, role, kind, text, salt, corrects) values (3, 5, 2, 'desk', 'call', 'of itself', randomblob(16), 3)`,
		`insert into log_entry (id, at, account, role, kind, text, salt) values (3, 5, 2, 'desk', 'call', '  ', randomblob(16))`,
		`insert into log_entry (id, at, account, role, kind, text, salt) values (3, 5, 99, 'desk', 'call', 'of nobody', randomblob(16))`,
		`insert into log_entry (id, at, account, role, kind, erased) values (3, 5, 2, 'desk', 'call', 1)`,
	} {
		if _, err := raw.Exec(attack); err == nil {
			t.Errorf("the file let through: %s", attack)
		}
	}
	if es := h.list(civil.Span{}, shift.Filter{}); len(es) != 2 || es[1].Text != "одно" || es[0].Text != "другое" {
		t.Errorf("got %+v", es)
	}
	verify := func() error {
		return h.as(h.desk, func(tx *vault.Tx) error {
			if _, err := staff.VerifyChain(tx); err != nil {
				return err
			}
			return shift.Verify(tx)
		})
	}
	if err := verify(); err != nil {
		t.Fatal(err)
	}
	// The one permitted change: erasure, once.
	if _, err := raw.Exec(`update log_entry set text = null, salt = null, erased = 7 where id = 1`); err != nil {
		t.Error(err)
	}
	if _, err := raw.Exec(`update log_entry set erased = 8 where id = 1`); err == nil {
		t.Error("a line was erased twice")
	}
	if err := verify(); err != nil {
		t.Errorf("an erased line breaks the chain: %v", err)
	}
	if es := h.list(civil.Span{}, shift.Filter{}); !es[1].Erased || es[1].Text != "" {
		t.Errorf("got %+v", es[1])
	}
	// Whoever drops the triggers is found out by the chain.
	for _, forge := range []string{`drop trigger log_entry_unchanged`, `update log_entry set text = 'forged' where id = 2`} {
		if _, err := raw.Exec(forge); err != nil {
			t.Fatal(err)
		}
	}
	var broken *staff.Broken
	if err := verify(); !errors.As(err, &broken) {
		t.Errorf("a forged line passes: %v", err)
	}
}

func TestTheLogIsReadInPagesBySpanAndKind(t *testing.T) {
	h := newHome(t)
	start := h.Clock.Now()
	for i := range 25 {
		h.Clock.Set(start.Add(time.Duration(i) * time.Hour))
		kind := shift.Kinds()[i%len(shift.Kinds())]
		h.must(h.desk, func(tx *vault.Tx) error {
			_, err := shift.Write(tx, shift.NewEntry{Kind: kind, Text: "строка"})
			return err
		})
	}
	var seen []int64
	f := shift.Filter{Limit: 10}
	for {
		page := h.list(civil.Span{}, f)
		for _, e := range page {
			seen = append(seen, e.ID)
		}
		if len(page) < f.Limit {
			break
		}
		f.Before = page[len(page)-1].ID
	}
	if len(seen) != 25 || seen[0] != 25 || seen[24] != 1 {
		t.Errorf("pages give %v", seen)
	}
	span := civil.Span{From: start.Add(3 * time.Hour), To: start.Add(10 * time.Hour)}
	if got := h.list(span, shift.Filter{}); len(got) != 7 || got[6].At != span.From {
		t.Errorf("%d lines in seven hours", len(got))
	}
	if got := h.list(civil.Span{}, shift.Filter{Kind: "call"}); len(got) != 4 {
		t.Errorf("%d calls", len(got))
	}
}

func TestWhoWritesAndWhoReadsTheLog(t *testing.T) {
	h := newHome(t)
	inside, gone := h.register("Ирис", people.Name{}), h.register("Пион", people.Name{})
	h.must(h.desk, func(tx *vault.Tx) error {
		for _, r := range []int64{0, inside, gone} {
			if _, err := shift.Write(tx, shift.NewEntry{Text: "строка", Resident: r}); err != nil {
				return err
			}
		}
		_, err := tx.Exec(`update stay set exited_at = ?, exit_reason = 'own_request', destination = '99' where resident = ?`, int64(tx.Now()), gone)
		return err
	})
	for role, want := range map[staff.Role]struct {
		writes bool
		reads  int
	}{
		staff.Director: {true, 3}, staff.Desk: {true, 3}, staff.Social: {true, 3}, staff.Psychologist: {false, 3}, staff.Lawyer: {false, 3},
		staff.Nurse: {false, 3}, staff.Supplies: {false, 2}, staff.Technical: {false, -1}, staff.Inspector: {false, -1},
	} {
		a := stafftest.Add(t, h.File, role)
		err := h.as(a, func(tx *vault.Tx) error {
			es, err := shift.List(tx, civil.Span{}, shift.Filter{})
			if err == nil && len(es) != want.reads {
				t.Errorf("%s reads %d lines, not %d", role, len(es), want.reads)
			}
			return err
		})
		if want.reads < 0 {
			refused(t, err, "refused.no_right")
		} else if err != nil {
			t.Errorf("%s: %v", role, err)
		}
		err = h.as(a, func(tx *vault.Tx) error {
			if _, err := shift.Write(tx, shift.NewEntry{Text: "строка"}); err != nil {
				return err
			}
			return errors.New("taken back")
		})
		if want.writes != (err != nil && err.Error() == "taken back") {
			t.Errorf("%s writes: %v", role, err)
		}
	}
}

func TestTheLogIsSearchedByWhatItSaysInAnyCase(t *testing.T) {
	h := newHome(t)
	for _, text := range []string{"Мастер по отоплению", "100% заполнено", "ёлка у входа", "обход"} {
		h.write(text)
	}
	for part, want := range map[string]int{"МАСТЕР": 1, "отоп": 1, "елка": 1, "%": 1, "о": 4, "нет такого": 0, "": 4, "' or 1=1": 0} {
		if got := h.list(civil.Span{}, shift.Filter{Text: part}); len(got) != want {
			t.Errorf("%q finds %d lines, want %d", part, len(got), want)
		}
	}
	if got := h.list(civil.Span{}, shift.Filter{Text: "о", Limit: 2}); len(got) != 2 || got[0].Text != "обход" {
		t.Errorf("a page is %+v", got)
	}
}
