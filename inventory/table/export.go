package table

import (
	"cmp"
	"context"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"pana/assets/words"
	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Value is a cell that is written: a text, a number or a day.
type Value struct {
	Text   string // of a number with a decimal point
	Number bool
	Day    civil.Day
}

// Grid is a table that is written.
type Grid struct {
	Head []string
	Rows [][]Value
}

// Export is the store as a table in the language of w: a row for each lot in each place,
// size and barcode, and at least one for each item. It is audited.
func Export(ctx context.Context, tx *vault.Tx, w *words.Words, step func(done, of int)) (Grid, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return Grid{}, err
	}
	items, err := inventory.Items(tx, true)
	if err != nil {
		return Grid{}, err
	}
	places, err := inventory.Places(tx)
	if err != nil {
		return Grid{}, err
	}
	givers, err := inventory.Givers(tx)
	if err != nil {
		return Grid{}, err
	}
	x := exporter{w: w, places: map[int64]inventory.Place{}, givers: map[int64]string{}}
	for _, p := range places {
		x.places[p.ID] = p
	}
	for _, g := range givers {
		x.givers[g.ID] = g.Name
	}
	var g Grid
	for _, f := range Fields() {
		g.Head = append(g.Head, f.Word(w))
	}
	for n, i := range items {
		if err := ctx.Err(); err != nil {
			return Grid{}, err
		}
		if step != nil && n%20 == 0 {
			step(n, len(items))
		}
		lots, err := inventory.Lots(tx, i.ID, false)
		if err != nil {
			return Grid{}, err
		}
		g.Rows = append(g.Rows, x.item(n+1, i, lots)...)
	}
	return g, staff.Audit(tx, staff.Entry{Action: staff.ActionExport, Entity: "item", Fields: []string{"rows"},
		Values: []string{strconv.Itoa(len(g.Rows))}})
}

type exporter struct {
	w      *words.Words
	places map[int64]inventory.Place
	givers map[int64]string
}

// stock is what lies of a lot in a place, with what lines it up.
type stock struct {
	variant int64
	cells   map[Field]Value
	key     string
}

func (x exporter) item(no int, i inventory.Item, lots []inventory.Lot) [][]Value {
	facts := x.facts(no, i)
	var rows []stock
	for _, l := range lots {
		for _, h := range l.Where {
			rows = append(rows, x.stock(i, l, h))
		}
	}
	for _, v := range i.Variants {
		if v.Active && !slices.ContainsFunc(rows, func(s stock) bool { return s.variant == v.ID }) {
			rows = append(rows, stock{variant: v.ID, cells: map[Field]Value{}})
		}
	}
	for n := range rows {
		x.size(i, &rows[n])
	}
	slices.SortStableFunc(rows, func(a, b stock) int { return cmp.Compare(a.key, b.key) })
	rows = x.barcodes(i, rows)
	if len(rows) == 0 {
		rows = []stock{{cells: map[Field]Value{}}}
	}
	var out [][]Value
	for _, r := range rows {
		var line []Value
		for _, f := range Fields() {
			v, ok := r.cells[f]
			if !ok {
				v = facts[f]
			}
			line = append(line, v)
		}
		out = append(out, line)
	}
	return out
}

func text(s string) Value { return Value{Text: s} }

// count is a number of days; none is left out.
func count(n int) Value {
	if n == 0 {
		return Value{}
	}
	return Value{Text: strconv.Itoa(n), Number: true}
}

func (x exporter) code(l list, code string) Value {
	if code == "" {
		return Value{}
	}
	return text(l.say(x.w, code))
}

func (x exporter) yes(b bool) Value {
	if b {
		return x.code(answers(), "yes")
	}
	return x.code(answers(), "no")
}

// money is an amount in tenge.
func money(m inventory.Money) Value {
	if m == 0 {
		return Value{}
	}
	s := fmt.Sprintf("%d.%02d", m/100, m%100)
	return Value{Text: strings.TrimSuffix(strings.TrimSuffix(s, "0"), ".0"), Number: true}
}

// amount is a quantity in the item's unit, or where that has no exact decimal in the
// smallest one, which is named then.
func (x exporter) amount(q inventory.Quantity, i inventory.Item) Value {
	if q == 0 {
		return Value{}
	}
	r := big.NewRat(int64(q), i.Per(i.Unit))
	if n, exact := r.FloatPrec(); exact && n <= 6 {
		return Value{Text: r.FloatString(n), Number: true}
	}
	return text(strconv.FormatInt(int64(q), 10) + " " + unitWord(x.w, i.Base))
}

func (x exporter) facts(no int, i inventory.Item) map[Field]Value {
	var units []string
	for _, u := range i.Units {
		if u.Code != i.Base {
			units = append(units, fmt.Sprintf("%s = %d %s", unitWord(x.w, u.Code), u.Per, unitWord(x.w, i.Base)))
		}
	}
	return map[Field]Value{Number: {Text: strconv.Itoa(no), Number: true}, NameRU: text(i.NameRU), NameKK: text(i.NameKK), NameEN: text(i.NameEN),
		Category: x.code(categories(), string(i.Category)), Unit: text(unitWord(x.w, i.Unit)), Base: text(unitWord(x.w, i.Base)),
		Units: text(strings.Join(units, "; ")), Due: x.code(dues(), string(i.Due)), ShelfDays: count(i.ShelfDays), OpenDays: count(i.OpenDays),
		Least: x.amount(i.Least, i), Par: x.amount(i.Par, i), Most: x.amount(i.Most, i), LeadDays: count(i.LeadDays), Pack: x.amount(i.Pack, i),
		Price: money(i.Price), Returnable: x.yes(i.Returnable), Limit: x.amount(i.Limit, i), LimitDays: count(i.LimitDays),
		Supplier: text(x.givers[i.Supplier]), Note: text(i.Note), Active: x.yes(i.Active)}
}

func (x exporter) stock(i inventory.Item, l inventory.Lot, h inventory.Held) stock {
	p := x.places[h.Place]
	price := l.Price
	if per := inventory.Money(l.PricePer); per > 0 {
		price = price * inventory.Money(i.Per(i.Unit)) / per
	}
	s := stock{variant: l.Variant, cells: map[Field]Value{Quantity: x.amount(h.Quantity, i), Place: text(p.Name), PlaceKind: x.code(placeKinds(), p.Kind),
		Lot: text(l.Code), Expiry: {Day: l.Expiry}, LotPrice: money(price), Condition: x.code(conditions(), l.Condition),
		Opened: x.yes(!l.OpenedOn.IsZero()), Status: x.code(statuses(), string(l.Status)), StatusNote: text(l.StatusNote)}}
	s.key = fmt.Sprint(l.OpenedOn.IsZero(), cmp.Or(l.Expiry.String(), "9999"), p.Name, "\x00", l.Code, "\x00", l.Condition, l.Status, l.StatusNote, "\x00",
		fmt.Sprintf("%020d%020d", h.Quantity, price))
	return s
}

// size writes the size of a row and puts rows of one together.
func (x exporter) size(i inventory.Item, s *stock) {
	v, ok := i.Variant(s.variant)
	if ok {
		s.cells[System], s.cells[Size] = x.code(systems(), v.System), text(v.Size)
		s.cells[Sex], s.cells[Season], s.cells[Age] = x.code(sexes(), v.Sex), x.code(seasons(), v.Season), x.code(ages(), v.AgeBand)
	}
	s.key = strings.Join([]string{v.System, v.Size, v.Sex, v.Season, v.AgeBand, s.key}, "\x00")
}

// barcodes sets the item's barcodes beside the rows of their sizes, each on one.
func (x exporter) barcodes(i inventory.Item, rows []stock) []stock {
	left := map[int64][]inventory.Barcode{}
	for _, b := range i.Barcodes {
		left[b.Variant] = append(left[b.Variant], b)
	}
	var out []stock
	put := func(s stock, b inventory.Barcode) {
		s.cells[Barcode], s.cells[BarcodeUnit] = text(barcodeCell(b.Code)), text(unitWord(x.w, b.Unit))
		out = append(out, s)
	}
	for n, r := range rows {
		if bs := left[r.variant]; len(bs) > 0 {
			left[r.variant] = bs[1:]
			put(r, bs[0])
		} else {
			out = append(out, r)
		}
		if n+1 == len(rows) || rows[n+1].variant != r.variant {
			for _, b := range left[r.variant] {
				s := stock{variant: r.variant, cells: map[Field]Value{}}
				x.size(i, &s)
				put(s, b)
			}
			delete(left, r.variant)
		}
	}
	for _, b := range i.Barcodes { // of sizes that have no row
		if bs := left[b.Variant]; len(bs) > 0 && bs[0] == b {
			left[b.Variant] = bs[1:]
			s := stock{variant: b.Variant, cells: map[Field]Value{}}
			x.size(i, &s)
			put(s, b)
		}
	}
	return out
}
