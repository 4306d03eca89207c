package residents

import (
	"fyne.io/fyne/v2"

	"pana/shelter/people"
	"pana/ui/widgets"
)

// familyTab is the household, the head first; Return opens a member's record.
func (r *record) familyTab() fyne.CanvasObject {
	d := r.s.desk
	list := r.family
	t := widgets.NewTable([]widgets.Column{
		{Title: d.T("residents.word"), Width: 100, Weight: 1},
		{Title: capital(d.T("code.field.relation")), Width: 164, Weight: 1},
		{Title: d.T("residents.sex_age"), Width: 90, Weight: 1},
		{Title: d.T("residents.state"), Width: 100, Weight: 1},
	}, func() int { return len(list) }, func(i int) []widgets.Cell {
		m := list[i]
		state := widgets.Cell{Text: d.T("residents.state_of." + string(m.State)), Chip: widgets.Accent}
		switch m.State {
		case people.Left:
			state.Chip = widgets.Out
		case people.Expected:
			state.Chip = widgets.Held
		}
		return []widgets.Cell{{Text: m.CodeWord, Style: widgets.Strong}, {Text: d.T("code.relation." + m.Relation)},
			{Text: sexAge(d, m.Sex, m.Birth)}, state}
	})
	t.ID = func(i int) int64 { return list[i].ID }
	for i, m := range list {
		if m.ID == r.id {
			t.Selected = i
		}
	}
	t.OnOpened = func(i int) {
		if id := list[i].ID; id != r.id {
			r.s.show(id)
			widgets.Focus(r.tabs)
		}
	}
	return t
}
