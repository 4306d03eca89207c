package inventory

import (
	"pana/inventory/schema"
	"pana/shelter/vault"
)

// Part are the tables of the store; they come after the shelter's.
func Part() vault.Part { return vault.Part{Name: "inventory", Files: schema.Files} }
