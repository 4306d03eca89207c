package vault

import (
	"context"
	"database/sql"
)

// View calls f with one state of the file; f can't change it.
func (v *Vault) View(ctx context.Context, a Actor, f func(*Tx) error) error {
	if err := v.gate.enter(); err != nil {
		return err
	}
	defer v.gate.leave()
	ctx, done := v.reading(ctx)
	defer done()
	tx, err := v.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return v.border(err)
	}
	defer tx.Rollback()
	err = f(&Tx{ctx: ctx, tx: tx, v: v, actor: a, now: v.o.Clock.Now()})
	if writes(err) { // f's own mistake, not the disk's
		return err
	}
	return v.border(err)
}

// Update calls f with a transaction that changes the file: all of it, or, if f or the
// commit fails, nothing. Topics are announced after the commit. f must not call Update.
func (v *Vault) Update(ctx context.Context, a Actor, f func(*Tx) error) error {
	if err := v.gate.enter(); err != nil {
		return err
	}
	defer v.gate.leave()
	if err := v.update(ctx, a, f); err != nil {
		return v.border(err)
	}
	v.hear.tell()
	return nil
}

func (v *Vault) update(ctx context.Context, a Actor, f func(*Tx) error) error {
	tx, err := v.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	t := &Tx{ctx: ctx, tx: tx, v: v, actor: a, now: v.o.Clock.Now()}
	if err := v.clock.check(t.now); err != nil {
		return err
	}
	if err := f(t); err != nil {
		return err
	}
	if err := v.clock.note(ctx, tx, t.now); err != nil {
		return err
	}
	return v.hear.commit(t.topics, func() error {
		if err := tx.Commit(); err != nil {
			return err
		}
		v.clock.committed(t.now)
		return nil
	})
}
