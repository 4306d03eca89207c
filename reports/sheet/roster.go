package sheet

import (
	"crypto/sha256"
	"strconv"
	"strings"

	"pana/reports/page"
	"pana/shelter/civil"
)

// RosterFigures are a day of the house as the desk and the kitchen need it, for PD-05.
type RosterFigures struct {
	Meals    [3]Meal // breakfast, lunch, supper
	Diets    []DietCount
	Needs    []DietNeed
	Children []RosterChild
	Away     []HandoverAway
	Coming   []RosterComing
	Leaving  []Going
	OnDuty   []string
}

// Meal is how many eat at a moment, and how many of them are children or babies.
type Meal struct {
	At                       civil.Instant
	Adults, Children, Babies int // a baby is younger than one year
	Past                     bool
}

// All is everybody who eats.
func (m Meal) All() int { return m.Adults + m.Children + m.Babies }

// DietCount is how many eat so at each meal.
type DietCount struct {
	Diet  string // code; "" where nobody has asked
	Heads [3]int
}

// DietNeed is what the kitchen must know of one person.
type DietNeed struct {
	Word            string
	Note, Allergies string // free text
}

// RosterChild is somebody under 18.
type RosterChild struct {
	Word string
	Age  Age
	Bed  string
	Diet string
}

// RosterComing is somebody who is announced.
type RosterComing struct {
	People int
	At     civil.Instant // 0 unknown
	Beds   []string      // held for them
	Need   string        // free text
}

// Hash tells two rosters apart.
func (f *RosterFigures) Hash() [sha256.Size]byte { return hash(*f) }

// FreeTexts are diet notes, allergies, and what is needed by those who are announced.
func (f *RosterFigures) FreeTexts() []*string {
	var all []*string
	for i := range f.Needs {
		all = append(all, &f.Needs[i].Note, &f.Needs[i].Allergies)
	}
	for i := range f.Coming {
		all = append(all, &f.Coming[i].Need)
	}
	return all
}

// Roster lays out PD-05.
func Roster(m Frame, f *RosterFigures, w Words) *page.Layout {
	v := voice{w, m}
	e, _ := Find(NameRoster)
	day := roster{voice: v, d: v.doc(e, f, false), f: f}
	day.meals()
	day.needs()
	day.children()
	day.comings()
	return day.d.Layout()
}

// roster is a day being told; its sections are numbered as they come.
type roster struct {
	voice
	d  *page.Doc
	f  *RosterFigures
	no int
}

func (v *roster) section(key string) {
	v.no++
	if v.no > 1 {
		v.d.Gap(3)
	}
	v.d.Heading(strconv.Itoa(v.no) + " · " + v.T(key))
}

func (v *roster) meals() {
	d, f := v.d, v.f
	v.section("sheet.roster.meals")
	keys := [3]string{v.T("sheet.roster.breakfast"), v.T("sheet.roster.lunch"), v.T("sheet.roster.supper")}
	t := page.Table{Grid: true, Cols: []page.Col{{W: 1}}}
	for i, k := range keys {
		t.Cols = append(t.Cols, page.Col{Head: k + " " + v.clock(f.Meals[i].At), W: 34, Fixed: true, Align: page.Center})
	}
	row := func(label string, heads func(i int) int) page.Row {
		r := page.Row{Cells: []page.Cell{page.Words(label)}}
		for i := range f.Meals {
			r.Cells = append(r.Cells, page.Words(strconv.Itoa(heads(i))))
		}
		return r
	}
	t.Rows = append(t.Rows, row(v.T("sheet.roster.adults"), func(i int) int { return f.Meals[i].Adults }),
		row(v.T("sheet.roster.children"), func(i int) int { return f.Meals[i].Children }),
		row(v.T("sheet.roster.babies"), func(i int) int { return f.Meals[i].Babies }))
	all := row(v.T("sheet.roster.all"), func(i int) int { return f.Meals[i].All() })
	all.Total = true
	t.Rows = append(t.Rows, all)
	t.Rows = append(t.Rows, page.Row{Group: true, Cells: []page.Cell{page.Words(v.T("sheet.roster.diets"))}})
	for _, x := range f.Diets {
		label := v.T("sheet.roster.diet_unasked")
		if x.Diet != "" {
			label = v.T("code.diet." + x.Diet)
		}
		t.Rows = append(t.Rows, row(label, func(i int) int { return x.Heads[i] }))
	}
	if len(f.Diets) == 0 {
		t.Rows = t.Rows[:4]
	}
	d.Table(t)
}

// needs are what the kitchen must know of single people.
func (v *roster) needs() {
	d, f := v.d, v.f
	t := page.Table{Cols: []page.Col{{W: 34, Fixed: true, Bold: true}, {W: 1}}}
	for _, n := range f.Needs {
		var parts []string
		if n.Allergies != "" {
			parts = append(parts, v.T("sheet.roster.allergy", "What", n.Allergies))
		}
		if n.Note != "" {
			parts = append(parts, n.Note)
		}
		if len(parts) > 0 {
			t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(n.Word), page.Words(dots(parts...))}})
		}
	}
	if len(t.Rows) > 0 {
		v.section("sheet.roster.needs")
		d.Table(t)
	}
}

func (v *roster) children() {
	d, f := v.d, v.f
	if len(f.Children) == 0 {
		return
	}
	v.section("sheet.roster.children_list")
	t := page.Table{Cols: []page.Col{{Head: v.T("sheet.roster.word"), W: 1, Bold: true}, {Head: v.T("sheet.roster.age"), W: 34, Fixed: true},
		{Head: v.T("sheet.roster.bed"), W: 34, Fixed: true}, {Head: v.T("sheet.roster.diet"), W: 1}}}
	for _, c := range f.Children {
		age, diet := v.age(c.Age), ""
		if age == "" {
			age = v.T("sheet.roster.age_unknown")
		}
		if c.Diet != "" {
			diet = v.T("code.diet." + c.Diet)
		}
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(c.Word), page.Words(age), page.Words(c.Bed), page.Words(diet)}})
	}
	d.Table(t)
}

// comings are who is out, who comes and goes, and who is on duty.
func (v *roster) comings() {
	d, f := v.d, v.f
	v.section("sheet.roster.comings")
	say := func(key string, all []string) {
		text := strings.Join(all, "; ")
		if text == "" {
			text = v.T("sheet.beds.nobody")
		}
		d.Lead(page.Style{Size: page.Body}, v.T(key), text)
		d.Gap(1)
	}
	var away, come, leave []string
	for _, a := range f.Away {
		text := a.Word
		switch {
		case a.Overdue:
			text += ", " + v.T("sheet.handover.was_due", "When", v.hour(a.Back))
		case a.Back != 0:
			text += ", " + v.T("sheet.handover.back_by", "When", v.hour(a.Back))
		default:
			text += ", " + v.T("sheet.handover.since", "When", v.hour(a.Since))
		}
		away = append(away, text)
	}
	for _, c := range f.Coming {
		parts := []string{v.N("sheet.handover.people_count", c.People)}
		if c.At != 0 {
			parts = append(parts, v.T("sheet.handover.expected", "When", v.hour(c.At)))
		}
		if len(c.Beds) > 0 {
			parts = append(parts, v.T("sheet.beds.bed", "Bed", strings.Join(c.Beds, ", ")))
		}
		if c.Need != "" {
			parts = append(parts, c.Need)
		}
		come = append(come, strings.Join(parts, ", "))
	}
	for _, g := range f.Leaving {
		text := g.Word
		if g.Bed != "" {
			text += " (" + g.Bed + ")"
		}
		leave = append(leave, text)
	}
	say("sheet.handover.away", away)
	say("sheet.beds.expected", come)
	say("sheet.beds.leaving", leave)
	say("sheet.roster.on_duty", f.OnDuty)
}
