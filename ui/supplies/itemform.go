package supplies

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// itemForm is the form of an item, new or changed. It takes the whole page.
type itemForm struct {
	*form
	name                                     map[string]*widgets.Field
	category, unit, base, due, supplier      *widgets.Choice
	per, lead, shelf, open, limitDays, price *widgets.Field
	least, par, most, pack, limit            *widgets.Field
	returnable, active                       *widgets.Check
	note                                     *widgets.Field
	units, variants, barcodes                *group
	ids                                      []int64 // of the sizes, by their rows
}

// itemForm opens the form of an item.
func (s *Screen) itemForm(i inventory.Item) {
	d := s.d
	title, about := d.T("supplies.new_title"), ""
	if i.ID != 0 {
		title, about = d.T("supplies.change_title"), goods.Name(d, i)
	} else {
		i.Unit, i.Due = "pcs", inventory.NoDue
	}
	f := &itemForm{form: s.newForm(formItem, i, 0, title, about, d.T("button.save")), name: map[string]*widgets.Field{}}
	f.wide = true
	f.names4(i)
	f.measures(i)
	f.levels(i)
	f.keeping(i)
	f.rest(i)
	f.parts(i)
	f.walk()
	f.shape = func(v map[string]string) {
		for _, g := range []*group{f.units, f.variants, f.barcodes} {
			g.atLeast(v)
		}
		f.walk()
	}
	f.send = f.save2
	f.start()
}

// section begins a part of the form.
func (f *form) section(word string) {
	f.rows.Add(widgets.Pad(6, 0, 2, 0, widgets.NewLine(f.s.d.T(word), widgets.Strong)))
}

func (f *itemForm) names4(i inventory.Item) {
	order := []string{f.s.d.Words.Lang()}
	for _, l := range []string{"ru", "kk", "en"} {
		if l != order[0] {
			order = append(order, l)
		}
	}
	was := map[string]string{"en": i.NameEN, "ru": i.NameRU, "kk": i.NameKK}
	var line []fyne.CanvasObject
	for _, l := range order {
		f.name[l] = f.text("name_"+l, "supplies.name."+l, was[l], 120)
		line = append(line, f.name[l])
	}
	f.row(line...)
}

func codes[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = string(x)
	}
	return out
}

func (f *itemForm) measures(i inventory.Item) {
	f.category = f.choice("category", "supplies.f.category", "code.category.", codes(inventory.Categories()), string(i.Category))
	f.unit = f.choice("unit", "supplies.f.count_in", "code.unit.", inventory.UnitCodes(), i.Unit)
	f.base = f.choice("base", "supplies.f.base", "code.unit.", inventory.UnitCodes(), i.Base)
	f.base.SetHint(f.s.d.T("supplies.f.base_hint"))
	per := ""
	if i.Unit != i.Base && i.Base != "" {
		per = itoa(i.Per(i.Unit))
	}
	f.per = f.text("per", "supplies.f.per", per, 9)
	f.row(f.category, f.unit, f.base, f.per)
}

// quantityText is a quantity as typed, "" for none.
func (f *itemForm) quantityText(q inventory.Quantity) string {
	if q == 0 {
		return ""
	}
	return goods.Typed(f.s.d, f.item, q)
}

func numberText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (f *itemForm) levels(i inventory.Item) {
	f.section("supplies.s.levels")
	f.least = f.text("least", "supplies.f.least", f.quantityText(i.Least), 40)
	f.par = f.text("par", "supplies.f.par", f.quantityText(i.Par), 40)
	f.most = f.text("most", "supplies.f.most", f.quantityText(i.Most), 40)
	f.pack = f.text("pack", "supplies.f.pack", f.quantityText(i.Pack), 40)
	f.lead = f.text("lead_days", "supplies.f.lead", numberText(i.LeadDays), 4)
	f.row(f.least, f.par, f.most)
	f.row(f.pack, f.lead)
}

func (f *itemForm) keeping(i inventory.Item) {
	f.section("supplies.s.keeping")
	f.due = f.choice("due", "supplies.f.due", "code.due.", codes(inventory.Dues()), string(i.Due))
	f.shelf = f.text("shelf_days", "supplies.f.shelf", numberText(i.ShelfDays), 5)
	f.open = f.text("open_days", "supplies.f.open_days", numberText(i.OpenDays), 4)
	f.row(f.due, f.shelf, f.open)
}

func (f *itemForm) rest(i inventory.Item) {
	d := f.s.d
	f.section("supplies.s.giving")
	f.limit = f.text("limit", "supplies.f.limit", f.quantityText(i.Limit), 40)
	f.limitDays = f.text("limit_days", "supplies.f.limit_days", numberText(i.LimitDays), 4)
	f.returnable = widgets.NewCheck(d.T("supplies.can_be_lent"), i.Returnable, nil)
	f.row(f.limit, f.limitDays, widgets.Pad(18, 0, 20, 0, f.add("returnable", f.returnable)))
	givers, err := f.s.store.Givers(context.Background())
	f.s.d.Failed(err, nil)
	var options []widgets.Option
	for _, g := range givers {
		if g.Active && g.Kind == inventory.Supplier || g.ID == i.Supplier {
			options = append(options, widgets.Option{Key: itoa(g.ID), Text: g.Name})
		}
	}
	chosen := ""
	if i.Supplier != 0 {
		chosen = itoa(i.Supplier)
	}
	f.supplier = f.choose("supplier", "supplies.f.supplier", options, chosen)
	f.price = f.text("price", "supplies.f.price", moneyText(d.T("number.decimal"), i.Price), 20)
	f.active = widgets.NewCheck(d.T("supplies.in_use"), i.Active, nil)
	f.row(f.supplier, f.price, widgets.Pad(18, 0, 20, 0, f.add("active", f.active)))
	f.active.Hidden = i.ID == 0
	f.note = f.text("note", "supplies.f.note", i.Note, 400)
	f.row(f.note)
}

// parts are the groups of rows that grow: further units, sizes, barcodes.
func (f *itemForm) parts(i inventory.Item) {
	f.section("supplies.s.units")
	f.units = f.group("units", []float32{2, 2, 4}, func(n int) []named {
		var u inventory.Unit
		if more := furtherUnits(i); n < len(more) {
			u = more[n]
		}
		per := ""
		if u.Per > 0 {
			per = itoa(u.Per)
		}
		return []named{{"", f.pick("supplies.f.another_unit", "code.unit.", inventory.UnitCodes(), u.Code)}, {"per", f.plain("supplies.f.another_per", per)}}
	}, len(furtherUnits(i)))
	f.section("supplies.s.sizes")
	sizes := slices.DeleteFunc(slices.Clone(i.Variants), func(v inventory.Variant) bool { return !v.Active })
	f.variants = f.group("variants", []float32{3, 2, 2, 2, 2}, func(n int) []named {
		var v inventory.Variant
		if n < len(sizes) {
			v = sizes[n]
		}
		for len(f.ids) <= n {
			f.ids = append(f.ids, 0)
		}
		f.ids[n] = v.ID
		return []named{{"", f.systems(v.System)}, {"size", f.plain("supplies.f.size", v.Size)},
			{"sex", f.pick("supplies.f.sex", "code.fit.", inventory.Sexes(), v.Sex)}, {"age", f.pick("supplies.f.age", "code.band.", inventory.AgeBands(), v.AgeBand)},
			{"season", f.pick("supplies.f.season", "code.season.", inventory.Seasons(), v.Season)}}
	}, len(sizes))
	f.section("supplies.s.barcodes")
	f.barcodes = f.group("barcodes", []float32{3, 2, 3}, func(n int) []named {
		var b inventory.Barcode
		if n < len(i.Barcodes) {
			b = i.Barcodes[n]
		}
		var options []widgets.Option
		for _, v := range sizes {
			options = append(options, widgets.Option{Key: itoa(v.ID), Text: goods.Variant(f.s.d, v)})
		}
		size := f.bare("goods.variant", options)
		if b.Variant != 0 {
			size.SetKey(itoa(b.Variant))
		}
		size.Hidden = len(sizes) == 0
		return []named{{"", f.plain("supplies.f.barcode", b.Code)}, {"unit", f.pick("supplies.f.scan_unit", "code.unit.", inventory.UnitCodes(), b.Unit)}, {"size", size}}
	}, len(i.Barcodes))
}

// furtherUnits are those besides the smallest and the item's own.
func furtherUnits(i inventory.Item) []inventory.Unit {
	return slices.DeleteFunc(slices.Clone(i.Units), func(u inventory.Unit) bool { return u.Code == i.Base || u.Code == i.Unit })
}

func (f *itemForm) plain(label, value string) *widgets.Field {
	return widgets.NewField(f.s.d.T(label), value)
}

func (f *itemForm) bare(label string, options []widgets.Option) *widgets.Choice {
	x := widgets.NewChoice(f.s.d.T(label), options)
	x.Fold, x.NoMatch = goods.Fold, f.s.d.T("supplies.not_listed")
	return x
}

func (f *itemForm) pick(label, prefix string, all []string, chosen string) *widgets.Choice {
	var options []widgets.Option
	for _, c := range all {
		options = append(options, widgets.Option{Key: c, Text: f.s.d.N(prefix+c, 1)})
	}
	x := f.bare(label, options)
	x.SetKey(chosen)
	return x
}

func (f *itemForm) systems(chosen string) *widgets.Choice {
	var options []widgets.Option
	for _, c := range inventory.Systems() {
		options = append(options, widgets.Option{Key: c, Text: f.s.d.T("code.system." + c)})
	}
	x := f.bare("supplies.f.system", options)
	x.SetKey(chosen)
	return x
}

// walk puts the growing rows into the walk of the form, behind what stands above them.
func (f *itemForm) walk() {
	fixed := slices.DeleteFunc(slices.Clone(f.form.names), func(n string) bool { return strings.Contains(n, ".") })
	inputs := map[string]widgets.Input{}
	for _, n := range fixed {
		inputs[n] = f.w.Input(n)
	}
	f.w.Clear()
	f.form.names = nil
	for _, n := range fixed {
		f.add(n, inputs[n])
	}
	for _, g := range []*group{f.units, f.variants, f.barcodes} {
		for n, row := range g.rows {
			for _, x := range row {
				f.add(g.called(n, x.name), x.in)
			}
		}
	}
	f.rows.Refresh()
	f.scroll.Refresh()
}

// named is an input of a growing row. The one named "" bears the row's own name, which is
// that of its faults.
type named struct {
	name string
	in   widgets.Input
}

// group are rows of which there is always one more than is filled.
type group struct {
	f       *itemForm
	name    string
	weights []float32
	make    func(n int) []named
	rows    [][]named
	box     *fyne.Container
}

func (f *itemForm) group(name string, weights []float32, make func(int) []named, n int) *group {
	g := &group{f: f, name: name, weights: weights, make: make, box: widgets.Stack(0)}
	for range n + 1 {
		g.grow()
	}
	f.rows.Add(g.box)
	return g
}

func (g *group) called(n int, name string) string {
	s := fmt.Sprintf("%s.%d", g.name, n)
	if name != "" {
		s += "." + name
	}
	return s
}

func (g *group) grow() {
	n := len(g.rows)
	row := g.make(n)
	g.rows = append(g.rows, row)
	var line []fyne.CanvasObject
	for _, x := range row {
		line = append(line, x.in)
	}
	for len(line) < len(g.weights) {
		line = append(line, widgets.NewBlock(widgets.None))
	}
	g.box.Add(widgets.Columns(12, g.weights, line...))
	filled := func() {
		if n == len(g.rows)-1 && goods.Written(row[0].in) != "" {
			g.grow()
			g.f.walk()
		}
	}
	switch in := row[0].in.(type) {
	case *widgets.Choice:
		in.OnChosen = filled
	case *widgets.Field:
		in.OnChanged = func(string) { filled() }
	}
}

// atLeast makes the rows that kept values need.
func (g *group) atLeast(v map[string]string) {
	for v[g.called(len(g.rows)-1, "")] != "" {
		g.grow()
	}
}

// get is what stands in an input of a row.
func (g *group) get(n int, name string) string {
	for _, x := range g.rows[n] {
		if x.name == name {
			return strings.TrimSpace(goods.Written(x.in))
		}
	}
	return ""
}

// used are the rows in which something stands.
func (g *group) used() []int {
	var out []int
	for n, row := range g.rows {
		if slices.ContainsFunc(row, func(x named) bool { return strings.TrimSpace(goods.Written(x.in)) != "" }) {
			out = append(out, n)
		}
	}
	return out
}

func sortOptions(options []widgets.Option) {
	slices.SortFunc(options, func(a, b widgets.Option) int { return cmp.Compare(goods.Fold(a.Text), goods.Fold(b.Text)) })
}

// save2 reads the form and saves the item. What can't be read is said together with what
// the store refuses.
func (f *itemForm) save2() (shelter.Receipt, error) {
	i, places, bad := f.read()
	if err := bad.Err(); err != nil {
		return shelter.Receipt{}, err
	}
	r, err := f.s.store.SaveItem(context.Background(), i)
	return r, renumber(err, places)
}

// renumber gives faults of the rows that were sent the numbers of the rows on the page.
func renumber(err error, places map[string][]int) error {
	fields, ok := err.(fault.Fields)
	if !ok {
		return err
	}
	for k, x := range fields {
		name, no, _ := strings.Cut(x.Name, ".")
		n, err := strconv.Atoi(no)
		if at := places[name]; err == nil && n < len(at) {
			fields[k].Name = fmt.Sprintf("%s.%d", name, at[n])
		}
	}
	return fields
}
