package shift_test

import (
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/people"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func (h *home) at(day string, hour, minute int) {
	h.t.Helper()
	d, err := civil.ParseDay(day)
	if err != nil {
		h.t.Fatal(err)
	}
	h.Clock.Set(civil.Almaty.At(d, hour, minute))
}

// begin opens the shift of a and gives its handover.
func (h *home) begin(a vault.Actor) shift.Handover {
	h.t.Helper()
	h.must(a, func(tx *vault.Tx) error { _, err := shift.Begin(tx); return err })
	return h.now()
}

func (h *home) now() (o shift.Handover) {
	h.t.Helper()
	h.must(h.desk, func(tx *vault.Tx) (err error) {
		var ok bool
		o, ok, err = shift.Now(tx)
		if !ok && err == nil {
			h.t.Fatal("no shift")
		}
		return err
	})
	return o
}

func (h *home) of(id int64) (o shift.Handover) {
	h.t.Helper()
	h.must(h.desk, func(tx *vault.Tx) (err error) { o, err = shift.Of(tx, id); return err })
	return o
}

func (h *home) line(handover int64, l shift.Line) (id int64, err error) {
	err = h.as(h.desk, func(tx *vault.Tx) (err error) {
		id, err = shift.SaveLine(tx, handover, l)
		return err
	})
	return id, err
}

func (h *home) mustLine(handover int64, l shift.Line) int64 {
	h.t.Helper()
	id, err := h.line(handover, l)
	if err != nil {
		h.t.Fatal(err)
	}
	return id
}

func (h *home) give(a vault.Actor, id int64, facts ...shift.Fact) error {
	return h.as(a, func(tx *vault.Tx) error { return shift.Give(tx, id, shift.Facts{Facts: facts}) })
}

func (h *home) accept(a vault.Actor, id int64, text string) error {
	return h.as(a, func(tx *vault.Tx) error { _, err := shift.Accept(tx, id, text); return err })
}

func TestAHandoverIsSignedByTwoPeopleAtTwoTimes(t *testing.T) {
	h := newHome(t)
	h.at("2026-11-16", 19, 55)
	o := h.begin(h.desk)
	if civil.Almaty.Local(o.Shift.From).Format("02 15:04") != "16 20:00" || civil.Almaty.Local(o.Shift.To).Format("02 15:04") != "17 08:00" {
		t.Errorf("the shift goes from %v to %v", o.Shift.From, o.Shift.To)
	}
	h.mustLine(o.ID, shift.Line{Severity: "attention", Summary: "спала плохо"})
	refused(t, h.accept(h.other, o.ID, "понятно"), "refused.handover_not_given")
	h.at("2026-11-17", 7, 58)
	if err := h.give(h.desk, o.ID, shift.Fact{At: h.Clock.Now(), Part: "house", Kind: "came", Word: "Ромашка"}); err != nil {
		t.Fatal(err)
	}
	refused(t, h.give(h.desk, o.ID), "refused.handover_signed")
	h.at("2026-11-17", 8, 2)
	faulty(t, h.accept(h.other, o.ID, "  "), "read_back", "fault.text.empty")
	refused(t, h.accept(h.desk, o.ID, "сам себе"), "refused.handover_two")
	refused(t, h.accept(stafftest.Add(t, h.File, staff.Nurse), o.ID, "понятно"), "refused.no_right")
	if err := h.accept(h.other, o.ID, "Ромашка: оценка до девяти."); err != nil {
		t.Fatal(err)
	}
	refused(t, h.accept(h.other, o.ID, "ещё раз"), "refused.handover_not_given")
	o = h.of(o.ID)
	if o.State != shift.Accepted || o.GivenBy.Name != "desk 2" || o.AcceptedBy.Name != "desk 3" || o.AcceptedBy.Text != "Ромашка: оценка до девяти." ||
		o.AcceptedBy.At.Sub(o.GivenBy.At) != 4*time.Minute || len(o.Facts.Facts) != 1 || o.Span.To != o.GivenBy.At {
		t.Errorf("got %+v", o)
	}
	if civil.Almaty.Local(o.To).Format("15:04") != "08:00" {
		t.Errorf("the sheet ends at %s", civil.Almaty.Local(o.To))
	}
	next := h.now()
	if next.ID == o.ID || next.Shift.Account != h.other.Account || next.Span.From != o.Span.To || next.State != shift.Draft {
		t.Errorf("the next shift is %+v", next)
	}
	var past []shift.Handover
	h.must(h.desk, func(tx *vault.Tx) (err error) { past, err = shift.Past(tx, 0, 10); return err })
	if len(past) != 1 || past[0].ID != o.ID || past[0].AcceptedBy.Name != "desk 3" {
		t.Errorf("past handovers %+v", past)
	}
	h.must(h.desk, func(tx *vault.Tx) error { _, err := staff.VerifyChain(tx); return err })
}

func TestASignedHandoverIsFrozenWhateverAttacksIt(t *testing.T) {
	h := newHome(t)
	o := h.begin(h.desk)
	line := h.mustLine(o.ID, shift.Line{Severity: "watch", Action: "позвонить"})
	h.must(h.desk, func(tx *vault.Tx) error {
		return shift.SaveChecks(tx, o.ID, shift.Checks{Keys: 4, Doors: true, Note: "вода есть"})
	})
	raw := vaulttest.Raw(t, h.File)
	if _, err := raw.Exec(`insert into handover_signature (id, handover, kind, account, role, at) values (1, 1, 'given', 2, 'desk', 5)`); err == nil {
		t.Error("a sheet without facts was given")
	}
	if _, err := raw.Exec(`insert into handover_signature (id, handover, kind, account, role, at, text) values (1, 1, 'accepted', 2, 'desk', 5, 'x')`); err == nil {
		t.Error("a draft was accepted")
	}
	if err := h.give(h.desk, o.ID); err != nil {
		t.Fatal(err)
	}
	attacks := []string{
		`update handover set note = 'forged'`, `update handover set facts = '{}'`, `update handover set keys = 9`, `update handover set facts_to = facts_to + 1`,
		`update handover set facts = null, note = '', erased = 1, keys = 3`,
		`delete from handover`, `insert or replace into handover (id, shift, facts_from) values (1, 1, 0)`,
		`update handover_line set summary = 'forged'`, `update handover_line set severity = 'calm'`, `update handover_line set owner = 2`,
		`update handover_line set summary = '', action = '', if_then = '', erased = 1, severity = 'calm'`,
		`delete from handover_line`, `insert or replace into handover_line (id, handover, origin, place, severity, summary, action, if_then, made_at, made_by) values (1, 1, 1, 1, 'calm', 'x', '', '', 1, 2)`,
		`insert into handover_line (id, handover, origin, place, severity, summary, action, if_then, made_at, made_by) values (2, 1, 2, 1, 'calm', 'x', '', '', 1, 2)`,
		`update handover_signature set at = at - 1`, `update handover_signature set account = 1`, `delete from handover_signature`,
		`insert or replace into handover_signature (id, handover, kind, account, role, at) values (1, 1, 'given', 3, 'desk', 5)`,
		`insert into handover_signature (id, handover, kind, account, role, at) values (2, 1, 'given', 2, 'desk', 5)`,
		`insert into handover_signature (id, handover, kind, account, role, at, text) values (2, 1, 'accepted', 2, 'desk', 5, 'alone')`,
		`insert into handover_signature (id, handover, kind, account, role, at, text) values (2, 1, 'accepted', 3, 'desk', 5, ' ')`,
		`update shift set account = 3`, `delete from shift`, `update shift set from_at = 1`,
		`insert into shift (id, account, from_at, until_at, opened_at, opened_by) values (2, 3, 1, 2, 1, 3)`,
	}
	try := func() {
		t.Helper()
		for _, a := range attacks {
			if _, err := raw.Exec(a); err == nil {
				t.Errorf("the file let through: %s", a)
			}
		}
	}
	try()
	_, err := h.line(o.ID, shift.Line{ID: line, Severity: "calm", Action: "позвонить"})
	refused(t, err, "refused.handover_signed")
	_, err = h.line(o.ID, shift.Line{Severity: "calm", Summary: "ещё"})
	refused(t, err, "refused.handover_signed")
	refused(t, h.as(h.desk, func(tx *vault.Tx) error { return shift.DropLine(tx, o.ID, line) }), "refused.handover_signed")
	refused(t, h.as(h.desk, func(tx *vault.Tx) error { return shift.SaveChecks(tx, o.ID, shift.Checks{}) }), "refused.handover_signed")
	if err := h.accept(h.other, o.ID, "понятно"); err != nil {
		t.Fatal(err)
	}
	attacks[len(attacks)-1] = `update shift set closed_at = null where id = 1`
	attacks = append(attacks, `insert into handover_signature (id, handover, kind, account, role, at, text) values (3, 1, 'returned', 3, 'desk', 5, 'why')`)
	attacks[12], attacks[13] = `delete from handover_line where origin <> id`, `update handover_line set made_by = 3`
	attacks[7], attacks[8], attacks[9] = `update handover_line set summary = 'forged' where id = 1`, `update handover_line set severity = 'calm' where id = 1`, `update handover_line set owner = 2 where id = 1`
	attacks[0], attacks[2] = `update handover set note = 'forged' where id = 1`, `update handover set keys = 9 where id = 1`
	try()
	if got := h.of(o.ID); got.Checks.Note != "вода есть" || got.Checks.Keys != 4 || len(got.Lines) != 1 || got.Lines[0].Action != "позвонить" {
		t.Errorf("got %+v", got)
	}
	// Erasure, once.
	for _, erase := range []string{`update handover set facts = null, note = '', erased = 1 where id = 1`,
		`update handover_line set summary = '', action = '', if_then = '', erased = 1 where id = 1`, `update handover_signature set text = '', erased = 1 where kind = 'accepted'`} {
		if _, err := raw.Exec(erase); err != nil {
			t.Errorf("%s: %v", erase, err)
		}
	}
	if got := h.of(o.ID); !got.Erased || !got.Lines[0].Erased || got.State != shift.Accepted {
		t.Errorf("got %+v", got)
	}
}

func TestAQuestionBringsTheSheetBackToItsGiver(t *testing.T) {
	h := newHome(t)
	o := h.begin(h.desk)
	line := h.mustLine(o.ID, shift.Line{Severity: "watch", Summary: "кашель"})
	if err := h.give(h.desk, o.ID); err != nil {
		t.Fatal(err)
	}
	ask := func(q string) error {
		return h.as(h.other, func(tx *vault.Tx) error { return shift.Return(tx, o.ID, q) })
	}
	faulty(t, ask(""), "question", "fault.text.empty")
	if err := ask("кто везёт к врачу?"); err != nil {
		t.Fatal(err)
	}
	refused(t, ask("и ещё"), "refused.handover_not_given")
	refused(t, h.accept(h.other, o.ID, "понятно"), "refused.handover_not_given")
	if got := h.of(o.ID); got.State != shift.Returned || got.ReturnedBy.Text != "кто везёт к врачу?" || got.GivenBy.At != 0 || got.Span.To != civil.Open {
		t.Errorf("got %+v", got)
	}
	h.mustLine(o.ID, shift.Line{ID: line, Severity: "watch", Summary: "кашель", Action: "везёт Қанат"})
	h.Clock.Set(h.Clock.Now().Add(time.Minute))
	if err := h.give(h.desk, o.ID); err != nil {
		t.Fatal(err)
	}
	if err := h.accept(h.other, o.ID, "везёт Қанат"); err != nil {
		t.Fatal(err)
	}
}

func TestS12AnActionThatIsNotTickedStandsOnTheNextSheet(t *testing.T) {
	h := newHome(t)
	iris := h.register("Ирис", people.Name{})
	o := h.begin(h.desk)
	due := h.Clock.Now().Add(10 * time.Hour)
	done := h.mustLine(o.ID, shift.Line{Severity: "watch", Action: "накормить"})
	left := h.mustLine(o.ID, shift.Line{Resident: iris, Severity: "attention", Summary: "выход до 18:00", Action: "позвонить директору",
		Owner: h.other.Account, Due: due, IfThen: "если Ирис не вернётся до 18:00"})
	h.mustLine(o.ID, shift.Line{Severity: "calm", Summary: "без изменений"})
	tick := func(line int64, done bool) {
		t.Helper()
		h.must(h.desk, func(tx *vault.Tx) error { return shift.Tick(tx, line, done) })
	}
	tick(done, true)
	tick(left, true)
	tick(left, false)
	if err := h.give(h.desk, o.ID); err != nil {
		t.Fatal(err)
	}
	h.Clock.Set(h.Clock.Now().Add(time.Minute))
	if err := h.accept(h.other, o.ID, "позвонить, если не вернётся"); err != nil {
		t.Fatal(err)
	}
	next := h.now()
	if len(next.Lines) != 1 {
		t.Fatalf("the next sheet has %+v", next.Lines)
	}
	l := next.Lines[0]
	if !l.Carried || l.Origin != left || l.Word != "Ирис" || l.Severity != "attention" || l.Owner != h.other.Account || l.Due != due || l.IfThen != "если Ирис не вернётся до 18:00" {
		t.Errorf("carried on is %+v", l)
	}
	refused(t, h.as(h.desk, func(tx *vault.Tx) error { return shift.DropLine(tx, next.ID, l.ID) }), "refused.handover_carried")
	gone := l
	gone.Action, gone.Owner, gone.Due = "", 0, 0
	_, err := h.line(next.ID, gone)
	refused(t, err, "refused.handover_carried")
	if _, err := vaulttest.Raw(t, h.File).Exec(`delete from handover_line where id = ?`, l.ID); err == nil {
		t.Error("the file forgot what was left to do")
	}
	// Ticked in the next shift: done there, open on the sheet that was signed before.
	tick(l.ID, true)
	if now, was := h.now(), h.of(o.ID); !now.Lines[0].Done || was.Lines[0].Done || !was.Lines[1].Done {
		t.Errorf("now %+v, was %+v", now.Lines, was.Lines)
	}
	h.Clock.Set(h.Clock.Now().Add(time.Minute))
	if err := h.give(h.other, next.ID); err != nil {
		t.Fatal(err)
	}
	if err := h.accept(h.desk, next.ID, "всё"); err != nil {
		t.Fatal(err)
	}
	if last := h.now(); len(last.Lines) != 0 {
		t.Errorf("what was done goes on: %+v", last.Lines)
	}
}

func TestAShiftWhoseGiverWentHomeEndsWhenTheNextBegins(t *testing.T) {
	h := newHome(t)
	h.at("2026-11-16", 20, 0)
	o := h.begin(h.desk)
	h.mustLine(o.ID, shift.Line{Severity: "watch", Summary: "кашель"})
	h.at("2026-11-17", 3, 0)
	refused(t, h.as(h.other, func(tx *vault.Tx) error { _, err := shift.Begin(tx); return err }), "refused.shift_open")
	h.at("2026-11-17", 8, 20)
	next := h.begin(h.other)
	if next.Span.From != o.Span.From || len(next.Lines) != 1 || next.Lines[0].Summary != "кашель" {
		t.Errorf("what nobody handed over is lost: %+v", next)
	}
	refused(t, h.give(h.desk, o.ID), "refused.shift_over")
}

func TestALineOfAHandoverSaysWhatIsWrongWithIt(t *testing.T) {
	h := newHome(t)
	o := h.begin(h.desk)
	for _, x := range []struct {
		line       shift.Line
		field, key string
	}{
		{shift.Line{Summary: "x"}, "severity", "fault.handover.severity"},
		{shift.Line{Severity: "calm"}, "summary", "fault.text.empty"},
		{shift.Line{Severity: "calm", Summary: string(make([]byte, 100_000))}, "summary", "fault.text.long"},
		{shift.Line{Severity: "calm", Summary: "x", Due: 5}, "action", "fault.handover.action"},
	} {
		_, err := h.line(o.ID, x.line)
		faulty(t, err, x.field, x.key)
	}
	_, err := h.line(o.ID, shift.Line{ID: 99, Severity: "calm", Summary: "x"})
	refused(t, err, "refused.no_handover_line")
	_, err = h.line(99, shift.Line{Severity: "calm", Summary: "x"})
	refused(t, err, "refused.no_handover")
	refused(t, h.as(h.desk, func(tx *vault.Tx) error { return shift.Tick(tx, 99, true) }), "refused.no_handover_line")
	if err := h.as(h.desk, func(tx *vault.Tx) error { return shift.SaveChecks(tx, o.ID, shift.Checks{Keys: 5000}) }); err == nil {
		t.Error("5000 keys")
	}
	refused(t, h.as(stafftest.Add(t, h.File, staff.Supplies), func(tx *vault.Tx) error { _, _, err := shift.Now(tx); return err }), "refused.no_right")
}
