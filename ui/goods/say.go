package goods

import (
	"slices"
	"strconv"
	"strings"

	"pana/inventory"
	"pana/ui/desk"
)

// Say is q of an item as people say it: "4,8 кг", "8 банок", "1 упак. 3 шт".
func Say(d *desk.Desk, i inventory.Item, q inventory.Quantity) string {
	return SayIn(d, i, q, i.Unit)
}

// SayIn is Say in another of the item's units.
func SayIn(d *desk.Desk, i inventory.Item, q inventory.Quantity, unit string) string {
	per := inventory.Quantity(i.Per(unit))
	if slices.Contains(measures, i.Base) || q%per == 0 || q < 0 {
		return amounts(d, i.AmountsIn(q, unit))
	}
	rest := inventory.Amount{Number: strconv.FormatInt(int64(q%per), 10), Unit: i.Base}
	if q < per {
		return amounts(d, []inventory.Amount{rest})
	}
	return amounts(d, []inventory.Amount{{Number: strconv.FormatInt(int64(q/per), 10), Unit: unit}, rest})
}

// measures are the smallest units of what is weighed and measured. Everything else is
// counted: nobody says 1,25 packs.
var measures = []string{"g", "ml", "cm", "kg", "l", "m"}

// Typed is q as one would type it, in the item's own unit where that has an exact decimal:
// what ParseQuantity reads as q again.
func Typed(d *desk.Desk, i inventory.Item, q inventory.Quantity) string {
	as := i.Amounts(q)
	if len(as) == 1 && as[0].Unit == i.Unit && (slices.Contains(measures, i.Base) || q%inventory.Quantity(i.Per(i.Unit)) == 0) {
		return decimal(d, as[0].Number)
	}
	return strconv.FormatInt(int64(q), 10) + " " + Unit(d, i.Base)
}

// Unit is the word for one of a unit: "банка", "кг".
func Unit(d *desk.Desk, code string) string { return d.N("code.unit."+code, 1) }

// Rate is how much is used: "0,3 кг в день", "1 банка на 4 дня".
func Rate(d *desk.Desk, i inventory.Item, r inventory.Rate) string {
	q, days := r.Spoken()
	return Per(d, i, q, days)
}

// Per is q in so many days: "1 банка на 4 дня".
func Per(d *desk.Desk, i inventory.Item, q inventory.Quantity, days int) string {
	if days == 1 {
		return d.T("goods.per_day", "What", Say(d, i, q))
	}
	return d.N("goods.per_days", days, "What", Say(d, i, q))
}

// Days are days of cover: "3 дня"; "—" for none known (-1), "больше года" at the end of
// what is forecast.
func Days(d *desk.Desk, n int) string {
	switch {
	case n < 0:
		return "—"
	case n >= inventory.Horizon:
		return d.T("goods.days_over")
	}
	return d.N("goods.days", n)
}

// Day is a day as it follows "on": "20 ноября", with the year when it isn't this one.
func Day(d *desk.Desk, day interface {
	Dom() int
	Month() int
	Year() int
}) string {
	s := d.Words.DayMonth(day.Month(), day.Dom())
	if day.Year() != d.Today().Year() {
		s += " " + strconv.Itoa(day.Year())
	}
	return s
}

// Name is an item in the window's language.
func Name(d *desk.Desk, i inventory.Item) string { return i.Name(d.Words.Lang()) }

// Full is an item with its size: "Куртка, жен., 44–48". The size 0 is none.
func Full(d *desk.Desk, i inventory.Item, variant int64) string {
	if v, ok := i.Variant(variant); ok {
		return Name(d, i) + ", " + Variant(d, v)
	}
	return Name(d, i)
}

// Variant is a size: "жен., 44–48, зима".
func Variant(d *desk.Desk, v inventory.Variant) string {
	var parts []string
	if v.Sex != "" {
		parts = append(parts, d.T("code.fit."+v.Sex))
	}
	switch {
	case v.Size == "":
	case v.System == "height":
		parts = append(parts, d.T("goods.height", "Size", v.Size))
	case v.System == "eu":
		parts = append(parts, "EU "+v.Size)
	default:
		parts = append(parts, v.Size)
	}
	if v.AgeBand != "" {
		parts = append(parts, d.T("code.band."+v.AgeBand))
	}
	if v.Season != "" {
		parts = append(parts, d.T("code.season."+v.Season))
	}
	return strings.Join(parts, ", ")
}

// Money is an amount in tenge: "1 200 ₸", "350,50 ₸".
func Money(d *desk.Desk, m inventory.Money) string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	s := sign + d.Words.Number(int64(m/100))
	if rest := int64(m % 100); rest != 0 {
		s += d.T("number.decimal") + strconv.FormatInt(100+rest, 10)[1:]
	}
	return s + "\u00a0₸"
}

func amounts(d *desk.Desk, as []inventory.Amount) string {
	parts := make([]string, len(as))
	for n, a := range as {
		parts[n] = decimal(d, a.Number) + "\u00a0" + unitOf(d, a.Unit, a.Number)
	}
	return strings.Join(parts, " ")
}

// unitOf is the word for a unit after a number. After a fraction it stands as after two,
// which holds in all three languages.
func unitOf(d *desk.Desk, code, number string) string {
	n, err := strconv.Atoi(strings.TrimPrefix(number, "-"))
	if err != nil {
		n = 2
	}
	return d.N("code.unit."+code, n)
}

// decimal is a number with the language's signs.
func decimal(d *desk.Desk, number string) string {
	whole, part, fraction := strings.Cut(number, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return number
	}
	s := d.Words.Number(n)
	if n == 0 && strings.HasPrefix(whole, "-") {
		s = "-" + s
	}
	if fraction {
		s += d.T("number.decimal") + part
	}
	return s
}

// Split is Say in two, for a large number with a small unit behind it; of an amount in two
// units the number is all of it.
func Split(d *desk.Desk, i inventory.Item, q inventory.Quantity) (number, unit string) {
	said := Say(d, i, q)
	if strings.Contains(said, " ") {
		return said, ""
	}
	number, unit, _ = strings.Cut(said, "\u00a0")
	return number, unit
}

// SplitDays is Days in two.
func SplitDays(d *desk.Desk, n int) (number, unit string) {
	said := Days(d, n)
	if number, unit, ok := strings.Cut(said, " "); ok && n < inventory.Horizon {
		return number, unit
	}
	return said, ""
}
