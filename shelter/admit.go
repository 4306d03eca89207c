package shelter

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// assessmentAfter is how long after admission the assessment is due.
const assessmentAfter = 24 * time.Hour

// Intake is a household that arrives, or one person: all that is known at the door. What
// isn't known can come in the morning.
type Intake struct {
	People   []people.NewPerson // the first is the head
	Beds     []int64            // by person; 0: none, as for a baby who sleeps with her mother
	At       civil.Instant      // of the arrival; zero: now
	Planned  civil.Day          // until when they mean to stay, if that is known
	Reason   string             // why a rule of the rooms is set aside, if one is
	Alert    people.Alert       // at the door, for each of them who has none of her own
	Room     int64              // where a crib among Beds is brought; 0: it stays where it is
	Hold     int64              // the hold, or the party of holds, that this household uses up, if beds were kept for it
	Referral int64              // the announcement of which they come, if a hold doesn't tell it
	Brought  string             // who brought them, one of Bringers; "" if nobody asked
	Papers   string             // whether papers were seen, one of PaperAnswers; "" if nobody asked
	Kits     []int64            // arrival kits by person; 0: none
	Sizes    [][]inventory.Size // what was typed of their size cards, by person

	Urgent        string        // a medical need that can't wait, in a few neutral words
	UrgentDue     civil.Instant // zero: 08:00 after the arrival
	Interpreter   string        // language for which one is to be found, ISO 639-1
	InterpreterBy civil.Instant // zero: 09:00 after the arrival

	Draft string // form whose draft is done with
}

// Admitted is who came in.
type Admitted struct {
	Household int64
	Residents []int64
	Stays     []int64
	Documents []int64 // of the kits that were given out
	Lacking   int     // kits that the store couldn't give; each is a task now
}

// Admit takes a household in: it registers them, opens their stays, gives them beds,
// gives out their kits, makes the tasks of the morning and drops the draft. Any refusal
// takes all of it back; a kit that the store lacks is none.
func Admit(tx *vault.Tx, in Intake) (Admitted, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return Admitted{}, err
	}
	if in.At == 0 {
		in.At = tx.Now()
	}
	if err := in.check(tx); err != nil {
		return Admitted{}, err
	}
	var a Admitted
	var err error
	if a.Household, a.Residents, err = people.Register(tx, in.persons()); err != nil {
		return Admitted{}, err
	}
	for _, id := range a.Residents {
		stay, err := house.OpenStay(tx, id, in.At, in.Planned)
		if err != nil {
			return Admitted{}, err
		}
		a.Stays = append(a.Stays, stay)
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return Admitted{}, err
	}
	if err := in.assign(tx, a, zone); err != nil {
		return Admitted{}, err
	}
	if in.Hold != 0 {
		if err := house.FinishHold(tx, in.Hold); err != nil {
			return Admitted{}, err
		}
	}
	if in.Referral != 0 {
		if err := house.Came(tx, in.Referral, a.Household); err != nil {
			return Admitted{}, err
		}
	}
	if err := in.tasks(tx, a, zone); err != nil {
		return Admitted{}, err
	}
	if err := in.kits(tx, &a, zone); err != nil {
		return Admitted{}, err
	}
	if err := in.arrived(tx, a); err != nil {
		return Admitted{}, err
	}
	if in.Draft == "" {
		return a, nil
	}
	return a, staff.DropDraft(tx, in.Draft)
}

// Admit is Admit as one action of the signed-in person. It can't be undone: a register
// number stays used.
func (s *Session) Admit(ctx context.Context, in Intake) (Receipt, error) {
	var a Admitted
	var word string
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		if a, err = Admit(tx, in); err != nil {
			return err
		}
		head, err := people.Get(tx, a.Residents[0])
		word = head.CodeWord
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.admitted", "Word", word, "Count", len(a.Residents)),
		ID: a.Household, IDs: a.Residents, Documents: a.Documents, Lacking: a.Lacking}, nil
}

func (in Intake) check(tx *vault.Tx) error {
	var f fault.Fields
	if len(in.People) == 0 {
		f.Add("people", "fault.people.none")
	}
	if len(in.Beds) > len(in.People) {
		f.Add("beds", "fault.beds.more_than_people")
	}
	if len(in.Kits) > len(in.People) || len(in.Sizes) > len(in.People) {
		f.Add("people", "fault.kits.more_than_people")
	}
	seen := map[int64]bool{}
	for i, b := range in.Beds {
		if b != 0 && seen[b] {
			f.Add(fmt.Sprintf("people.%d.bed", i), "fault.bed.twice")
		}
		seen[b] = true
	}
	if in.At > tx.Now() {
		f.Add("at", "fault.moment.future")
	}
	if in.Alert.Until != 0 && in.Alert.Until <= in.At {
		f.Add("alert.until", "fault.alert.over")
	}
	in.checkArrival(&f)
	return f.Err()
}

// persons are the people with the household's alert on each of them.
func (in Intake) persons() []people.NewPerson {
	out := append([]people.NewPerson(nil), in.People...)
	for i := range out {
		if out[i].Alert.Text == "" {
			out[i].Alert = in.Alert
		}
	}
	return out
}

// assign gives each her bed. Adults come first, so that a child is judged by who is in
// the room with it and not by who is still to come.
func (in Intake) assign(tx *vault.Tx, a Admitted, zone civil.Zone) error {
	var f fault.Fields
	today := zone.Day(in.At)
	for _, children := range []bool{false, true} {
		for i, bed := range in.Beds {
			if bed == 0 || in.People[i].Birth.Under(18, today) != children {
				continue
			}
			room, err := in.crib(tx, bed)
			if err != nil {
				return err
			}
			_, err = house.Assign(tx, house.Assignment{Stay: a.Stays[i], Bed: bed, Room: room, At: in.At,
				Reason: house.ReasonAdmission, Override: in.Reason, Hold: in.Hold})
			if err := f.Under(fmt.Sprintf("people.%d.", i), err); err != nil {
				return err
			}
		}
	}
	return f.Err()
}

// crib is the room to which bed is brought, 0 for a bed that stands where it stands.
func (in Intake) crib(tx *vault.Tx, bed int64) (int64, error) {
	if in.Room == 0 {
		return 0, nil
	}
	var kind house.BedKind
	err := tx.QueryRow(`SELECT kind FROM bed WHERE id = ?`, bed).Scan(&kind)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return 0, nil // giving it will be refused
	case err != nil:
		return 0, fmt.Errorf("read the kind of bed %d: %w", bed, err)
	case kind != house.Crib:
		return 0, nil
	}
	return in.Room, nil
}

// tasks are what the arrival leaves to do.
func (in Intake) tasks(tx *vault.Tx, a Admitted, zone civil.Zone) error {
	head := a.Residents[0]
	list := []tasks.New{{Say: fault.Say("task.assessment"), Resident: head, Household: a.Household,
		Due: in.At.Add(assessmentAfter), Role: staff.Social, Rule: true}}
	if text := strings.TrimSpace(in.Urgent); text != "" {
		due := in.UrgentDue
		if due == 0 {
			due = nextHour(zone, in.At, 8)
		}
		list = append(list, tasks.New{Title: text, Resident: head, Household: a.Household, Due: due,
			Priority: tasks.Urgent})
	}
	if in.Interpreter != "" {
		due := in.InterpreterBy
		if due == 0 {
			due = nextHour(zone, in.At, 9)
		}
		list = append(list, tasks.New{Say: fault.Say("task.interpreter", "Lang", in.Interpreter), Resident: head,
			Household: a.Household, Due: due, Rule: true})
	}
	for _, n := range list {
		if _, err := tasks.Add(tx, n); err != nil {
			return fmt.Errorf("add a task of the intake: %w", err)
		}
	}
	return nil
}

// nextHour is the first moment after at when clocks show hour:00.
func nextHour(z civil.Zone, at civil.Instant, hour int) civil.Instant {
	day := z.Day(at)
	if t := z.At(day, hour, 0); t > at {
		return t
	}
	return z.At(day.Add(1), hour, 0)
}

func zoneOf(tx *vault.Tx) (civil.Zone, error) {
	set, err := staff.ReadSettings(tx)
	if err != nil {
		return civil.Zone{}, err
	}
	return civil.LoadZone(set.Zone)
}
