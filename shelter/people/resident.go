package people

import "pana/shelter/civil"

// Topic is announced when a resident, a household or an identity changes.
const Topic = "residents"

// Sex is "female", "male", or "" with a Missing.
type Sex string

// The sexes that rooms know.
const (
	Female Sex = "female"
	Male   Sex = "male"
)

// Language is one that she speaks: ISO 639-1 code and quality, N native, F fluent, S simple
// and slow, W written only, I interpreter required.
type Language struct {
	Code    string
	Quality string
}

// Alert is what whoever opens the door must know, and until when.
type Alert struct {
	Text  string
	Level string // high, medium, low
	Until civil.Instant
}

// Active reports whether the alert still stands at a moment.
func (a Alert) Active(at civil.Instant) bool { return a.Text != "" && at < a.Until }

// The relations to the head of the household.
const (
	Self             = "self"
	Child            = "child"
	Spouse           = "spouse"
	Relative         = "relative"
	Unrelated        = "unrelated"
	RelationNotKnown = "99"
)

// Facts are the operational answers, of a resident as of somebody just coming in. Diet is
// None, halal, vegetarian, infant, diabetic or other; Allergies and Mobility are None or a
// text; Literacy are language codes, or None alone.
type Facts struct {
	Sex                Sex
	SexMissing         Missing
	Birth              Birth
	Citizenship        string // ISO 3166-1 alpha-3
	CitizenshipMissing Missing
	CitizenshipByWord  bool
	Languages          []Language
	LanguagesMissing   Missing
	Interpreter        bool
	Diet, DietNote     string
	DietMissing        Missing
	Allergies          string
	AllergiesMissing   Missing
	Mobility           string
	MobilityMissing    Missing
	Literacy           []string
	LiteracyMissing    Missing
	Alert              Alert
	Relation           string
}

// Resident is the operational record. What Get and its like hand out shows the age only
// (Birth.Face); the day of birth is in Identity.
type Resident struct {
	ID                   int64
	RegisterNo, CodeWord string
	Facts
	Household     int64
	Guardian      int64 // 0 none
	Unaccompanied bool
	State         State
	RegisteredAt  civil.Instant
	RegisteredBy  int64
	ChangedAt     civil.Instant
	ChangedBy     int64
	Version       int64
}

// State is where a resident is in the life of the house.
type State string

// The states; Everybody is for filters only.
const (
	Expected  State = "expected"
	In        State = "in"
	Left      State = "left"
	Everybody State = "all"
)
