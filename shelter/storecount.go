package shelter

import (
	"context"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// Stocktakes are all of them, the latest first, without their lines.
func (st Store) Stocktakes(ctx context.Context) ([]inventory.Stocktake, error) {
	return read(ctx, st.s, inventory.Stocktakes)
}

// Stocktake is one stock-take with its lines.
func (st Store) Stocktake(ctx context.Context, id int64) (inventory.Stocktake, error) {
	return read(ctx, st.s, func(tx *vault.Tx) (inventory.Stocktake, error) { return inventory.StocktakeOf(tx, id) })
}

// StartStocktake begins to count a place: all that lies there, or one category of it.
func (st Store) StartStocktake(ctx context.Context, place int64, category inventory.Category, blind bool) (Receipt, error) {
	return st.save(ctx, "done.stocktake_started", func(tx *vault.Tx) (int64, error) {
		return inventory.StartStocktake(tx, place, category, blind)
	})
}

// SaveCounts types counts, as many as there are so far.
func (st Store) SaveCounts(ctx context.Context, stocktake int64, cs []inventory.Count) (Receipt, error) {
	return st.save(ctx, "done.counts_saved", func(tx *vault.Tx) (int64, error) {
		return stocktake, inventory.SaveCounts(tx, stocktake, cs)
	})
}

// FoundLot adds something to a stock-take that the book doesn't know.
func (st Store) FoundLot(ctx context.Context, stocktake int64, l inventory.DeliveryLine, note string) (Receipt, error) {
	return st.save(ctx, "done.counts_saved", func(tx *vault.Tx) (int64, error) { return inventory.FoundLot(tx, stocktake, l, note) })
}

// FinishCount says that everything is counted and typed; somebody else approves.
func (st Store) FinishCount(ctx context.Context, stocktake int64, second, note string) (Receipt, error) {
	return st.save(ctx, "done.stocktake_counted", func(tx *vault.Tx) (int64, error) {
		return stocktake, inventory.FinishCount(tx, stocktake, second, note)
	})
}

// ApproveStocktake corrects the stock by what was counted and freezes it. It can't be
// taken back.
func (st Store) ApproveStocktake(ctx context.Context, stocktake int64) (Receipt, error) {
	var p inventory.Posted
	err := st.s.update(ctx, func(tx *vault.Tx) (err error) {
		p, err = inventory.Approve(tx, stocktake)
		return err
	})
	return Receipt{Message: fault.Say("done.stocktake_approved"), ID: p.Document}, err
}

// CancelStocktake gives a stock-take up.
func (st Store) CancelStocktake(ctx context.Context, stocktake int64) (Receipt, error) {
	return st.save(ctx, "done.stocktake_cancelled", func(tx *vault.Tx) (int64, error) {
		return stocktake, inventory.CancelStocktake(tx, stocktake)
	})
}
