package shelter

import (
	"context"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// What the store is made of: items, places, givers, kits, norms, sizes, settings.

// SaveItem adds an item (ID 0) or changes one.
func (st Store) SaveItem(ctx context.Context, i inventory.Item) (Receipt, error) {
	return st.save(ctx, "done.item_saved", func(tx *vault.Tx) (int64, error) { return inventory.SaveItem(tx, i) })
}

// Places are all places, in use or not.
func (st Store) Places(ctx context.Context) ([]inventory.Place, error) {
	return read(ctx, st.s, inventory.Places)
}

// SavePlace adds a place (ID 0) or changes one.
func (st Store) SavePlace(ctx context.Context, p inventory.Place) (Receipt, error) {
	return st.save(ctx, "done.place_saved", func(tx *vault.Tx) (int64, error) { return inventory.SavePlace(tx, p) })
}

// Givers are all suppliers and donors, in use or not.
func (st Store) Givers(ctx context.Context) ([]inventory.Giver, error) {
	return read(ctx, st.s, inventory.Givers)
}

// SaveGiver adds a supplier or donor (ID 0) or changes one.
func (st Store) SaveGiver(ctx context.Context, g inventory.Giver) (Receipt, error) {
	return st.save(ctx, "done.giver_saved", func(tx *vault.Tx) (int64, error) { return inventory.SaveGiver(tx, g) })
}

// Kits are the kits in use, with how many of each can be given out now.
func (st Store) Kits(ctx context.Context) ([]inventory.Kit, error) {
	return read(ctx, st.s, inventory.Kits)
}

// SaveKit adds a kit (ID 0) or changes one.
func (st Store) SaveKit(ctx context.Context, k inventory.Kit) (Receipt, error) {
	return st.save(ctx, "done.kit_saved", func(tx *vault.Tx) (int64, error) { return inventory.SaveKit(tx, k) })
}

// Norms are the norms of every item that has some, by item.
func (st Store) Norms(ctx context.Context) (map[int64][]inventory.Norm, error) {
	return read(ctx, st.s, inventory.Norms)
}

// SaveNorms makes ns the norms of an item.
func (st Store) SaveNorms(ctx context.Context, item int64, ns []inventory.Norm) (Receipt, error) {
	return st.save(ctx, "done.norms_saved", func(tx *vault.Tx) (int64, error) { return item, inventory.SaveNorms(tx, item, ns) })
}

// Sizes are the size card of a resident.
func (st Store) Sizes(ctx context.Context, resident int64) ([]inventory.Size, error) {
	return read(ctx, st.s, func(tx *vault.Tx) ([]inventory.Size, error) { return inventory.Sizes(tx, resident) })
}

// SaveSizes replaces the size card of somebody who lives here.
func (st Store) SaveSizes(ctx context.Context, resident int64, card []inventory.Size) (Receipt, error) {
	return st.save(ctx, "done.sizes_saved", func(tx *vault.Tx) (int64, error) {
		return resident, inventory.SaveSizes(tx, resident, card)
	})
}

// Settings are what the house decides about its store and kitchen.
func (st Store) Settings(ctx context.Context) (inventory.Settings, error) {
	return read(ctx, st.s, inventory.ReadSettings)
}

// SaveSettings changes them.
func (st Store) SaveSettings(ctx context.Context, set inventory.Settings) (Receipt, error) {
	return st.save(ctx, "done.settings", func(tx *vault.Tx) (int64, error) { return 0, inventory.SaveSettings(tx, set) })
}

func (st Store) save(ctx context.Context, message string, f func(*vault.Tx) (int64, error)) (Receipt, error) {
	var id int64
	err := st.s.update(ctx, func(tx *vault.Tx) (err error) {
		id, err = f(tx)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say(message), ID: id}, nil
}
