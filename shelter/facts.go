package shelter

import (
	"time"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/shift"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// soon is how far ahead a shift is told what has to be done.
const soon = 12 * time.Hour

// Facts are what every part tells of span, and how the house stands at its end, or now if
// that is still to come.
func Facts(tx *vault.Tx, span civil.Span) (shift.Facts, error) {
	var f shift.Facts
	at := min(span.To, tx.Now())
	for _, gather := range []func(*vault.Tx, civil.Span) ([]shift.Fact, error){houseFacts, alertFacts, taskFacts, storeFacts, shift.Since} {
		more, err := gather(tx, span)
		if err != nil {
			return f, err
		}
		f.Facts = append(f.Facts, more...)
	}
	f.Sort()
	if err := stands(tx, at, &f.House); err != nil {
		return f, err
	}
	open, err := tasks.List(tx, tasks.Filter{State: tasks.Open, DueBefore: at.Add(soon)})
	if err != nil {
		return f, err
	}
	for _, t := range open {
		x, err := taskFact(tx, t, "open", t.Due)
		if err != nil {
			return f, err
		}
		x.Late = t.Due < at
		f.House.Tasks = append(f.House.Tasks, x)
	}
	return f, nil
}

func houseFacts(tx *vault.Tx, span civil.Span) ([]shift.Fact, error) {
	all, err := house.Since(tx, span)
	if err != nil {
		return nil, err
	}
	var fs []shift.Fact
	for _, x := range all {
		f := shift.Fact{At: x.At, Part: shift.PartHouse, Kind: x.Kind, ID: x.ID, Resident: x.Resident, Code: x.Code}
		f.Word, _ = x.Args["Word"].(string)
		f.Bed, _ = x.Args["Bed"].(string)
		f.From, _ = x.Args["From"].(string)
		f.Until, _ = x.Args["Until"].(civil.Instant)
		f.Late, _ = x.Args["Late"].(bool)
		f.Missing, _ = x.Args["Missing"].(int)
		for _, name := range []string{"People", "Present"} {
			if n, ok := x.Args[name].(int); ok {
				f.People = n
			}
		}
		fs = append(fs, f)
	}
	return fs, nil
}

func storeFacts(tx *vault.Tx, span civil.Span) ([]shift.Fact, error) {
	all, err := inventory.Since(tx, span)
	if err != nil {
		return nil, err
	}
	var fs []shift.Fact
	for _, x := range all {
		fs = append(fs, shift.Fact{At: x.At, Part: shift.PartStore, Kind: x.Kind, ID: x.ID, Count: x.Count, Code: x.Code, Text: x.Text})
	}
	return fs, nil
}

// The kinds of facts about alerts and tasks.
const (
	FactAlert       = "alert"
	FactAlertOver   = "alert_over"
	FactTaskDone    = "done"
	FactTaskDropped = "dropped"
)

func alertFacts(tx *vault.Tx, span civil.Span) ([]shift.Fact, error) {
	all, err := people.Since(tx, span)
	if err != nil {
		return nil, err
	}
	var fs []shift.Fact
	for _, c := range all {
		f := shift.Fact{At: c.At, Part: shift.PartPeople, Kind: FactAlert, Resident: c.Resident, Word: c.Word, Text: c.Text}
		if c.Text == "" {
			f.Kind = FactAlertOver
		}
		fs = append(fs, f)
	}
	return fs, nil
}

func taskFacts(tx *vault.Tx, span civil.Span) ([]shift.Fact, error) {
	all, err := tasks.List(tx, tasks.Filter{Closed: span})
	if err != nil {
		return nil, err
	}
	var fs []shift.Fact
	for _, t := range all {
		kind := FactTaskDone
		if t.State == tasks.Dropped {
			kind = FactTaskDropped
		}
		f, err := taskFact(tx, t, kind, t.Closed)
		if err != nil {
			return nil, err
		}
		fs = append(fs, f)
	}
	return fs, nil
}

func taskFact(tx *vault.Tx, t tasks.Task, kind string, at civil.Instant) (shift.Fact, error) {
	f := shift.Fact{At: at, Part: shift.PartTasks, Kind: kind, ID: t.ID, Resident: t.Resident, Text: t.Title, Say: t.Say}
	if t.Resident == 0 {
		return f, nil
	}
	r, err := people.Get(tx, t.Resident)
	f.Word = r.CodeWord
	return f, err
}

// stands counts people and beds at a moment.
func stands(tx *vault.Tx, at civil.Instant, h *shift.House) error {
	all, err := house.PresenceAt(tx, at)
	if err != nil {
		return err
	}
	for _, w := range all {
		if w.Where == house.WhereIn {
			h.In++
			continue
		}
		a := shift.Absent{Resident: w.Resident, Word: w.CodeWord, Since: w.OutAt, Back: w.Back, Overdue: w.Where == house.WhereOverdue, Reason: w.Reason}
		if a.Overdue {
			h.Overdue++
		}
		h.Out++
		h.Away = append(h.Away, a)
	}
	board, err := house.BoardAt(tx, at)
	if err != nil {
		return err
	}
	t := board.Totals
	h.Capacity, h.Free, h.Held, h.OutOfService = t.Capacity, t.Free, t.Held, t.Out
	for _, r := range board.Rooms {
		for _, b := range r.Beds {
			if b.State == house.Free && b.Counts && r.Kind != house.Staff {
				h.FreeBeds = append(h.FreeBeds, b.Code)
			}
		}
	}
	return nil
}
