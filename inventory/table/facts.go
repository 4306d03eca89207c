package table

import (
	"slices"
	"strings"

	"pana/inventory"
	"pana/shelter/fault"
)

// facts reads what a group says of its item; what it leaves out stays as it is.
func (p *planner) facts(g *group, e *Entry) {
	i := &e.Item
	i.Units, i.Variants, i.Barcodes = slices.Clone(i.Units), slices.Clone(i.Variants), slices.Clone(i.Barcodes)
	bad := func(f Field, m fault.Message) {
		row := g.rows[0]
		if n, ok := g.from[f]; ok {
			row = n
		}
		g.add(row, p.fault(f, m))
	}
	choose := func(f Field, l list, set func(string)) {
		text, ok := g.text[f]
		if !ok {
			return
		}
		code, ok := l.find(text)
		if !ok {
			bad(f, fault.Say("fault.table.word", "Word", short(text)))
			return
		}
		set(code)
	}
	for f, to := range map[Field]*string{NameRU: &i.NameRU, NameKK: &i.NameKK, NameEN: &i.NameEN, Note: &i.Note} {
		if text, ok := g.text[f]; ok {
			*to = text
		}
	}
	if i.ID == 0 {
		i.Category, i.Active = p.o.Category, true
	}
	choose(Category, categories(), func(c string) { i.Category = inventory.Category(c) })
	if i.Category == "" && len(g.faults) == 0 {
		bad(Category, fault.Say("fault.table.category"))
	}
	choose(Due, dues(), func(c string) { i.Due = inventory.Due(c) })
	if i.Due == "" {
		i.Due = p.dueOf(g, i.Category)
	}
	choose(Returnable, answers(), func(c string) { i.Returnable = c == "yes" })
	choose(Active, answers(), func(c string) { e.PutAway = c == "no" })
	if !p.units(g, i, bad) {
		return // quantities can't be read without
	}
	for f, to := range map[Field]*inventory.Quantity{Least: &i.Least, Par: &i.Par, Most: &i.Most, Pack: &i.Pack, Limit: &i.Limit} {
		if text, ok := g.text[f]; ok {
			q, m := readQuantity(text, *i)
			if m.Key != "" {
				bad(f, m)
				continue
			}
			*to = q
		}
	}
	for f, to := range map[Field]*int{ShelfDays: &i.ShelfDays, OpenDays: &i.OpenDays, LeadDays: &i.LeadDays, LimitDays: &i.LimitDays} {
		if text, ok := g.text[f]; ok {
			n, m := readWhole(text)
			if m.Key != "" {
				bad(f, m)
				continue
			}
			*to = n
		}
	}
	if text, ok := g.text[Price]; ok {
		m, fm := readMoney(text)
		if fm.Key != "" {
			bad(Price, fm)
		} else {
			i.Price = m
		}
	}
	if i.Par < i.Least && g.text[Par] == "" { // a table with a minimum alone
		i.Par = i.Least
	}
	if text, ok := g.text[Supplier]; ok {
		if s, there := p.suppliers[fold(text)]; there {
			i.Supplier = s.ID
		} else if e.Supplier = strings.Join(strings.Fields(text), " "); len([]rune(text)) > 120 {
			bad(Supplier, fault.Say("fault.text.long", "Max", 120))
		}
	}
}

// dueOf is the class of days where a table gives days and doesn't say what they mean: what
// babies and the sick get is never given out past its day, the rest with a warning. It can
// be made stricter later, and never laxer.
func (p *planner) dueOf(g *group, c inventory.Category) inventory.Due {
	for _, n := range g.rows {
		if p.cell(p.s.Rows[n], Expiry) == "" {
			continue
		}
		if c == "infant" || c == "medicine" {
			return inventory.UseBy
		}
		return inventory.BestBefore
	}
	return inventory.NoDue
}

// halves are units that people write in decimals, with the smaller one that makes them
// whole.
var halves = map[string]inventory.Unit{"kg": {Code: "g", Per: 1000}, "l": {Code: "ml", Per: 1000}, "m": {Code: "cm", Per: 100}}

// units reads the units; false when the item has none that is sure.
func (p *planner) units(g *group, i *inventory.Item, bad func(Field, fault.Message)) bool {
	read := func(f Field, to *string) bool {
		text, ok := g.text[f]
		if !ok {
			return true
		}
		u, ok := readUnit(text, inventory.Item{})
		if !ok {
			bad(f, fault.Say("fault.table.unit", "Unit", short(text)))
			return false
		}
		*to = u
		return true
	}
	was := *i
	if !read(Unit, &i.Unit) || !read(Base, &i.Base) {
		return false
	}
	if i.Unit == "" && i.Base == "" {
		i.Unit = p.unitOf(g)
	}
	if i.Unit == "" {
		i.Unit = i.Base
	}
	if i.Unit == "" {
		bad(Unit, fault.Say("fault.table.no_unit"))
		return false
	}
	if i.Base == "" {
		i.Base = i.Unit
		if h, ok := halves[i.Unit]; ok {
			i.Base = h.Code
			i.Units = setUnit(i.Units, inventory.Unit{Code: i.Unit, Per: h.Per})
		}
	}
	if was.ID != 0 && was.Base != i.Base {
		bad(Base, fault.Say("fault.table.base"))
		return false
	}
	i.Units = setUnit(i.Units, inventory.Unit{Code: i.Base, Per: 1})
	for _, part := range strings.FieldsFunc(g.text[Units], func(r rune) bool { return r == ';' || r == '\n' }) {
		if m := ratio(strings.TrimSpace(part), i); m.Key != "" {
			bad(Units, m)
			return false
		}
	}
	if h, ok := halves[i.Unit]; ok && h.Code == i.Base && !i.HasUnit(i.Unit) {
		i.Units = setUnit(i.Units, inventory.Unit{Code: i.Unit, Per: h.Per})
	}
	if !i.HasUnit(i.Unit) {
		bad(Units, fault.Say("fault.table.ratio", "Unit", short(g.text[Unit])))
		return false
	}
	return true
}

// unitOf is the unit that stands beside a quantity, "1,5 кг", where no column names it.
func (p *planner) unitOf(g *group) string {
	for _, n := range g.rows {
		for _, f := range []Field{Quantity, Least, Par, Most} {
			if _, rest, ok := decimal(p.cell(p.s.Rows[n], f)); ok && rest != "" {
				if u, ok := readUnit(rest, inventory.Item{}); ok {
					return u
				}
			}
		}
	}
	return ""
}

// ratio reads "bag = 50 kg": how much of another unit one is.
func ratio(text string, i *inventory.Item) fault.Message {
	wrong := fault.Say("fault.table.ratio_form", "Text", short(text))
	if text == "" {
		return fault.Message{}
	}
	left, right, ok := strings.Cut(text, "=")
	u, known := readUnit(left, inventory.Item{})
	number, rest, isNumber := decimal(right)
	if !ok || !known || !isNumber {
		return wrong
	}
	per := i.Base
	if rest != "" {
		if per, known = readUnit(rest, inventory.Item{}); !known {
			return wrong
		}
	}
	if h, ok := halves[per]; ok && h.Code == i.Base && !i.HasUnit(per) { // a bag of 50 kg, of something counted in grams
		i.Units = setUnit(i.Units, inventory.Unit{Code: per, Per: h.Per})
	}
	if !i.HasUnit(per) {
		return wrong
	}
	q, err := inventory.ParseQuantity(number+" "+per, *i)
	if err != nil {
		return fault.Say("fault.item.unit_ratio")
	}
	i.Units = setUnit(i.Units, inventory.Unit{Code: u, Per: int64(q)})
	return fault.Message{}
}

func setUnit(us []inventory.Unit, u inventory.Unit) []inventory.Unit {
	for n := range us {
		if us[n].Code == u.Code {
			us[n] = u
			return us
		}
	}
	return append(us, u)
}
