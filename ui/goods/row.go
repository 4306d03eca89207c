package goods

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/ui/widgets"
)

// leastNote is the width for which words under a line are broken before it is laid out.
const leastNote = 400

// Row is one of Lines on the page.
type Row struct {
	l        *Lines
	item     *Picker
	variant  *widgets.Choice
	quantity *Quantity
	cells    []*cell
	remove   *widgets.Button
	note     *fyne.Container
	said     string // in note
	wrong    bool   // what is said is a fault
	box      *fyne.Container
	hint     string
	before   string // in the quantity, when the cursor came
	had      int64  // the item that OnItem was last called for
}

// cell is an input of a row in the walk of a form: what is wrong with it stands under the
// whole row.
type cell struct {
	widgets.Input
	row  *Row
	name string
	why  string
}

// SetWrong implements widgets.Input.
func (c *cell) SetWrong(why string) {
	c.Input.SetWrong(why)
	c.why = why
	c.row.say()
}

// SetReturn implements widgets.Input: before going on, a quantity looks whether it was a
// scan.
func (c *cell) SetReturn(do func()) {
	c.Input.SetReturn(func() {
		if c.Input == widgets.Input(c.row.quantity.Field) && c.row.scanned() {
			return
		}
		do()
	})
}

func newRow(l *Lines) *Row {
	d := l.c.d
	r := &Row{l: l, item: NewPicker(l.c, ""), variant: widgets.NewChoice("", nil), quantity: NewQuantity(d, "", inventory.Item{})}
	r.variant.NoMatch = d.T("goods.no_variant")
	r.note = widgets.Stack(0)
	r.remove = widgets.NewButton("", widgets.Ghost, widgets.IconDelete, "", func() { l.Remove(r) })
	r.remove.Hint = d.T("goods.remove")
	r.cells = []*cell{{Input: r.item.Field, row: r, name: "item"}, {Input: r.variant, row: r, name: "variant"}, {Input: r.quantity.Field, row: r, name: "quantity"}}
	for _, c := range l.columns {
		r.cells = append(r.cells, &cell{Input: c.New(r), row: r, name: c.Name})
	}
	var objects []fyne.CanvasObject
	for _, x := range r.cells {
		objects = append(objects, x.Input)
		if f := fieldOf(x.Input); f != nil {
			was := f.OnChanged
			f.OnChanged = func(text string) {
				if was != nil {
					was(text)
				}
				x.why = ""
				r.say()
				l.changed()
			}
			f.OnAbove = func() { r.above(slices.Index(l.rows, r), x) }
		}
	}
	r.item.OnPicked = r.picked
	was := r.variant.OnChosen
	r.variant.OnChosen = func() {
		if was != nil {
			was()
		}
		l.changed()
	}
	r.quantity.Field.Entry.OnFocus = func(on bool) {
		if on {
			r.before = r.quantity.Field.Text()
			if r.before != "" {
				r.quantity.Field.Entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
			}
		}
	}
	r.box = widgets.Stack(2, container.New(rowLayout{l}, append(objects, r.remove)...), r.note)
	return r
}

// Item is the line's item.
func (r *Row) Item() (inventory.Item, bool) { return r.item.Item() }

// Variant is the line's size, 0 for none.
func (r *Row) Variant() int64 {
	id, _ := strconv.ParseInt(r.variant.Key(), 10, 64)
	return id
}

// SetVariant chooses a size.
func (r *Row) SetVariant(id int64) { r.variant.SetKey(strconv.FormatInt(id, 10)) }

// Quantity is the field of how much.
func (r *Row) Quantity() *Quantity { return r.quantity }

// Input is the input of a column, nil if there is none.
func (r *Row) Input(column string) widgets.Input {
	for _, x := range r.cells {
		if x.name == column {
			return x.Input
		}
	}
	return nil
}

// Say stands quietly under the line, where nothing is wrong with it.
func (r *Row) Say(hint string) {
	if r.hint != hint {
		r.hint = hint
		r.say()
	}
}

// picked is a choice by hand.
func (r *Row) picked(s Scan) {
	r.take(s)
	if s.Quantity > 0 && r.quantity.Empty() {
		r.quantity.Set(s.Quantity)
	}
	r.l.grow()
	r.l.higher()
	r.l.changed()
}

// take makes the line one of an item.
func (r *Row) take(s Scan) {
	i, _ := r.l.c.Item(s.Item)
	r.quantity.SetItem(i)
	if r.had != i.ID {
		r.variant.Options = nil
		for _, v := range i.Variants {
			if v.Active {
				r.variant.Options = append(r.variant.Options, widgets.Option{Key: strconv.FormatInt(v.ID, 10), Text: Variant(r.l.c.d, v), Codes: []string{v.Size}})
			}
		}
		r.variant.SetKey("")
	}
	if s.Variant != 0 {
		r.variant.SetKey(strconv.FormatInt(s.Variant, 10))
	}
	if r.had != i.ID {
		r.had = i.ID
		if i.ID != 0 && r.l.OnItem != nil {
			r.l.OnItem(r)
		}
	}
	r.show(!r.blank())
}

func (r *Row) sized() bool { return len(r.variant.Options) > 0 }

// show shows all of the row, or of the empty one at the end only the item.
func (r *Row) show(whole bool) {
	for _, x := range r.cells[1:] {
		setHidden(x.Input, !whole)
	}
	setHidden(r.variant, !whole || !r.sized())
	setHidden(r.remove, !whole)
	r.box.Refresh()
}

func setHidden(o fyne.CanvasObject, hidden bool) {
	if hidden {
		o.Hide()
	} else {
		o.Show()
	}
}

// blank reports whether nothing stands in the row.
func (r *Row) blank() bool { return strings.TrimSpace(r.item.Field.Text()) == "" }

// shown is the cell of a column that can be seen, nil for none.
func (r *Row) shown(column string) *cell {
	for _, x := range r.cells {
		if x.name == column && x.Input.Visible() {
			return x
		}
	}
	return nil
}

// scanned takes a barcode that was scanned into the quantity for what it is.
func (r *Row) scanned() bool {
	text := strings.TrimSpace(r.quantity.Field.Text())
	s, ok := r.l.c.Scan(text)
	typed := r.before
	for cut := 1; !ok && cut <= len(text)-8; cut++ { // "2", and then the scanner
		if s, ok = r.l.c.Scan(text[cut:]); ok {
			typed = text[:cut]
		}
	}
	if !ok {
		return false
	}
	r.quantity.Field.SetText(typed)
	if s.Item != r.item.Picked().Item || s.Variant != 0 && s.Variant != r.Variant() {
		r.l.Add(s)
		return true
	}
	if have, err := r.quantity.Read(); err == nil {
		r.quantity.Set(have + s.Quantity)
	} else {
		r.quantity.Set(s.Quantity)
	}
	r.before = r.quantity.Field.Text()
	r.quantity.Field.Entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	r.l.changed()
	return true
}

// above makes a cell as in the row above.
func (r *Row) above(n int, x *cell) {
	if n < 1 {
		return
	}
	up := r.l.rows[n-1]
	switch x.Input {
	case widgets.Input(r.item.Field):
		s := up.item.Picked()
		s.Variant, s.Quantity = up.Variant(), 0
		if s.Item != 0 {
			r.item.Pick(Scan{Item: s.Item})
			r.picked(s)
		}
		return
	default:
		for _, y := range up.cells {
			if y.name == x.name {
				Write(x.Input, Written(y.Input))
			}
		}
	}
	r.l.changed()
}

// say writes what is wrong under the row, or else its hint.
func (r *Row) say() {
	var wrong []string
	for _, x := range r.cells {
		why := x.why
		if f := fieldOf(x.Input); f != nil {
			why = f.Wrong()
		}
		if why != "" && !slices.Contains(wrong, why) {
			wrong = append(wrong, why)
		}
	}
	text, style := r.hint, widgets.Small
	if len(wrong) > 0 {
		text, style = strings.Join(wrong, " "), widgets.Small.In(widgets.Alert.Strong())
	}
	if r.said == text && r.wrong == (len(wrong) > 0) {
		return
	}
	r.said, r.wrong = text, len(wrong) > 0
	r.note.Objects = nil
	if text != "" {
		r.note.Add(widgets.NewParagraphFor(text, style, max(leastNote, r.l.content.Size().Width-removeWidth)))
	}
	r.l.higher()
}

func fieldOf(in widgets.Input) *widgets.Field {
	switch in := in.(type) {
	case *cell:
		return fieldOf(in.Input)
	case *widgets.Field:
		return in
	case *widgets.Choice:
		return in.Field
	case *widgets.DateField:
		return in.Field
	}
	return nil
}
