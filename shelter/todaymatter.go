package shelter

import (
	"cmp"
	"slices"
	"time"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// MatterKind is why something needs attention.
type MatterKind string

// The kinds, the most pressing first.
const (
	MatterOverdue    MatterKind = "overdue"    // somebody isn't back in time
	MatterDecision   MatterKind = "decision"   // the bed of somebody who stays away
	MatterAssessment MatterKind = "assessment" // the first one after arrival
	MatterTask       MatterKind = "task"
	MatterHold       MatterKind = "hold" // runs out soon
	MatterPlanned    MatterKind = "planned"
	MatterExpired    MatterKind = "expired" // lots of the store to be written off
	MatterLoans      MatterKind = "loans"   // that should have come back
	MatterPrints     MatterKind = "prints"  // to be shredded
	MatterMissing    MatterKind = "missing"
	MatterCopy       MatterKind = "copy" // no verified one for long
)

var matterOrder = []MatterKind{MatterOverdue, MatterDecision, MatterAssessment, MatterTask, MatterHold, MatterPlanned, MatterExpired, MatterLoans, MatterPrints, MatterCopy, MatterMissing}

// Matter is one thing that needs attention. Which fields are set depends on the kind.
type Matter struct {
	Kind     MatterKind
	ID       int64 // of the task or hold
	Resident int64
	CodeWord string
	At       civil.Instant // since when, or until when of a hold
	Day      civil.Day     // planned
	Count    int           // of prints, lots, loans or missing answers
	Todo     Todo
	Bed      string
	Whose    []Lack
}

// Lack is how many answers somebody's record lacks, or how many loans she has to give back.
type Lack struct {
	Resident int64
	CodeWord string
	Count    int
}

const (
	holdSoon  = 30 * time.Minute   // before its end a hold asks for attention
	copyStale = 3 * 24 * time.Hour // after it a copy is missed
)

func seesCopies(r staff.Role) bool {
	return staff.ScopeOf(r, staff.OperationalWrite) != staff.None || staff.ScopeOf(r, staff.Upkeep) != staff.None
}

func (t *Today) missCopy() {
	if !t.Copied || t.At.Sub(t.Copy) >= copyStale {
		t.Matters = append(t.Matters, Matter{Kind: MatterCopy, At: t.Copy})
		t.sort()
	}
}

func (t *Today) attention(tx *vault.Tx) error {
	asked := map[int64]bool{}
	for _, w := range t.Out {
		switch {
		case w.DecisionDue != 0 && w.DecisionDue <= t.At:
			asked[w.Resident] = true
			t.Matters = append(t.Matters, Matter{Kind: MatterDecision, Resident: w.Resident, CodeWord: w.CodeWord, At: w.OutAt})
		case w.Where == house.WhereOverdue:
			t.Matters = append(t.Matters, Matter{Kind: MatterOverdue, Resident: w.Resident, CodeWord: w.CodeWord, At: w.Back})
		}
	}
	for _, x := range t.Tasks {
		m := Matter{Kind: MatterTask, ID: x.ID, Resident: x.Resident, CodeWord: x.CodeWord, At: x.Due, Todo: x}
		switch {
		case !x.Overdue(t.At) || x.Say.Key == "task.absence_decision" && asked[x.Resident]:
			continue
		case x.Say.Key == "task.assessment":
			m.Kind = MatterAssessment
		}
		t.Matters = append(t.Matters, m)
	}
	for _, h := range t.holds {
		if h.Until.Sub(t.At) <= holdSoon {
			t.Matters = append(t.Matters, Matter{Kind: MatterHold, ID: h.ID, At: h.Until, Bed: h.Code})
		}
	}
	if staff.NeedAny(tx, staff.SheetA, staff.AuditRead) == nil {
		due, err := staff.Prints(tx, staff.PrintFilter{DueBy: t.At, Limit: 999})
		if err != nil {
			return err
		}
		if len(due) > 0 {
			t.Matters = append(t.Matters, Matter{Kind: MatterPrints, Count: len(due)})
		}
	}
	if err := t.store(tx); err != nil {
		return err
	}
	t.sort()
	return nil
}

// store asks for attention once for all lots that are past their day and once for all loans.
func (t *Today) store(tx *vault.Tx) error {
	if staff.Need(tx, staff.StockWrite) != nil {
		return nil
	}
	lots, err := inventory.ExpiredLots(tx)
	if err != nil {
		return err
	}
	if lots > 0 {
		t.Matters = append(t.Matters, Matter{Kind: MatterExpired, Count: lots})
	}
	loans, err := inventory.Loans(tx, 0)
	if err != nil {
		return err
	}
	late := Matter{Kind: MatterLoans}
	for _, l := range loans {
		if !l.Overdue {
			continue
		}
		late.Count++
		n := slices.IndexFunc(late.Whose, func(x Lack) bool { return x.Resident == l.Resident })
		if n < 0 {
			n = len(late.Whose)
			late.Whose = append(late.Whose, Lack{Resident: l.Resident, CodeWord: l.CodeWord})
		}
		late.Whose[n].Count++
	}
	if late.Count > 0 {
		t.Matters = append(t.Matters, late)
	}
	return nil
}

func (t *Today) sort() {
	slices.SortStableFunc(t.Matters, func(a, b Matter) int {
		return cmp.Or(cmp.Compare(slices.Index(matterOrder, a.Kind), slices.Index(matterOrder, b.Kind)), cmp.Compare(a.At, b.At))
	})
}
