// Package stafftest makes accounts for the tests of every part.
package stafftest

import (
	"fmt"
	"testing"

	"pana/shelter/staff"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// Add makes an account with roles and gives it as the actor in the first of them. The
// first account of a file becomes a director too, as it must.
func Add(t testing.TB, f *vaulttest.File, roles ...staff.Role) vault.Actor {
	t.Helper()
	var id int64
	add := func(actor vault.Actor, n staff.New) {
		t.Helper()
		err := f.Update(t.Context(), actor, func(tx *vault.Tx) error {
			var err error
			id, err = staff.AddAccount(tx, n)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	err := f.View(t.Context(), vault.Actor{}, func(tx *vault.Tx) error {
		return tx.QueryRow(`select count(*) from account`).Scan(&n)
	})
	if err != nil {
		t.Fatal(err)
	}
	first := vault.Actor{Account: 1, Role: string(staff.Director)}
	if n == 0 {
		add(first, staff.New{Login: "director", Name: "Director 1", Roles: []staff.Role{staff.Director}})
		n = 1
		if len(roles) == 1 && roles[0] == staff.Director {
			return first
		}
	}
	add(first, staff.New{Login: fmt.Sprintf("%s%d", roles[0], n+1), Name: fmt.Sprintf("%s %d", roles[0], n+1), Roles: roles})
	return vault.Actor{Account: id, Role: string(roles[0])}
}
