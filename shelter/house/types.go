package house

import (
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
)

// State is what a bed is at a moment.
type State string

// The states of a bed. Away: somebody sleeps here and is out of the house.
const (
	Free     State = "free"
	Occupied State = "occupied"
	Away     State = "away"
	Held     State = "held"
	Out      State = "out"
)

// What a free bed is fit for.
const (
	FitWomen         = "women"
	FitMen           = "men"
	FitFamily        = "family"
	FitFamilyOrWoman = "family_or_woman" // a family lives there already
	FitIsolation     = "isolation"
	FitInfant        = "infant" // a crib
	FitStaff         = "staff"
)

// Marks of an occupant, for the corner of a bed.
const (
	MarkAlert   = "alert"   // a note at the door is in force
	MarkChild   = "child"   // under 18
	MarkOverdue = "overdue" // should have come back, or left, by now
	MarkNew     = "new"     // the first 24 hours, the assessment is due
	MarkAway    = "away"
)

// Board is the house at one moment, past, present or expected.
type Board struct {
	At     civil.Instant
	Rooms  []BoardRoom
	Totals Totals
}

// BoardRoom is a room of the board. As is "family" when an isolation room is used as one,
// until the day AsUntil (zero: not planned).
type BoardRoom struct {
	Room
	As      string
	AsUntil civil.Day
	Beds    []BoardBed
}

// BoardBed is a bed of the board.
type BoardBed struct {
	Bed
	State     State
	Resident  *Occupant
	Hold      *Hold
	Outage    *Outage
	FitFor    string        // of a free bed
	FreeSince civil.Instant // of a free bed; since it was added if nobody ever slept there
}

// Occupant is who sleeps in a bed, as the desk may see it: nothing of the identity.
type Occupant struct {
	ID, Stay     int64
	CodeWord     string
	RegisterNo   string
	Sex          people.Sex
	Birth        people.Birth
	Household    int64
	Relation     string
	Guardian     int64
	GuardianBed  string        // code of the guardian's bed, if she has one
	Since        civil.Instant // of the stay
	InBedSince   civil.Instant
	Nights       int // slept in the house, up to the board's moment
	PlannedUntil civil.Day
	Alert        people.Alert
	Override     string        // why a rule of the room was set aside
	AwayUntil    civil.Instant // of one who is out; zero when unknown
	AwayReason   string
	Marks        []string

	reason string // of the assignment
	away   bool
}

// Totals count the places of a board. Capacity is the places in service that count;
// Occupied leaves out those who are away, so that the five states add up to Capacity and
// Out. Cribs are counted apart.
type Totals struct {
	Capacity, Occupied, Away, Held, Out, Free int
	FreeWomen, FreeMen, FreeFamily            int
	FreeIsolation                             int
	Cribs, CribsUsed                          int
	People                                    int // with the babies
}

// Night is one operational day: who slept, of how many places.
type Night struct {
	Day                        civil.Day
	Occupied, Capacity, People int
	Expected                   bool // not over yet: by the planned days
}

// Guest is somebody who needs a place and may not be registered yet.
type Guest struct {
	Sex      people.Sex
	Birth    people.Birth
	Relation string // to the first: self child spouse relative unrelated 99
}

// Fit is how well a room serves a party.
type Fit string

// Fits, best first.
const (
	FitFull     Fit = "full"
	FitOverride Fit = "override" // all of them, but a rule asks for a reason
	FitPartial  Fit = "partial"  // only some of them
)

// Proposal is one way to place a party in one room.
type Proposal struct {
	Room        Room
	Beds        []int64  // by guest; 0 = none left
	Codes       []string // of the beds, by guest
	MovesCribs  []int64  // cribs among Beds that stand elsewhere and move in
	Fit         Fit
	Reason      fault.Message // why, or what is amiss, in one sentence
	NeedsReason bool
	Fits, Of    int // beds found and beds needed, cribs not counted
}
