// Package inventorytest opens real, encrypted files that have the tables of the store, for
// the tests of whatever lies above it.
package inventorytest

import (
	"testing"

	"pana/inventory"
	"pana/shelter/vault/vaulttest"
)

// New is a fresh file with all tables and no accounts; it is locked when the test ends.
var New func(t testing.TB) *vaulttest.File = vaulttest.With(inventory.Part())
