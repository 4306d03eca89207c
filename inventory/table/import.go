package table

import (
	"cmp"
	"context"
	"slices"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Done is what an import wrote.
type Done struct {
	Documents []int64 // in the order in which they were made
	Items     []int64 // that are new
	Lots      int
}

// mostLines is how many lines one opening document has; a store of a shelter fits into one
// for each place.
const mostLines = 1000

// Import reads a sheet in: what seen holds, which is the plan that somebody accepted. When
// the store has changed so that the plan would be another one, it is refused.
func Import(ctx context.Context, tx *vault.Tx, s Sheet, o Options, seen Plan, step func(done, of int)) (Done, error) {
	if step == nil {
		step = func(int, int) {}
	}
	plan, err := NewPlan(ctx, tx, s, o, nil)
	if err != nil {
		return Done{}, err
	}
	if !plan.Same(seen) {
		return Done{}, fault.Refuse("refused.table_changed")
	}
	if len(plan.Entries) == 0 {
		return Done{}, fault.Refuse("refused.table_nothing")
	}
	w := &writer{tx: tx, plan: plan, places: map[string]int64{}, suppliers: map[string]int64{}}
	if err := w.prepare(); err != nil {
		return Done{}, err
	}
	for n, e := range plan.Entries {
		if err := ctx.Err(); err != nil {
			return Done{}, err
		}
		if n%50 == 0 {
			step(n, len(plan.Entries))
		}
		if err := w.entry(e); err != nil {
			return Done{}, err
		}
	}
	if err := w.open(ctx); err != nil {
		return Done{}, err
	}
	return w.done, w.putAway()
}

// writer writes a plan into the store.
type writer struct {
	tx        *vault.Tx
	plan      Plan
	places    map[string]int64
	suppliers map[string]int64
	lots      []Opening
	away      []int64
	done      Done
}

// prepare makes the places and suppliers that are missing.
func (w *writer) prepare() error {
	places, err := inventory.Places(w.tx)
	if err != nil {
		return err
	}
	for _, p := range places {
		if p.Active {
			w.places[fold(p.Name)] = p.ID
		}
	}
	kinds := map[string]string{}
	for _, e := range w.plan.Entries {
		for _, l := range e.Lots {
			kinds[fold(l.Place)] = cmp.Or(kinds[fold(l.Place)], l.PlaceKind)
		}
	}
	for _, name := range w.plan.Places {
		id, err := inventory.SavePlace(w.tx, inventory.Place{Name: name, Kind: cmp.Or(kinds[fold(name)], "other"), Active: true})
		if err != nil {
			return err
		}
		w.places[fold(name)] = id
	}
	for _, name := range w.plan.NewSuppliers {
		id, err := inventory.SaveGiver(w.tx, inventory.Giver{Kind: inventory.Supplier, Name: name, Active: true})
		if err != nil {
			return err
		}
		w.suppliers[fold(name)] = id
	}
	return nil
}

func (w *writer) entry(e Entry) error {
	i := e.Item
	if e.write {
		if e.Supplier != "" {
			i.Supplier = w.suppliers[fold(e.Supplier)]
		}
		var err error
		if i, err = w.save(i); err != nil {
			return err
		}
		if e.New() {
			w.done.Items = append(w.done.Items, i.ID)
		}
	}
	if e.PutAway {
		w.away = append(w.away, i.ID)
	}
	for _, l := range e.Lots {
		l.Item = i.ID
		if l.Variant > 0 {
			l.DeliveryLine.Variant = sized(i, e.Item.Variants[l.Variant-1])
		}
		w.lots = append(w.lots, l)
	}
	return nil
}

// save saves an item. Barcodes of sizes wait until the sizes have their numbers.
func (w *writer) save(i inventory.Item) (inventory.Item, error) {
	all, variants := i.Barcodes, i.Variants
	ofSizes := slices.ContainsFunc(all, func(b inventory.Barcode) bool { return b.Variant != 0 })
	if ofSizes {
		i.Barcodes = nil
	}
	id, err := inventory.SaveItem(w.tx, i)
	if err != nil {
		return i, err
	}
	i.ID = id
	if !ofSizes && len(variants) == 0 {
		return i, nil
	}
	if i, err = inventory.ItemOf(w.tx, id); err != nil || !ofSizes {
		return i, err
	}
	for _, b := range all {
		if b.Variant != 0 {
			b.Variant = sized(i, variants[b.Variant-1])
		}
		i.Barcodes = append(i.Barcodes, b)
	}
	if _, err = inventory.SaveItem(w.tx, i); err != nil {
		return i, err
	}
	return inventory.ItemOf(w.tx, id)
}

// sized is the number that the store has given to a size of an item.
func sized(i inventory.Item, v inventory.Variant) int64 {
	for _, o := range i.Variants {
		if o.System == v.System && o.Size == v.Size && o.Sex == v.Sex && o.Season == v.Season && o.AgeBand == v.AgeBand {
			return o.ID
		}
	}
	return 0
}

// open posts the opening stock, place by place.
func (w *writer) open(ctx context.Context) error {
	by := map[int64][]Opening{}
	var order []int64
	for _, l := range w.lots {
		l.DeliveryLine.Place = w.places[fold(l.Place)]
		if by[l.DeliveryLine.Place] == nil {
			order = append(order, l.DeliveryLine.Place)
		}
		by[l.DeliveryLine.Place] = append(by[l.DeliveryLine.Place], l)
	}
	for _, place := range order {
		for lots := range slices.Chunk(by[place], mostLines) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := w.receive(lots); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *writer) receive(lots []Opening) error {
	d := inventory.Delivery{Kind: inventory.Receipt, Opening: true}
	for _, l := range lots {
		d.Lines = append(d.Lines, l.DeliveryLine)
	}
	p, err := inventory.Receive(w.tx, d)
	if err != nil {
		return err
	}
	w.done.Documents = append(w.done.Documents, p.Document)
	w.done.Lots += len(p.Lots)
	for n, l := range lots {
		lot := p.Lots[n]
		if l.Opened {
			o, err := inventory.Open(w.tx, lot, l.DeliveryLine.Place, l.Quantity)
			if err != nil {
				return err
			}
			w.done.Documents = append(w.done.Documents, o.Document)
			lot = o.Lots[0]
		}
		if l.Status != inventory.Usable {
			if err := inventory.SetStatus(w.tx, lot, l.Status, cmp.Or(l.StatusNote, "—")); err != nil {
				return err
			}
		}
	}
	return nil
}

// putAway takes items out of use that the table says are.
func (w *writer) putAway() error {
	for _, id := range w.away {
		if err := setAside(w.tx, id); err != nil {
			return err
		}
	}
	return nil
}

func setAside(tx *vault.Tx, id int64) error {
	i, err := inventory.ItemOf(tx, id)
	if err != nil || !i.Active {
		return err
	}
	i.Active = false
	_, err = inventory.SaveItem(tx, i)
	return err
}

// Undo takes an import back: its documents by their opposites, the last first, and what it
// added to the list of items out of use. What was changed stays.
func Undo(tx *vault.Tx, d Done, reason string) error {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return err
	}
	for _, id := range slices.Backward(d.Documents) {
		if _, err := inventory.Undo(tx, id, reason); err != nil {
			return err
		}
	}
	for _, id := range d.Items {
		if err := setAside(tx, id); err != nil {
			return err
		}
	}
	return nil
}
