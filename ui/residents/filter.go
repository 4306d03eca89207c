package residents

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"pana/shelter/people"
	"pana/ui/widgets"
)

// filter is the line above the list: a text, a room, a language.
type filter struct {
	s        *Screen
	text     *widgets.Field
	room     *widgets.Choice
	language *widgets.Choice
	where    *widgets.Choice
	content  fyne.CanvasObject
}

func newFilter(s *Screen) *filter {
	f := &filter{s: s}
	f.text = widgets.NewSearch(s.desk.T("residents.find"), "Ctrl F", widgets.Surface)
	f.text.OnChanged = func(string) { s.list.find() }
	f.text.OnReturn = func() {
		if s.list.pages.Count > 0 && s.list.table.Selected < 0 {
			s.list.table.Select(0)
		}
		widgets.Focus(s.list.table.Focus())
	}
	f.room = f.choice("residents.all_rooms")
	f.language = f.choice("residents.all_languages")
	f.language.Options = append(f.language.Options, s.desk.Languages()...)
	f.where = f.choice("residents.anywhere")
	for _, w := range people.Wheres {
		f.where.Options = append(f.where.Options, widgets.Option{Key: string(w), Text: s.desk.T("residents.where." + string(w))})
	}
	f.content = widgets.Columns(12, []float32{420, 190, 190, 190}, f.text, f.room, f.language, f.where)
	return f
}

// choice is one that begins with "all".
func (f *filter) choice(all string) *widgets.Choice {
	c := widgets.NewChoice("", []widgets.Option{{Key: "all", Text: f.s.desk.T(all)}})
	c.Fold, c.NoMatch = people.Fold, f.s.desk.T("residents.not_listed")
	c.SetKey("all")
	c.OnChosen = func() {
		if c.Key() == "" {
			c.SetKey("all")
		}
		f.s.list.find()
	}
	return c
}

// reload takes the rooms anew.
func (f *filter) reload() {
	b, err := f.s.house.Board(context.Background(), 0)
	if err != nil {
		return // the list says so
	}
	was := f.room.Key()
	f.room.Options = f.room.Options[:1]
	for _, r := range b.Rooms {
		f.room.Options = append(f.room.Options, widgets.Option{Key: strconv.FormatInt(r.ID, 10), Text: r.Code,
			Note: f.s.desk.T("code.room." + string(r.Kind))})
	}
	f.room.SetKey(was)
	if f.room.Key() == "" {
		f.room.SetKey("all")
	}
}

// set reports whether the filter leaves anybody out.
func (f *filter) set() bool { return f.apply(people.Filter{}) != people.Filter{} }

// apply adds what is chosen to p.
func (f *filter) apply(p people.Filter) people.Filter {
	p.Text = f.text.Text()
	p.Room, _ = strconv.ParseInt(f.room.Key(), 10, 64) // 0 for all
	if k := f.language.Key(); k != "all" {
		p.Language = k
	}
	if k := f.where.Key(); k != "all" {
		p.Where = people.Where(k)
	}
	return p
}

func (f *filter) clear() {
	f.text.SetText("")
	f.room.SetKey("all")
	f.language.SetKey("all")
	f.where.SetKey("all")
}

// onlyWhere reports whether nothing else is chosen than where people are.
func (f *filter) onlyWhere() bool {
	p := f.apply(people.Filter{})
	p.Where = ""
	return p == people.Filter{}
}
