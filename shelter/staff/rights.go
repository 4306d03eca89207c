package staff

// Right is a verb and the class of fields that it is about.
type Right string

// The rights.
const (
	OperationalRead  Right = "operational.read"  // F1: what the desk needs to run the house
	OperationalWrite Right = "operational.write" // F1
	IdentityRead     Right = "identity.read"     // F2: who the person is
	IdentityWrite    Right = "identity.write"    // F2
	GivenName        Right = "identity.given"    // F2: the given name and no more
	CaseRead         Right = "case.read"         // F3: what happened, and the procedure
	CaseWrite        Right = "case.write"        // F3
	ClinicalRead     Right = "clinical.read"     // F4: notes and health
	ClinicalWrite    Right = "clinical.write"    // F4
	ClinicalCount    Right = "clinical.count"    // F4: how many sessions, not what was said
	StockRead        Right = "stock.read"        // F1
	StockWrite       Right = "stock.write"       // F1
	HousePlan        Right = "house.plan"        // edit rooms and beds
	AuditRead        Right = "audit.read"        // F5
	AccountsManage   Right = "accounts.manage"   // F5: add, change, reset a password, let go
	SettingsWrite    Right = "settings.write"    // F5
	Upkeep           Right = "upkeep"            // F5: copies, check, restore
	SheetA           Right = "sheet.a"           // print code words
	SheetB           Right = "sheet.b"           // print code word and given name
	SheetC           Right = "sheet.c"           // print full identity
	Evacuate         Right = "evacuate"          // print the evacuation list
	Overrule         Right = "overrule"          // approve an exception to a rule of the house
)

// Rights are all rights.
func Rights() []Right {
	return []Right{OperationalRead, OperationalWrite, IdentityRead, IdentityWrite, GivenName,
		CaseRead, CaseWrite, ClinicalRead, ClinicalWrite, ClinicalCount, StockRead, StockWrite,
		HousePlan, AuditRead, AccountsManage, SettingsWrite, Upkeep, SheetA, SheetB, SheetC,
		Evacuate, Overrule}
}

// Scope is whose records a right reaches; a greater scope includes the lesser ones.
type Scope int

// The scopes.
const (
	None    Scope = iota // nobody's
	Own                  // residents assigned to the account; for the desk those it admitted, until its shift ends
	Present              // residents with an open stay
	Any                  // everybody's, and what belongs to nobody
)

// table is the one place that says who may do what. A right that isn't listed is None.
//
// Where it departs from the plain table of roles and classes:
//   - The technical administrator keeps settings, copies and the audit, but not accounts:
//     whoever can reset a password or give a role can make herself director, and she must
//     not reach residents.
//   - The director reads identities and cases but doesn't write them; she takes a second
//     role for that, and the audit shows which one she acted in.
//   - The social worker opens any identity (opening always asks for a reason) and changes
//     only those of her own residents.
//   - The lawyer reads clinical notes only by consent, which isn't a matter of roles.
//   - A sheet shows no more than its role could open on the screen.
var table = map[Role]map[Right]Scope{
	Director: {
		OperationalRead: Any, OperationalWrite: Any, IdentityRead: Any, GivenName: Any,
		CaseRead: Any, ClinicalCount: Any, StockRead: Any, StockWrite: Any,
		HousePlan: Any, AuditRead: Any, AccountsManage: Any, SettingsWrite: Any, Upkeep: Any,
		SheetA: Any, SheetB: Any, SheetC: Any, Evacuate: Any, Overrule: Any,
	},
	Desk: {
		OperationalRead: Any, OperationalWrite: Any,
		IdentityRead: Present, IdentityWrite: Own, GivenName: Present,
		StockRead: Any, StockWrite: Any,
		SheetA: Any, SheetB: Present, SheetC: Own, Evacuate: Any, Overrule: Any,
	},
	Social: {
		OperationalRead: Any, OperationalWrite: Any,
		IdentityRead: Any, IdentityWrite: Own, GivenName: Any,
		CaseRead: Own, CaseWrite: Own, StockRead: Any, StockWrite: Any,
		SheetA: Any, SheetB: Any, SheetC: Any, Evacuate: Any, Overrule: Any,
	},
	Psychologist: {
		OperationalRead: Any, GivenName: Own, CaseRead: Own,
		ClinicalRead: Own, ClinicalWrite: Own, ClinicalCount: Own, StockRead: Any,
		SheetA: Any, SheetB: Own, Evacuate: Any,
	},
	Lawyer: {
		OperationalRead: Any, IdentityRead: Own, IdentityWrite: Own, GivenName: Own,
		CaseRead: Own, CaseWrite: Own, StockRead: Any,
		SheetA: Any, SheetB: Own, SheetC: Own, Evacuate: Any,
	},
	Nurse: {
		OperationalRead: Any, IdentityRead: Own, GivenName: Own,
		ClinicalRead: Any, ClinicalWrite: Any, ClinicalCount: Any, StockRead: Any,
		SheetA: Any, SheetB: Own, Evacuate: Any,
	},
	Supplies: {
		OperationalRead: Present, StockRead: Any, StockWrite: Any,
		SheetA: Any, Evacuate: Any,
	},
	Technical: {AuditRead: Any, SettingsWrite: Any, Upkeep: Any},
	Inspector: {AuditRead: Any},
}

// ScopeOf is whose records right reaches for somebody who acts as r.
func ScopeOf(r Role, right Right) Scope { return table[r][right] }
