package shelter

import (
	"context"

	"pana/assets/words"
	"pana/inventory/table"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// PlanImport says what reading a table in would come to. It may take seconds; step may be
// nil.
func (st Store) PlanImport(ctx context.Context, s table.Sheet, o table.Options, step func(done, of int)) (p table.Plan, err error) {
	err = st.s.View(ctx, func(tx *vault.Tx) (err error) {
		p, err = table.NewPlan(ctx, tx, s, o, step)
		return err
	})
	return p, err
}

// Import reads a table in as the plan that was seen says, all of it or nothing. Undo takes
// its stock back and puts its new items away; it is nil when items were changed, and what
// they were before is in their history.
func (st Store) Import(ctx context.Context, s table.Sheet, o table.Options, seen table.Plan, step func(done, of int)) (Receipt, error) {
	var d table.Done
	err := st.s.update(ctx, func(tx *vault.Tx) (err error) {
		d, err = table.Import(ctx, tx, s, o, seen, step)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	r := Receipt{Message: fault.Say("done.imported", "Count", seen.Taken), IDs: d.Documents}
	if len(d.Documents) > 0 {
		r.ID = d.Documents[0]
	}
	if seen.Changed == 0 {
		r.Undo = func(ctx context.Context) error {
			return st.s.update(ctx, func(tx *vault.Tx) error { return table.Undo(tx, d, takenBack) })
		}
	}
	return r, nil
}

// Export is the store as a table in the language of w, which Import reads.
func (st Store) Export(ctx context.Context, w *words.Words, step func(done, of int)) (g table.Grid, err error) {
	err = st.s.update(ctx, func(tx *vault.Tx) (err error) {
		g, err = table.Export(ctx, tx, w, step)
		return err
	})
	return g, err
}
