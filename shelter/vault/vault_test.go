package vault_test

import (
	"context"
	"testing"

	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func TestSmoke(t *testing.T) {
	f := vaulttest.New(t)
	ctx := context.Background()
	if err := f.Update(ctx, vault.Actor{}, func(tx *vault.Tx) error {
		if _, err := tx.Exec("create table x(a text) strict"); err != nil {
			return err
		}
		_, err := tx.Exec("insert into x values('hello')")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	f.Reopen(t)
	if err := f.View(ctx, vault.Actor{}, func(tx *vault.Tx) error {
		var s string
		return tx.QueryRow("select a from x").Scan(&s)
	}); err != nil {
		t.Fatal(err)
	}
	if c, err := f.Copy(ctx, t.TempDir()); err != nil {
		t.Fatal(err)
	} else {
		t.Log(c)
	}
	if found, err := f.Check(ctx, nil); err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	db := vaulttest.Raw(t, f)
	if _, err := db.Exec("insert into x values('y')"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.AddSlot("b", "c"); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		vaulttest.New(b)
	}
}
