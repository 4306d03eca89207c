package shelter

import (
	"context"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// takenBack is the remark of a document that was undone at once: there is nothing to say.
const takenBack = "—"

// Receive takes a purchase, a donation or the opening stock in.
func (st Store) Receive(ctx context.Context, d inventory.Delivery) (Receipt, error) {
	return st.post(ctx, "done.received", func(tx *vault.Tx) (inventory.Posted, error) { return inventory.Receive(tx, d) })
}

// PlanIssue shows from which lots an issue would come and what it lacks.
func (st Store) PlanIssue(ctx context.Context, in inventory.Issue) (inventory.Plan, error) {
	return read(ctx, st.s, func(tx *vault.Tx) (inventory.Plan, error) { return inventory.PlanIssue(tx, in) })
}

// Issue gives something out to a resident, her household or the kitchen.
func (st Store) Issue(ctx context.Context, in inventory.Issue) (Receipt, error) {
	return st.post(ctx, "done.issued", func(tx *vault.Tx) (inventory.Posted, error) { return inventory.PostIssue(tx, in) })
}

// Sign notes how a resident signed a receipt: yes, thumb or refused. Once.
func (st Store) Sign(ctx context.Context, document int64, how string) (Receipt, error) {
	err := st.s.update(ctx, func(tx *vault.Tx) error { return inventory.Sign(tx, document, how) })
	return Receipt{Message: fault.Say("done.signed"), ID: document}, err
}

// PlanKits shows from which lots arrival kits would come.
func (st Store) PlanKits(ctx context.Context, hs []inventory.Handing) ([]inventory.Plan, error) {
	return read(ctx, st.s, func(tx *vault.Tx) ([]inventory.Plan, error) { return inventory.PlanKits(tx, hs) })
}

// IssueKits gives arrival kits out, all of them or none.
func (st Store) IssueKits(ctx context.Context, hs []inventory.Handing) (Receipt, error) {
	var done []inventory.Posted
	err := st.s.update(ctx, func(tx *vault.Tx) (err error) {
		done, err = inventory.PostKits(tx, hs)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	var ids []int64
	for _, p := range done {
		ids = append(ids, p.Document)
	}
	return Receipt{Message: fault.Say("done.kits", "Count", len(ids)), ID: ids[0], IDs: ids, Undo: st.undo(ids...)}, nil
}

// EndLoans carries out decisions about what a resident has on loan.
func (st Store) EndLoans(ctx context.Context, resident int64, ds []inventory.Decision) (Receipt, error) {
	var c inventory.Closed
	err := st.s.update(ctx, func(tx *vault.Tx) (err error) {
		c, err = inventory.EndLoans(tx, resident, ds)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.loans_ended"), ID: c.Document, Undo: func(ctx context.Context) error {
		return st.s.update(ctx, func(tx *vault.Tx) error { return inventory.ReopenLoans(tx, c, takenBack) })
	}}, nil
}

// Move carries things from place to place.
func (st Store) Move(ctx context.Context, c inventory.Carry) (Receipt, error) {
	return st.post(ctx, "done.carried", func(tx *vault.Tx) (inventory.Posted, error) { return inventory.Move(tx, c) })
}

// Convert repacks a part of a lot.
func (st Store) Convert(ctx context.Context, r inventory.Repack) (Receipt, error) {
	return st.post(ctx, "done.repacked", func(tx *vault.Tx) (inventory.Posted, error) { return inventory.Convert(tx, r) })
}

// OpenLot notes that a part of a lot was opened; it is used first and keeps for less long.
func (st Store) OpenLot(ctx context.Context, lot, place int64, q inventory.Quantity) (Receipt, error) {
	return st.post(ctx, "done.lot_opened", func(tx *vault.Tx) (inventory.Posted, error) { return inventory.Open(tx, lot, place, q) })
}

// WriteOff writes things off by an act with three signatures.
func (st Store) WriteOff(ctx context.Context, a inventory.Act) (Receipt, error) {
	return st.post(ctx, "done.written_off", func(tx *vault.Tx) (inventory.Posted, error) { return inventory.PostWriteOff(tx, a) })
}

// SetStatus quarantines, recalls, sets aside as damaged or releases a lot.
func (st Store) SetStatus(ctx context.Context, lot int64, to inventory.LotStatus, reason string) (Receipt, error) {
	err := st.s.update(ctx, func(tx *vault.Tx) error { return inventory.SetStatus(tx, lot, to, reason) })
	return Receipt{Message: fault.Say("done.lot_status"), ID: lot}, err
}

// Recall recalls every lot of an item that bears a code.
func (st Store) Recall(ctx context.Context, item int64, code, reason string) (Receipt, error) {
	var ids []int64
	err := st.s.update(ctx, func(tx *vault.Tx) (err error) {
		ids, err = inventory.Recall(tx, item, code, reason)
		return err
	})
	return Receipt{Message: fault.Say("done.recalled", "Count", len(ids)), ID: item, IDs: ids}, err
}

// Undo takes a document back by its opposite, with the reason.
func (st Store) Undo(ctx context.Context, document int64, reason string) (Receipt, error) {
	var p inventory.Posted
	err := st.s.update(ctx, func(tx *vault.Tx) (err error) {
		p, err = inventory.Undo(tx, document, reason)
		return err
	})
	return Receipt{Message: fault.Say("done.undone", "Number", p.Number), ID: p.Document}, err
}

// ConfirmDay says that the clock had run ahead: what counts as today goes back.
func (st Store) ConfirmDay(ctx context.Context, reason string) (Receipt, error) {
	err := st.s.update(ctx, func(tx *vault.Tx) error { return inventory.ConfirmDay(tx, reason) })
	return Receipt{Message: fault.Say("done.stock_day")}, err
}

// post makes one document; the message bears its number.
func (st Store) post(ctx context.Context, message string, f func(*vault.Tx) (inventory.Posted, error)) (Receipt, error) {
	var p inventory.Posted
	err := st.s.update(ctx, func(tx *vault.Tx) (err error) {
		p, err = f(tx)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say(message, "Number", p.Number), ID: p.Document, IDs: p.Lots, Undo: st.undo(p.Document)}, nil
}

// undo takes documents back as one act, the latest first.
func (st Store) undo(documents ...int64) func(context.Context) error {
	return func(ctx context.Context) error {
		return st.s.update(ctx, func(tx *vault.Tx) error {
			for n := len(documents) - 1; n >= 0; n-- {
				if _, err := inventory.Undo(tx, documents[n], takenBack); err != nil {
					return err
				}
			}
			return nil
		})
	}
}
