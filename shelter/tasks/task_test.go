package tasks_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/tasks"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// office is a file with a director, a desk and a psychologist.
type office struct {
	*testing.T
	f                *vaulttest.File
	boss, desk, mind vault.Actor
}

func newOffice(t *testing.T) office {
	f := vaulttest.New(t)
	return office{t, f, stafftest.Add(t, f, staff.Director), stafftest.Add(t, f, staff.Desk), stafftest.Add(t, f, staff.Psychologist)}
}

func (h office) do(a vault.Actor, work func(*vault.Tx) error) error {
	h.Helper()
	return h.f.Update(h.Context(), a, work)
}

// add makes a task that must be good.
func (h office) add(a vault.Actor, n tasks.New) int64 {
	h.Helper()
	var id int64
	err := h.do(a, func(tx *vault.Tx) (err error) {
		id, err = tasks.Add(tx, n)
		return err
	})
	if err != nil {
		h.Fatal(err)
	}
	return id
}

func (h office) list(a vault.Actor, f tasks.Filter) []tasks.Task {
	h.Helper()
	var ts []tasks.Task
	err := h.f.View(h.Context(), a, func(tx *vault.Tx) (err error) {
		ts, err = tasks.List(tx, f)
		return err
	})
	if err != nil {
		h.Fatal(err)
	}
	return ts
}

func (h office) refused(err error, key string) {
	h.Helper()
	if !errors.Is(err, fault.Refuse(key)) {
		h.Fatalf("want %s, got %v", key, err)
	}
}

func (h office) faulty(err error, want string) {
	h.Helper()
	var f fault.Fields
	if !errors.As(err, &f) || f.Error() != want {
		h.Fatalf("want %s, got %v", want, err)
	}
}

func TestTaskRunsFromOpenToDoneAndBack(t *testing.T) {
	h := newOffice(t)
	due := h.f.Clock.Now().Add(12 * time.Hour)
	id := h.add(h.desk, tasks.New{Title: " Осмотр: кашель ", Due: due, Priority: tasks.Urgent, Owner: h.boss.Account})
	got := h.list(h.desk, tasks.Filter{State: tasks.Open})
	if len(got) != 1 || got[0].Title != "Осмотр: кашель" || got[0].Due != due || got[0].OwnerName != "Director 1" || got[0].MadeBy != h.desk.Account {
		t.Fatalf("listed %+v", got)
	}
	if got[0].Overdue(due-1) || !got[0].Overdue(due) {
		t.Error("a task is overdue from its due time on")
	}
	h.f.Clock.Advance(time.Hour)
	if err := h.do(h.desk, func(tx *vault.Tx) error { return tasks.Done(tx, id) }); err != nil {
		t.Fatal(err)
	}
	got = h.list(h.desk, tasks.Filter{})
	if got[0].State != tasks.Finished || got[0].Closed != h.f.Clock.Now() || got[0].ClosedBy != h.desk.Account || got[0].Overdue(due+1) {
		t.Errorf("done: %+v", got[0])
	}
	h.refused(h.do(h.desk, func(tx *vault.Tx) error { return tasks.Drop(tx, id, "late") }), "refused.task_closed")
	h.refused(h.do(h.desk, func(tx *vault.Tx) error { return tasks.Done(tx, id) }), "refused.task_closed")
	if err := h.do(h.desk, func(tx *vault.Tx) error { return tasks.Reopen(tx, id) }); err != nil {
		t.Fatal(err)
	}
	h.refused(h.do(h.desk, func(tx *vault.Tx) error { return tasks.Reopen(tx, id) }), "refused.task_closed")
	if err := h.do(h.desk, func(tx *vault.Tx) error { return tasks.Drop(tx, id, "врач приехал сам") }); err != nil {
		t.Fatal(err)
	}
	if got = h.list(h.desk, tasks.Filter{State: tasks.Dropped}); len(got) != 1 || got[0].Reason != "врач приехал сам" {
		t.Errorf("dropped: %+v", got)
	}
	h.refused(h.do(h.desk, func(tx *vault.Tx) error { return tasks.Done(tx, 99) }), "refused.no_task")
	err := h.do(h.desk, func(tx *vault.Tx) error {
		past, err := staff.History(tx, "task", id)
		var states []string
		for _, p := range past {
			if p.Field == "state" {
				states = append(states, p.New)
			}
		}
		if strings.Join(states, " ") != "dropped open done open" {
			t.Errorf("history of states: %v", states)
		}
		if err != nil {
			return err
		}
		_, err = staff.VerifyChain(tx)
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestTaskOfTheProgramSpeaksEveryLanguage(t *testing.T) {
	h := newOffice(t)
	h.add(h.desk, tasks.New{Say: fault.Say("task.interpreter", "Lang", "tg", "Hour", 9), Role: staff.Social, Rule: true})
	got := h.list(h.desk, tasks.Filter{Role: staff.Social})
	if len(got) != 1 || got[0].Say.Key != "task.interpreter" || got[0].Say.Args["Lang"] != "tg" || !got[0].Rule || got[0].Title != "" {
		t.Errorf("read back %+v", got)
	}
}

func TestTaskRefusesNonsense(t *testing.T) {
	h := newOffice(t)
	gone := stafftest.Add(t, h.f, staff.Nurse)
	if err := h.do(h.boss, func(tx *vault.Tx) error { return staff.Leave(tx, gone.Account) }); err != nil {
		t.Fatal(err)
	}
	for want, n := range map[string]tasks.New{
		"title: fault.text.empty":                            {Title: " \t "},
		"title: fault.text.long":                             {Title: strings.Repeat("ұ", 10_000)},
		"title: fault.text.control":                          {Title: "a\x00b"},
		"title: fault.task.two_titles":                       {Title: "a", Say: fault.Say("task.x")},
		"priority: fault.task.priority":                      {Title: "a", Priority: "huge"},
		"role: fault.roles.unknown":                          {Title: "a", Role: "king"},
		"owner: fault.task.owner_left":                       {Title: "a", Owner: gone.Account},
		"title: fault.text.empty, role: fault.roles.unknown": {Role: "king"},
	} {
		h.faulty(h.do(h.desk, func(tx *vault.Tx) error {
			_, err := tasks.Add(tx, n)
			return err
		}), want)
	}
	id := h.add(h.desk, tasks.New{Title: "a"})
	h.faulty(h.do(h.desk, func(tx *vault.Tx) error { return tasks.Drop(tx, id, "  ") }), "reason: fault.text.empty")
	h.faulty(h.do(h.desk, func(tx *vault.Tx) error { return tasks.Drop(tx, id, "a\nb") }), "reason: fault.text.control")
}

func TestWhoReadsOnlyHandlesHerOwnTasks(t *testing.T) {
	h := newOffice(t)
	others := h.add(h.desk, tasks.New{Title: "sheets"})
	hers := h.add(h.desk, tasks.New{Title: "call", Owner: h.mind.Account})
	roles := h.add(h.desk, tasks.New{Title: "group", Role: staff.Psychologist})
	done := func(id int64) error {
		return h.do(h.mind, func(tx *vault.Tx) error { return tasks.Done(tx, id) })
	}
	h.refused(done(others), "refused.no_right")
	if err := errors.Join(done(hers), done(roles)); err != nil {
		t.Error(err)
	}
	h.add(h.mind, tasks.New{Title: "mine", Owner: h.mind.Account})
	h.refused(h.do(h.mind, func(tx *vault.Tx) error {
		_, err := tasks.Add(tx, tasks.New{Title: "for the desk", Owner: h.desk.Account})
		return err
	}), "refused.no_right")
	h.refused(h.do(h.mind, func(tx *vault.Tx) error {
		_, err := tasks.CloseFor(tx, 1, tasks.ReasonLeft)
		return err
	}), "refused.no_right")
	tech := stafftest.Add(t, h.f, staff.Technical)
	for _, a := range []vault.Actor{tech, {}} {
		err := h.f.View(t.Context(), a, func(tx *vault.Tx) error {
			_, err := tasks.List(tx, tasks.Filter{})
			return err
		})
		h.refused(err, "refused.no_right")
		// Nobody's task is not the program's own, and an ownerless one isn't everybody's.
		h.refused(h.do(a, func(tx *vault.Tx) error { return tasks.Done(tx, others) }), "refused.no_right")
		h.refused(h.do(a, func(tx *vault.Tx) error {
			_, err := tasks.Add(tx, tasks.New{Title: "x"})
			return err
		}), "refused.no_right")
	}
}

func TestTasksAreListedByDueTimeThenUrgency(t *testing.T) {
	h := newOffice(t)
	now := h.f.Clock.Now()
	for _, n := range []tasks.New{
		{Title: "whenever"}, {Title: "whenever, urgent", Priority: tasks.Urgent},
		{Title: "nine", Due: now.Add(13 * time.Hour)}, {Title: "eight, low", Due: now.Add(12 * time.Hour), Priority: tasks.Low},
		{Title: "eight", Due: now.Add(12 * time.Hour)},
	} {
		h.add(h.desk, n)
	}
	var got []string
	for _, x := range h.list(h.desk, tasks.Filter{}) {
		got = append(got, x.Title)
	}
	if s := strings.Join(got, "; "); s != "eight; eight, low; nine; whenever, urgent; whenever" {
		t.Errorf("listed %s", s)
	}
	if due := h.list(h.desk, tasks.Filter{DueBefore: now.Add(13 * time.Hour)}); len(due) != 2 {
		t.Errorf("%d due before nine, which isn't before itself", len(due))
	}
}

func TestFileKeepsTheRulesOfTasks(t *testing.T) {
	h := newOffice(t)
	open := h.add(h.desk, tasks.New{Title: "open"})
	done := h.add(h.desk, tasks.New{Title: "done"})
	dropped := h.add(h.desk, tasks.New{Title: "dropped"})
	err := h.do(h.desk, func(tx *vault.Tx) error {
		return errors.Join(tasks.Done(tx, done), tasks.Drop(tx, dropped, "no need"))
	})
	if err != nil || open != 1 || done != 2 || dropped != 3 {
		t.Fatal(open, done, dropped, err)
	}
	db := vaulttest.Raw(t, h.f)
	const cols = `(id, title, source, made_at, made_by, state, closed_at, closed_by) values `
	for _, attack := range []string{
		`update task set state = 'done' where id = 1`,
		`update task set state = 'done', closed_at = 1 where id = 1`,
		`update task set state = 'done', closed_by = 1 where id = 1`,
		`update task set state = 'dropped', closed_at = 1, closed_by = 1 where id = 1`,
		`update task set state = 'dropped', closed_at = 1, closed_by = 1, dropped_reason = ' ' where id = 1`,
		`update task set closed_at = 1, closed_by = 1 where id = 1`,
		`update task set state = 'gone' where id = 1`,
		`update task set title = ' ' where id = 1`,
		`update task set title_key = 'also' where id = 1`,
		`update task set made_by = 1 where id = 1`,
		`update task set made_at = 1 where id = 1`,
		`update task set owner = 99 where id = 1`,
		`update task set closed_by = 1 where id = 2`,
		`update task set state = 'dropped', dropped_reason = 'x' where id = 2`,
		`update task set state = 'open' where id = 2`,
		`update task set dropped_reason = 'other' where id = 3`,
		`update task set dropped_reason = null where id = 3`,
		`delete from task where id = 1`,
		`delete from task where id = 3`,
		`insert or replace into task ` + cols + `(3, 'x', 'user', 1, 1, 'open', null, null)`,
		`insert into task ` + cols + `(9, 'x', 'user', 1, 1, 'done', 1, 1)`,
		`insert into task ` + cols + `(9, 'x', 'user', 1, null, 'open', null, null)`,
	} {
		if _, err := db.Exec(attack); err == nil {
			t.Errorf("the file took: %s", attack)
		}
	}
}

func TestTwoPeopleCloseOneTaskAndOneWins(t *testing.T) {
	h := newOffice(t)
	id := h.add(h.desk, tasks.New{Title: "medicine"})
	errs := make(chan error, 2)
	for _, a := range []vault.Actor{h.desk, h.boss} {
		go func() { errs <- h.f.Update(t.Context(), a, func(tx *vault.Tx) error { return tasks.Done(tx, id) }) }()
	}
	if a, b := <-errs, <-errs; (a == nil) == (b == nil) {
		t.Errorf("want one winner: %v, %v", a, b)
	}
}

func TestOpenTaskIsPutOffAndHandedOn(t *testing.T) {
	h := newOffice(t)
	id := h.add(h.desk, tasks.New{Title: "call", Owner: h.mind.Account})
	change := func(a vault.Actor, f func(*tasks.Edit)) error {
		return h.do(a, func(tx *vault.Tx) error {
			ts, err := tasks.List(tx, tasks.Filter{})
			if err != nil {
				return err
			}
			e := ts[0].Edit()
			f(&e)
			return tasks.Change(tx, id, e)
		})
	}
	due := h.f.Clock.Now().Add(24 * time.Hour)
	if err := change(h.mind, func(e *tasks.Edit) { e.Due, e.Owner = due, h.desk.Account }); err != nil {
		t.Fatal(err)
	}
	if got := h.list(h.desk, tasks.Filter{})[0]; got.Due != due || got.Owner != h.desk.Account || got.Title != "call" {
		t.Errorf("now %+v", got)
	}
	h.refused(change(h.mind, func(e *tasks.Edit) { e.Due = 0 }), "refused.no_right") // no longer hers
	h.faulty(change(h.desk, func(e *tasks.Edit) { e.Title, e.Priority = "", "" }), "title: fault.text.empty, priority: fault.task.priority")
	if err := h.do(h.desk, func(tx *vault.Tx) error { return tasks.Done(tx, id) }); err != nil {
		t.Fatal(err)
	}
	h.refused(change(h.desk, func(e *tasks.Edit) { e.Due = 0 }), "refused.task_closed")
}
