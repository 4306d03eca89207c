package staff

// Role is what somebody works as; the value is stored.
type Role string

// The roles of a house.
const (
	Director     Role = "director"
	Desk         Role = "desk"
	Social       Role = "social"
	Psychologist Role = "psychologist"
	Lawyer       Role = "lawyer"
	Nurse        Role = "nurse"
	Supplies     Role = "supplies"
	Technical    Role = "technical"
	Inspector    Role = "inspector"
)

// Roles are all roles in the order in which they are listed.
func Roles() []Role {
	return []Role{Director, Desk, Social, Psychologist, Lawyer, Nurse, Supplies, Technical, Inspector}
}

// Known reports whether r is one of Roles.
func (r Role) Known() bool {
	_, ok := table[r]
	return ok
}
