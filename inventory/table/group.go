package table

import (
	"cmp"
	"slices"
	"strings"

	"pana/inventory"
	"pana/shelter/fault"
)

// group are the rows of one item.
type group struct {
	rows   []int // in the sheet
	text   map[Field]string
	from   map[Field]int // the row that said it
	faults map[int][]Fault
	size   map[int]int // of a row: the place of its size, from 1
}

// group puts the rows of each item together.
func (p *planner) group() {
	by := map[string]*group{}
	for n, r := range p.s.Rows {
		keys := p.keys(r)
		if len(keys) == 0 {
			f, _ := firstOf(p.o.Columns, NameRU, NameKK, NameEN, Number)
			m := fault.Say("fault.text.empty")
			if bad, ok := r.Bad[p.o.Columns[f]]; ok {
				m = bad
			}
			p.plan.Rejected = append(p.plan.Rejected, Rejected{r, []Fault{p.fault(f, m)}})
			continue
		}
		var g *group
		for _, k := range keys {
			if g = by[k]; g != nil {
				break
			}
		}
		if g == nil {
			g = &group{text: map[Field]string{}, from: map[Field]int{}, faults: map[int][]Fault{}, size: map[int]int{}}
			p.groups = append(p.groups, g)
		}
		for _, k := range keys {
			if by[k] == nil {
				by[k] = g
			}
		}
		g.rows = append(g.rows, n)
		p.take(g, n)
	}
}

// keys are what a row's item is known by: its number in the table, or its names.
func (p *planner) keys(r Row) (keys []string) {
	if no := p.cell(r, Number); no != "" {
		return []string{"#" + fold(no)}
	}
	for _, f := range []Field{NameRU, NameKK, NameEN} {
		if name := fold(p.cell(r, f)); name != "" {
			keys = append(keys, string(f)+name)
		}
	}
	return keys
}

// free are the fields in which a number is a text like any other.
var free = map[Field]bool{NameRU: true, NameKK: true, NameEN: true, Supplier: true, Note: true, Place: true, Lot: true, StatusNote: true}

func (p *planner) cell(r Row, f Field) string {
	n, ok := p.o.Columns[f]
	if !ok {
		return ""
	}
	text := r.cell(n)
	if p.s.Book && !free[f] {
		return number(text)
	}
	return text
}

func (p *planner) fault(f Field, m fault.Message) Fault { return Fault{f, p.o.Columns.name(p.s, f), m} }

func (g *group) add(row int, f Fault) { g.faults[row] = append(g.faults[row], f) }

// take adds what a row says of its item. Rows of one item may leave it out and may not
// say something else.
func (p *planner) take(g *group, n int) {
	r := p.s.Rows[n]
	for _, f := range Fields() {
		if column, ok := p.o.Columns[f]; ok && r.Bad[column].Key != "" {
			g.add(n, p.fault(f, r.Bad[column]))
		}
	}
	for _, f := range ofItem {
		text := p.cell(r, f)
		if text == "" {
			continue
		}
		old, said := g.text[f]
		switch {
		case !said:
			g.text[f], g.from[f] = text, n
		case fold(old) != fold(text):
			g.add(n, p.fault(f, fault.Say("fault.table.differs", "Line", at(p.s.Rows[g.from[f]].Line))))
		}
	}
}

// item makes an entry of a group, or rejects it.
func (p *planner) item(g *group) error {
	id, ok := p.match(g)
	if !ok {
		return nil // rejected
	}
	old := p.stored[id]
	e := Entry{Item: old, write: id == 0 || p.o.Change, had: map[string]bool{}}
	for _, b := range old.Barcodes {
		e.had[b.Code] = true
	}
	e.Item.Barcodes = placed(old)
	for _, n := range g.rows {
		e.Lines = append(e.Lines, p.s.Rows[n].Line)
	}
	if e.write {
		p.facts(g, &e)
	}
	p.sizes(g, &e)
	stocked, err := p.lots(g, &e)
	if err != nil {
		return err
	}
	if len(g.faults) == 0 && e.write {
		err := p.check(g, e)
		if err != nil {
			return err
		}
	}
	if len(g.faults) > 0 {
		p.reject(g)
		return nil
	}
	p.accept(g, e, stocked)
	return nil
}

// placed are the barcodes of an item with the places of their sizes instead of numbers.
func placed(i inventory.Item) []inventory.Barcode {
	all := slices.Clone(i.Barcodes)
	for n, b := range all {
		all[n].Variant = int64(1 + slices.IndexFunc(i.Variants, func(v inventory.Variant) bool { return v.ID == b.Variant }))
	}
	return all
}

// match finds the store's item of a group: by a barcode, else by a name.
func (p *planner) match(g *group) (int64, bool) {
	var ids []int64
	for _, n := range g.rows {
		for _, code := range barcodes(p.cell(p.s.Rows[n], Barcode)) {
			if id, ok := p.byCode[code]; ok && p.stored[id].Active && !contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	by := Barcode
	if len(ids) == 0 {
		for _, f := range []Field{NameRU, NameKK, NameEN} {
			for _, id := range p.byName[fold(g.text[f])] {
				if !contains(ids, id) {
					ids, by = append(ids, id), f
				}
			}
		}
	}
	switch len(ids) {
	case 0:
		return 0, true
	case 1:
		return ids[0], true
	}
	g.add(g.rows[0], p.fault(by, fault.Say("fault.table.several")))
	p.reject(g)
	return 0, false
}

// check asks the store what it holds against an item.
func (p *planner) check(g *group, e Entry) error {
	i := e.Item
	i.Variants = slices.Clone(i.Variants)
	for n := range i.Variants { // the store's numbers come later
		i.Variants[n].ID = int64(n + 1)
	}
	err := inventory.CheckItem(p.tx, i)
	var found fault.Fields
	if err = found.Under("", err); err != nil {
		return err
	}
	for _, f := range found {
		field, row := fieldOfItem(f.Name), g.rows[0]
		if at, ok := g.from[field]; ok {
			row = at
		}
		g.add(row, p.fault(field, f.Message))
	}
	return nil
}

// fieldOfItem is the column of a field of an item's form.
func fieldOfItem(name string) Field {
	first, _, _ := strings.Cut(name, ".")
	switch first {
	case "name":
		return NameRU
	case "variants":
		return Size
	case "barcodes":
		return Barcode
	}
	return Field(first)
}

// reject takes all rows of a group out: those without a fault because of the others.
func (p *planner) reject(g *group) {
	first := slices.MinFunc(g.rows, func(a, b int) int { return cmp.Or(-cmp.Compare(len(g.faults[a]), len(g.faults[b])), cmp.Compare(a, b)) })
	for n := range g.faults {
		if n < first {
			first = n
		}
	}
	for _, n := range g.rows {
		fs := g.faults[n]
		if len(fs) == 0 {
			f, _ := firstOf(p.o.Columns, NameRU, NameKK, NameEN, Number)
			fs = []Fault{p.fault(f, fault.Say("fault.table.with", "Line", at(p.s.Rows[first].Line)))}
		}
		p.plan.Rejected = append(p.plan.Rejected, Rejected{p.s.Rows[n], fs})
	}
}

func (p *planner) accept(g *group, e Entry, stocked int) {
	p.plan.Taken += len(g.rows)
	p.plan.Stocked += stocked
	switch {
	case e.New():
		p.plan.Made++
	case e.write:
		p.plan.Changed++
	default:
		p.plan.Known += len(g.rows) - len(e.Lots)
	}
	if e.write && e.Supplier != "" && !p.fresh[fold(e.Supplier)] {
		p.fresh[fold(e.Supplier)] = true
		p.plan.NewSuppliers = append(p.plan.NewSuppliers, e.Supplier)
	}
	p.plan.Lots += len(e.Lots)
	for _, l := range e.Lots {
		if !l.Expiry.IsZero() && l.Expiry.Before(p.today) {
			p.plan.Expired++
		}
		if _, there := p.places[fold(l.Place)]; !there && p.kinds[fold(l.Place)] == "" {
			p.kinds[fold(l.Place)] = cmp.Or(l.PlaceKind, "other")
			p.plan.Places = append(p.plan.Places, l.Place)
		}
	}
	for _, b := range e.Item.Barcodes {
		if _, there := p.codes[b.Code]; !there {
			p.codes[b.Code] = e.Lines[0]
		}
	}
	if e.write || len(e.Lots) > 0 {
		p.plan.Entries = append(p.plan.Entries, e)
	}
}

func (p *planner) sort() {
	slices.SortStableFunc(p.plan.Rejected, func(a, b Rejected) int { return cmp.Compare(a.Line, b.Line) })
}
