package table_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"

	"pana/assets/words"
	"pana/inventory"
	"pana/inventory/table"
	"pana/shelter/vault"
)

// TestRoundTripLosesNothing writes random stores, reads them into empty files and writes
// them again, in each language and form.
func TestRoundTripLosesNothing(t *testing.T) {
	for seed := range uint64(9) {
		for n, form := range []string{"csv", "xlsx"} {
			lang := words.Langs()[(int(seed)+n)%3]
			t.Run(fmt.Sprintf("%d-%s-%s", seed, lang, form), func(t *testing.T) {
				from, to := newWorld(t), newWorld(t)
				random(from, rand.New(rand.NewPCG(seed, 7)), 25)
				before := from.export(lang)
				path := filepath.Join(t.TempDir(), "supplies."+form)
				if err := table.Save(path, before, words.For(lang)); err != nil {
					t.Fatal(err)
				}
				s, err := table.Read(t.Context(), path, nil)
				if err != nil {
					t.Fatal(err)
				}
				p, err := to.plan(s, table.Options{})
				if err != nil || len(p.Rejected) != 0 {
					t.Fatalf("%v, rejected %v", err, why(p))
				}
				to.load(s, table.Options{})
				after := to.export(lang)
				if len(before.Rows) < 30 || len(before.Rows) != len(after.Rows) {
					t.Fatalf("%d rows became %d", len(before.Rows), len(after.Rows))
				}
				for k := range before.Rows {
					for c := range before.Rows[k] {
						if a, b := before.Rows[k][c], after.Rows[k][c]; !reflect.DeepEqual(a, b) {
							t.Errorf("row %d, %s: %+v became %+v", k, before.Head[c], a, b)
						}
					}
				}
			})
		}
	}
}

// random fills a store with items of every kind, with names, codes and numbers that are
// hard to write.
func random(w *world, r *rand.Rand, n int) {
	w.t.Helper()
	w.do(func(tx *vault.Tx) error {
		var places []int64
		for _, p := range []inventory.Place{{Name: "Кладовая; «сухая»", Kind: "pantry"}, {Name: "Холод, 1", Kind: "cold"}, {Name: "=Бельевая", Kind: "linen"}} {
			id, err := inventory.SavePlace(tx, p)
			if err != nil {
				return err
			}
			places = append(places, id)
		}
		supplier, err := inventory.SaveGiver(tx, inventory.Giver{Kind: inventory.Supplier, Name: `Магазин "Пример"; филиал`})
		if err != nil {
			return err
		}
		for k := range n {
			if err := randomItem(w, tx, r, k, places, supplier); err != nil {
				return err
			}
		}
		return nil
	})
}

func pick[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }

func randomItem(w *world, tx *vault.Tx, r *rand.Rand, k int, places []int64, supplier int64) error {
	names := []string{"Рис", "рис", "Сүт 3,2%", `Плед "Тёплый"`, "=сумма(A1)", "'=x", "-5 размер", "1.5 л вода", "a;b,c\td|e", "Смесь 1", "@home", "31.12.2026", "1e5"}
	units := [][]inventory.Unit{{{Code: "pcs", Per: 1}}, {{Code: "g", Per: 1}, {Code: "kg", Per: 1000}, {Code: "bag", Per: 50_000}}, {{Code: "pcs", Per: 1}, {Code: "pack", Per: 12}, {Code: "box", Per: 144}},
		{{Code: "ml", Per: 1}, {Code: "l", Per: 1000}, {Code: "bottle", Per: 330}}, {{Code: "kg", Per: 1}}, {{Code: "pair", Per: 1}}, {{Code: "sheet", Per: 1}, {Code: "pack", Per: 500}}, {{Code: "tablet", Per: 1}, {Code: "tin", Per: 7}}}
	i := inventory.Item{NameRU: pick(r, names), Category: pick(r, inventory.Categories()), Due: pick(r, inventory.Dues()), Units: pick(r, units),
		Returnable: r.IntN(2) == 0, ShelfDays: r.IntN(400), OpenDays: r.IntN(40), LeadDays: r.IntN(9), Price: inventory.Money(r.IntN(1_000_000)), Active: true}
	if r.IntN(2) == 0 {
		i.NameKK, i.NameEN = pick(r, names), pick(r, names)
	}
	if i.Base = i.Units[0].Code; r.IntN(3) > 0 {
		i.Unit = pick(r, i.Units).Code
	}
	q := func() inventory.Quantity { return inventory.Quantity(r.IntN(100_000)) }
	i.Least = q()
	i.Par = i.Least + q()
	i.Most = i.Par + q()
	i.Pack = q()
	if r.IntN(2) == 0 {
		i.Limit, i.LimitDays, i.Supplier, i.Note = 1+q(), 1+r.IntN(90), supplier, "от «А»; 2 шт, \"да\""
	}
	for range r.IntN(4) {
		v := inventory.Variant{System: pick(r, inventory.Systems()), Size: pick(r, []string{"48", "M", "44–48", "104/110", "37,5"}), Sex: pick(r, append(inventory.Sexes(), "")),
			Season: pick(r, append(inventory.Seasons(), "")), AgeBand: pick(r, append(inventory.AgeBands(), ""))}
		if r.IntN(4) == 0 {
			v.System, v.Size, v.Sex = "", "", "female"
		}
		twice := false
		for _, o := range i.Variants {
			twice = twice || o == v
		}
		if !twice {
			i.Variants = append(i.Variants, v)
		}
	}
	id, err := inventory.SaveItem(tx, i)
	if err != nil {
		return err
	}
	if i, err = inventory.ItemOf(tx, id); err != nil {
		return err
	}
	variant := func() int64 {
		if len(i.Variants) == 0 || r.IntN(4) == 0 {
			return 0
		}
		return pick(r, i.Variants).ID
	}
	for b := range r.IntN(4) {
		code := fmt.Sprintf(pick(r, []string{"46%06d%05d", `"%d-%d"`, "=%04d%d", "code %d;%d", "%06d;%07d"}), k+100_000, b+1_000_000)
		i.Barcodes = append(i.Barcodes, inventory.Barcode{Code: code, Variant: variant(), Unit: pick(r, i.Units).Code})
	}
	if _, err := inventory.SaveItem(tx, i); err != nil {
		return err
	}
	today, err := inventory.KnownDay(tx)
	if err != nil {
		return err
	}
	for range r.IntN(5) {
		l := inventory.DeliveryLine{Item: id, Variant: variant(), Place: pick(r, places), Quantity: 1 + q(), Code: pick(r, []string{"", "L-1", "=2", "00123"}),
			Condition: pick(r, []string{"new", "used"}), Price: inventory.Money(r.IntN(100_000))}
		if i.Due != inventory.NoDue || r.IntN(3) == 0 {
			l.Expiry = today.Add(r.IntN(900) - 100)
		}
		p, err := inventory.Receive(tx, inventory.Delivery{Kind: inventory.Receipt, Opening: true, Lines: []inventory.DeliveryLine{l}})
		if err != nil {
			return err
		}
		switch past := !l.Expiry.IsZero() && l.Expiry.Before(today); {
		case r.IntN(4) == 0 && !past:
			if _, err := inventory.Open(tx, p.Lots[0], l.Place, 1+inventory.Quantity(r.IntN(int(l.Quantity)))); err != nil {
				return err
			}
		case r.IntN(4) == 0:
			if err := inventory.SetStatus(tx, p.Lots[0], pick(r, []inventory.LotStatus{inventory.Quarantined, inventory.Recalled, inventory.Damaged}), "письмо; «отзыв»"); err != nil {
				return err
			}
		}
	}
	if r.IntN(6) == 0 {
		if i, err = inventory.ItemOf(tx, id); err != nil {
			return err
		}
		i.Active = false
		_, err = inventory.SaveItem(tx, i)
	}
	return err
}
