package find

import (
	"slices"
	"strings"

	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// kind is what a line of the results is.
type kind int

const (
	row  kind = iota // can be chosen
	head             // names the group below
	note             // says something
)

// line is one line of the results.
type line struct {
	kind     kind
	text     string
	beside   string // quiet words after the text
	tag      string // at the right
	icon     widgets.Icon
	resident int64 // whom opening it opens, 0 for nobody
	named    bool  // she was found by her name
	strong   bool
	run      func()
}

// person is a resident as a line.
func (s *search) person(m people.Match) line {
	d := s.f.d
	parts := []string{m.RegisterNo}
	text := "?"
	if m.Sex != "" {
		text = d.T("code.sex_short." + string(m.Sex))
	}
	if age := ageOf(d, m.Birth); age != "" {
		text += " " + age
	}
	parts = append(parts, text)
	switch {
	case m.Bed != "":
		parts = append(parts, m.Bed)
	case m.State == people.Left && m.Left != 0:
		sex := string(m.Sex)
		if sex == "" {
			sex = "unknown"
		}
		parts = append(parts, d.T("find.left."+sex, "Day", d.FullDay(d.Zone.Day(m.Left))))
	case m.State == people.Expected:
		parts = append(parts, d.T("find.expected"))
	}
	if m.Why != "" && m.Why != people.ByWord {
		parts = append(parts, d.T("find.why."+m.Why))
	}
	return line{text: m.CodeWord, beside: strings.Join(parts, " · "), icon: widgets.IconPerson, strong: true, resident: m.ID, named: m.Named(),
		run: func() { d.Go(desk.Place{Screen: desk.Residents, ID: m.ID}) }}
}

func ageOf(d *desk.Desk, b people.Birth) string {
	y, m, known := b.Age(d.Today())
	if y < 2 && b.AgeMonths < 0 && !b.Hidden {
		if !known {
			return ""
		}
		return d.T("age.about", "Age", y) // an infant of unknown months
	}
	return d.Age(y, y*12+m, known, known && !b.Exact())
}

// bed is a bed as a line.
func (s *search) bed(r house.BoardRoom, b house.BoardBed) line {
	d := s.f.d
	parts := []string{r.Code, d.T("code.room." + string(r.Kind)), d.T("code.bed_state." + string(b.State))}
	if b.Resident != nil {
		parts = append(parts, b.Resident.CodeWord)
	}
	return line{text: b.Code, beside: strings.Join(parts, " · "), icon: widgets.IconBed, strong: true,
		run: func() { d.Go(desk.Place{Screen: desk.Beds, ID: b.ID}) }}
}

// place is a bed that can be found.
type place struct {
	line
	code, room string // folded
}

// beds are those of a board as lines, made once: folding two hundred at each key would
// be felt.
func (s *search) beds(b house.Board) (all []place) {
	for _, r := range b.Rooms {
		room := people.Fold(r.Code)
		for _, x := range r.Beds {
			all = append(all, place{s.bed(r, x), people.Fold(x.Code), room})
		}
	}
	return all
}

// act is an action that can be found.
type act struct {
	line
	name string // folded
}

func acts(actions []Action) (all []act) {
	for _, a := range actions {
		all = append(all, act{line{text: a.Name, tag: a.Tag, icon: a.Icon, run: a.Run}, people.Fold(a.Name)})
	}
	return all
}

// readings are what text may mean, folded; never nil.
func readings(text string) []string {
	all := []string{}
	for _, r := range people.Readings(text) {
		if f := people.Fold(r); f != "" {
			all = append(all, f)
		}
	}
	return all
}

// begins reports whether a word of a folded name begins with one of the readings.
func begins(name string, readings []string) bool {
	return slices.ContainsFunc(readings, func(r string) bool { return strings.HasPrefix(name, r) || strings.Contains(name, " "+r) })
}
