package inventory

import (
	"fmt"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

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

// entry is one movement to be written.
type entry struct {
	item, lot, place int64
	qty              Quantity
	reason           string
	undoOf           int64

	id    int64
	after Quantity
}

// atOnce is how many movements one statement writes: preparing one with its triggers takes
// longer than running it.
const atOnce = 100

// move takes a movement down and gives its number; write puts it into the file.
func (p *posting) move(e entry) (int64, error) {
	at := shelfOf{e.lot, e.place}
	if _, known := p.after[at]; !known {
		have, err := balanceOf(p.tx, e.lot, e.place)
		if err != nil {
			return 0, err
		}
		p.after[at] = have
	}
	p.after[at] += e.qty
	if p.after[at] < 0 {
		return 0, fault.Refuse("refused.stock_short")
	}
	e.id, e.after = p.next, p.after[at]
	p.next++
	p.count++
	p.lines = append(p.lines, e)
	if len(p.lines) == atOnce {
		return e.id, p.write()
	}
	return e.id, nil
}

// expect notes what there is, as a plan has read it, so that move needn't.
func (p *posting) expect(lot, place int64, have Quantity) {
	at := shelfOf{lot, place}
	if _, known := p.after[at]; !known {
		p.after[at] = have
	}
}

// write puts the movements that were taken down into the file.
func (p *posting) write() error {
	if len(p.lines) == 0 {
		return nil
	}
	var args []any
	for _, e := range p.lines {
		args = append(args, e.id, p.doc.ID, p.doc.Kind, p.doc.Day.String(), e.item, e.lot, e.place, e.qty, e.after, e.reason, idOrNull(e.undoOf))
	}
	row := "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	_, err := p.tx.Exec(`insert into movement (id, document, kind, day, item, lot, place, qty, after, reason, undo_of) values `+
		row+strings.Repeat(", "+row, len(p.lines)-1), args...)
	if err != nil {
		return fmt.Errorf("move %d lots: %w", len(p.lines), err)
	}
	p.lines = p.lines[:0]
	return nil
}
