package goods

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/ui/widgets"
)

// Lines are the lines of a document: item, size, quantity, and what a page adds. There is
// always one empty line at the end, in which only the item shows: Return in it goes on to
// what follows the lines. A scan of the item that stands in a line, typed into its
// quantity, adds one more; a scan of another begins the next line.
type Lines struct {
	// OnRows is called after lines came or went; the page walks its form anew.
	OnRows func()
	// OnHigher is called when the lines need another height; the page refreshes its Scroll.
	OnHigher func()
	// OnItem is called when a line got another item, to fill in what usually goes with it.
	OnItem func(*Row)
	// OnChanged is called after each change of a line, for what the page says below.
	OnChanged func()

	c       *Catalogue
	columns []Column
	rows    []*Row
	content *fyne.Container
	head    *fyne.Container
	body    *fyne.Container
}

// Column is what a page adds to each line.
type Column struct {
	Name  string // as faults call it: "lines.N.expiry" is "expiry"
	Title string // above the column
	Width float32
	// New makes the input of a new line; a Field, Choice or DateField without a label.
	New func(*Row) widgets.Input
}

// Line is what Read reads of a line.
type Line struct {
	Row      *Row
	Item     inventory.Item
	Variant  int64
	Quantity inventory.Quantity
}

// NewLines makes lines with one empty line.
func NewLines(c *Catalogue, columns ...Column) *Lines {
	l := &Lines{c: c, columns: columns, body: widgets.Stack(4)}
	l.head = l.titles()
	l.content = widgets.Stack(2, l.head, l.body)
	l.SetValues(nil)
	return l
}

func (l *Lines) titles() *fyne.Container {
	d := l.c.d
	titles := []fyne.CanvasObject{widgets.NewLine(d.T("goods.item"), widgets.Small).Yielding(), widgets.NewLine(d.T("goods.variant"), widgets.Small).Yielding(),
		widgets.NewLine(d.T("goods.quantity"), widgets.Small).Yielding()}
	for _, x := range l.columns {
		titles = append(titles, widgets.NewLine(x.Title, widgets.Small).Yielding())
	}
	return container.New(rowLayout{l}, append(titles, widgets.NewBlock(widgets.None))...)
}

// Content is what a page shows.
func (l *Lines) Content() fyne.CanvasObject { return l.content }

// Rows are the lines in which something stands.
func (l *Lines) Rows() []*Row {
	last := len(l.rows) - 1
	if l.rows[last].blank() {
		return l.rows[:last]
	}
	return l.rows // what was typed there fits no item
}

// Use takes another catalogue, after a change of the store; what is typed stays.
func (l *Lines) Use(c *Catalogue) {
	l.c = c
	for _, r := range l.rows {
		r.item.Use(c)
	}
}

// AddTo puts all inputs into the walk of a form, with the names "lines.0.item" and so on.
func (l *Lines) AddTo(f *widgets.Form) {
	for n, r := range l.rows {
		for _, x := range r.cells {
			f.Add(fmt.Sprintf("lines.%d.%s", n, x.name), x)
		}
	}
}

// Add begins a line with what was scanned, and puts the cursor into its quantity.
func (l *Lines) Add(s Scan) *Row {
	r := l.rows[len(l.rows)-1]
	r.item.Pick(s)
	r.picked(s)
	widgets.Focus(r.quantity.Field.Focusable())
	return r
}

// Onward is the name of the input in which the first line goes on, where it has an item but
// no quantity yet; else the line's item.
func (l *Lines) Onward() string {
	r := l.rows[0]
	if _, ok := r.Item(); !ok || r.quantity.Field.Text() != "" {
		return "lines.0.item"
	}
	if r.variant.Visible() && r.Variant() == 0 {
		return "lines.0.variant"
	}
	return "lines.0.quantity"
}

// Read are the lines as they were typed, without what is missing or can't be read.
func (l *Lines) Read() ([]Line, fault.Fields) {
	l.tidy()
	var f fault.Fields
	var lines []Line
	for n, r := range l.Rows() {
		name := "lines." + strconv.Itoa(n) + "."
		x := Line{Row: r}
		var ok bool
		if x.Item, ok = r.item.Item(); !ok {
			f.Add(name+"item", "fault.item.missing")
			continue
		}
		x.Variant = r.Variant()
		if x.Variant == 0 && r.variant.Text() != "" {
			f.Add(name+"variant", "fault.item.size")
		}
		var err error
		if x.Quantity, err = r.quantity.Read(); err != nil {
			if err := f.Under(name, err); err != nil {
				f.Add(name+"quantity", "fault.quantity.number")
			}
		}
		lines = append(lines, x)
	}
	return lines, f
}

var ofLine = regexp.MustCompile(`^lines\.(\d+)\.(\w+)$`)

// Fit moves faults of a line that no input of it is for to its item, so that each stands
// under its line. "lines" itself, said where there are none, stands under the first.
func (l *Lines) Fit(err error) error {
	fields, ok := err.(fault.Fields)
	if !ok {
		return err
	}
	for i := range fields {
		if fields[i].Name == "lines" {
			fields[i].Name = "lines.0.item"
		}
		m := ofLine.FindStringSubmatch(fields[i].Name)
		if m == nil {
			continue
		}
		if n, err := strconv.Atoi(m[1]); err == nil && n < len(l.rows) && l.rows[n].shown(m[2]) == nil {
			fields[i].Name = "lines." + m[1] + ".item"
		}
	}
	return fields
}

// Remove takes a line away; the cursor goes to the one that takes its place.
func (l *Lines) Remove(r *Row) {
	for n, x := range l.rows[:len(l.rows)-1] {
		if x == r {
			l.rows = append(l.rows[:n:n], l.rows[n+1:]...)
			l.changedRows()
			widgets.Focus(l.rows[n].item.Field.Focusable())
			l.changed()
			return
		}
	}
}

// Repeat implements desk.Repeater for the page: the field with the cursor becomes as in
// the line above. It reports whether the cursor is in a line.
func (l *Lines) Repeat() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(l.content)
	if c == nil {
		return false
	}
	for n, r := range l.rows {
		for _, x := range r.cells {
			if x.Focusable() == c.Focused() {
				r.above(n, x)
				return true
			}
		}
	}
	return false
}

// Values are the lines for a draft.
func (l *Lines) Values() []map[string]string {
	var all []map[string]string
	for _, r := range l.Rows() {
		v := map[string]string{}
		for _, x := range r.cells {
			v[x.name] = Written(x.Input)
		}
		all = append(all, v)
	}
	return all
}

// SetValues puts lines back in place of all that there are.
func (l *Lines) SetValues(all []map[string]string) {
	l.rows = nil
	for _, v := range all {
		r := newRow(l)
		l.rows = append(l.rows, r)
		Write(r.item.Field, v["item"])
		r.take(r.item.Picked())
		for _, x := range r.cells[1:] {
			Write(x.Input, v[x.name])
		}
		r.say()
	}
	l.rows = append(l.rows, newRow(l))
	l.changedRows()
}

// Clear takes all lines away.
func (l *Lines) Clear() { l.SetValues(nil) }

// tidy takes away lines from which everything was deleted.
func (l *Lines) tidy() {
	kept := l.rows[:0:0]
	for _, r := range l.Rows() {
		if !r.blank() {
			kept = append(kept, r)
		}
	}
	if len(kept) < len(l.Rows()) {
		if last := l.rows[len(l.rows)-1]; last.blank() {
			kept = append(kept, last)
		}
		l.rows = kept
		l.changedRows()
	}
}

// grow keeps an empty line at the end.
func (l *Lines) grow() {
	if !l.rows[len(l.rows)-1].blank() {
		l.rows = append(l.rows, newRow(l))
		l.changedRows()
	}
}

func (l *Lines) changedRows() {
	l.body.Objects = nil
	for n, r := range l.rows {
		r.show(n < len(l.rows)-1)
		l.body.Add(r.box)
	}
	if l.OnRows != nil {
		l.OnRows()
	}
	l.higher()
}

// sized reports whether an item of the lines comes in sizes.
func (l *Lines) sized() bool { return slices.ContainsFunc(l.rows, (*Row).sized) }

// higher lays everything out anew.
func (l *Lines) higher() {
	setHidden(l.head.Objects[1], !l.sized())
	l.head.Refresh()
	for _, r := range l.rows {
		r.box.Refresh()
	}
	l.content.Refresh()
	if l.OnHigher != nil {
		l.OnHigher()
	}
}

func (l *Lines) changed() {
	if l.OnChanged != nil {
		l.OnChanged()
	}
}
