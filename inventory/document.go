package inventory

import (
	"fmt"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
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

// posting is a document that is being written.
type posting struct {
	tx    *vault.Tx
	doc   Document
	lines []entry // not written yet
	count int
	next  int64                // number of the next movement
	after map[shelfOf]Quantity // what there is by now, of what was moved
}

// begin opens a document; Day zero is today.
func begin(tx *vault.Tx, d Document) (*posting, error) {
	zone, err := zoneOf(tx)
	if err != nil {
		return nil, err
	}
	today := zone.Day(tx.Now())
	if d.Day.IsZero() {
		d.Day = today
	}
	var f fault.Fields
	if today.Before(d.Day) {
		f.Add("day", "fault.moment.future")
	} else if d.Day.Before(today.Add(-366)) {
		f.Add("day", "fault.document.old")
	}
	checkText(&f, "note", d.Note, 400)
	if err := f.Err(); err != nil {
		return nil, err
	}
	d.Year, d.At, d.By = d.Day.Year(), tx.Now(), tx.Actor().Account
	if err := tx.QueryRow(`select coalesce(max(seq), 0) + 1 from document where kind = ? and year = ?`, d.Kind, d.Year).Scan(&d.Seq); err != nil {
		return nil, fmt.Errorf("number a document: %w", err)
	}
	r, err := tx.Exec(`insert into document (kind, year, seq, day, at, made_by, reason, note, giver, anonymous, paper, paid,
		resident, household, kit, meal, over_limit, disposal, stocktake, undo_of)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, d.Kind, d.Year, d.Seq, d.Day.String(), int64(d.At),
		by(tx), d.Reason, d.Note, idOrNull(d.Giver), d.Anonymous, d.Paper, d.Paid, idOrNull(d.Resident), idOrNull(d.Household),
		idOrNull(d.Kit), d.Meal, textOrNull(d.OverLimit), d.Disposal, idOrNull(d.Stocktake), idOrNull(d.UndoOf))
	if err != nil {
		return nil, fmt.Errorf("open a document: %w", err)
	}
	if d.ID, err = r.LastInsertId(); err != nil {
		return nil, fmt.Errorf("open a document: %w", err)
	}
	p := &posting{tx: tx, doc: d, after: map[shelfOf]Quantity{}}
	if err := tx.QueryRow(`select coalesce(max(id), 0) + 1 from movement`).Scan(&p.next); err != nil {
		return nil, fmt.Errorf("number a movement: %w", err)
	}
	return p, nil
}

// seal closes the document: from here on it can't be changed.
func (p *posting) seal() (Posted, error) {
	if err := p.write(); err != nil {
		return Posted{}, err
	}
	if _, err := p.tx.Exec(`update document set seal = 1 where id = ?`, p.doc.ID); err != nil {
		return Posted{}, fmt.Errorf("seal document %d: %w", p.doc.ID, err)
	}
	p.tx.Touch(Topic)
	d := p.doc
	c := staff.Change{Entity: "document", ID: d.ID, Subject: d.Resident, Action: staff.ActionCreate, Reason: d.OverLimit, Fields: []staff.Diff{
		{Name: "number", New: d.Number()}, {Name: "day", New: d.Day.String()}, {Name: "lines", New: fmt.Sprint(p.count)},
		diff("undo_of", int64(0), d.UndoOf)}}
	return Posted{Document: d.ID, Number: d.Number()}, staff.Record(p.tx, c)
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

// DocumentFilter says which documents; zero values don't narrow.
type DocumentFilter struct {
	Kinds    []Kind
	From, To civil.Day // To included
	Resident int64
	Giver    int64
	Before   int64 // documents with a smaller ID, for the next page
	Limit    int   // 0: 100
}

// Documents are those of a filter, the latest first, without their lines.
func Documents(tx *vault.Tx, f DocumentFilter) ([]Document, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	where, args := `1`, []any{}
	and := func(cond string, v any) {
		where += ` and ` + cond
		args = append(args, v)
	}
	if len(f.Kinds) > 0 {
		where += ` and d.kind in (?`
		args = append(args, f.Kinds[0])
		for _, k := range f.Kinds[1:] {
			where += `, ?`
			args = append(args, k)
		}
		where += `)`
	}
	if !f.From.IsZero() {
		and(`d.day >= ?`, f.From.String())
	}
	if !f.To.IsZero() {
		and(`d.day <= ?`, f.To.String())
	}
	if f.Resident != 0 {
		and(`d.resident = ?`, f.Resident)
	}
	if f.Giver != 0 {
		and(`d.giver = ?`, f.Giver)
	}
	if f.Before != 0 {
		and(`d.id < ?`, f.Before)
	}
	if f.Limit <= 0 {
		f.Limit = 100
	}
	return documents(tx, where+` order by d.id desc limit ?`, append(args, f.Limit)...)
}

func documents(tx *vault.Tx, where string, args ...any) ([]Document, error) {
	return list(tx, "documents", (*Document).fields, `select `+documentColumns+documentFrom+` where `+where, args...)
}

// DocumentOf is one document with its lines.
func DocumentOf(tx *vault.Tx, id int64) (Document, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return Document{}, err
	}
	return documentOf(tx, id)
}

func documentOf(tx *vault.Tx, id int64) (Document, error) {
	ds, err := documents(tx, `d.id = ?`, id)
	if err != nil {
		return Document{}, err
	}
	if len(ds) == 0 {
		return Document{}, fault.Refuse("refused.no_document")
	}
	d := ds[0]
	if d.Movements, err = movements(tx, `m.document = ? order by m.id`, id); err != nil {
		return d, err
	}
	if d.Loans, err = loans(tx, `l.document = ? order by l.movement`, id); err != nil {
		return d, err
	}
	d.Refused, err = list(tx, "refused lines", (*RefusedLine).fields,
		`select coalesce(item, 0), what, quantity, reason from donation_refused where document = ? order by id`, id)
	if err != nil {
		return d, err
	}
	d.Signers, err = list(tx, "signers", func(s *Signer) []any { return []any{&s.Name, &s.Post} },
		`select name, post from write_off_signer where document = ? order by no`, id)
	return d, err
}

// FindDocument is the document with a number such as IS-2026/0012.
func FindDocument(tx *vault.Tx, number string) (Document, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return Document{}, err
	}
	var d Document
	if len(number) > 2 {
		for k, l := range letters {
			if l == number[:2] {
				d.Kind = k
			}
		}
		_, _ = fmt.Sscanf(number[2:], "-%d/%d", &d.Year, &d.Seq) // what isn't a number isn't found
	}
	ds, err := documents(tx, `d.kind = ? and d.year = ? and d.seq = ?`, d.Kind, d.Year, d.Seq)
	if err != nil {
		return Document{}, err
	}
	if len(ds) == 0 {
		return Document{}, fault.Refuse("refused.no_document")
	}
	return documentOf(tx, ds[0].ID)
}

// Sign notes how a resident signed the receipt of an issue: yes, thumb, refused. Once.
func Sign(tx *vault.Tx, document int64, how string) error {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return err
	}
	if !slices.Contains([]string{"yes", "thumb", "refused"}, how) {
		return fault.Fields{{Name: "signed", Message: fault.Say("fault.choice.missing")}}
	}
	if _, err := tx.Exec(`update document set signed = ? where id = ?`, how, document); err != nil {
		return fmt.Errorf("sign document %d: %w", document, err)
	}
	return record(tx, "document", document, false, diff("signed", "", how))
}
