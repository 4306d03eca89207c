package house

import (
	"fmt"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// ExitReasons are why a stay ends, in the order of a form.
var ExitReasons = []string{"plan_completed", "to_family", "to_friends", "own_request", "transferred", "hospital",
	"psychiatric_hospital", "state_care", "detained", "returned_home", "deported", "disappeared", "expelled_violence",
	"expelled_rules", "maximum_stay", "not_eligible", "deceased"}

// Destinations are where somebody goes, in the order of a form. "99" (not collected) is
// allowed and stays on the list of missing answers.
var Destinations = []string{"rental", "owned", "family_permanent", "family_temporary", "friends_permanent",
	"friends_temporary", "other_shelter", "transitional", "safe_haven", "hospital", "psychiatric_hospital", "state_care",
	"detention", "abroad", "other", "no_exit_interview", "deceased", "8", "9", "99"}

// Leaving is the exit of one or several people together. At zero means now.
type Leaving struct {
	Residents   []int64
	At          civil.Instant
	Reason      string
	Destination string
	Country     string // ISO 3166-1 alpha-3, if abroad
	Transport   string
	Interview   bool
	Note        string
}

// Departure is what an exit did, so that TakeBackExit can undo it.
type Departure struct {
	Stays []int64
	Tasks []int64 // dropped with the exit
}

// Exit ends stays and what hangs on them, in one transaction (INV-10): the bed is free,
// holds for the person end, her tasks are dropped.
func Exit(tx *vault.Tx, l Leaving) (Departure, error) {
	var d Departure
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return d, err
	}
	if l.At == 0 {
		l.At = tx.Now()
	}
	if err := l.Check(tx.Now()); err != nil {
		return d, err
	}
	for _, r := range l.Residents {
		stay, dropped, err := leave(tx, r, l)
		if err != nil {
			return d, err
		}
		d.Stays, d.Tasks = append(d.Stays, stay), append(d.Tasks, dropped...)
	}
	return d, orphans(tx, l.Residents)
}

// Check is what is wrong with the form itself, before anything is written.
func (l Leaving) Check(now civil.Instant) error {
	var f fault.Fields
	if len(l.Residents) == 0 {
		f.Add("people", "fault.exit.nobody")
	}
	if l.At > now {
		f.Add("at", "fault.moment.future")
	}
	if !slices.Contains(ExitReasons, l.Reason) {
		f.Add("reason", "fault.exit.reason")
	}
	if !slices.Contains(Destinations, l.Destination) {
		f.Add("destination", "fault.exit.destination")
	}
	if n := len(l.Country); n != 0 && n != 3 {
		f.Add("country", "fault.exit.country")
	}
	checkLength(&f, "transport", l.Transport, 200)
	checkLength(&f, "note", l.Note, 2000)
	return f.Err()
}

// leave ends the stay of one resident and gives the tasks that were dropped.
func leave(tx *vault.Tx, resident int64, l Leaving) (stay int64, dropped []int64, err error) {
	s, ok, err := openStay(tx, resident)
	switch {
	case err != nil:
		return 0, nil, err
	case !ok:
		return 0, nil, fault.Refuse("refused.not_here")
	case l.At <= s.Admitted:
		return 0, nil, fault.Refuse("refused.exit_before_admission")
	}
	var last civil.Instant
	err = tx.QueryRow(`select coalesce(max(max(from_at, coalesce(to_at, 0))), 0) from bed_assignment where stay = ? and void = 0`, s.ID).Scan(&last)
	if err != nil {
		return 0, nil, fmt.Errorf("read the beds of stay %d: %w", s.ID, err)
	}
	if l.At < last {
		return 0, nil, fault.Refuse("refused.before_last_move")
	}
	var outing bool
	if err := tx.QueryRow(`select exists(select 1 from presence where stay = ? and at > ?)`, s.ID, int64(l.At)).Scan(&outing); err != nil {
		return 0, nil, fmt.Errorf("read the outings of stay %d: %w", s.ID, err)
	}
	if outing {
		return 0, nil, fault.Refuse("refused.before_last_outing")
	}
	// An assignment that begins at the moment of the exit never came to be.
	_, err = tx.Exec(`update bed_assignment set void = 1 where stay = ?1 and void = 0 and to_at is null and from_at = ?2`, s.ID, int64(l.At))
	if err == nil {
		_, err = tx.Exec(`update bed_assignment set to_at = ?2 where stay = ?1 and void = 0 and to_at is null`, s.ID, int64(l.At))
	}
	if err != nil {
		return 0, nil, fmt.Errorf("free the bed of stay %d: %w", s.ID, err)
	}
	hs, err := holds(tx, `h.resident = ?1 and h.state = 'active'`, resident)
	if err != nil {
		return 0, nil, err
	}
	for _, h := range hs {
		to, at := HoldCancelled, max(min(tx.Now(), h.Until), h.PlacedAt)
		if h.Until <= tx.Now() {
			to, at = HoldExpired, h.Until
		}
		if err := endHold(tx, h, to, at); err != nil {
			return 0, nil, err
		}
	}
	if dropped, err = tasks.CloseFor(tx, resident, tasks.ReasonLeft); err != nil {
		return 0, nil, err
	}
	_, err = tx.Exec(`update stay set exited_at = ?, exit_reason = ?, destination = ?, country = ?, transport = ?,
		exit_interview = ?, note = ?, version = version + 1 where id = ?`,
		int64(l.At), l.Reason, l.Destination, l.Country, l.Transport, l.Interview, l.Note, s.ID)
	if err != nil {
		return 0, nil, fmt.Errorf("end stay %d: %w", s.ID, err)
	}
	touchStays(tx)
	return s.ID, dropped, staff.Record(tx, staff.Change{Entity: "stay", ID: s.ID, Subject: resident, Fields: []staff.Diff{
		{Name: "exited_at", New: moment(l.At)}, {Name: "exit_reason", New: l.Reason},
		{Name: "destination", New: l.Destination, Class: "F3"}, {Name: "country", New: l.Country, Class: "F3"}}})
}

// orphans makes an urgent task for each child who stays behind without her guardian: the
// exit is a fact and can't be refused.
func orphans(tx *vault.Tx, left []int64) error {
	for _, g := range left {
		rows, err := tx.Query(`select r.id from resident r join present_resident p on p.resident = r.id where r.guardian = ? order by r.id`, g)
		if err != nil {
			return fmt.Errorf("look for children of resident %d: %w", g, err)
		}
		defer rows.Close()
		var children []int64
		for rows.Next() {
			var id int64
			if err := rows.Scan(&id); err != nil {
				return fmt.Errorf("look for children of resident %d: %w", g, err)
			}
			children = append(children, id)
		}
		if err := rows.Err(); err != nil {
			return fmt.Errorf("look for children of resident %d: %w", g, err)
		}
		for _, id := range children {
			_, err := tasks.Add(tx, tasks.New{Say: fault.Say("task.child_without_guardian"), Resident: id, Due: tx.Now(),
				Role: staff.Social, Priority: tasks.Urgent, Rule: true})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// TakeBackExit undoes an exit: the stays are open again, in the beds that were left, with
// the tasks that were dropped. It is refused once a bed was given away.
func TakeBackExit(tx *vault.Tx, d Departure) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	for _, id := range d.Stays {
		if err := takeBack(tx, id); err != nil {
			return err
		}
	}
	for _, id := range d.Tasks {
		if err := tasks.Reopen(tx, id); err != nil {
			return err
		}
	}
	return nil
}

func takeBack(tx *vault.Tx, id int64) error {
	s, err := scanStay(tx.QueryRow(`select `+stayColumns+` from stay s where s.id = ? and s.void = 0`, id))
	if err != nil {
		return fmt.Errorf("read stay %d: %w", id, err)
	}
	if s.Exited == civil.Open {
		return fault.Refuse("refused.stay_open")
	}
	var later, taken bool
	err = tx.QueryRow(`select
		exists(select 1 from stay where resident = ?1 and void = 0 and admitted_at >= ?3),
		exists(select 1 from bed_assignment a join bed_assignment b on b.bed = a.bed and b.id <> a.id and b.void = 0
			and coalesce(b.to_at, ?4) > a.to_at where a.stay = ?2 and a.void = 0 and a.to_at = ?3)
		or exists(select 1 from bed_assignment a join hold h on h.bed = a.bed and coalesce(h.ended_at, h.until) > a.to_at
			where a.stay = ?2 and a.void = 0 and a.to_at = ?3)
		or exists(select 1 from bed_assignment a join bed_outage o on o.bed = a.bed and o.void = 0 and coalesce(o.to_at, ?4) > a.to_at
			where a.stay = ?2 and a.void = 0 and a.to_at = ?3)`,
		s.Resident, id, int64(s.Exited), int64(civil.Open)).Scan(&later, &taken)
	switch {
	case err != nil:
		return fmt.Errorf("look whether stay %d can go on: %w", id, err)
	case later:
		return fault.Refuse("refused.stay_overlaps")
	case taken:
		return fault.Refuse("refused.undo_bed_taken")
	}
	_, err = tx.Exec(`update stay set exited_at = null, exit_reason = null, destination = null, country = '', transport = '',
		exit_interview = 0, note = '', version = version + 1 where id = ?`, id)
	if err != nil {
		return fmt.Errorf("reopen stay %d: %w", id, err)
	}
	// An assignment was void if it began at the exit; the last one is then opened anew.
	_, err = tx.Exec(`update bed_assignment set to_at = null where stay = ? and void = 0 and to_at = ?`, id, int64(s.Exited))
	if err != nil {
		return fmt.Errorf("give back the bed of stay %d: %w", id, err)
	}
	touchStays(tx)
	return staff.Record(tx, staff.Change{Entity: "stay", ID: id, Subject: s.Resident, Fields: []staff.Diff{
		{Name: "exited_at", Old: moment(s.Exited)}, {Name: "exit_reason", Old: s.ExitReason},
		{Name: "destination", Old: s.Destination, Class: "F3"}, {Name: "country", Old: s.Country, Class: "F3"}}})
}
