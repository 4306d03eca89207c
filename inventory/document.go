package inventory

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
)

// Kind is what sort of act a document is, and a movement of it; the words are
// "code.document."+kind.
type Kind string

// The kinds of documents.
const (
	Receipt    Kind = "receipt" // a purchase, or the opening stock
	Donation   Kind = "donation"
	ToResident Kind = "issue_resident"
	ToKitchen  Kind = "issue_kitchen"
	Return     Kind = "return"
	Transfer   Kind = "transfer"
	Correction Kind = "correction" // of a stock-take
	WriteOff   Kind = "write_off"
	Conversion Kind = "conversion" // opening, repacking, sorting
)

// Kinds are all kinds, in the order of a filter.
func Kinds() []Kind {
	return []Kind{Receipt, Donation, ToResident, ToKitchen, Return, Transfer, Correction, WriteOff, Conversion}
}

// letters begin a document's number; they are the same in all languages.
var letters = map[Kind]string{Receipt: "GR", Donation: "DN", ToResident: "IS", ToKitchen: "KI", Return: "RT", Transfer: "TR",
	Correction: "ST", WriteOff: "WO", Conversion: "CV"}

// Reasons are the codes of why something moved, in the order of a form; the words are
// "code.movement."+code.
func Reasons() []string {
	return []string{"EXPIRED", "DAMAGED", "CONSUMED", "RETURNED", "FOUND", "MISSING", "STOLEN", "CORRECTION", "DATA_ENTRY_ERROR", "OTHER"}
}

// WriteOffReasons are those that a write-off may give.
func WriteOffReasons() []string {
	return []string{"EXPIRED", "DAMAGED", "CONSUMED", "MISSING", "STOLEN", "OTHER"}
}

// Document is one act: what came, went or moved at once.
type Document struct {
	ID                  int64
	Kind                Kind
	Year, Seq           int
	Day                 civil.Day // to which it belongs
	At                  civil.Instant
	By                  int64 // account
	ByName              string
	Reason, Note        string
	Giver               int64
	GiverName           string
	Anonymous           bool
	Paper, Paid         string // invoice or letter; cash, card, transfer, later
	Resident, Household int64
	RegisterNo          string // of the resident, with her code word
	CodeWord            string
	Kit                 int64
	Meal                string // of an issue to the kitchen
	OverLimit           string // why more than the limit was given
	Signed              string // "", yes, thumb, refused
	Disposal            string // of a write-off
	Stocktake           int64
	UndoOf, UndoneBy    int64

	// Of DocumentOf only.
	Movements []Movement
	Loans     []Loan
	Refused   []RefusedLine
	Signers   []Signer
}

// Number is how the document is called on paper, such as IS-2026/0012.
func (d Document) Number() string { return fmt.Sprintf("%s-%04d/%04d", letters[d.Kind], d.Year, d.Seq) }

// Posted is what an act did.
type Posted struct {
	Document int64 // 0 for an act without one
	Number   string
	Lots     []int64 // made by it
	Warnings []fault.Message
}

const documentColumns = `d.id, d.kind, d.year, d.seq, d.day, d.at, d.made_by, coalesce((select name from account where id = d.made_by), ''),
	d.reason, d.note, coalesce(d.giver, 0), coalesce((select name from giver where id = d.giver), ''), d.anonymous, d.paper, d.paid,
	coalesce(d.resident, 0), coalesce(d.household, 0), coalesce(r.register_no, ''), coalesce(r.code_word, ''), coalesce(d.kit, 0),
	d.meal, coalesce(d.over_limit, ''), coalesce(d.signed, ''), d.disposal, coalesce(d.stocktake, 0), coalesce(d.undo_of, 0),
	coalesce((select id from document u where u.undo_of = d.id), 0)`

const documentFrom = ` from document d left join resident r on r.id = d.resident `

func (d *Document) fields() []any {
	return []any{&d.ID, &d.Kind, &d.Year, &d.Seq, dayColumn{&d.Day}, &d.At, &d.By, &d.ByName, &d.Reason, &d.Note, &d.Giver,
		&d.GiverName, &d.Anonymous, &d.Paper, &d.Paid, &d.Resident, &d.Household, &d.RegisterNo, &d.CodeWord, &d.Kit, &d.Meal,
		&d.OverLimit, &d.Signed, &d.Disposal, &d.Stocktake, &d.UndoOf, &d.UndoneBy}
}
