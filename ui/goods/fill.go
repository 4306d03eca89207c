package goods

import (
	"strconv"

	"pana/inventory"
	"pana/ui/desk"
)

// Filled is a line of an item as SetValues takes it, for lines that a page proposes.
func Filled(d *desk.Desk, i inventory.Item, variant int64, q inventory.Quantity) map[string]string {
	v := map[string]string{"item": keyOf(Scan{Item: i.ID}), "quantity": Typed(d, i, q)}
	if variant != 0 {
		v["variant"] = strconv.FormatInt(variant, 10)
	}
	return v
}
