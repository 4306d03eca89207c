package inventorytest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pana/shelter/civil"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// Size is how much a generated store has been through.
type Size struct {
	Items, Lots, Movements int
	Days                   int // over how many days, up to today; 0: ten years
}

// Large is the store by which speed is measured, Small one of the same things with little
// history.
var (
	Large = Size{Items: 2000, Lots: 20_000, Movements: 1_000_000}
	Small = Size{Items: 2000, Lots: 5_000, Movements: 10_000}
)

// moved is one movement of a generated store.
type moved struct {
	day              civil.Day
	receipt          bool
	item, lot, place int
	qty, after       int
}

// Fill writes a generated store into an empty file: items 1 …, lots 1 …, places 1 to 4. It
// goes past the triggers, which are set aside meanwhile, and keeps all that they hold.
func Fill(t testing.TB, f *vaulttest.File, a vault.Actor, s Size) {
	t.Helper()
	f.MustUpdate(t, a, func(tx *vault.Tx) error { return FillTx(tx, s) })
}

// FillTx is Fill within a transaction, for files that lie below something else.
func FillTx(tx *vault.Tx, s Size) error {
	if s.Days == 0 {
		s.Days = 3650
	}
	back, err := setAside(tx)
	if err != nil {
		return err
	}
	g := generator{s, rand.New(rand.NewPCG(1, 2)), civil.Almaty.Day(tx.Now())}
	if err := g.items(tx); err != nil {
		return err
	}
	if err := g.lots(tx); err != nil {
		return err
	}
	for _, sql := range back {
		if _, err := tx.Exec(sql); err != nil {
			return err
		}
	}
	return nil
}

// setAside drops the triggers and gives the SQL that makes them again.
func setAside(tx *vault.Tx) ([]string, error) {
	rows, err := tx.Query(`select name, sql from sqlite_master where type = 'trigger' and tbl_name in ('item', 'lot', 'document', 'movement', 'balance', 'stock_day')`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var names, back []string
	for rows.Next() {
		var name, sql string
		if err := rows.Scan(&name, &sql); err != nil {
			return nil, err
		}
		names, back = append(names, name), append(back, sql)
	}
	for _, n := range names {
		if _, err := tx.Exec(`drop trigger ` + n); err != nil {
			return nil, err
		}
	}
	return back, rows.Err()
}

type generator struct {
	Size
	rnd   *rand.Rand
	today civil.Day
}

func (g generator) items(tx *vault.Tx) error {
	if _, err := tx.Exec(`insert into store_place (id, name, kind) values (1, 'Кладовая', 'pantry'), (2, 'Холод', 'cold'), (3, 'Бельевая', 'linen'), (4, 'Аптечка', 'medicine')`); err != nil {
		return err
	}
	categories := []string{"food", "infant", "hygiene", "clothing", "footwear", "bedding", "medicine", "stationery", "household"}
	in := inserter{tx: tx, head: `insert into item (id, name_en, name_ru, name_kk, category, base, unit, due, least, par, lead_days, pack, price, made_at, made_by)`}
	units := inserter{tx: tx, head: `insert into item_unit (item, code, per)`}
	for i := 1; i <= g.Items; i++ {
		due := []string{"none", "best_before", "use_by"}[i%3]
		if err := in.add(i, fmt.Sprintf("Item %d", i), fmt.Sprintf("Товар %d", i), fmt.Sprintf("Тауар %d", i), categories[i%9], "pcs", "pcs", due,
			20+i%30, 60+i%60, 3+i%10, 6, 50_000, int64(tx.Now()), tx.Actor().Account); err != nil {
			return err
		}
		if err := units.add(i, "pcs", 1); err != nil {
			return err
		}
	}
	if err := in.flush(); err != nil {
		return err
	}
	return units.flush()
}

// lots writes lots, each received and then given out bit by bit over half a year.
func (g generator) lots(tx *vault.Tx) error {
	each := max(g.Movements/g.Lots, 1)
	var ms []moved
	expiries := make([]any, g.Lots+1)
	lots := inserter{tx: tx, head: `insert into lot (id, item, came_on, source, expiry, price, price_per)`}
	for l := 1; l <= g.Lots; l++ {
		item, place := 1+(l-1)%g.Items, 1+l%4
		came := g.today.Add(-g.rnd.IntN(g.Days))
		if l > g.Lots-g.Items {
			came = g.today.Add(-g.rnd.IntN(min(g.Days, 120))) // each item has something that is fresh
		}
		var expiry any
		if item%3 != 0 {
			expiry = came.Add(180 + g.rnd.IntN(400)).String()
		}
		if err := lots.add(l, item, came.String(), "purchase", expiry, 50_000, 1); err != nil {
			return err
		}
		expiries[l] = expiry
		left := each * 5
		ms = append(ms, moved{came, true, item, l, place, left, left})
		over := came.Add(180).Before(g.today) && g.rnd.IntN(20) > 0 // nothing of it is left
		for k := 1; k < each; k++ {
			m := moved{day: came.Add(g.rnd.IntN(180)), item: item, lot: l, place: place, qty: -1 - g.rnd.IntN(5)}
			if g.today.Before(m.day) {
				m.day = g.today.Add(-g.rnd.IntN(max(g.today.Sub(came), 1)))
			}
			if left += m.qty; over && k == each-1 {
				m.day, m.qty = came.Add(180), m.qty-left
			}
			ms = append(ms, m)
		}
	}
	if err := lots.flush(); err != nil {
		return err
	}
	slices.SortStableFunc(ms, func(a, b moved) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(boolInt(b.receipt), boolInt(a.receipt)))
	})
	return g.write(tx, ms, expiries)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// write posts the movements in the order of their days, ten to a document.
func (g generator) write(tx *vault.Tx, ms []moved, expiries []any) error {
	docs := inserter{tx: tx, head: `insert into document (id, kind, year, seq, day, at, made_by, seal)`}
	moves := inserter{tx: tx, head: `insert into movement (id, document, kind, day, item, lot, place, qty, after)`}
	type number struct {
		kind string
		year int
	}
	seqs, after := map[number]int{}, make([]int, g.Lots+1)
	doc, inDoc := 0, 0
	last := moved{}
	for n, m := range ms {
		kind := "issue_kitchen"
		if m.receipt {
			kind = "receipt"
		}
		if n == 0 || inDoc == 10 || m.day != last.day || m.receipt != last.receipt {
			doc, inDoc = doc+1, 0
			no := number{kind, m.day.Year()}
			seqs[no]++
			if err := docs.add(doc, kind, m.day.Year(), seqs[no], m.day.String(), int64(civil.Almaty.At(m.day, 12, 0)), tx.Actor().Account, 1); err != nil {
				return err
			}
		}
		inDoc, last = inDoc+1, m
		if moves.rows == atOnce-1 { // they refer to their documents
			if err := docs.flush(); err != nil {
				return err
			}
		}
		after[m.lot] += m.qty
		if err := moves.add(n+1, doc, kind, m.day.String(), m.item, m.lot, m.place, m.qty, after[m.lot]); err != nil {
			return err
		}
	}
	if err := docs.flush(); err != nil {
		return err
	}
	if err := moves.flush(); err != nil {
		return err
	}
	balances := inserter{tx: tx, head: `insert into balance (lot, place, item, status, expiry, qty)`}
	for l := 1; l <= g.Lots; l++ {
		if err := balances.add(l, 1+l%4, 1+(l-1)%g.Items, "usable", expiries[l], after[l]); err != nil {
			return err
		}
	}
	if err := balances.flush(); err != nil {
		return err
	}
	_, err := tx.Exec(`insert into stock_day (id, day) values (1, ?)`, g.today.String())
	return err
}

// atOnce is how many rows one statement writes.
const atOnce = 500

// inserter writes rows by the hundred: a statement for each would take minutes.
type inserter struct {
	tx   *vault.Tx
	head string
	args []any
	rows int
}

func (i *inserter) add(args ...any) error {
	i.args = append(i.args, args...)
	if i.rows++; i.rows < atOnce {
		return nil
	}
	return i.flush()
}

func (i *inserter) flush() error {
	if i.rows == 0 {
		return nil
	}
	row := "(?" + strings.Repeat(", ?", len(i.args)/i.rows-1) + ")"
	_, err := i.tx.Exec(i.head+` values `+row+strings.Repeat(", "+row, i.rows-1), i.args...)
	i.args, i.rows = i.args[:0], 0
	return err
}
