package intake

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"pana/inventory"
	"pana/ui/widgets"
)

// kitCard is the part of the fourth card that gives arrival kits out: a line for each kind
// that somebody of the household needs, with how many the store has.
type kitCard struct {
	s     *Screen
	kits  map[string]inventory.Kit // by kind, those in use
	lines []*kitLine
	short *widgets.Paragraph // that something is left for later
	box   *fyne.Container
}

// kitLine is a kind of kit.
type kitLine struct {
	kind string
	tick *widgets.Check
	have *widgets.Line
	row  *fyne.Container
}

func (s *Screen) makeKits() {
	d, c := s.desk, &s.kits
	c.s, c.box = s, widgets.Stack(2)
	for _, kind := range inventory.KitKinds() {
		l := &kitLine{kind: kind, tick: widgets.NewCheck(d.T("intake.kit."+kind), true, func(bool) { s.kits.say(); s.touched() }),
			have: widgets.NewLine("", widgets.Quiet)}
		l.row = widgets.Row(8, l.tick, layout.NewSpacer(), l.have)
		c.lines = append(c.lines, l)
		c.box.Add(l.row)
	}
	c.short = widgets.NewParagraphFor("", widgets.Small.In(widgets.Held.Strong()), 300)
	c.box.Add(c.short)
}

// reload asks the store what kits there are.
func (c *kitCard) reload() {
	ks, err := c.s.house.Store().Kits(context.Background())
	if c.s.desk.Failed(err, nil) {
		return
	}
	c.kits = map[string]inventory.Kit{}
	for _, k := range ks {
		c.kits[k.Kind] = k
	}
	c.say()
}

// kindOf is the kit that fits somebody; "" for none that is in use.
func (c *kitCard) kindOf(p *person) string {
	g := p.guest()
	kind := inventory.KitFor(g.Sex, g.Birth, c.s.desk.Today())
	if _, ok := c.kits[kind]; !ok {
		return ""
	}
	return kind
}

// say shows the kinds that are needed, and what the store lacks.
func (c *kitCard) say() {
	d, need := c.s.desk, map[string]int64{}
	for _, p := range c.s.shown() {
		if kind := c.kindOf(p); kind != "" {
			need[kind]++
		}
	}
	lacking := int64(0)
	for _, l := range c.lines {
		n, have := need[l.kind], c.kits[l.kind].Available
		l.row.Hidden = n == 0
		if n == 0 {
			l.tick.Hide()
			continue
		}
		l.tick.Show()
		style := widgets.Quiet
		if n > have {
			style = widgets.Small.In(widgets.Held.Strong())
		}
		l.have.Runs = []widgets.Run{style.Run(d.T("intake.kit.of", "Need", n, "Have", have))}
		l.have.Refresh()
		if l.tick.Ticked {
			lacking += max(0, n-have)
		}
	}
	c.short.Hidden = lacking == 0
	if lacking > 0 {
		c.short.Text = d.N("intake.kit.short", int(lacking))
		c.short.Refresh()
	}
	c.s.walk()
	c.s.grown()
}

// inputs are what Return walks through.
func (c *kitCard) inputs() []input {
	var all []input
	for _, l := range c.lines {
		if !l.row.Hidden {
			all = append(all, input{"kit." + l.kind, l.tick})
		}
	}
	return all
}

// chosen are the kits by person.
func (c *kitCard) chosen() []int64 {
	var all []int64
	for _, p := range c.s.shown() {
		kind := c.kindOf(p)
		n := slices.IndexFunc(c.lines, func(l *kitLine) bool { return l.kind == kind })
		if n < 0 || !c.lines[n].tick.Ticked {
			all = append(all, 0)
			continue
		}
		all = append(all, c.kits[kind].ID)
	}
	return all
}

// left are the kinds that aren't given.
func (c *kitCard) left() []string {
	var all []string
	for _, l := range c.lines {
		if !l.tick.Ticked {
			all = append(all, l.kind)
		}
	}
	return all
}

func (c *kitCard) leave(kinds []string) {
	for _, l := range c.lines {
		l.tick.Tick(!slices.Contains(kinds, l.kind))
	}
}
