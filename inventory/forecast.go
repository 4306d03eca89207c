package inventory

import (
	"cmp"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Horizon is how many days ahead a forecast looks.
const Horizon = 365

// usedDays is how far back it looks where there is no norm.
const usedDays = 28

// Basis is what a forecast rests on; the words are "code.basis."+code.
type Basis string

// The bases.
const (
	ByNorm Basis = "norm" // planned heads times norm
	ByUse  Basis = "use"  // what was used in the last 28 days
	ByNone Basis = "none" // nothing was used and there is no norm
)

// Cover is how long the usable stock of an item lasts.
type Cover struct {
	Item    int64
	Basis   Basis
	PerDay  Rate      // today's
	Days    int       // whole days from today on, at most Horizon; -1 without a basis
	RunsOut civil.Day // the first day for which there isn't enough; zero: not within Horizon
	Spoils  Quantity  // what will pass its use-by day within Horizon before it is used
}

// Covers are the days of cover of every item in use.
//
// Lots are used up in the order in which they are given out; what passes its use-by day
// meanwhile is lost. Today counts as a whole day.
func Covers(tx *vault.Tx) (map[int64]Cover, error) {
	f, err := newForecast(tx)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]Cover, len(f.demand))
	for item := range f.demand {
		out[item] = f.cover(item)
	}
	return out, nil
}

// CoverOf is the cover of one item.
func CoverOf(tx *vault.Tx, item int64) (Cover, error) {
	f, err := newForecast(tx)
	if err != nil {
		return Cover{}, err
	}
	c := f.cover(item)
	if c.Basis == "" {
		c.Basis = ByNone
	}
	return c, nil
}

// demand is what is expected to be used of an item.
type demand struct {
	basis Basis
	by    map[Band]Rate // by norm
	flat  Rate          // by use
}

// part is what is left of an item with one use-by day; zero: it doesn't pass.
type part struct {
	good civil.Day
	left int64 // in Rate's parts
}

type forecast struct {
	today  civil.Day
	days   []Heads
	demand map[int64]demand
	stock  map[int64][]part // in the order of use
}

func newForecast(tx *vault.Tx) (forecast, error) {
	var f forecast
	days, err := Census(tx, Horizon)
	if err != nil {
		return f, err
	}
	f.days, f.today = days, days[0].Day
	if err := f.readDemand(tx); err != nil {
		return f, err
	}
	return f, f.readStock(tx)
}

func (f *forecast) readDemand(tx *vault.Tx) error {
	all, err := norms(tx, `1`)
	if err != nil {
		return err
	}
	used, err := Used(tx, f.today.Add(-usedDays), f.today.Add(-1))
	if err != nil {
		return err
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return err
	}
	is, err := list(tx, "items", func(i *Item) []any { return []any{&i.ID, &i.MadeAt} }, `select id, made_at from item where active = 1`)
	if err != nil {
		return err
	}
	f.demand = make(map[int64]demand, len(is))
	for _, i := range is {
		switch {
		case len(all[i.ID]) > 0:
			f.demand[i.ID] = demand{basis: ByNorm, by: rates(all[i.ID])}
		case used[i.ID] > 0:
			// A new item was not there on all of these days.
			over := int64(min(max(f.today.Sub(zone.Day(i.MadeAt)), 1), usedDays))
			f.demand[i.ID] = demand{basis: ByUse, flat: Rate((int64(used[i.ID])*perUnit + over - 1) / over)}
		default:
			f.demand[i.ID] = demand{basis: ByNone}
		}
	}
	return nil
}

func (f *forecast) readStock(tx *vault.Tx) error {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return err
	}
	known, err := KnownDay(tx)
	if err != nil {
		return err
	}
	type row struct {
		item   int64
		useBy  bool
		expiry civil.Day
		q      Quantity
	}
	rows, err := list(tx, "the usable stock", func(r *row) []any {
		return []any{&r.item, &r.useBy, dayColumn{&r.expiry}, &r.q}
	}, `select b.item, i.due = 'use_by', coalesce(l.expiry, ''), b.qty from balance b join lot l on l.id = b.lot join item i on i.id = b.item
		where b.qty > 0 and l.status = 'usable' order by b.item, `+order)
	if err != nil {
		return err
	}
	f.stock = map[int64][]part{}
	for _, r := range rows {
		p := part{left: int64(r.q) * perUnit}
		if r.useBy {
			if p.good = r.expiry; p.good.Before(known) {
				continue // a lot without its day is before every day
			}
		}
		f.stock[r.item] = append(f.stock[r.item], p)
	}
	return nil
}

// on is what is needed on day number i from today on.
func (f forecast) on(d demand, i int) Rate {
	need := d.flat
	for band, r := range d.by {
		need += r * Rate(f.days[i].By[band])
	}
	return need
}

// need is what is used in the first n days.
func (f forecast) need(item int64, n int) Quantity {
	var sum Rate
	for i := range n {
		sum += f.on(f.demand[item], i)
	}
	return ceil(int64(sum))
}

// usable is what may be given out today.
func (f forecast) usable(item int64) Quantity {
	var sum int64
	for _, p := range f.stock[item] {
		sum += p.left
	}
	return Quantity(sum / perUnit)
}

// cover uses the stock up day by day.
func (f forecast) cover(item int64) Cover {
	d := f.demand[item]
	c := Cover{Item: item, Basis: d.basis, Days: -1}
	if d.basis != ByNorm && d.basis != ByUse {
		return c
	}
	c.PerDay = f.on(d, 0)
	left := slices.Clone(f.stock[item])
	var lost int64
	for i := range Horizon {
		day := f.days[i].Day
		left = slices.DeleteFunc(left, func(p part) bool {
			gone := !p.good.IsZero() && p.good.Before(day)
			if gone {
				lost += p.left
			}
			return gone
		})
		if short := take(&left, int64(f.on(d, i))); short > 0 {
			c.Days, c.RunsOut, c.Spoils = i, day, Quantity(lost/perUnit)
			return c
		}
	}
	c.Days, c.Spoils = Horizon, Quantity(lost/perUnit)
	return c
}

// take uses up to n parts of what is left, in order, and says what is missing.
func take(left *[]part, n int64) int64 {
	for n > 0 && len(*left) > 0 {
		p := &(*left)[0]
		used := min(n, p.left)
		p.left -= used
		n -= used
		if p.left == 0 {
			*left = (*left)[1:]
		}
	}
	return n
}

// spoilt is what passes its use-by day unused within the first n days.
func (f forecast) spoilt(item int64, n int) Quantity {
	d := f.demand[item]
	left := slices.Clone(f.stock[item])
	var lost int64
	for i := range n {
		left = slices.DeleteFunc(left, func(p part) bool {
			gone := !p.good.IsZero() && p.good.Before(f.days[i].Day)
			if gone {
				lost += p.left
			}
			return gone
		})
		take(&left, int64(f.on(d, i)))
	}
	return Quantity(lost / perUnit)
}

// byUrgency puts first what runs out first; what has no forecast comes last.
func byUrgency(a, b Cover) int {
	days := func(c Cover) int {
		if c.Days < 0 {
			return Horizon + 1
		}
		return c.Days
	}
	return cmp.Or(cmp.Compare(days(a), days(b)), cmp.Compare(a.Item, b.Item))
}
