package house

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// A decision about the bed of somebody who stays away falls due so many hours (a setting)
// after she was expected, or after she left when nobody knew until when. The program asks
// for it by one task. Keeping the bed moves it to the day until which it is kept; freeing
// it is an exit. It needs no answer any more when she comes back, and moves with a
// correction of the time at which she is expected.

// The choices of a decision.
const (
	chosenKeep      = "keep"
	chosenFree      = "free"
	chosenReturned  = "returned"
	chosenPostponed = "postponed"
)

// ReasonReturned and ReasonPostponed are why the program drops a task for a decision.
const (
	ReasonReturned  = "task.reason.returned"
	ReasonPostponed = "task.reason.postponed"
)

// patience is how long the house waits for somebody before it decides about her bed.
func patience(tx *vault.Tx) (civil.Instant, error) {
	s, err := staff.ReadSettings(tx)
	return civil.Instant(time.Duration(s.DecisionHours) * time.Hour / time.Millisecond), err
}

func decisionDue(out, back, kept, wait civil.Instant) civil.Instant {
	return max(max(out, back)+wait, kept)
}

// absence is somebody who is out of the house at this moment.
type absence struct {
	event, stay, resident int64
	out, back, kept       civil.Instant
	open, task            int64 // the decision that is asked for and its task, 0 if none is
}

// absences are those who are out now; of one stay unless that is 0.
func absences(tx *vault.Tx, stay int64) ([]absence, error) {
	rows, err := tx.Query(`select coalesce(e.corrects, e.id), s.id, s.resident, e.at, coalesce(e.expected_back_at, 0),
			coalesce((select keep_until from absence_decision where absence = coalesce(e.corrects, e.id) and choice = 'keep' order by id desc limit 1), 0),
			coalesce(d.id, 0), coalesce(d.task, 0)
		from stay s
		join presence_event e on e.id = `+lastEvent+` and e.kind = 'out'
		left join absence_decision d on d.absence = coalesce(e.corrects, e.id) and d.choice is null
		where s.exited_at is null and s.void = 0 and (?2 = 0 or s.id = ?2)`, int64(civil.Open), stay)
	if err != nil {
		return nil, fmt.Errorf("read who is out: %w", err)
	}
	defer rows.Close()
	var all []absence
	for rows.Next() {
		var a absence
		if err := rows.Scan(&a.event, &a.stay, &a.resident, &a.out, &a.back, &a.kept, &a.open, &a.task); err != nil {
			return nil, fmt.Errorf("read who is out: %w", err)
		}
		all = append(all, a)
	}
	return all, rows.Err()
}

// askDecisions makes the tasks that have fallen due, each once.
func askDecisions(tx *vault.Tx) (int, error) {
	wait, err := patience(tx)
	if err != nil {
		return 0, err
	}
	all, err := absences(tx, 0)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, a := range all {
		due := decisionDue(a.out, a.back, a.kept, wait)
		if a.open != 0 || due > tx.Now() {
			continue
		}
		task, err := tasks.AddByRule(tx, tasks.New{Say: fault.Say("task.absence_decision"), Resident: a.resident, Due: due,
			Role: staff.Social, Priority: tasks.Urgent})
		if err != nil {
			return n, err
		}
		_, err = tx.Exec(`insert into absence_decision(absence, due_at, task, made_at) values(?, ?, ?, ?)`, a.event, int64(due), task, int64(tx.Now()))
		if err != nil {
			return n, fmt.Errorf("ask for the decision about absence %d: %w", a.event, err)
		}
		touchStays(tx)
		n++
	}
	return n, nil
}

// settle takes back what was asked for about a stay and needs no answer any more.
func settle(tx *vault.Tx, stay int64) error {
	wait, err := patience(tx)
	if err != nil {
		return err
	}
	now, err := absences(tx, stay)
	if err != nil {
		return err
	}
	rows, err := tx.Query(`select d.id, d.absence, coalesce(d.task, 0) from presence_event e
		join absence_decision d on d.absence = e.id and d.choice is null where e.stay = ? order by d.id`, stay)
	if err != nil {
		return fmt.Errorf("read decisions of stay %d: %w", stay, err)
	}
	defer rows.Close()
	var asked []absence
	for rows.Next() {
		var a absence
		if err := rows.Scan(&a.open, &a.event, &a.task); err != nil {
			return fmt.Errorf("read decisions of stay %d: %w", stay, err)
		}
		asked = append(asked, a)
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read decisions of stay %d: %w", stay, err)
	}
	for _, a := range asked {
		i := slices.IndexFunc(now, func(x absence) bool { return x.event == a.event })
		choice, reason := chosenReturned, ReasonReturned
		if i >= 0 {
			if x := now[i]; decisionDue(x.out, x.back, x.kept, wait) <= tx.Now() {
				continue
			}
			choice, reason = chosenPostponed, ReasonPostponed
		}
		if err := answer(tx, a.open, choice, 0, ""); err != nil {
			return err
		}
		if err := closeTask(tx, a.task, func() error { return tasks.Drop(tx, a.task, reason) }); err != nil {
			return err
		}
	}
	return nil
}

func answer(tx *vault.Tx, decision int64, choice string, until civil.Instant, note string) error {
	_, err := tx.Exec(`update absence_decision set choice = ?, keep_until = ?, note = ?, decided_at = ?, decided_by = ? where id = ?`,
		choice, instantOrNull(until), note, int64(tx.Now()), by(tx), decision)
	if err != nil {
		return fmt.Errorf("answer decision %d: %w", decision, err)
	}
	return nil
}

// closeTask closes task unless somebody did so by hand.
func closeTask(tx *vault.Tx, task int64, how func() error) error {
	var open bool
	err := tx.QueryRow(`select state = 'open' from task where id = ?`, task).Scan(&open)
	if errors.Is(err, sql.ErrNoRows) || err == nil && !open {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look at task %d: %w", task, err)
	}
	return how()
}

// KeepBed decides that the bed of somebody who is out stays hers until a moment, when the
// program asks again. It may be decided before it is asked for, and anew.
func KeepBed(tx *vault.Tx, resident int64, until civil.Instant, note string) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	note = strings.TrimSpace(note)
	var f fault.Fields
	switch {
	case until <= tx.Now():
		f.Add("until", "fault.keep.past")
	case until > tx.Now().Add(farthest):
		f.Add("until", "fault.out.back_far")
	}
	checkLength(&f, "note", note, 400)
	if err := f.Err(); err != nil {
		return err
	}
	a, err := decide(tx, resident, chosenKeep, until, note)
	if err != nil {
		return err
	}
	return staff.Record(tx, staff.Change{Entity: "presence", ID: a.event, Subject: resident, Reason: note, Fields: []staff.Diff{
		{Name: "keep_until", Old: moment(a.kept), New: moment(until)}}})
}

// FreeBed decides that the bed of somebody who is out becomes free: her stay ends now, as of
// one who disappeared. TakeBackExit undoes it.
func FreeBed(tx *vault.Tx, resident int64, note string) (Departure, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return Departure{}, err
	}
	note = strings.TrimSpace(note)
	var f fault.Fields
	checkLength(&f, "note", note, 400)
	if err := f.Err(); err != nil {
		return Departure{}, err
	}
	if _, err := decide(tx, resident, chosenFree, 0, note); err != nil {
		return Departure{}, err
	}
	return Exit(tx, Leaving{Residents: []int64{resident}, Reason: "disappeared", Destination: "no_exit_interview", Note: note})
}

// decide answers the decision about resident's bed, and first asks for it if the program
// hasn't done so.
func decide(tx *vault.Tx, resident int64, choice string, until civil.Instant, note string) (absence, error) {
	s, ok, err := openStay(tx, resident)
	if err != nil {
		return absence{}, err
	}
	if !ok {
		return absence{}, fault.Refuse("refused.not_here")
	}
	all, err := absences(tx, s.ID)
	if err != nil {
		return absence{}, err
	}
	if len(all) == 0 {
		return absence{}, fault.Refuse("refused.not_out")
	}
	a := all[0]
	if a.open == 0 {
		r, err := tx.Exec(`insert into absence_decision(absence, due_at, made_at) values(?, ?, ?)`, a.event, int64(tx.Now()), int64(tx.Now()))
		if err != nil {
			return a, fmt.Errorf("decide about absence %d: %w", a.event, err)
		}
		if a.open, err = r.LastInsertId(); err != nil {
			return a, fmt.Errorf("decide about absence %d: %w", a.event, err)
		}
	}
	if err := answer(tx, a.open, choice, until, note); err != nil {
		return a, err
	}
	touchStays(tx)
	return a, closeTask(tx, a.task, func() error { return tasks.Done(tx, a.task) })
}
