package shift

import (
	"cmp"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/fault"
)

// The parts of the house that facts come from.
const (
	PartHouse  = "house"
	PartPeople = "people"
	PartTasks  = "tasks"
	PartStore  = "store"
	PartLog    = "log"
)

// Fact is something that happened in a shift, as any part tells it. Codes, beds and moments
// mean what they do in the part; only Text was typed by somebody.
type Fact struct {
	At       civil.Instant `json:"at"`
	Part     string        `json:"part"`
	Kind     string        `json:"kind"`
	ID       int64         `json:"id,omitempty"`       // of the record in its part
	Resident int64         `json:"resident,omitempty"` // 0: about nobody in particular
	Word     string        `json:"word,omitempty"`     // her code word
	Code     string        `json:"code,omitempty"`     // of the list that goes with Kind
	Bed      string        `json:"bed,omitempty"`
	From     string        `json:"from,omitempty"`   // the bed before
	Until    civil.Instant `json:"until,omitempty"`  // when she, or it, is expected
	People   int           `json:"people,omitempty"` // announced; present at a roll call
	Missing  int           `json:"missing,omitempty"`
	Count    int           `json:"count,omitempty"` // of documents, lots, items or loans of the store
	Late     bool          `json:"late,omitempty"`  // written down in the shift, happened before it
	Text     string        `json:"text,omitempty"`
	Say      fault.Message `json:"say,omitzero"` // of a task that the program made
}

// House is how the house stood at the end of a shift. In and Out count people, Overdue are
// those of Out who should be back; the rest counts beds.
type House struct {
	In, Out, Overdue                   int
	Capacity, Free, Held, OutOfService int
	FreeBeds                           []string `json:",omitempty"` // codes
	Away                               []Absent `json:",omitempty"`
	Tasks                              []Fact   `json:",omitempty"` // open ones that are due soon or overdue
}

// Absent is somebody who is out of the house; Back 0: nobody knows when she returns.
type Absent struct {
	Resident int64
	Word     string
	Since    civil.Instant
	Back     civil.Instant
	Overdue  bool
	Reason   string
}

// Facts are all that the program tells of a shift.
type Facts struct {
	House House
	Facts []Fact // by time
}

// sortFacts puts fs into the order in which they happened.
func sortFacts(fs []Fact) {
	slices.SortStableFunc(fs, func(a, b Fact) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Part, b.Part), cmp.Compare(a.ID, b.ID))
	})
}

// Sort puts the facts into the order in which they happened.
func (f *Facts) Sort() { sortFacts(f.Facts) }
