package intake

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/ui/widgets"
)

// few are the households that one key counts.
const few = 3

// makeCount makes the question how many came, by whom they were brought, and their papers.
func (s *Screen) makeCount() {
	d := s.desk
	s.count = widgets.NewSegmented([]string{d.T("intake.one"), d.T("intake.two"), d.T("intake.three"), d.T("intake.more")}, 0,
		func(i int) { s.countChanged(i) })
	s.number = widgets.NewField("", strconv.Itoa(few+1))
	s.number.OnChanged = func(string) { s.applyCount() }
	s.brought = choice(d, "", s.bringers())
	s.brought.Entry.SetPlaceHolder(d.T("intake.brought"))
	s.papers = choice(d, "", s.paperAnswers())
	s.papers.Entry.SetPlaceHolder(d.T("intake.papers"))
	for _, c := range []*widgets.Choice{s.brought, s.papers} {
		c.OnChanged = func(string) { s.touched() }
	}
	s.brought.OnChosen = s.touched
	s.papers.OnChosen = func() {
		for _, p := range s.people {
			p.sayByWord()
		}
		s.captions()
		s.touched()
	}
}

func (s *Screen) bringers() []entry {
	var all []entry
	for _, who := range shelter.Bringers() {
		all = append(all, newEntry(widgets.Option{Key: who, Text: s.desk.T("intake.brought." + who)}, inEach("intake.brought."+who)...))
	}
	return all
}

func (s *Screen) paperAnswers() []entry {
	var all []entry
	for _, x := range shelter.PaperAnswers() {
		all = append(all, newEntry(widgets.Option{Key: x, Text: s.desk.T("intake.papers." + x)},
			append(inEach("intake.papers."+x), inEach("intake.found.papers."+x)...)...))
	}
	return all
}

// counted is how many people there are.
func (s *Screen) counted() int {
	if s.count.Selected < few {
		return s.count.Selected + 1
	}
	n, ok := s.numbered()
	if !ok {
		return min(len(s.people), max(1, s.page.rows)) // what is typed is no number yet
	}
	return n
}

func (s *Screen) numbered() (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(s.number.Text()))
	return n, err == nil && n >= 1 && n <= mostPeople
}

func (s *Screen) countChanged(i int) {
	if i >= few && s.page.rows > 0 && s.page.rows <= few {
		s.number.SetText(strconv.Itoa(few + 1))
	}
	s.applyCount()
}

// setCount counts n people without being asked.
func (s *Screen) setCount(n int) {
	s.count.Selected = min(n, few+1) - 1
	s.number.SetText(strconv.Itoa(max(n, few+1)))
	s.count.Refresh()
	s.applyCount()
}

// applyCount shows as many rows as there are people.
func (s *Screen) applyCount() {
	wrong := ""
	if _, ok := s.numbered(); !ok && s.count.Selected >= few {
		wrong = s.desk.T("fault.number.range", "From", 1, "To", mostPeople)
	}
	s.number.SetWrong(wrong)
	s.page.number.Hidden = s.count.Selected < few
	s.page.head.Refresh()
	if wrong != "" {
		return
	}
	n := s.counted()
	for len(s.people) < n {
		s.people = append(s.people, newPerson(s, len(s.people)))
	}
	s.page.show(s.shown())
	s.nameRows()
	s.walk()
	s.partyChanged()
}

// walk tells the form in which order Return goes.
func (s *Screen) walk() {
	s.form.Clear()
	s.form.Add("count", s.count)
	if s.count.Selected >= few {
		s.form.Add("number", s.number)
	}
	list := []input{{"brought", s.brought}, {"papers", s.papers}}
	for _, p := range s.shown() {
		list = append(list, p.inputs()...)
	}
	list = append(list, s.beds.inputs()...)
	list = append(list, s.safety.inputs()...)
	list = append(list, s.kits.inputs()...)
	list = append(list, s.sheets.inputs()...)
	for _, in := range list {
		s.form.Add(in.name, in.in)
	}
}

// wrapNumber is the box of the number, as wide as two digits need.
func (s *Screen) wrapNumber() *fyne.Container { return widgets.Sized(56, 0, s.number) }
