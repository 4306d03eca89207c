package supplies

import (
	"context"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/staff"
)

// House is what the page needs of the shelter besides its store.
type House interface {
	Who() (staff.Account, staff.Role)
	SaveDraft(ctx context.Context, form string, body []byte) error
	Draft(ctx context.Context, form string) (shelter.Draft, bool, error)
	DropDraft(ctx context.Context, form string) error
}

// Store is what the page needs of the store.
type Store interface {
	Supplies(context.Context) ([]shelter.Supply, error)
	ItemsAt(ctx context.Context, place int64) (map[int64]bool, error)
	Item(ctx context.Context, id int64) (inventory.Item, error)
	Lots(ctx context.Context, item int64, all bool) ([]inventory.Lot, error)
	Ledger(ctx context.Context, item int64, after inventory.Mark, n int) ([]inventory.Movement, inventory.Mark, error)
	Over12Months(ctx context.Context, item int64) ([]inventory.Point, error)
	Census(ctx context.Context, n int) ([]inventory.Heads, error)
	Places(context.Context) ([]inventory.Place, error)
	Givers(context.Context) ([]inventory.Giver, error)
	Norms(context.Context) (map[int64][]inventory.Norm, error)

	SaveItem(context.Context, inventory.Item) (shelter.Receipt, error)
	SaveNorms(ctx context.Context, item int64, ns []inventory.Norm) (shelter.Receipt, error)
	SetStatus(ctx context.Context, lot int64, to inventory.LotStatus, reason string) (shelter.Receipt, error)
	Undo(ctx context.Context, document int64, reason string) (shelter.Receipt, error)
	Move(context.Context, inventory.Carry) (shelter.Receipt, error)
	OpenLot(ctx context.Context, lot, place int64, q inventory.Quantity) (shelter.Receipt, error)
	Convert(context.Context, inventory.Repack) (shelter.Receipt, error)
}

var (
	_ House = (*shelter.Session)(nil)
	_ Store = shelter.Store{}
)
