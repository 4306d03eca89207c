package vault

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"slices"

	"pana/shelter/fault"
	"pana/shelter/vault/keyslot"
)

// Proof is what looking at one copy came to.
type Proof struct {
	Copy
	Rows  int64     // of all tables, 0 if they can't be read
	Found []Finding // nothing: the copy is good
}

// Verify opens every copy in dir, whoever's it seems to be, and proves it: both copies of
// its header, every page with content, SQLite's structure, references, the number of its
// rows, and what inside asks of its content. inside isn't called for a copy with other
// tables than the open file: its questions may not fit. Nothing is written, the copies may
// lie on a medium that can't be. People can work on.
func (v *Vault) Verify(ctx context.Context, dir string, inside func(*Tx) ([]Finding, error), progress func(done, of int)) ([]Proof, error) {
	if err := v.gate.enter(); err != nil {
		return nil, err
	}
	defer v.gate.leave()
	ctx, done := v.reading(ctx)
	defer done()
	all, err := Copies(dir, v.o.Zone)
	if err != nil {
		return nil, err
	}
	self, err := os.Stat(v.path)
	if err != nil {
		return nil, system(err)
	}
	all = slices.DeleteFunc(all, func(c Copy) bool { // the open file must not be opened twice
		other, err := os.Stat(c.Path)
		return err == nil && os.SameFile(self, other)
	})
	var proofs []Proof
	for i, c := range all {
		p, err := v.verify(ctx, c, inside)
		if ctx.Err() != nil {
			return proofs, v.border(ctx.Err())
		}
		if err != nil { // that of this copy, not of looking at them
			p.Found = append(p.Found, unverified(v.border(err)))
		}
		proofs = append(proofs, p)
		if progress != nil {
			progress(i+1, len(all))
		}
	}
	return proofs, nil
}

// unverified is a copy that can't be looked at to its end.
func unverified(err error) Finding {
	var r *fault.Refusal
	if errors.As(err, &r) {
		return Finding{"integrity", r.Message}
	}
	return Finding{"integrity", fault.Say("check.bad_structure", "Detail", err.Error())}
}

func (v *Vault) verify(ctx context.Context, c Copy, inside func(*Tx) ([]Finding, error)) (Proof, error) {
	p := Proof{Copy: c}
	header, err := headerOf(c.Path)
	if err != nil {
		return p, err
	}
	if key, err := v.ring.FileKey(header); err != nil {
		p.Found = append(p.Found, Finding{"header", fault.Say("check.no_key")})
		return p, nil
	} else {
		clear(key)
	}
	if good, equal := v.ring.Examine(header); !good[0] || !good[1] || !equal {
		p.Found = append(p.Found, Finding{"header", fault.Say("check.copy_header")})
	}
	db, err := sql.Open("sqlite", dsn(v.fs, c.Path, forCopies))
	if err != nil {
		return p, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return p, err
	}
	defer tx.Rollback()
	found, err := content(ctx, tx)
	p.Found = append(p.Found, found...)
	if err != nil || len(found) > 0 {
		return p, err
	}
	n, err := counts(ctx, tx)
	if err != nil {
		return p, err
	}
	for _, k := range n {
		p.Rows += k
	}
	same, err := v.sameTables(ctx, tx)
	if err != nil || !same || inside == nil {
		return p, err
	}
	found, err = inside(&Tx{ctx: ctx, tx: tx, v: v, now: v.o.Clock.Now()})
	p.Found = append(p.Found, found...)
	return p, err
}

// sameTables reports whether the copy that tx reads was made by the same migrations.
func (v *Vault) sameTables(ctx context.Context, tx *sql.Tx) (bool, error) {
	var mine, its int
	if err := v.readers.QueryRowContext(ctx, `pragma user_version`).Scan(&mine); err != nil {
		return false, err
	}
	err := tx.QueryRowContext(ctx, `pragma user_version`).Scan(&its)
	return mine == its, err
}

// headerOf is the header of the file at path, which nobody has open.
func headerOf(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, system(err)
	}
	defer f.Close()
	h := make([]byte, keyslot.Size)
	if n, _ := f.ReadAt(h, 0); n < len(h) {
		return h[:n], nil // too short: no key opens it
	}
	return h, nil
}
