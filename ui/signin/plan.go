package signin

import (
	"slices"

	"fyne.io/fyne/v2"

	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/ui/widgets"
)

// columns of the plan: room, for whom, beds, cribs, and the button that removes the row.
var planColumns = []float32{26, 34, 16, 16, 8}

// planStep shows the rooms of a template as a table to change.
func (p *Page) planStep() fyne.CanvasObject {
	d := p.s.draft
	x := d.plan()
	names := []string{p.t("wizard.plan_small"), p.t("wizard.plan_women"), p.t("wizard.plan_men"), p.t("wizard.plan_blank")}
	template := widgets.NewSegmented(names, slices.Index(house.Templates, d.template), func(i int) {
		d.template = house.Templates[i]
		p.redo("template")
	})
	p.form.Add("template", template)

	table := widgets.Stack(6)
	if len(x.rooms) > 0 {
		table.Add(widgets.Columns(8, planColumns, p.heading("wizard.room"), p.heading("wizard.room_for"),
			p.heading("wizard.beds"), p.heading("wizard.cribs"), widgets.NewLine("", widgets.Small)))
	}
	totals := widgets.NewLine(p.totals(x.build(d.lang)), widgets.Small)
	foot := widgets.Row(16)
	count := func() {
		totals.Runs[0].Text = p.totals(x.build(d.lang))
		totals.Refresh()
		foot.Refresh()
	}
	for i, r := range x.rooms {
		table.Add(p.planRow(x, i, r, count))
	}
	add := widgets.NewSmallButton(p.t("wizard.add_room"), widgets.Plain, widgets.IconAdd, func() {
		if len(x.rooms) < mostRooms {
			x.rooms = append(x.rooms, &room{})
		}
		p.redo(inRow("code", len(x.rooms)-1))
	})
	foot.Objects = []fyne.CanvasObject{add, totals}
	return widgets.Stack(0, widgets.Pad(4, 0, 14, 0, widgets.Row(0, template)), table, widgets.Pad(12, 0, 14, 0, foot))
}

func (p *Page) heading(key string) fyne.CanvasObject {
	return widgets.NewLine(p.t(key), widgets.Small).Yielding()
}

// totals are the rooms, beds and cribs of a plan in words.
func (p *Page) totals(rooms []house.NewRoom, beds, cribs int) string {
	w := p.h.Words
	return w.N("wizard.n_rooms", len(rooms)) + ", " + w.N("wizard.n_beds", beds) + ", " + w.N("wizard.n_cribs", cribs)
}

func (p *Page) planRow(x *plan, i int, r *room, count func()) fyne.CanvasObject {
	kinds := make([]widgets.Option, len(house.Kinds))
	for k, kind := range house.Kinds {
		kinds[k] = widgets.Option{Key: string(kind), Text: p.t("code.room." + string(kind))}
	}
	kind := widgets.NewChoice("", kinds)
	kind.NoMatch = p.t("fault.room.kind")
	kind.SetKey(string(r.kind))
	kind.OnChosen = func() { r.kind = house.Kind(kind.Key()) }
	code := p.field(inRow("code", i), "", "", &r.code)
	p.form.Add(inRow("kind", i), kind)
	beds := p.field(inRow("beds", i), "", "", &r.beds)
	cribs := p.field(inRow("cribs", i), "", "", &r.cribs)
	for f, value := range map[*widgets.Field]*string{beds: &r.beds, cribs: &r.cribs} {
		f.OnChanged = func(text string) {
			*value = text
			count()
		}
	}
	remove := widgets.NewButton("", widgets.Ghost, widgets.IconClose, "", func() {
		x.rooms = slices.Delete(x.rooms, i, i+1)
		p.redo(inRow("code", min(i, len(x.rooms)-1)))
	})
	return widgets.Columns(8, planColumns, code, kind, beds, cribs, remove)
}

// checkPlan says the first fault above the table, since its narrow fields have no room for
// sentences; they are marked all the same.
func (p *Page) checkPlan(f *fault.Fields) {
	if p.s.draft.plan().check(f); len(*f) > 0 {
		p.s.trouble = &(*f)[0].Message
	}
}
