package table

import (
	"context"
	"fmt"
	"strings"

	"pana/assets/words"
	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Options are how a sheet is to be read.
type Options struct {
	Columns  Columns
	Category inventory.Category // of rows that name none; "" refuses them
	Place    string             // where lies what names no place; "" is the only place there is
	Change   bool               // items that the store has already, by what stands in the cells
}

// Plan is what an import will do.
type Plan struct {
	Entries  []Entry
	Rejected []Rejected // by line

	Rows    int // of the sheet
	Taken   int // rows that will be read in, those below included
	Known   int // rows of items that are there already and stay as they are
	Stocked int // rows whose quantity is left alone, since the item has stock already

	Made, Changed, Lots  int // items and lots
	Expired              int // lots that are past their day
	Places, NewSuppliers []string

	columns Columns
}

// Entry is one item with its lots.
type Entry struct {
	Item     inventory.Item // with barcodes whose Variant is the place of the size in Variants, from 1
	Lines    []int
	Supplier string // to be added, "" if the item names one that is there
	PutAway  bool
	Lots     []Opening

	write bool            // the item is new or changed
	had   map[string]bool // barcodes that the item has in the store
}

// New reports whether the store lacks the item.
func (e Entry) New() bool { return e.Item.ID == 0 }

// Opening is one lot that was there before the ledger.
type Opening struct {
	Line             int
	Variant          int // place of the size in the item's, from 1; 0: none
	Place, PlaceKind string
	inventory.DeliveryLine
	Opened     bool
	Status     inventory.LotStatus
	StatusNote string
}

// Rejected is a row that won't be read in, and why.
type Rejected struct {
	Row
	Faults []Fault
}

// Fault is what is wrong with a row.
type Fault struct {
	Field  Field
	Column string // its heading, "" when the sheet has no such column
	fault.Message
}

// Where is the column in words.
func (f Fault) Where(w *words.Words) string {
	if f.Column != "" || f.Field == "" {
		return f.Column
	}
	return f.Field.Word(w)
}

// planner holds what a plan is made of.
type planner struct {
	tx   *vault.Tx
	s    Sheet
	o    Options
	plan Plan

	today     civil.Day
	groups    []*group
	stored    map[int64]inventory.Item
	byCode    map[string]int64   // of the store's barcodes
	byName    map[string][]int64 // of the store's items in use
	places    map[string]inventory.Place
	suppliers map[string]inventory.Giver
	inUse     []string          // names of the places in use
	kinds     map[string]string // of places to be made
	codes     map[string]int    // line of a barcode in the sheet
	fresh     map[string]bool   // suppliers to be added
}

// NewPlan says what reading a sheet in would come to; nothing is written. step may be nil.
func NewPlan(ctx context.Context, tx *vault.Tx, s Sheet, o Options, step func(done, of int)) (Plan, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return Plan{}, err
	}
	if _, ok := firstOf(o.Columns, Number, NameRU, NameKK, NameEN); !ok {
		return Plan{}, fault.Refuse("refused.table_names")
	}
	p := &planner{tx: tx, s: s, o: o, codes: map[string]int{}, fresh: map[string]bool{}, kinds: map[string]string{}}
	p.plan.Rows, p.plan.columns = len(s.Rows), o.Columns
	if err := p.know(); err != nil {
		return Plan{}, err
	}
	p.group()
	for n, g := range p.groups {
		if n%200 == 0 {
			if err := ctx.Err(); err != nil {
				return Plan{}, err
			}
			if step != nil {
				step(n, len(p.groups))
			}
		}
		if err := p.item(g); err != nil {
			return Plan{}, err
		}
	}
	p.sort()
	return p.plan, nil
}

func firstOf(c Columns, fs ...Field) (Field, bool) {
	for _, f := range fs {
		if _, ok := c[f]; ok {
			return f, true
		}
	}
	return "", false
}

// know reads what the store has.
func (p *planner) know() error {
	var err error
	if p.today, err = inventory.KnownDay(p.tx); err != nil {
		return err
	}
	items, err := inventory.Items(p.tx, true)
	if err != nil {
		return err
	}
	p.stored, p.byCode, p.byName = map[int64]inventory.Item{}, map[string]int64{}, map[string][]int64{}
	for _, i := range items {
		p.stored[i.ID] = i
		for _, b := range i.Barcodes {
			p.byCode[b.Code] = i.ID
		}
		if !i.Active {
			continue
		}
		for _, name := range []string{i.NameRU, i.NameKK, i.NameEN} {
			if key := fold(name); key != "" && !contains(p.byName[key], i.ID) {
				p.byName[key] = append(p.byName[key], i.ID)
			}
		}
	}
	places, err := inventory.Places(p.tx)
	if err != nil {
		return err
	}
	p.places = map[string]inventory.Place{}
	for _, x := range places {
		if x.Active {
			p.places[fold(x.Name)] = x
			p.inUse = append(p.inUse, x.Name)
		}
	}
	givers, err := inventory.Givers(p.tx)
	if err != nil {
		return err
	}
	p.suppliers = map[string]inventory.Giver{}
	for _, g := range givers {
		if g.Active && g.Kind == inventory.Supplier {
			p.suppliers[fold(g.Name)] = g
		}
	}
	return nil
}

// fold is a name as names are compared.
func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

func contains(ids []int64, id int64) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}

// Same reports whether o would do the same to the same rows.
func (p Plan) Same(o Plan) bool {
	if p.Taken != o.Taken || p.Made != o.Made || p.Changed != o.Changed || p.Lots != o.Lots || p.Known != o.Known ||
		p.Stocked != o.Stocked || len(p.Rejected) != len(o.Rejected) || len(p.Entries) != len(o.Entries) {
		return false
	}
	for n, r := range p.Rejected {
		if o.Rejected[n].Line != r.Line {
			return false
		}
	}
	for n, e := range p.Entries {
		if x := o.Entries[n]; x.Item.ID != e.Item.ID || x.Item.Version != e.Item.Version || len(x.Lots) != len(e.Lots) {
			return false
		}
	}
	return true
}

// at names a line, for sentences.
func at(line int) string { return fmt.Sprint(line) }
