package sheet

import (
	"strconv"
	"strings"

	"pana/inventory"
	"pana/shelter/civil"
)

// Quantity is how much of an item, in its own units.
type Quantity []inventory.Amount

// Goods are an item, its size if it has sizes, and the lot.
type Goods struct {
	Name   string
	Size   inventory.Variant // zero: none
	Lot    string            // as printed on the pack; "" where it doesn't matter
	Expiry civil.Day
}

// quantity is 4,8 kg, 8 tins, or 1 pack 3 pcs.
func (v voice) quantity(q Quantity) string {
	parts := make([]string, len(q))
	for i, a := range q {
		parts[i] = v.decimal(a.Number) + "\u00a0" + v.unit(a)
	}
	return strings.Join(parts, " ")
}

// some is a quantity, or a dash for nothing.
func (v voice) some(q Quantity) string {
	if len(q) == 0 || len(q) == 1 && q[0].Number == "0" {
		return "–"
	}
	return v.quantity(q)
}

// unit is the word for a unit after its number. After a fraction it stands as after two,
// which holds in all three languages.
func (v voice) unit(a inventory.Amount) string {
	n, err := strconv.Atoi(strings.TrimPrefix(a.Number, "-"))
	if err != nil {
		n = 2
	}
	return v.N("code.unit."+a.Unit, n)
}

// decimal is a number with the signs of the language.
func (v voice) decimal(number string) string {
	whole, part, fraction := strings.Cut(number, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return number
	}
	s := v.Number(n)
	if n == 0 && strings.HasPrefix(whole, "-") {
		s = "-" + s
	}
	if fraction {
		s += v.T("number.decimal") + part
	}
	return s
}

// money is 1 250 ₸, with tiyn where there are any; "" for nothing.
func (v voice) money(m inventory.Money) string {
	if m == 0 {
		return ""
	}
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	s := sign + v.Number(int64(m/100))
	if rest := int64(m % 100); rest != 0 {
		s += v.T("number.decimal") + strconv.FormatInt(100+rest, 10)[1:]
	}
	return s + "\u00a0₸"
}

// goods is an item with its size: Jacket, female, 44–48, winter.
func (v voice) goods(g Goods) string {
	if s := v.size(g.Size); s != "" {
		return g.Name + ", " + s
	}
	return g.Name
}

// size is a size in words.
func (v voice) size(x inventory.Variant) string {
	var parts []string
	if x.Sex != "" {
		parts = append(parts, v.T("code.fit."+x.Sex))
	}
	switch {
	case x.Size == "":
	case x.System == "height":
		parts = append(parts, v.T("sheet.goods.height", "Size", x.Size))
	case x.System == "eu":
		parts = append(parts, "EU "+x.Size)
	default:
		parts = append(parts, x.Size)
	}
	if x.AgeBand != "" {
		parts = append(parts, v.T("code.band."+x.AgeBand))
	}
	if x.Season != "" {
		parts = append(parts, v.T("code.season."+x.Season))
	}
	return strings.Join(parts, ", ")
}

// lot is the code of a lot and its day, a line each.
func (v voice) lot(g Goods) string {
	var parts []string
	if g.Lot != "" {
		parts = append(parts, g.Lot)
	}
	if !g.Expiry.IsZero() {
		parts = append(parts, v.T("sheet.goods.until", "Day", v.day(g.Expiry)))
	}
	return strings.Join(parts, "\n")
}

// numbered is the heading of a paper that has a number and a day of its own.
func (v *voice) numbered(no string, day civil.Day) {
	v.m.Says, v.m.Also = no+" · "+v.day(day), nil
}
