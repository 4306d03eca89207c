package issue

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// The two ways in which a thing goes out, as the choice in a line names them.
const (
	grant = "grant"
	lend  = "loan"
)

// give is the form of an issue: to whom, and line by line what.
type give struct {
	s     *Screen
	form  *widgets.Form
	whom  *widgets.Choice
	meal  *widgets.Choice
	lines *goods.Lines
	over  *widgets.Field
	note  *widgets.Field

	plan   inventory.Plan
	rows   []*goods.Row // of the plan's lines
	names  map[int64]string
	short  map[*goods.Row]bool // where the plan says that something is lacking
	fitted map[*goods.Row]string
	busy   bool

	fields *fyne.Container
	under  *fyne.Container // the plan below the lines, where there is no room beside
	beside *fyne.Container
	scroll *widgets.Scroll
	object fyne.CanvasObject
	side   fyne.CanvasObject
}

func newGive(s *Screen) *give {
	d := s.d
	g := &give{s: s, short: map[*goods.Row]bool{}, fitted: map[*goods.Row]string{}, under: widgets.Stack(0), beside: widgets.Stack(0)}
	g.form = widgets.NewForm(func() { s.Save() })
	g.whom = s.newWhom()
	g.whom.OnChosen = g.chosen
	g.meal = widgets.NewChoice(d.T("issue.meal"), nil)
	g.meal.NoMatch = d.T("issue.not_listed")
	for _, m := range inventory.Meals() {
		g.meal.Options = append(g.meal.Options, widgets.Option{Key: m, Text: d.T("code.meal." + m)})
	}
	g.meal.Hide()
	g.lines = g.newLines()
	g.over = widgets.NewField(d.T("issue.over"), "")
	g.over.Max, g.over.TooLong = 400, func(int) string { return d.T("fault.text.long", "Max", 400) }
	g.over.Hide()
	g.note = widgets.NewField(d.T("issue.note"), "")
	g.note.Max, g.note.TooLong = 400, func(int) string { return d.T("fault.text.long", "Max", 400) }
	g.fields = widgets.Stack(6, widgets.Columns(12, []float32{3, 2}, g.whom, g.meal), g.lines.Content(), g.over, g.note, g.under)
	g.scroll = widgets.NewScroll(widgets.Pad(10, 17, 12, 17, g.fields))
	g.lines.OnHigher = g.higher
	save := widgets.NewButton(d.T("issue.verb"), widgets.Filled, widgets.IconCheck, "Ctrl S", func() { s.Save() })
	back := widgets.NewButton(d.T("button.cancel"), widgets.Plain, "", "Esc", func() { s.Back() })
	foot := widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), widgets.Pad(10, 17, 10, 17, widgets.Acts(12, 0, save, back)))
	g.object = container.New(below{}, widgets.NewBlock(widgets.Surface), g.scroll, foot)
	g.side = widgets.NewScroll(widgets.Pad(14, 17, 14, 17, g.beside))
	g.walk()
	g.tell()
	return g
}

func (g *give) newLines() *goods.Lines {
	d := g.s.d
	how := goods.Column{Name: "loan", Title: d.T("issue.how"), Width: 106, New: func(*goods.Row) widgets.Input {
		c := widgets.NewChoice("", []widgets.Option{{Key: grant, Text: d.T("issue.grant")}, {Key: lend, Text: d.T("issue.lend")}})
		c.NoMatch = d.T("issue.not_listed")
		c.SetKey(grant)
		c.OnChosen = func() { g.changed() }
		return c
	}}
	until := goods.Column{Name: "until", Title: d.T("issue.until"), Width: 116, New: func(*goods.Row) widgets.Input {
		f := widgets.NewDateField("", civil.Day{}, d.Today, d.DateWords())
		f.Entry.SetPlaceHolder(d.T("issue.until_exit"))
		return f
	}}
	l := goods.NewLines(g.s.items, how, until)
	l.OnRows = g.walk
	l.OnItem = g.picked
	l.OnChanged = g.changed
	return l
}

// walk puts the inputs into the order of Return.
func (g *give) walk() {
	if g.lines == nil { // while they are made
		return
	}
	g.form.Clear()
	g.form.Add("whom", g.whom)
	g.whom.SetReturn(g.past)
	g.form.Add("meal", g.meal)
	g.lines.AddTo(g.form)
	g.form.Add("over_limit", g.over)
	g.form.Add("note", g.note)
	g.fit()
}

// past goes on from the recipient: past an item that the page was opened with, so that what
// is typed next can't replace it.
func (g *give) past() {
	if g.meal.Visible() {
		g.form.FocusOn("meal")
		return
	}
	g.form.FocusOn(g.lines.Onward())
}

// fit hides from a line what it has no use for: only what is returnable can be lent, and
// only to a resident.
func (g *give) fit() {
	r := g.to_()
	for _, row := range g.lines.Rows() {
		i, ok := row.Item()
		lends := ok && i.Returnable && !r.kitchen
		show(row.Input("loan"), lends)
		show(row.Input("until"), lends && g.lent(row))
	}
	show(g.meal, r.kitchen)
}

func show(o fyne.CanvasObject, on bool) {
	if o == nil || o.Visible() == on {
		return
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func (g *give) lent(row *goods.Row) bool {
	c, ok := row.Input("loan").(*widgets.Choice)
	return ok && c.Key() == lend
}

func (g *give) higher() {
	if g.scroll != nil {
		g.scroll.Refresh()
	}
}

// focus goes to whom, or where a chosen one leaves off.
func (g *give) focus() {
	if g.to_().some() && len(g.lines.Rows()) == 0 {
		g.form.FocusOn("lines.0.item")
		return
	}
	g.form.FocusOn("whom")
}

func (g *give) to_() recipient {
	if g.whom == nil {
		return recipient{}
	}
	r, _ := readRecipient(g.whom.Key())
	return r
}

// to chooses somebody from elsewhere in the program.
func (g *give) to(p desk.Place) {
	r := recipient{resident: p.ID, kitchen: p.Filter == ToKitchen}
	if o, ok := g.s.option(r); ok && r.some() {
		g.whom.Choose(o)
		g.chosen()
	}
	g.focus()
}

// thing begins a line with an item.
func (g *give) thing(item int64) {
	if _, ok := g.s.items.Item(item); ok {
		g.lines.Add(goods.Scan{Item: item})
	}
	if !g.to_().some() {
		g.form.FocusOn("whom")
	}
}

// chosen follows another recipient: the sizes are hers.
func (g *give) chosen() {
	for _, row := range g.lines.Rows() {
		g.size(row)
	}
	g.changed()
}

// picked fills in what usually goes with an item.
func (g *give) picked(row *goods.Row) {
	if c, ok := row.Input("loan").(*widgets.Choice); ok {
		if i, known := row.Item(); known && i.Returnable {
			c.SetKey(lend)
		} else {
			c.SetKey(grant)
		}
	}
	g.size(row)
}

// size offers the size of the recipient's card, where the line has none.
func (g *give) size(row *goods.Row) {
	i, ok := row.Item()
	r := g.to_()
	delete(g.fitted, row)
	if !ok || len(i.Variants) == 0 || r.resident == 0 || r.household {
		return
	}
	card, err := g.s.st.Sizes(context.Background(), r.resident)
	if err != nil || len(card) == 0 {
		return // the card is a help; what matters is said on saving
	}
	fits := inventory.Fitting(i, card)
	if len(fits) == 0 {
		g.fitted[row] = g.s.d.T("issue.no_size")
		return
	}
	if row.Variant() == 0 {
		row.SetVariant(fits[0].ID)
	}
	if row.Variant() == fits[0].ID {
		g.fitted[row] = g.s.d.T("issue.size_of_card")
	}
}

// read is the issue as it is typed; lines that can't be read yet are left out when live.
func (g *give) read() (in inventory.Issue, f fault.Fields) {
	r := g.to_()
	in = inventory.Issue{Resident: r.resident, Household: r.household, Note: g.note.Text(), OverLimit: g.over.Text()}
	if r.kitchen {
		in.Meal = g.meal.Key()
		if in.Meal == "" && g.meal.Text() != "" {
			f.Add("meal", "fault.choice.missing")
		}
	}
	if !r.some() {
		f.Add("whom", "issue.whom_first")
	}
	lines, wrong := g.lines.Read()
	f = append(f, wrong...)
	for n, l := range lines {
		line := inventory.IssueLine{Item: l.Item.ID, Variant: l.Variant, Quantity: l.Quantity}
		if line.Loan = l.Item.Returnable && !r.kitchen && g.lent(l.Row); line.Loan {
			line.Until = g.until(l.Row, n, &f)
		}
		in.Lines = append(in.Lines, line)
	}
	if len(lines) == 0 && len(wrong) == 0 {
		f.Add("lines", "fault.lines.none")
	}
	return in, f
}

func (g *give) until(row *goods.Row, n int, f *fault.Fields) civil.Day {
	x, ok := row.Input("until").(*widgets.DateField)
	if !ok {
		return civil.Day{}
	}
	day, read := x.Day()
	if !read && f != nil {
		_, why := widgets.ReadDate(x.Text(), g.s.d.Today(), g.s.d.DateWords().Relative)
		f.Add("lines."+itoa(n)+".until", "fault.date."+why)
	}
	return day
}

// save gives it out; with a fault all that is typed stays.
func (g *give) save() {
	if g.busy || !g.s.may() {
		return
	}
	g.busy = true
	defer func() { g.busy = false }()
	settle(g.object)
	in, f := g.read()
	g.fit()
	if err := f.Err(); err != nil {
		g.s.d.Failed(g.lines.Fit(err), g.form)
		return
	}
	r, err := g.s.st.Issue(context.Background(), in)
	var refusal *fault.Refusal
	if errors.As(err, &refusal) && refusal.Code == "refused.not_here" {
		g.s.d.Failed(fault.Fields{{Name: "whom", Message: fault.Say("issue.left", "Word", g.whom.Text())}}, g.form)
		return
	}
	if err != nil {
		g.plans(in) // somebody else may have taken it
		g.s.d.Failed(g.lines.Fit(err), g.form)
		return
	}
	typed := g.kept()
	g.clear()
	undo := r.Undo
	if undo != nil {
		undo = func(ctx context.Context) error {
			if err := r.Undo(ctx); err != nil {
				return err
			}
			g.restore(typed)
			return nil
		}
	}
	g.s.d.Done(r.Message, undo)
	if in.Resident != 0 {
		g.s.sign([]int64{r.ID})
		return
	}
	g.s.Focus()
}

// restore puts typed lines back after an issue was taken back.
func (g *give) restore(k kept) {
	g.s.turn(partGive)
	if !g.dirty() {
		g.put(k)
	}
	g.s.Focus()
}

// clear empties the form.
func (g *give) clear() {
	g.whom.SetKey("")
	g.whom.SetText("")
	g.meal.SetKey("")
	g.over.SetText("")
	g.note.SetText("")
	g.plan, g.rows, g.short, g.fitted = inventory.Plan{}, nil, map[*goods.Row]bool{}, map[*goods.Row]string{}
	g.over.Hide()
	g.lines.Clear()
	g.form.Show(nil)
	g.walk()
	g.tell()
	g.s.dropDraft()
}

// dirty reports whether something is typed.
func (g *give) dirty() bool {
	return g.whom.Text() != "" || g.note.Text() != "" || g.over.Text() != "" || len(g.lines.Rows()) > 0
}

// reload follows a change of the store or of who is here.
func (g *give) reload() {
	g.lines.Use(g.s.items)
	g.changed()
}

// settle lets the field with the cursor finish what is being typed, as when it is left.
func settle(o fyne.CanvasObject) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil || c.Focused() == nil {
		return
	}
	at := c.Focused()
	c.Unfocus()
	c.Focus(at)
}
