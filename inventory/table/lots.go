package table

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pana/inventory"
	"pana/shelter/fault"
)

// sizes reads which sizes and barcodes a group names, and drops rows that bring nothing.
func (p *planner) sizes(g *group, e *Entry) {
	i := &e.Item
	for k, n := range g.rows {
		r := p.s.Rows[n]
		had := len(i.Variants) + len(i.Barcodes)
		variant := p.size(g, e, n)
		g.size[n] = variant
		unit := i.Unit
		if text := p.cell(r, BarcodeUnit); text != "" {
			u, ok := readUnit(text, *i)
			if !ok || !i.HasUnit(u) {
				g.add(n, p.fault(BarcodeUnit, fault.Say("fault.item.unit_unknown")))
			}
			unit = u
		}
		if shortened.MatchString(p.cell(r, Barcode)) {
			g.add(n, p.fault(Barcode, fault.Say("fault.table.barcode_cut")))
			continue
		}
		for _, code := range barcodes(p.cell(r, Barcode)) {
			if line, taken := p.codes[code]; taken {
				g.add(n, p.fault(Barcode, fault.Say("fault.table.barcode_twice", "Line", at(line))))
				continue
			}
			b := inventory.Barcode{Code: code, Variant: int64(variant), Unit: unit}
			old := slices.IndexFunc(i.Barcodes, func(x inventory.Barcode) bool { return x.Code == code })
			switch {
			case !e.write:
			case old < 0:
				i.Barcodes = append(i.Barcodes, b)
			case i.Barcodes[old] != b && !e.stored(code):
				g.add(n, p.fault(Barcode, fault.Say("fault.item.barcode_twice")))
			}
		}
		if e.write && k > 0 && p.cell(r, Quantity) == "" && len(g.faults[n]) == 0 && had == len(i.Variants)+len(i.Barcodes) && r.Bad == nil {
			g.add(n, p.fault("", fault.Say("fault.table.twice", "Line", at(p.s.Rows[g.rows[0]].Line))))
		}
	}
}

// stored reports whether a barcode is the item's already in the store.
func (e *Entry) stored(code string) bool { return e.had[code] }

// shortened is what a spreadsheet makes of a long number when it writes a text; the last
// digits are lost.
var shortened = regexp.MustCompile(`^\d[.,]\d+E\+\d+$`)

var severalCodes = regexp.MustCompile(`^\d{6,}(?:[,;\s]+\d{6,})+$`)

// barcodes are those of a cell: one, or several of digits alone. One in quotes is itself.
func barcodes(text string) []string {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return nil
	case len(text) > 2 && text[0] == '"' && text[len(text)-1] == '"':
		return []string{text[1 : len(text)-1]}
	case severalCodes.MatchString(text):
		return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || unicode.IsSpace(r) })
	}
	return []string{text}
}

// barcodeCell is a barcode as barcodes reads it.
func barcodeCell(code string) string {
	if severalCodes.MatchString(code) || code[0] == '"' {
		return `"` + code + `"`
	}
	return code
}

// size finds the size of a row among the item's, from 1; 0 is none. A new one is added.
func (p *planner) size(g *group, e *Entry, n int) int {
	r := p.s.Rows[n]
	v := inventory.Variant{Size: p.cell(r, Size), Active: true}
	good := true
	for _, x := range []struct {
		Field
		list
		to *string
	}{{System, systems(), &v.System}, {Sex, sexes(), &v.Sex}, {Season, seasons(), &v.Season}, {Age, ages(), &v.AgeBand}} {
		text := p.cell(r, x.Field)
		if text == "" {
			continue
		}
		code, ok := x.list.find(text)
		if !ok {
			g.add(n, p.fault(x.Field, fault.Say("fault.table.word", "Word", short(text))))
			good = false
		}
		*x.to = code
	}
	if v.Size != "" && v.System == "" && good {
		if v.System = systemOf(v.Size, e.Item.Category); v.System == "" {
			g.add(n, p.fault(System, fault.Say("fault.table.system")))
			return 0
		}
	}
	if !good || v.Size+v.Sex+v.Season+v.AgeBand == "" {
		return 0
	}
	for k, o := range e.Item.Variants {
		if o.System == v.System && o.Size == v.Size && o.Sex == v.Sex && o.Season == v.Season && o.AgeBand == v.AgeBand {
			return k + 1
		}
	}
	if !e.write {
		g.add(n, p.fault(Size, fault.Say("fault.item.size")))
		return 0
	}
	e.Item.Variants = append(e.Item.Variants, v)
	return len(e.Item.Variants)
}

var lettered = regexp.MustCompile(`^(?i:\d?X*[SL]|M)(?:[-/](?i:\d?X*[SL]|M))?$`)

// systemOf tells by a size alone whose it is: shoes, letters, a child's height, or a
// garment of the sizes here.
func systemOf(size string, c inventory.Category) string {
	if lettered.MatchString(size) {
		return "int"
	}
	number, _, ok := decimal(size)
	whole, _, _ := strings.Cut(number, ".")
	switch {
	case !ok:
		return ""
	case c == "footwear":
		return "shoe"
	case len(whole) == 3 || len(whole) == 2 && whole >= "74":
		return "height"
	case len(whole) == 2 && whole >= "38":
		return "cis"
	}
	return ""
}

// lots reads the opening stock of a group; stocked is how many rows have some that is left
// alone.
func (p *planner) lots(g *group, e *Entry) (stocked int, err error) {
	i, unitFault := p.measured(g, e.Item)
	kept := false
	if e.Item.ID != 0 {
		all, err := inventory.Lots(p.tx, e.Item.ID, true)
		if err != nil {
			return 0, err
		}
		kept = len(all) > 0
	}
	for _, n := range g.rows {
		r := p.s.Rows[n]
		text := p.cell(r, Quantity)
		if text == "" || len(i.Units) == 0 || r.Bad[p.o.Columns[Quantity]].Key != "" {
			continue
		}
		if unitFault.Key != "" {
			g.add(n, unitFault)
			continue
		}
		if r.Merged[p.o.Columns[Quantity]] {
			g.add(n, p.fault(Quantity, fault.Say("fault.cell.merged")))
			continue
		}
		q, m := readQuantity(text, i)
		switch {
		case m.Key != "":
			g.add(n, p.fault(Quantity, m)) // and what else is wrong with the row
			p.lot(g, n, i, e.Item, 0)
			continue
		case q == 0:
			continue
		case kept && p.o.Change:
			stocked++
			continue
		case kept:
			g.add(n, p.fault(Quantity, fault.Say("fault.table.stocked")))
			continue
		}
		if l, ok := p.lot(g, n, i, e.Item, q); ok {
			e.Lots = append(e.Lots, l)
		}
	}
	return stocked, nil
}

// measured is an item with the unit in which the table counts it.
func (p *planner) measured(g *group, i inventory.Item) (inventory.Item, Fault) {
	text, ok := g.text[Unit]
	if !ok {
		return i, Fault{}
	}
	u, ok := readUnit(text, i)
	if !ok || !i.HasUnit(u) {
		return i, p.fault(Unit, fault.Say("fault.item.unit_unknown"))
	}
	i.Unit = u
	return i, Fault{}
}

func (p *planner) lot(g *group, n int, i, item inventory.Item, q inventory.Quantity) (Opening, bool) {
	r := p.s.Rows[n]
	o := Opening{Line: r.Line, Variant: g.size[n], Status: inventory.Usable}
	o.Quantity, o.Item = q, i.ID
	text := func(f Field, most int) string {
		s := p.cell(r, f)
		switch {
		case utf8.RuneCountInString(s) > most:
			g.add(n, p.fault(f, fault.Say("fault.text.long", "Max", most)))
		case strings.ContainsFunc(s, unicode.IsControl):
			g.add(n, p.fault(f, fault.Say("fault.text.control")))
		}
		return s
	}
	choose := func(f Field, l list) string {
		s := p.cell(r, f)
		if s == "" {
			return ""
		}
		code, ok := l.find(s)
		if !ok {
			g.add(n, p.fault(f, fault.Say("fault.table.word", "Word", short(s))))
		}
		return code
	}
	o.Code, o.StatusNote = text(Lot, 60), text(StatusNote, 400)
	o.Condition, o.Opened = choose(Condition, conditions()), choose(Opened, answers()) == "yes"
	if s := choose(Status, statuses()); s != "" {
		o.Status = inventory.LotStatus(s)
	}
	o.Place, o.PlaceKind = strings.Join(strings.Fields(text(Place, 80)), " "), choose(PlaceKind, placeKinds())
	if o.Place == "" {
		if o.Place = p.o.Place; o.Place == "" && len(p.inUse) == 1 {
			o.Place = p.inUse[0]
		}
	}
	if o.Place == "" {
		g.add(n, p.fault(Place, fault.Say("fault.table.place")))
	}
	p.expiry(g, n, i, &o)
	p.price(g, n, i, item, &o)
	return o, len(g.faults[n]) == 0
}

// expiry reads a day. One that is past is taken: it lies there, and is to be written off.
func (p *planner) expiry(g *group, n int, i inventory.Item, o *Opening) {
	text := p.cell(p.s.Rows[n], Expiry)
	if text != "" && plain(text) != "" {
		day, ok := readDay(text, p.s.From1904)
		if !ok {
			g.add(n, p.fault(Expiry, fault.Say("fault.table.day", "Text", short(text))))
			return
		}
		o.Expiry = day
	}
	switch {
	case i.Due != inventory.NoDue && o.Expiry.IsZero():
		g.add(n, p.fault(Expiry, fault.Say("fault.expiry.missing")))
	case !o.Expiry.IsZero() && p.today.Add(36525).Before(o.Expiry):
		g.add(n, p.fault(Expiry, fault.Say("fault.expiry.far")))
	}
}

// price reads what a lot cost for one of the unit in which the table counts; where no
// column tells, it is the item's price.
func (p *planner) price(g *group, n int, i, item inventory.Item, o *Opening) {
	f := LotPrice
	if _, ok := p.o.Columns[f]; !ok {
		f = Price
	}
	text := p.cell(p.s.Rows[n], f)
	if text == "" {
		return
	}
	m, bad := readMoney(text)
	per := inventory.Money(i.Per(i.Unit))
	if m *= inventory.Money(item.Per(item.Unit)); bad.Key == "" && m%per != 0 {
		bad = fault.Say("fault.money")
	}
	if bad.Key != "" {
		g.add(n, p.fault(f, bad))
		return
	}
	o.Price = m / per
}
