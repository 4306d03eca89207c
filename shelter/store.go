package shelter

import (
	"cmp"
	"context"
	"slices"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/vault"
)

// Store is what the signed-in person can do with the supplies. Each method is one look at
// the file or one act.
type Store struct{ s *Session }

// Store is the house's store.
func (s *Session) Store() Store { return Store{s} }

// expiresSoon is how many days before its day a lot counts as expiring.
const expiresSoon = 30

// Supply is one item as the list of supplies shows it.
type Supply struct {
	inventory.Item
	Stock inventory.Stock
	Cover inventory.Cover
	Low   bool // under its minimum
	Soon  bool // some of it expires within 30 days
}

// Expired reports whether something is left of it that is past its day.
func (s Supply) Expired() bool { return s.Stock.Expired > 0 }

// Supplies are all items in use, what runs out first in front; then those without a
// forecast, the low ones first.
func (st Store) Supplies(ctx context.Context) ([]Supply, error) {
	return read(ctx, st.s, supplies)
}

// SuppliesOf is Store.Supplies within a transaction.
func SuppliesOf(tx *vault.Tx) ([]Supply, error) { return supplies(tx) }

func supplies(tx *vault.Tx) ([]Supply, error) {
	items, err := inventory.Items(tx, false)
	if err != nil {
		return nil, err
	}
	stocks, err := inventory.Stocks(tx)
	if err != nil {
		return nil, err
	}
	covers, err := inventory.Covers(tx)
	if err != nil {
		return nil, err
	}
	today, err := inventory.KnownDay(tx)
	if err != nil {
		return nil, err
	}
	all := make([]Supply, 0, len(items))
	for _, i := range items {
		x := Supply{Item: i, Stock: stocks[i.ID], Cover: covers[i.ID]}
		x.Low = x.Stock.Low(i)
		x.Soon = !x.Stock.NextExpiry.IsZero() && x.Stock.NextExpiry.Before(today.Add(expiresSoon+1))
		all = append(all, x)
	}
	slices.SortStableFunc(all, func(a, b Supply) int { return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.ID, b.ID)) })
	return all, nil
}

// rank orders the list by what is most urgent.
func (s Supply) rank() int {
	switch {
	case s.Cover.Days >= 0:
		return s.Cover.Days
	case s.Low:
		return inventory.Horizon + 1
	}
	return inventory.Horizon + 2
}

// Item is one item.
func (st Store) Item(ctx context.Context, id int64) (inventory.Item, error) {
	return read(ctx, st.s, func(tx *vault.Tx) (inventory.Item, error) { return inventory.ItemOf(tx, id) })
}

// Items are all items in use; put-away ones too if all is set.
func (st Store) Items(ctx context.Context, all bool) ([]inventory.Item, error) {
	return read(ctx, st.s, func(tx *vault.Tx) ([]inventory.Item, error) { return inventory.Items(tx, all) })
}

// Barcode is what a scanner typed; ok is false for one that the store doesn't know.
func (st Store) Barcode(ctx context.Context, code string) (x inventory.Scanned, ok bool, err error) {
	err = st.s.View(ctx, func(tx *vault.Tx) (err error) {
		x, ok, err = inventory.FindBarcode(tx, code)
		return err
	})
	return x, ok, err
}

// Stock is how much there is of an item.
func (st Store) Stock(ctx context.Context, item int64) (inventory.Stock, error) {
	return read(ctx, st.s, func(tx *vault.Tx) (inventory.Stock, error) { return inventory.StockOf(tx, item) })
}

// Cover is how long an item lasts.
func (st Store) Cover(ctx context.Context, item int64) (inventory.Cover, error) {
	return read(ctx, st.s, func(tx *vault.Tx) (inventory.Cover, error) { return inventory.CoverOf(tx, item) })
}

// Lots are the lots of an item in the order in which they are used; with all set those
// that are gone too.
func (st Store) Lots(ctx context.Context, item int64, all bool) ([]inventory.Lot, error) {
	return read(ctx, st.s, func(tx *vault.Tx) ([]inventory.Lot, error) { return inventory.Lots(tx, item, all) })
}

// Lot is one lot.
func (st Store) Lot(ctx context.Context, id int64) (inventory.Lot, error) {
	return read(ctx, st.s, func(tx *vault.Tx) (inventory.Lot, error) { return inventory.LotOf(tx, id) })
}

// Ledger is a page of an item's movements, the latest first, and where the next begins.
func (st Store) Ledger(ctx context.Context, item int64, after inventory.Mark, n int) (ms []inventory.Movement, next inventory.Mark, err error) {
	err = st.s.View(ctx, func(tx *vault.Tx) (err error) {
		ms, next, err = inventory.Ledger(tx, item, after, n)
		return err
	})
	return ms, next, err
}

// Over12Months is the stock of an item over the last twelve months, for a chart.
func (st Store) Over12Months(ctx context.Context, item int64) ([]inventory.Point, error) {
	return read(ctx, st.s, func(tx *vault.Tx) ([]inventory.Point, error) { return inventory.Over12Months(tx, item) })
}

// Expirings are the lots that are past their day or will be within so many days.
func (st Store) Expirings(ctx context.Context, days int) ([]inventory.Expiring, error) {
	return read(ctx, st.s, func(tx *vault.Tx) ([]inventory.Expiring, error) { return inventory.Expirings(tx, days) })
}

// Documents are those of a filter, the latest first, without their lines.
func (st Store) Documents(ctx context.Context, f inventory.DocumentFilter) ([]inventory.Document, error) {
	return read(ctx, st.s, func(tx *vault.Tx) ([]inventory.Document, error) { return inventory.Documents(tx, f) })
}

// Document is one document with its lines.
func (st Store) Document(ctx context.Context, id int64) (inventory.Document, error) {
	return read(ctx, st.s, func(tx *vault.Tx) (inventory.Document, error) { return inventory.DocumentOf(tx, id) })
}

// Loans are what a resident has on loan; of resident 0 everybody's, overdue ones first.
func (st Store) Loans(ctx context.Context, resident int64) ([]inventory.Loan, error) {
	return read(ctx, st.s, func(tx *vault.Tx) ([]inventory.Loan, error) { return inventory.Loans(tx, resident) })
}

// Census is who is expected to eat here on n days from today on.
func (st Store) Census(ctx context.Context, n int) ([]inventory.Heads, error) {
	return read(ctx, st.s, func(tx *vault.Tx) ([]inventory.Heads, error) { return inventory.Census(tx, n) })
}

// Orders is what to buy for so many days; 0 is what the house has settled.
func (st Store) Orders(ctx context.Context, days int) (inventory.OrderList, error) {
	return read(ctx, st.s, func(tx *vault.Tx) (inventory.OrderList, error) { return inventory.Orders(tx, days) })
}

// Kitchen are the meals of a day with who is expected.
func (st Store) Kitchen(ctx context.Context, day civil.Day) ([]inventory.Meal, error) {
	return read(ctx, st.s, func(tx *vault.Tx) ([]inventory.Meal, error) { return inventory.Kitchen(tx, day) })
}

// Servings are what the kitchen needs by the norms for those at a meal: what is bound to
// the meal, or with whole set what belongs to the day as a whole.
func (st Store) Servings(ctx context.Context, m inventory.Meal, whole bool) ([]inventory.Serving, error) {
	return read(ctx, st.s, func(tx *vault.Tx) ([]inventory.Serving, error) { return inventory.Servings(tx, m, whole) })
}
