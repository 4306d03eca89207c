package shelter

import (
	"context"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// Today is how the house stands and what the operational day brings, at one moment and as
// one role may see it. Its numbers are the lengths of its lists.
type Today struct {
	At   civil.Instant
	Day  civil.Day
	Span civil.Span // of the operational day

	In, Out          []house.Whereabouts
	Adults, Children int // of all who live here, as far as their ages are known
	Free             []FreeBed
	Held             []HeldBed
	holds            []HeldBed // those of cribs too
	Expected         []Expected
	Tasks            []Todo // open, and due before the day is over
	Came             []house.Whereabouts
	Leaving          []Leaving // planned for this day
	Left             []house.Leaver
	Alerts           []people.Resident
	Meals            []Eating         // of the day, in their order; the last is still to come
	Diet             map[int64]string // code, of those who live here
	Shift            shift.Shift      // that lasts; its ID is 0 when nobody has begun one
	Matters          []Matter         // what needs attention, the most pressing first

	Copy   civil.Instant // when the last copy was verified
	Copied bool
}

// FreeBed is a bed that somebody can have now.
type FreeBed struct {
	ID           int64
	Code, FitFor string
}

// HeldBed is one that is kept for somebody.
type HeldBed struct {
	house.Hold
	Code string
}

// Expected is a party announced (Referral), or somebody registered who isn't here yet
// (Resident).
type Expected struct {
	Referral, Resident int64
	CodeWord           string
	People             int
	ETA                civil.Instant
	Beds               []string
}

// Todo is a task with the code word of whom it is about.
type Todo struct {
	tasks.Task
	CodeWord string
}

// Leaving is somebody who means to leave.
type Leaving struct {
	Resident int64
	CodeWord string
	Until    civil.Day
}

// Today is the day in one reading; the last copy is asked of the disk.
func (s *Session) Today(ctx context.Context) (Today, error) {
	return s.day(ctx, func(tx *vault.Tx) (Today, error) {
		t, zone, err := pressing(tx)
		for _, gather := range []func(*vault.Tx) error{t.expected, func(tx *vault.Tx) error { return t.meals(tx, zone) }} {
			if err == nil {
				err = gather(tx)
			}
		}
		if err == nil {
			t.Shift, _, err = shift.Current(tx)
		}
		return t, err
	})
}

// Attention is how many matters Today has, from a reading of no more than they need.
func (s *Session) Attention(ctx context.Context) (int, error) {
	t, err := s.day(ctx, func(tx *vault.Tx) (Today, error) {
		t, _, err := pressing(tx)
		return t, err
	})
	return len(t.Matters), err
}

func (s *Session) day(ctx context.Context, of func(*vault.Tx) (Today, error)) (Today, error) {
	t, err := read(ctx, s, of)
	if err != nil {
		return t, err
	}
	if t.Copy, t.Copied, err = s.LastCopy(); err != nil {
		t.Copied = false // a stick that is out: the copy's age isn't known, which is said
	}
	_, role := s.Who()
	if !s.demo() && seesCopies(role) {
		t.missCopy()
	}
	return t, nil
}

// pressing reads all that can need attention.
func pressing(tx *vault.Tx) (t Today, zone civil.Zone, err error) {
	t.At = tx.Now()
	set, err := staff.ReadSettings(tx)
	if err != nil {
		return t, zone, err
	}
	if zone, err = civil.LoadZone(set.Zone); err != nil {
		return t, zone, err
	}
	t.Day = zone.Night(t.At, set.CutoffHour)
	t.Span = zone.NightSpan(t.Day, set.CutoffHour)
	for _, gather := range []func(*vault.Tx) error{t.presence, t.board, t.people, t.tasks, t.attention} {
		if err := gather(tx); err != nil {
			return t, zone, err
		}
	}
	return t, zone, nil
}

func (t *Today) presence(tx *vault.Tx) (err error) {
	all, err := house.PresenceAt(tx, t.At)
	for _, w := range all {
		if w.Where == house.WhereIn {
			t.In = append(t.In, w)
		} else {
			t.Out = append(t.Out, w)
		}
		if t.Span.Contains(w.Since) {
			t.Came = append(t.Came, w)
		}
	}
	if err != nil {
		return err
	}
	t.Left, err = house.LeftWithin(tx, t.Span)
	return err
}

func (t *Today) board(tx *vault.Tx) error {
	b, err := house.BoardAt(tx, t.At)
	if err != nil {
		return err
	}
	for _, r := range b.Rooms {
		for _, x := range r.Beds {
			counts := x.Counts && r.Kind != house.Staff // as the board counts: no cribs
			switch {
			case x.Resident != nil && x.Resident.PlannedUntil == t.Day:
				t.Leaving = append(t.Leaving, Leaving{x.Resident.ID, x.Resident.CodeWord, x.Resident.PlannedUntil})
			case x.Resident != nil && !x.Resident.PlannedUntil.IsZero() && x.Resident.PlannedUntil.Before(t.Day):
				t.Matters = append(t.Matters, Matter{Kind: MatterPlanned, Resident: x.Resident.ID, CodeWord: x.Resident.CodeWord, Day: x.Resident.PlannedUntil})
			case x.Hold != nil && x.State == house.Held:
				t.holds = append(t.holds, HeldBed{*x.Hold, x.Code})
				if counts {
					t.Held = append(t.Held, HeldBed{*x.Hold, x.Code})
				}
			case x.State == house.Free && counts:
				t.Free = append(t.Free, FreeBed{x.ID, x.Code, x.FitFor})
			}
		}
	}
	return nil
}

func (t *Today) people(tx *vault.Tx) error {
	here, err := people.Here(tx)
	if err != nil {
		return err
	}
	day := t.Day
	t.Diet = make(map[int64]string, len(here))
	missing := Matter{Kind: MatterMissing}
	for _, r := range here {
		if t.Diet[r.ID] = r.Diet; r.DietMissing != people.Answered {
			t.Diet[r.ID] = people.None
		}
		if years, _, known := r.Birth.Age(day); known && years < 18 {
			t.Children++
		} else if known {
			t.Adults++
		}
		if r.Alert.Active(t.At) {
			t.Alerts = append(t.Alerts, r)
		}
		if n := len(people.MissingAnswers(r)); n > 0 {
			missing.Count += n
			missing.Whose = append(missing.Whose, Lack{r.ID, r.CodeWord, n})
		}
	}
	if missing.Count > 0 && staff.Need(tx, staff.OperationalWrite) == nil {
		t.Matters = append(t.Matters, missing)
	}
	return nil
}

func (t *Today) expected(tx *vault.Tx) error {
	waiting, err := house.WaitingList(tx)
	if err != nil {
		return err
	}
	for _, r := range waiting {
		t.Expected = append(t.Expected, Expected{Referral: r.ID, People: r.Heads.Total(), ETA: r.ETA, Beds: r.Beds})
	}
	if staff.ScopeOf(staff.Role(tx.Actor().Role), staff.OperationalRead) != staff.Any {
		return nil
	}
	rows, err := people.List(tx, people.Filter{State: people.Expected, Limit: 500})
	for _, r := range rows {
		t.Expected = append(t.Expected, Expected{Resident: r.ID, CodeWord: r.CodeWord, People: 1})
	}
	return err
}

func (t *Today) tasks(tx *vault.Tx) error {
	open, err := tasks.List(tx, tasks.Filter{State: tasks.Open, DueBefore: t.Span.To})
	if err != nil {
		return err
	}
	words := map[int64]string{}
	for _, w := range slices.Concat(t.In, t.Out) {
		words[w.Resident] = w.CodeWord
	}
	for _, x := range open {
		word := words[x.Resident]
		if word == "" && x.Resident != 0 {
			r, err := people.Get(tx, x.Resident)
			if err != nil {
				return err
			}
			word = r.CodeWord
		}
		t.Tasks = append(t.Tasks, Todo{x, word})
	}
	return nil
}
