package goods

import (
	"fmt"
	"strconv"
	"strings"

	"pana/inventory"
	"pana/ui/widgets"
)

// Picker is the field in which an item is chosen: by the beginning of its name in any
// language, or by a scanned barcode, which also says the size. Field is what a page shows
// and walks.
type Picker struct {
	Field *widgets.Choice
	// OnPicked is called after a choice, also when it becomes none.
	OnPicked func(Scan)

	c *Catalogue
}

// mostFound is how many items a list offers; who wants others types on.
const mostFound = 200

// NewPicker makes one with nothing chosen; with label "" it has no room above and below.
func NewPicker(c *Catalogue, label string) *Picker {
	p := &Picker{Field: widgets.NewChoice(label, nil), c: c}
	p.Field.NoMatch = c.d.T("goods.no_item")
	p.Field.Source = p.options
	p.Field.OnChosen = func() {
		if p.OnPicked != nil {
			p.OnPicked(p.Picked())
		}
	}
	return p
}

// Picked is what is chosen, the zero Scan for nothing. Quantity is 0 unless it was scanned.
func (p *Picker) Picked() Scan {
	s, _ := readKey(p.Field.Key())
	return s
}

// Item is the chosen item.
func (p *Picker) Item() (inventory.Item, bool) { return p.c.Item(p.Picked().Item) }

// Pick chooses without calling OnPicked.
func (p *Picker) Pick(s Scan) { p.Field.SetKey(keyOf(s)) }

// Use takes another catalogue, after a change of the store; what is chosen stays.
func (p *Picker) Use(c *Catalogue) { p.c = c }

func (p *Picker) options(typed string) []widgets.Option {
	if s, ok := readKey(typed); ok {
		if i, known := p.c.Item(s.Item); known {
			return []widgets.Option{p.option(i, s)}
		}
	}
	if s, ok := p.c.Scan(typed); ok {
		if i, known := p.c.Item(s.Item); known {
			return []widgets.Option{p.option(i, s)}
		}
	}
	found := p.c.Find(typed)
	options := make([]widgets.Option, 0, min(len(found), mostFound))
	for _, i := range found[:min(len(found), mostFound)] {
		options = append(options, p.option(i, Scan{Item: i.ID}))
	}
	return options
}

func (p *Picker) option(i inventory.Item, s Scan) widgets.Option {
	d := p.c.d
	return widgets.Option{Key: keyOf(s), Text: Full(d, i, s.Variant), Short: Name(d, i), Note: d.T("code.category." + string(i.Category))}
}

// keyOf is a choice as a key, "#12/3/400"; only what begins so is read as one.
func keyOf(s Scan) string {
	if s.Item == 0 {
		return ""
	}
	return fmt.Sprintf("#%d/%d/%d", s.Item, s.Variant, s.Quantity)
}

func readKey(key string) (s Scan, ok bool) {
	rest, ok := strings.CutPrefix(key, "#")
	parts := strings.Split(rest, "/")
	if !ok || len(parts) != 3 {
		return Scan{}, false
	}
	var n [3]int64
	for i := range n {
		var err error
		if n[i], err = strconv.ParseInt(parts[i], 10, 64); err != nil {
			return Scan{}, false
		}
	}
	return Scan{n[0], n[1], inventory.Quantity(n[2])}, true
}
