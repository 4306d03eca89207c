package intake

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// person is the row of one of the household.
type person struct {
	s    *Screen
	at   int // 0 is the head
	word *widgets.Line
	no   *widgets.Line

	name        *widgets.Field
	sex         *widgets.Choice
	birth       *widgets.Field
	citizenship *widgets.Choice
	languages   *widgets.Choice
	relation    *widgets.Choice
	role        *widgets.Field // the head's, which is fixed

	box   fyne.CanvasObject
	lines *rowLayout
	notes *fyne.Container // faults that don't fit under their fields
	said  string          // what notes say
	hints [6]string       // what is quietly said under each field, if no fault needs the room
}

func newPerson(s *Screen, at int) *person {
	d := s.desk
	p := &person{s: s, at: at,
		word:        widgets.NewLine("", widgets.Strong).Yielding(),
		no:          widgets.NewLine("", widgets.Small),
		name:        widgets.NewField(d.T("intake.name"), ""),
		sex:         choice(d, d.T("intake.sex"), s.lists.sexes),
		birth:       widgets.NewField(d.T("intake.birth"), ""),
		citizenship: choice(d, d.T("intake.citizenship"), s.lists.countries),
		languages:   s.lists.tongues.field(d.T("intake.languages")),
		relation:    choice(d, d.T("intake.relation"), s.lists.relations),
		notes:       widgets.Stack(0),
	}
	p.name.Max, p.name.TooLong = 200, func(int) string { return d.T("fault.text.long", "Max", 200) }
	p.name.OnChanged = func(string) { p.similar(); s.touched() }
	p.birth.OnChanged = func(string) { s.partyChanged() }
	p.birth.OnLeft = func() { p.checkBirth(); p.similar(); s.captions() }
	for _, c := range []*widgets.Choice{p.sex, p.citizenship, p.languages, p.relation} {
		c.OnChanged = func(string) { s.partyChanged() }
		c.OnLeft = s.captions
		c.OnChosen = s.partyChanged
	}
	p.citizenship.OnChosen = func() { p.sayByWord(); s.partyChanged() }
	p.relation.OnChosen = func() { p.sexByRole(); s.partyChanged() }
	p.sex.NoMatch = d.T("intake.sex.which")
	p.aboveKeys()
	p.layOut()
	return p
}

func (p *person) layOut() {
	var last fyne.CanvasObject = p.relation
	if p.at == 0 {
		p.role = widgets.NewField(p.s.desk.T("intake.relation"), p.s.desk.T("intake.role.head"))
		p.role.SetReadOnly(true)
		last = p.role
	}
	p.lines = &rowLayout{}
	words := widgets.Pad(17, 0, 0, 0, widgets.Stack(-2, p.word, p.no))
	fields := []fyne.CanvasObject{words, p.name, p.sex, p.birth, p.citizenship, p.languages, last}
	p.box = widgets.Stack(0, widgets.Pad(3, 16, 0, 16, p.lines.over(fields)), widgets.Pad(0, 16, 0, 16, p.notes))
}

// inputs are what Return walks through, with the names that faults have for them.
func (p *person) inputs() []input {
	base := "people." + strconv.Itoa(p.at) + "."
	list := []input{{base + "name", p.name}, {base + "sex", p.sex}, {base + "birth", p.birth},
		{base + "citizenship", p.citizenship}, {base + "languages", p.languages}}
	if p.at > 0 {
		list = append(list, input{base + "relation", p.relation})
	}
	return list
}

// fields are the row's, from left to right.
func (p *person) fields() []*widgets.Field {
	last := p.relation.Field
	if p.role != nil {
		last = p.role
	}
	return []*widgets.Field{p.name, p.sex.Field, p.birth, p.citizenship.Field, p.languages.Field, last}
}

func (p *person) setWord(word, no string) {
	if p.at > 0 && word != "" {
		word += "-" + strconv.Itoa(p.at)
	}
	p.word.Runs[0].Text, p.no.Runs[0].Text = word, no
	p.word.Refresh()
	p.no.Refresh()
}

// born is what is typed as age or date.
func (p *person) born() (people.Birth, error) {
	return people.ParseBirth(p.birth.Text(), p.s.desk.Today())
}

// checkBirth says what is wrong with the age or date; the text stays.
func (p *person) checkBirth() string {
	_, err := p.born()
	why := p.s.sentence(err)
	p.birth.SetWrong(why)
	return why
}

// guest is what the rooms ask of her.
func (p *person) guest() house.Guest {
	g := house.Guest{Birth: people.NotAsked, Relation: people.Self}
	if b, err := p.born(); err == nil {
		g.Birth = b
	}
	if missingOf(p.sex.Key()) == people.Answered {
		g.Sex = people.Sex(p.sex.Key())
	}
	if p.at > 0 {
		g.Relation = relationOf(p.relation.Key())
	}
	return g
}

// blank reports whether nothing is typed in the row.
func (p *person) blank() bool {
	for i, f := range p.fields() {
		if f != p.role && strings.TrimSpace(f.Text()) != "" && i < 6 {
			return false
		}
	}
	return true
}

// similar says quietly that there may be a record of the same person.
func (p *person) similar() {
	b, err := p.born()
	if err != nil {
		b = people.NotAsked
	}
	found, err := p.s.house.Similar(context.Background(), splitName(p.name.Text()), b)
	hint := ""
	switch { // without the right there is nothing to say; what fails here must not disturb
	case err != nil || len(found) == 0:
	case found[0].Resident == 0:
		hint = p.s.desk.T("intake.similar")
	default:
		hint = p.s.desk.T("intake.similar_to", "Word", found[0].CodeWord, "No", found[0].RegisterNo)
	}
	p.hints[0] = hint
	p.caption()
}

// sayByWord notes that without papers a citizenship stands on what was said.
func (p *person) sayByWord() {
	hint := ""
	if p.citizenship.Key() != "" && missingOf(p.citizenship.Key()) == people.Answered && p.s.byWord() {
		hint = p.s.desk.T("intake.by_word")
	}
	p.hints[3] = hint
}

// sexByRole takes "son" for an answer about sex, if there is none yet.
func (p *person) sexByRole() {
	if sex := sexOf(p.relation.Key()); sex != "" && p.sex.Text() == "" {
		p.sex.SetKey(sex)
	}
}

// known makes what is typed a person to register.
func (p *person) known() (people.NewPerson, fault.Fields) {
	var f fault.Fields
	n := people.NewPerson{Name: splitName(p.name.Text())}
	var err error
	if n.Birth, err = p.born(); err != nil {
		if err := f.Under("", err); err != nil {
			f.Add("birth", "fault.birth.unreadable")
		}
	}
	n.Languages, n.LanguagesMissing, n.Interpreter = spokenBy(p.languages.Keys())
	if n.LanguagesMissing != people.Answered && len(n.Languages) > 0 {
		f.Add("languages", "fault.missing.both")
	}
	if n.SexMissing = missingOf(p.sex.Key()); n.SexMissing == people.Answered {
		n.Sex = people.Sex(p.sex.Key())
	}
	if n.CitizenshipMissing = missingOf(p.citizenship.Key()); n.CitizenshipMissing == people.Answered {
		n.Citizenship = p.citizenship.Key()
		n.CitizenshipByWord = n.Citizenship != "" && p.s.byWord()
	}
	n.Relation = people.Self
	if p.at > 0 {
		n.Relation = relationOf(p.relation.Key())
	}
	for _, c := range []struct {
		name, why string
		in        *widgets.Choice
	}{{"sex", "intake.sex.which", p.sex}, {"citizenship", "intake.not_listed", p.citizenship},
		{"languages", "intake.not_listed", p.languages}, {"relation", "intake.not_listed", p.relation}} {
		if unread(c.in) {
			f.Add(c.name, c.why)
		}
	}
	return n, f
}

// unread reports whether a choice holds words that fit none of its answers.
func unread(c *widgets.Choice) bool {
	return strings.TrimSpace(c.Text()) != "" && (len(c.Keys()) == 0 || c.Wrong() != "")
}

// sentence is the first fault of err in words, "" for none.
func (s *Screen) sentence(err error) string {
	var f fault.Fields
	if rest := f.Under("", err); rest != nil || len(f) == 0 {
		return ""
	}
	return s.desk.Say(f[0].Message)
}

var _ desk.Screen = (*Screen)(nil)
