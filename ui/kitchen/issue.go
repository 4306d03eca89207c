package kitchen

import (
	"context"
	"errors"
	"maps"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// issue is what goes to the kitchen for the chosen meal: at first what the norms say.
type issue struct {
	s     *Screen
	form  *widgets.Form
	lines *goods.Lines
	note  *widgets.Field

	of     row
	key    string                         // the row whose lines stand here
	typed  map[string][]map[string]string // lines that somebody changed, by row
	norm   []map[string]string            // what the norms propose for this row
	short  map[*goods.Row]bool
	busy   bool
	head   *fyne.Container
	refill *widgets.Button
	verb   *widgets.Button
	scroll *widgets.Scroll
	object fyne.CanvasObject
}

func newIssue(s *Screen) *issue {
	d := s.d
	x := &issue{s: s, typed: map[string][]map[string]string{}, short: map[*goods.Row]bool{}, head: widgets.Stack(8)}
	x.form = widgets.NewForm(func() { s.Save() })
	x.note = goods.Text(d, d.T("issue.note"), 400)
	x.lines = goods.NewLines(s.items)
	x.lines.OnRows, x.lines.OnChanged, x.lines.OnHigher = x.walk, x.changed, x.higher
	x.scroll = widgets.NewScroll(widgets.Pad(12, 17, 12, 17, widgets.Stack(10, x.head, x.lines.Content(), x.note)))
	x.verb = widgets.NewButton(d.T("kitchen.verb"), widgets.Filled, widgets.IconCheck, "Ctrl S", func() { s.Save() })
	x.refill = widgets.NewButton(d.T("kitchen.refill"), widgets.Plain, widgets.IconRefresh, "", x.byNorm)
	foot := widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), widgets.Pad(10, 17, 10, 17, widgets.Acts(12, 0, x.verb, x.refill)))
	x.object = goods.Below(0, widgets.NewBlock(widgets.Surface), x.scroll, foot)
	x.walk()
	return x
}

func (x *issue) walk() {
	if x.lines == nil || x.note == nil {
		return
	}
	x.form.Clear()
	x.lines.AddTo(x.form)
	x.form.Add("note", x.note)
}

func (x *issue) higher() {
	if x.scroll != nil {
		x.scroll.Refresh()
	}
}

// focus goes to the first quantity, or to the line that is still empty.
func (x *issue) focus() {
	if len(x.lines.Rows()) > 0 {
		x.form.FocusOn("lines.0.quantity")
		return
	}
	x.form.Focus()
}

// holding reports whether the cursor is in the lines.
func (x *issue) holding() bool {
	ins := []widgets.Input{x.note}
	for n := range len(x.lines.Rows()) + 1 {
		for _, name := range []string{"item", "variant", "quantity"} {
			if in := x.form.Input("lines." + strconv.Itoa(n) + "." + name); in != nil {
				ins = append(ins, in)
			}
		}
	}
	return goods.Holding(x.object, ins...)
}

// choose shows the chosen meal, with the lines that were typed for it or else what the
// norms say.
func (x *issue) choose() {
	r, ok := x.s.meals.chosen()
	if !ok {
		return
	}
	key := r.key(x.s.date().String())
	touched := x.touched()
	if key != x.key {
		x.stow()
		touched = false
	}
	x.of, x.key = r, key
	norm, err := x.proposed(r)
	if x.s.d.Failed(err, nil) {
		return
	}
	x.norm = norm
	if kept, ok := x.typed[key]; ok {
		delete(x.typed, key) // from here on they stand on the page
		x.put(kept)
	} else if !touched {
		x.put(x.usual())
	}
	x.changed()
	x.tell()
}

// usual are the lines to begin with: none when something went to the kitchen already.
func (x *issue) usual() []map[string]string {
	if len(x.of.issued) > 0 {
		return nil
	}
	return x.norm
}

// proposed are the norms' lines for a row.
func (x *issue) proposed(r row) ([]map[string]string, error) {
	ss, err := x.s.st.Servings(context.Background(), r.Meal, r.whole)
	if err != nil {
		return nil, err
	}
	var out []map[string]string
	for _, v := range ss {
		if i, ok := x.s.items.Item(v.Item); ok {
			out = append(out, goods.Filled(x.s.d, i, 0, v.Need))
		}
	}
	return out, nil
}

// put writes lines, unless they stand there already and the cursor with them.
func (x *issue) put(lines []map[string]string) {
	if !same(x.lines.Values(), lines) {
		x.lines.SetValues(lines)
	}
}

// touched reports whether somebody changed the lines.
func (x *issue) touched() bool { return x.key != "" && !same(x.lines.Values(), x.usual()) }

// stow keeps changed lines for when their row is looked at again.
func (x *issue) stow() {
	if x.key == "" {
		return
	}
	if x.touched() {
		x.typed[x.key] = x.lines.Values()
	} else {
		delete(x.typed, x.key)
	}
}

// same compares what stands in lines.
func same(a, b []map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for n := range a {
		if !maps.Equal(filled(a[n]), filled(b[n])) {
			return false
		}
	}
	return true
}

func filled(v map[string]string) map[string]string {
	out := map[string]string{}
	for k, x := range v {
		if x != "" {
			out[k] = x
		}
	}
	return out
}

// byNorm writes again what the norms say.
func (x *issue) byNorm() {
	delete(x.typed, x.key)
	x.lines.SetValues(x.norm)
	x.changed()
	x.focus()
}

// changed plans what can be read at once: from which lots it comes, and what is lacking.
func (x *issue) changed() {
	if x.busy || x.lines == nil {
		return
	}
	x.busy = true
	defer func() { x.busy = false }()
	in, rows := inventory.Issue{}, []*goods.Row(nil)
	for _, row := range x.lines.Rows() {
		i, ok := row.Item()
		q, err := row.Quantity().Read()
		if !ok || err != nil {
			continue
		}
		in.Lines, rows = append(in.Lines, inventory.IssueLine{Item: i.ID, Variant: row.Variant(), Quantity: q}), append(rows, row)
	}
	hints, short := map[*goods.Row]string{}, map[*goods.Row]string{}
	if len(rows) > 0 {
		p, err := x.s.st.PlanIssue(context.Background(), in)
		if err == nil && len(p.Lines) == len(rows) {
			for n, l := range p.Lines {
				hints[rows[n]], short[rows[n]] = x.say(rows[n], l)
			}
		}
	}
	for n, row := range x.lines.Rows() {
		row.Say(hints[row])
		if why := short[row]; why != "" || x.short[row] {
			if in := x.form.Input("lines." + strconv.Itoa(n) + ".quantity"); in != nil {
				in.SetWrong(why)
			}
			x.short[row] = why != ""
		}
	}
	x.higher()
}

// say is from which lots a line comes, which expired one is passed over, and what it lacks.
func (x *issue) say(row *goods.Row, l inventory.PlanLine) (hint, short string) {
	d := x.s.d
	i, _ := row.Item()
	if l.Short > 0 {
		short = d.T("issue.short", "Have", goods.Say(d, i, l.Asked-l.Short), "Short", goods.Say(d, i, l.Short))
	}
	lots, err := x.s.st.Lots(context.Background(), l.Item, false)
	if err != nil {
		return "", short
	}
	by := map[int64]inventory.Lot{}
	for _, y := range lots {
		by[y.ID] = y
	}
	var parts []string
	for _, t := range l.Takes {
		name := t.Code
		if name == "" {
			name = d.T("issue.lot_of", "Day", d.ShortDay(by[t.Lot].CameOn))
		}
		part := d.T("issue.lot", "Lot", name)
		if len(l.Takes) > 1 {
			part = goods.Say(d, i, t.Quantity) + " " + part
		}
		if !t.Expiry.IsZero() {
			part += " " + d.T("issue.till", "Day", d.ShortDay(t.Expiry))
		}
		if t.PastBest {
			part += ", " + d.T("kitchen.past_best")
		}
		parts = append(parts, part)
	}
	for _, y := range lots {
		if !y.Usable && y.Expired && y.Status == inventory.Usable {
			name := y.Code
			if name == "" {
				name = d.T("issue.lot_of", "Day", d.ShortDay(y.CameOn))
			}
			parts = append(parts, d.T("kitchen.expired", "Lot", name))
		}
	}
	return strings.Join(parts, "; "), short
}

// tell writes who eats above the lines.
func (x *issue) tell() {
	d, r := x.s.d, x.of
	title := d.T("kitchen.whole")
	if !r.whole && r.Name != "" {
		title = d.T("kitchen.meal_at", "Meal", capital(d.T("code.meal."+r.Name)), "Time", d.Clock24(r.At))
	}
	x.head.Objects = []fyne.CanvasObject{widgets.NewRuns(widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}.Run(title),
		widgets.Quiet.Run("   "+d.N("issue.heads", r.Total())))}
	var facts []widgets.Fact
	fact := func(label, value string) {
		if value != "" {
			facts = append(facts, widgets.Fact{Label: d.T(label), Runs: []widgets.Run{widgets.Body.Run(value)}})
		}
	}
	fact("kitchen.ages", x.s.ages(r.By))
	fact("kitchen.diets", x.s.diets(r.Diets))
	if len(r.Infants) > 0 {
		fact("kitchen.infants", x.s.months(r.Infants))
	}
	if len(facts) > 0 {
		x.head.Add(widgets.NewFacts(110, facts...))
	}
	switch {
	case len(r.issued) > 0:
		x.head.Add(widgets.NewNotice(d.T("kitchen.already", "Numbers", strings.Join(r.issued, ", ")), "", widgets.Free))
	case len(x.norm) == 0:
		x.head.Add(widgets.NewParagraphFor(d.T("kitchen.no_norm"), widgets.Small, x.wide()))
	case r.Total() > 0:
		x.head.Add(widgets.NewParagraphFor(d.T("kitchen.by_norm"), widgets.Small, x.wide()))
	}
	show(x.refill, len(x.norm) > 0)
	show(x.verb, x.s.may())
	x.head.Refresh()
	x.higher()
}

func (x *issue) wide() float32 {
	if w := x.s.body.Size().Width; x.s.narrow && w > 400 {
		return w - 34
	}
	return 560
}

func show(o fyne.CanvasObject, on bool) {
	switch {
	case o.Visible() == on:
	case on:
		o.Show()
	default:
		o.Hide()
	}
}

// save gives all lines out to the kitchen as one act.
func (x *issue) save() {
	s := x.s
	if x.busy || !s.may() {
		return
	}
	x.busy = true
	defer func() { x.busy = false }()
	goods.Settle(x.object)
	lines, f := x.lines.Read()
	if err := f.Err(); err != nil {
		s.d.Failed(x.lines.Fit(err), x.form)
		return
	}
	in := inventory.Issue{Meal: x.of.Name, Note: x.note.Text()}
	if s.day > 0 { // what is for another day says so
		in.Note = strings.TrimSpace(s.d.FullDay(s.date()) + " " + in.Note)
	}
	for _, l := range lines {
		in.Lines = append(in.Lines, inventory.IssueLine{Item: l.Item.ID, Variant: l.Variant, Quantity: l.Quantity})
	}
	before, key := x.lines.Values(), x.key // the change reaches the page before Issue returns
	r, err := s.st.Issue(context.Background(), in)
	if err != nil {
		s.d.Failed(x.lines.Fit(err), x.form)
		return
	}
	delete(x.typed, key)
	x.key = ""
	x.note.SetText("")
	x.lines.Clear()
	x.form.Show(nil)
	x.busy = false
	undo := func(ctx context.Context) error {
		if r.Undo == nil {
			return errors.New("an issue without its opposite")
		}
		if err := r.Undo(ctx); err != nil {
			return err
		}
		if x.key == key && x.touched() { // somebody typed on meanwhile
			return nil
		}
		x.typed[key] = before
		x.key = ""
		s.meals.reload()
		return nil
	}
	s.meals.reload()
	s.draft.Drop()
	s.d.Done(r.Message, undo)
	s.Focus()
}
