package inventory

import (
	"fmt"
	"strings"

	"pana/shelter/fault"
)

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
