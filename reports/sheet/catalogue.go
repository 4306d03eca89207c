package sheet

// Entry is a sheet of the catalogue.
type Entry struct {
	Name    string // on the command line and in the print log
	Code    string // PD-nn
	Level   string // A code words only, B with the given name, C full identity
	Class   string // of its fields: F1, F2 …, or Public
	Title   string // key of its title
	Purpose string // key of the group in which it is listed

	// What may be chosen.
	At       bool   // the moment for which it holds
	Resident bool   // one person and her household
	Blank    bool   // an empty form to fill by hand
	Reason   bool   // asked for unless blank
	No       string // a number like this: of the document that it is the paper of
	AnyNo    bool   // without a number it shows all that are open
	Days     bool   // for how many days
	Giver    bool   // one supplier or donor
	Donor    bool   // a copy for donors, which tells of nobody

	Kept bool // is signed and filed: nobody has to destroy it
}

// PurposeStore is the group of the sheets of the store.
const PurposeStore = "sheet.purpose.store"

// Public is the class of what may leave the house.
const Public = "public"

// The names of the sheets.
const (
	NameBeds       = "beds"
	NameEvacuation = "evacuation"
	NameIntake     = "intake"
	NameHandover   = "handover"
	NameRoster     = "roster"
	NameAudit      = "audit"
	NameSupplies   = "supplies"
	NameOrders     = "orders"
	NameStocktake  = "stocktake"
	NameReceipt    = "receipt"
	NameReceived   = "received"
	NameWriteOff   = "writeoff"
)

// Catalogue lists the sheets there are, in the order in which they are shown.
func Catalogue() []Entry {
	const shift, admit, store, answer = "sheet.purpose.shift", "sheet.purpose.admit", PurposeStore, "sheet.purpose.answer"
	return []Entry{
		{Name: NameBeds, Code: "PD-04", Level: "A", Class: "F1", Title: "sheet.beds.title", Purpose: shift, At: true},
		{Name: NameEvacuation, Code: "PD-19", Level: "A", Class: "F1", Title: "sheet.evacuation.title", Purpose: shift, At: true},
		{Name: NameHandover, Code: "PD-06", Level: "A", Class: "F1", Title: "sheet.handover.title", Purpose: shift, At: true},
		{Name: NameRoster, Code: "PD-05", Level: "A", Class: "F1", Title: "sheet.roster.title", Purpose: shift, At: true},
		{Name: NameIntake, Code: "PD-01", Level: "C", Class: "F2", Title: "sheet.intake.title", Purpose: admit, Resident: true, Blank: true, Reason: true},
		{Name: NameSupplies, Code: "PD-11", Level: "A", Class: "F1", Title: "sheet.supplies.title", Purpose: store},
		{Name: NameOrders, Code: "PD-12", Level: "A", Class: Public, Title: "sheet.orders.title", Purpose: store, Days: true, Giver: true},
		{Name: NameStocktake, Code: "PD-13", Level: "A", Class: "F1", Title: "sheet.stocktake.title", Purpose: store, No: "SC-2026/003", AnyNo: true, Kept: true},
		{Name: NameReceipt, Code: "PD-14", Level: "A", Class: "F1", Title: "sheet.receipt.title", Purpose: store, No: "IS-2026/0012", Donor: true, Kept: true},
		{Name: NameReceived, Code: "PD-15", Level: "A", Class: Public, Title: "sheet.received.title", Purpose: store, No: "DN-2026/0007", Kept: true},
		{Name: NameWriteOff, Code: "PD-16", Level: "A", Class: "F1", Title: "sheet.writeoff.title", Purpose: store, No: "WO-2026/0002", Kept: true},
		{Name: NameAudit, Code: "PD-25", Level: "A", Class: "F5", Title: "sheet.audit.title", Purpose: answer, At: true},
	}
}

// Find is the entry called name.
func Find(name string) (Entry, bool) {
	for _, e := range Catalogue() {
		if e.Name == name {
			return e, true
		}
	}
	return Entry{}, false
}

// Shows is the key of what a sheet of e's level shows of a person.
func (e Entry) Shows() string {
	switch e.Level {
	case "A":
		return "sheet.level.a"
	case "B":
		return "sheet.level.b"
	case "C":
		return "sheet.level.c"
	}
	return "sheet.level.none"
}
