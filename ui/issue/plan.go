package issue

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/ui/goods"
	"pana/ui/widgets"
)

func itoa(n int) string { return strconv.Itoa(n) }

// changed follows each change of a line: what can be read is planned at once.
func (g *give) changed() {
	if g.busy || g.lines == nil {
		return
	}
	g.busy = true
	defer func() { g.busy = false }()
	g.fit()
	in, rows := g.live()
	g.rows = rows
	g.plans(in)
	g.higher()
}

// live is the issue of the lines that can be read so far.
func (g *give) live() (in inventory.Issue, rows []*goods.Row) {
	r := g.to_()
	in = inventory.Issue{Resident: r.resident, Household: r.household}
	if _, here := g.s.row(r.resident); !here {
		in.Resident, in.Household = 0, false
	}
	for n, row := range g.lines.Rows() {
		i, ok := row.Item()
		q, err := row.Quantity().Read()
		if !ok || err != nil {
			continue
		}
		l := inventory.IssueLine{Item: i.ID, Variant: row.Variant(), Quantity: q}
		if in.Resident != 0 && i.Returnable && g.lent(row) {
			l.Loan, l.Until = true, g.until(row, n, nil)
		}
		in.Lines, rows = append(in.Lines, l), append(rows, row)
	}
	return in, rows
}

// plans shows from which lots an issue would come. What it can't be because of a fault is
// said on saving.
func (g *give) plans(in inventory.Issue) {
	g.plan = inventory.Plan{}
	if len(in.Lines) > 0 {
		p, err := g.s.st.PlanIssue(context.Background(), in)
		var fields fault.Fields
		var refusal *fault.Refusal
		if err != nil && !errors.As(err, &fields) && !errors.As(err, &refusal) {
			g.s.d.Failed(err, nil)
		}
		if err == nil {
			g.plan = p
		}
	}
	if len(g.rows) != len(g.plan.Lines) {
		g.rows = nil
	}
	g.mark()
	if over := len(g.plan.Over) > 0; g.over.Visible() != over {
		show(g.over, over)
		if !over {
			g.over.SetText("")
		}
		g.fields.Refresh()
	}
	g.tell()
}

// mark says under the lines what is lacking, and which size was taken from the card.
func (g *give) mark() {
	d := g.s.d
	short := map[*goods.Row]string{}
	for n, row := range g.rows {
		if l := g.plan.Lines[n]; l.Short > 0 {
			i, _ := row.Item()
			short[row] = d.T("issue.short", "Have", goods.Say(d, i, l.Asked-l.Short), "Short", goods.Say(d, i, l.Short))
		}
	}
	for n, row := range g.lines.Rows() {
		if why, ok := short[row]; ok || g.short[row] {
			if in := g.form.Input("lines." + itoa(n) + ".quantity"); in != nil {
				in.SetWrong(why)
			}
		}
		row.Say(g.fitted[row])
	}
	g.short = map[*goods.Row]bool{}
	for row := range short {
		g.short[row] = true
	}
}

// arrange puts the plan beside the lines or under them.
func (g *give) arrange() {
	if g.s.give == nil {
		return
	}
	from, to := g.under, g.beside
	if g.s.narrow {
		from, to = g.beside, g.under
	}
	from.Objects = nil
	to.Objects = []fyne.CanvasObject{g.told()}
	from.Refresh()
	to.Refresh()
	g.fields.Refresh()
	g.higher()
}

// tell writes the plan anew.
func (g *give) tell() {
	g.arrange()
	if r, ok := g.side.(*widgets.Scroll); ok {
		r.Refresh()
	}
}

// planWide is how wide words of the plan are broken.
func (g *give) planWide() float32 {
	if w := g.s.content.Size().Width - 40; w > 0 {
		if g.s.narrow {
			return w - 34
		}
		return w - 12 - float32(int((w-12)*giveShare)) - 34
	}
	return 340
}

// told is the plan in words.
func (g *give) told() fyne.CanvasObject {
	d := g.s.d
	if g.s.content == nil {
		return widgets.Stack(0)
	}
	wide := g.planWide()
	all := widgets.Stack(12, widgets.NewLine(d.T("issue.plan"), widgets.Style{Size: 16, Bold: true, Colour: widgets.Ink}).Yielding())
	if len(g.rows) == 0 {
		all.Add(widgets.NewParagraphFor(d.T("issue.plan_empty"), widgets.Quiet, wide))
		return all
	}
	g.names = g.s.places()
	for n, o := range g.plan.Over {
		all.Add(g.overTold(o, wide, n))
	}
	for n, l := range g.plan.Lines {
		all.Add(widgets.NewRule(widgets.LineColour, 1))
		all.Add(g.lineTold(g.rows[n], l, wide))
	}
	return all
}

// overTold is a limit that would be exceeded.
func (g *give) overTold(o inventory.Over, wide float32, _ int) fyne.CanvasObject {
	d := g.s.d
	i, _ := g.s.items.Item(o.Item)
	text := d.N("issue.over_why", o.Days, "Allowed", goods.Say(d, i, o.Allowed), "Had", goods.Say(d, i, o.Had), "Asked", goods.Say(d, i, o.Asked))
	return box(widgets.Held, d.T("issue.over_title", "Item", goods.Name(d, i)), text, wide)
}

// lineTold is a line with its lots in the order in which they are taken, and those that are
// passed over.
func (g *give) lineTold(row *goods.Row, l inventory.PlanLine, wide float32) fyne.CanvasObject {
	d := g.s.d
	i, _ := row.Item()
	out := widgets.Stack(5, widgets.NewRuns(widgets.Strong.Run(goods.Full(d, i, l.Variant)), widgets.Quiet.Run("  "+goods.Say(d, i, l.Asked))))
	lots, err := g.s.st.Lots(context.Background(), l.Item, false)
	if err != nil {
		return out
	}
	by := map[int64]inventory.Lot{}
	for _, x := range lots {
		by[x.ID] = x
	}
	codes := g.takes(out, i, l, by)
	for _, x := range lots {
		if !x.Usable && (l.Variant == 0 || x.Variant == l.Variant) {
			out.Add(widgets.NewParagraphFor(g.passed(i, x, codes), widgets.Small.In(widgets.Alert.Strong()), wide))
		}
	}
	if l.Short > 0 {
		out.Add(widgets.NewParagraphFor(d.T("issue.short", "Have", goods.Say(d, i, l.Asked-l.Short), "Short", goods.Say(d, i, l.Short)),
			widgets.Small.In(widgets.Alert.Strong()), wide))
	}
	return out
}

// takes adds what comes from each lot and gives the lots' names.
func (g *give) takes(out *fyne.Container, i inventory.Item, l inventory.PlanLine, by map[int64]inventory.Lot) string {
	d := g.s.d
	var codes []string
	for _, t := range l.Takes {
		name := g.s.lot(by[t.Lot], t.Code)
		if len(codes) == 0 || codes[len(codes)-1] != name {
			codes = append(codes, name)
		}
		parts := []string{d.T("issue.lot", "Lot", name)}
		if v, ok := i.Variant(t.Variant); ok && l.Variant == 0 {
			parts = append(parts, goods.Variant(d, v))
		}
		if !t.Expiry.IsZero() {
			parts = append(parts, d.T("issue.till", "Day", d.FullDay(t.Expiry)))
		}
		if t.Opened {
			parts = append(parts, d.T("issue.opened"))
		}
		if name := g.names[t.Place]; name != "" {
			parts = append(parts, name)
		}
		out.Add(widgets.NewRuns(widgets.Strong.Run(goods.Say(d, i, t.Quantity)+"  "), widgets.Body.Run(strings.Join(parts, " · "))))
		if t.PastBest {
			out.Add(widgets.NewParagraphFor(d.T("warning.past_best"), widgets.Small.In(widgets.Held.Strong()), g.planWide()))
		}
	}
	return strings.Join(codes, ", ")
}

// passed says why a lot isn't taken, and which is instead.
func (g *give) passed(i inventory.Item, x inventory.Lot, instead string) string {
	d := g.s.d
	name, q := g.s.lot(x, x.Code), goods.Say(d, i, x.Quantity)
	switch {
	case x.Status != inventory.Usable:
		return d.T("issue.set_aside", "Lot", name, "What", q, "State", d.T("code.lot."+string(x.Status)))
	case x.Expiry.IsZero():
		return d.T("issue.no_day", "Lot", name, "What", q)
	case instead == "":
		return d.T("issue.expired", "Lot", name, "What", q, "Day", d.FullDay(x.Expiry))
	}
	return d.T("issue.expired_instead", "Lot", name, "What", q, "Day", d.FullDay(x.Expiry), "Instead", instead)
}

// lot is how a lot is called: its code, or when it came.
func (s *Screen) lot(l inventory.Lot, code string) string {
	if code != "" || l.ID == 0 {
		return code
	}
	return s.d.T("issue.lot_of", "Day", s.d.ShortDay(l.CameOn))
}

// places are the names of places; where there is only one, nothing is said of it.
func (s *Screen) places() map[int64]string {
	ps, err := s.st.Places(context.Background())
	if err != nil || len(ps) < 2 {
		return nil
	}
	names := map[int64]string{}
	for _, p := range ps {
		names[p.ID] = p.Name
	}
	return names
}

// box is a word that may take several lines, on its tone.
func box(tone widgets.Tone, title, text string, wide float32) fyne.CanvasObject {
	return framed(tone, widgets.Stack(2, widgets.NewLine(title, widgets.Style{Size: 12, Bold: true, Colour: tone.Strong()}).Yielding(),
		widgets.NewParagraphFor(text, widgets.Body, wide-26)))
}
