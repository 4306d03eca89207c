package sheet

import (
	"crypto/sha256"

	"pana/shelter/civil"
)

// HandoverFigures are what a shift hands over, for PD-06.
type HandoverFigures struct {
	From, To            civil.Instant // of the shift
	Giver, Taker        string        // Taker is empty until somebody accepted
	GivenAt, AcceptedAt civil.Instant // 0: not signed yet

	In, Out, Overdue               int // people
	Capacity, Free, Held, NotInUse int // beds
	FreeBeds                       []string
	Away                           []HandoverAway
	Happened                       []Happening
	Lines                          []HandoverLine
	Due                            []HandoverTask // until the end of the next shift
	Log                            []HandoverEntry

	Keys                   int // -1: not counted
	Cash, Doors, Medicines bool
	Note                   string // free text
	Question               string // free text: what was asked before it was signed again
	Understood             string // free text: in the taker's words
}

// HandoverAway is somebody who is out at the end of the shift.
type HandoverAway struct {
	Word    string
	Since   civil.Instant
	Back    civil.Instant // 0 unknown
	Overdue bool
}

// Happening is something that happened in the shift. Kind is that of a fact of the house, or
// "store" for one of the store, whose own kind is What; what else is set goes with it.
type Happening struct {
	Kind            string
	At              civil.Instant
	Word            string
	Code            string
	Bed, From       string // From: the bed before
	Until           civil.Instant
	People, Missing int
	Text            string // free text: of an alert, of a task that somebody typed, or the name of an item
	What            string
	Count           int
}

// HandoverLine is what the giver says of a resident, or of the house when Word is empty.
type HandoverLine struct {
	Severity                string // attention, watch, calm
	Word                    string
	Summary, Action, IfThen string // free text
	Owner                   string
	Due                     civil.Instant
	Done                    bool
}

// HandoverTask is a task that waits for the next shift.
type HandoverTask struct {
	Due     civil.Instant
	Word    string
	Title   string // free text, unless the program made the task
	Overdue bool
}

// HandoverEntry is a line of the house log.
type HandoverEntry struct {
	At   civil.Instant
	Word string
	Text string // free text
}

// Hash tells two handovers apart.
func (f *HandoverFigures) Hash() [sha256.Size]byte { return hash(*f) }

// FreeTexts are all that people wrote: lines, log, tasks, alerts, notes.
func (f *HandoverFigures) FreeTexts() []*string {
	all := []*string{&f.Note, &f.Question, &f.Understood}
	for i := range f.Happened {
		all = append(all, &f.Happened[i].Text)
	}
	for i := range f.Lines {
		l := &f.Lines[i]
		all = append(all, &l.Summary, &l.Action, &l.IfThen)
	}
	for i := range f.Due {
		all = append(all, &f.Due[i].Title)
	}
	for i := range f.Log {
		all = append(all, &f.Log[i].Text)
	}
	return all
}
