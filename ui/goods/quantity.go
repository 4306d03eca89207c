package goods

import (
	"strings"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// Quantity is the field of how much of an item: a number, and a unit where it is another
// than the item's own, which stands there as a hint. Field is what a page shows and walks.
type Quantity struct {
	Field *widgets.Field
	d     *desk.Desk
	item  inventory.Item
}

// NewQuantity makes one for an item; the zero Item until one is chosen. With label "" it
// has no room above and below.
func NewQuantity(d *desk.Desk, label string, i inventory.Item) *Quantity {
	q := &Quantity{Field: widgets.NewField(label, ""), d: d}
	q.SetItem(i)
	q.Field.Entry.OnFocus = func(on bool) { // so that typing replaces what is proposed
		if on && q.Field.Text() != "" {
			q.Field.Entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
	}
	return q
}

// SetItem says what the quantity is of.
func (q *Quantity) SetItem(i inventory.Item) {
	q.item = i
	unit, hint := "", ""
	if i.Unit != "" {
		unit = Unit(q.d, i.Unit)
		if others := OtherUnits(q.d, i); others != "" {
			hint = q.d.T("goods.units", "Units", others)
		}
	}
	if q.Field.Entry.PlaceHolder != unit {
		q.Field.Entry.SetPlaceHolder(unit)
	}
	q.Field.SetHint(hint)
}

// Set puts a quantity into the field.
func (q *Quantity) Set(n inventory.Quantity) {
	if n == 0 {
		q.Field.SetText("")
		return
	}
	q.Field.SetText(Typed(q.d, q.item, n))
}

// Read is what was typed; what is wrong is a fault of "quantity".
func (q *Quantity) Read() (inventory.Quantity, error) {
	return inventory.ParseQuantity(q.Field.Text(), q.item)
}

// Empty reports whether nothing was typed.
func (q *Quantity) Empty() bool { return strings.TrimSpace(q.Field.Text()) == "" }

// OtherUnits are an item's units besides its own, "" for none.
func OtherUnits(d *desk.Desk, i inventory.Item) string {
	var others []string
	for _, u := range i.Units {
		if u.Code != i.Unit {
			others = append(others, Unit(d, u.Code))
		}
	}
	return strings.Join(others, ", ")
}
