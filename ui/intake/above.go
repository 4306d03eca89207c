package intake

import "pana/ui/widgets"

// aboveKeys makes Ctrl+D fill each field of the row as in the row above.
func (p *person) aboveKeys() {
	for i, f := range []*widgets.Field{p.name, p.sex.Field, p.birth, p.citizenship.Field, p.languages.Field, p.relation.Field} {
		f.OnAbove = func() { p.above(i) }
	}
}

// above fills the i-th field as in the row above.
func (p *person) above(i int) {
	if p.at == 0 {
		return
	}
	up := p.s.people[p.at-1]
	switch i {
	case 0:
		p.name.SetText(up.name.Text())
		p.similar()
	case 1:
		copyChoice(p.sex, up.sex)
	case 2:
		p.birth.SetText(up.birth.Text())
		p.checkBirth()
	case 3:
		copyChoice(p.citizenship, up.citizenship)
		p.sayByWord()
	case 4:
		copyChoice(p.languages, up.languages)
	case 5:
		copyChoice(p.relation, up.relation)
		p.sexByRole()
	}
	p.s.partyChanged()
}

// copyChoice answers to as from is answered, also where that fits nothing.
func copyChoice(to, from *widgets.Choice) {
	setChoice(to, answerOf(from))
}

// setChoice puts an answer back, also one that fits nothing.
func setChoice(c *widgets.Choice, a answer) {
	c.SetKey(a.Keys...)
	if a.Text != "" {
		c.SetText(a.Text)
		c.SetWrong(c.NoMatch)
	}
}

// Repeat implements desk.Repeater, for when the key comes from the menu.
func (s *Screen) Repeat() {
	for _, p := range s.shown() {
		for i, f := range p.fields() {
			if s.focused() == f.Focusable() {
				p.above(i)
			}
		}
	}
}
