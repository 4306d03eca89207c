package kitchen

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/ui/widgets"
)

// meals are those of the day, and the day as a whole, to which most norms belong.
type meals struct {
	s      *Screen
	rows   []row
	lead   *widgets.Line
	table  *widgets.Table
	empty  *fyne.Container
	object fyne.CanvasObject
}

// row is a meal, or the whole day.
type row struct {
	inventory.Meal
	whole  bool
	issued []string // numbers of what went to the kitchen for it today
}

// key names the row of a day, for what is typed there.
func (r row) key(day string) string {
	if r.whole {
		return day
	}
	return day + " " + r.Name
}

func newMeals(s *Screen) *meals {
	d := s.d
	m := &meals{s: s, lead: widgets.NewLine("", widgets.Quiet).Yielding(), empty: container.NewStack()}
	m.table = widgets.NewTable([]widgets.Column{{Title: d.T("kitchen.meal"), Width: 104, Weight: 2}, {Title: d.T("kitchen.time"), Width: 52},
		{Title: d.T("kitchen.heads"), Width: 72}, {Title: d.T("kitchen.issued"), Width: 130, Weight: 1}}, func() int { return len(m.rows) }, m.cells)
	m.table.ID = func(i int) int64 { return int64(i + 1) }
	m.table.OnSelected = func(int) { s.issue.choose() }
	m.table.OnOpened = func(int) { s.issue.focus() }
	m.table.Empty = m.empty
	m.object = widgets.NewCard("", nil, m.table)
	return m
}

// height is what all rows take.
func (m *meals) height() float32 { return float32(len(m.rows)+1)*38 + 6 }

func (m *meals) cells(i int) []widgets.Cell {
	d, r := m.s.d, m.rows[i]
	name, at := d.T("kitchen.whole"), ""
	if !r.whole {
		name, at = capital(d.T("code.meal."+r.Name)), d.Clock24(r.At)
	}
	issued := widgets.Cell{}
	if n := len(r.issued); n > 0 {
		issued = widgets.Cell{Text: r.issued[0], Chip: widgets.Free}
		if n > 1 {
			issued.Text = d.T("kitchen.issued_more", "Number", r.issued[0], "N", n-1)
		}
	}
	return []widgets.Cell{{Text: name, Style: widgets.Strong}, {Text: at, Style: widgets.Quiet}, {Text: strconv.Itoa(r.Total())}, issued}
}

// reload reads the day's meals; the selection stays on its meal.
func (m *meals) reload() {
	s, ctx := m.s, context.Background()
	all, err := s.st.Kitchen(ctx, s.date())
	if s.d.Failed(err, nil) {
		return
	}
	heads, err := s.st.Census(ctx, s.day+1)
	if s.d.Failed(err, nil) {
		return
	}
	docs, err := s.st.Documents(ctx, inventory.DocumentFilter{Kinds: []inventory.Kind{inventory.ToKitchen}, From: s.d.Today()})
	if s.d.Failed(err, nil) {
		return
	}
	rows := []row{{Meal: inventory.Meal{By: heads[s.day].By}, whole: true}}
	for _, x := range all {
		rows = append(rows, row{Meal: x})
	}
	for i := range rows {
		for _, d := range docs {
			if s.day == 0 && d.UndoOf == 0 && d.UndoneBy == 0 && (d.Meal == rows[i].Name || d.Meal == "other" && rows[i].whole) {
				rows[i].issued = append(rows[i].issued, d.Number())
			}
		}
	}
	m.rows = rows
	m.sayLead(heads[s.day].Total())
	m.table.Reload()
	if m.table.Selected < 0 || m.table.Selected >= len(rows) {
		m.table.Select(0)
	}
	s.body.Refresh()
	s.issue.choose()
}

func (m *meals) sayLead(total int) {
	d := m.s.d
	text := d.N("kitchen.lead", total)
	if m.s.set.Ramadan(m.s.date()) {
		text += " · " + d.T("kitchen.ramadan")
	}
	m.lead.Runs[0].Text = text
	m.lead.Refresh()
	if m.s.content != nil {
		m.s.content.Refresh()
	}
}

func (m *meals) chosen() (row, bool) {
	if i := m.table.Selected; i >= 0 && i < len(m.rows) {
		return m.rows[i], true
	}
	return row{}, false
}

// ages are heads by age, the youngest first: "6–11 мес. 1, взрослые 3".
func (s *Screen) ages(by map[inventory.Band]int) string {
	var parts []string
	for _, b := range inventory.Bands() {
		if by[b] > 0 {
			parts = append(parts, s.d.T("code.band."+string(b))+" "+strconv.Itoa(by[b]))
		}
	}
	return strings.Join(parts, ", ")
}

// diets are how many eat how; who wasn't asked stands last.
func (s *Screen) diets(ds []inventory.Diet) string {
	var parts, last []string
	for _, x := range ds {
		if x.Code == "" {
			last = append(last, s.d.T("kitchen.not_asked")+" "+strconv.Itoa(x.Heads))
			continue
		}
		parts = append(parts, s.d.T("code.diet."+x.Code)+" "+strconv.Itoa(x.Heads))
	}
	return strings.Join(slices.Concat(parts, last), ", ")
}

// months are the ages of the babies at a meal.
func (s *Screen) months(ms []int) string {
	var parts []string
	for _, n := range ms {
		parts = append(parts, strconv.Itoa(n))
	}
	return s.d.T("kitchen.months", "List", strings.Join(parts, ", "))
}

// capital begins a text with a capital.
func capital(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
}
