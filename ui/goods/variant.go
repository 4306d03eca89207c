package goods

import (
	"strconv"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// VariantOptions are the sizes of an item that are in use, for a choice outside of lines.
func VariantOptions(d *desk.Desk, i inventory.Item) []widgets.Option {
	var all []widgets.Option
	for _, v := range i.Variants {
		if v.Active {
			all = append(all, widgets.Option{Key: VariantKey(v.ID), Text: Variant(d, v), Codes: []string{v.Size}})
		}
	}
	return all
}

// VariantKey is the key of a size in such a choice.
func VariantKey(id int64) string { return strconv.FormatInt(id, 10) }

// ReadVariant is the size of a key, 0 for none.
func ReadVariant(key string) int64 {
	id, _ := strconv.ParseInt(key, 10, 64)
	return id
}
