package people

import (
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// NewPerson is somebody who comes in. CodeWord "" takes the household's; Guardian is the
// number (from 1) of her guardian in the party, 0 for the usual one.
type NewPerson struct {
	CodeWord    string
	Name        Name // as spoken
	Latin       Name
	NameQuality Missing // 0: Partial if there is a name
	Facts
	Guardian      int
	Unaccompanied bool
}

// Register enters a party as one household, the first its head.
func Register(tx *vault.Tx, party []NewPerson) (household int64, ids []int64, err error) {
	return 0, nil, fault.Refuse("refused.not_yet")
}

// Get is one resident.
func Get(tx *vault.Tx, id int64) (Resident, error) {
	return Resident{}, fault.Refuse("refused.not_yet")
}

// Household are the residents of a household, head first.
func Household(tx *vault.Tx, household int64) ([]Resident, error) {
	return nil, fault.Refuse("refused.not_yet")
}

// Filter chooses residents.
type Filter struct {
	State    State
	Text     string
	Room     int64
	Language string
	Limit    int
	After    Cursor
}

// Cursor is the place of a row in its list; the zero Cursor is before the first.
type Cursor struct {
	Key string
	ID  int64
}

// Row is a line of a list.
type Row struct {
	ID                    int64
	RegisterNo, CodeWord  string
	State                 State
	Sex                   Sex
	Birth                 Birth
	Citizenship           string
	Household             int64
	Relation              string
	Member                bool
	Bed, Room             string
	Since, Left           civil.Instant
	PlannedUntil          civil.Day
	AlertLevel, AlertText string
	Why                   string
	Cursor                Cursor
}

// List is a page of residents.
func List(tx *vault.Tx, f Filter) ([]Row, error) { return nil, fault.Refuse("refused.not_yet") }

// Tally counts residents.
type Tally struct{ Expected, In, Left, All int }

// Counts counts them.
func Counts(tx *vault.Tx) (Tally, error) { return Tally{}, fault.Refuse("refused.not_yet") }

// Change saves r.
func Change(tx *vault.Tx, r Resident, reason string) error { return fault.Refuse("refused.not_yet") }

// OpenIdentity opens an identity for a reason.
func OpenIdentity(tx *vault.Tx, id int64, reason string) (Identity, error) {
	return Identity{}, fault.Refuse("refused.not_yet")
}

// ChangeIdentity saves i.
func ChangeIdentity(tx *vault.Tx, i Identity, reason string) error {
	return fault.Refuse("refused.not_yet")
}

// Allowed resolves a right for a resident.
func Allowed(tx *vault.Tx, right staff.Right, resident int64) error {
	return fault.Refuse("refused.not_yet")
}

// Assign gives an account a duty.
func Assign(tx *vault.Tx, resident, account int64, duty string) error {
	return fault.Refuse("refused.not_yet")
}

// Release ends it.
func Release(tx *vault.Tx, resident, account int64, duty string) error {
	return fault.Refuse("refused.not_yet")
}

// ProposeWords are n free code words.
func ProposeWords(tx *vault.Tx, n int) ([]string, error) { return nil, fault.Refuse("refused.not_yet") }

// KeepWord gives a fresh code word to somebody who comes back after hers was given away.
func KeepWord(tx *vault.Tx, resident int64) (word string, err error) {
	return "", fault.Refuse("refused.not_yet")
}

// NextRegisterNo is the number that the next resident gets.
func NextRegisterNo(tx *vault.Tx) (string, error) { return "", fault.Refuse("refused.not_yet") }

// Likeness is a similar record.
type Likeness struct {
	Resident             int64
	CodeWord, RegisterNo string
	State                State
	How                  string
	SameBirth            bool
}

// Similar are records like one being typed.
func Similar(tx *vault.Tx, spoken, latin Name, b Birth) ([]Likeness, error) {
	return nil, fault.Refuse("refused.not_yet")
}

// ParseBirth reads what a tired person types.
func ParseBirth(text string, today civil.Day) (Birth, error) {
	return NotAsked, fault.Refuse("refused.not_yet")
}

// Terms are what must not stand on paper of level A.
type Terms struct{}

// Hit is such a place in a text.
type Hit struct {
	From, To int
	Kind     string
}

// ScanTerms gathers them.
func ScanTerms(tx *vault.Tx) (*Terms, error) { return nil, fault.Refuse("refused.not_yet") }

// Hits finds them.
func (t *Terms) Hits(text string) []Hit { return nil }
