package sheet

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"pana/reports/page"
)

// table has a column of questions and one for each person.
func (s form) table() page.Table {
	t := page.Table{Grid: true, MinH: 8.6, Cols: []page.Col{{W: 40, Fixed: true}}}
	for i, p := range s.people {
		head := p.Word
		if head == "" {
			head = strconv.Itoa(i + 1)
		}
		t.Cols = append(t.Cols, page.Col{Head: head, W: 1})
	}
	for i := len(s.people); i < perForm; i++ { // a person alone doesn't get a field as wide as the page
		t.Cols = append(t.Cols, page.Col{W: 1})
	}
	return t
}

func (s form) row(key string, answer func(IntakePerson) page.Cell) page.Row {
	r := page.Row{Cells: []page.Cell{page.Words(s.T(key))}}
	for _, p := range s.people {
		r.Cells = append(r.Cells, answer(p))
	}
	return r
}

func bold(c page.Cell) page.Cell {
	c.Bold = true
	return c
}

// answer is text, or why there is none, or a place to write.
func (s form) answer(text string, missing int) page.Cell {
	if text == "" && (missing == 8 || missing == 9 || missing == 99) {
		text = s.T("missing." + strconv.Itoa(missing))
	}
	return page.Or(text)
}

// noneOr is answer for a text that may be the code none.
func (s form) noneOr(text string, missing int) page.Cell {
	if text == "none" {
		text = s.T("sheet.intake.none")
	}
	return s.answer(text, missing)
}

func (s form) code(key, code string) page.Cell {
	if code == "" {
		return page.Cell{Hand: true}
	}
	return page.Words(s.T(key))
}

func (s form) latin(p IntakePerson) page.Cell {
	return page.Or(strings.Join(strings.Fields(p.Latin.Family+" "+p.Latin.Given+" "+p.Latin.Patronymic), " "))
}

func (s form) sex(p IntakePerson) page.Cell {
	if p.Sex != "" {
		return page.Words(s.T("code.sex." + p.Sex))
	}
	c := s.answer("", p.SexMissing)
	c.Options = []string{s.T("code.sex_short.female"), s.T("code.sex_short.male")}
	return c
}

func (s form) birth(p IntakePerson) page.Cell {
	return s.answer(dots(s.day(p.Birth), s.ageFull(p.Age)), p.BirthMissing)
}

// ageFull is the age with its unit.
func (s form) ageFull(a Age) string {
	switch {
	case !a.Known:
		return ""
	case a.Years < 2:
		return roughly(a, s.N("age.months", a.Years*12+a.Months))
	}
	return roughly(a, s.N("age.years", a.Years))
}

func roughly(a Age, text string) string {
	if a.About {
		return "~" + text
	}
	return text
}

func (s form) citizenship(p IntakePerson) page.Cell {
	text := ""
	if p.Citizenship != "" {
		text = s.country(p.Citizenship)
		if p.CitizenshipByWord {
			text += ", " + s.T("sheet.intake.by_word")
		}
	}
	return s.answer(text, p.CitizenshipMissing)
}

// country is the name of a country by its code; the code itself if nobody knows it.
func (s form) country(alpha3 string) string {
	r, err := language.ParseRegion(alpha3)
	if err != nil {
		return alpha3
	}
	if name := display.Regions(language.Make(s.Lang())).Name(r); name != "" {
		return name
	}
	return alpha3
}

func (s form) languages(p IntakePerson) page.Cell {
	names := display.Languages(language.Make(s.Lang()))
	var all []string
	for _, l := range p.Languages {
		name := l.Code
		if tag, err := language.Parse(l.Code); err == nil {
			if n := names.Name(tag); n != "" {
				name = n
			}
		}
		if l.Quality != "" {
			name += " (" + s.T("code.language_quality."+l.Quality) + ")"
		}
		all = append(all, name)
	}
	return s.answer(join(all), p.LanguagesMissing)
}

func (s form) needsInterpreter(p IntakePerson) page.Cell {
	if p.Interpreter {
		return page.Words(s.T("sheet.intake.yes"))
	}
	return page.Cell{Options: []string{s.T("sheet.intake.yes"), s.T("sheet.intake.no")}}
}

func (s form) papers(p IntakePerson) page.Cell {
	var all []string
	for _, d := range p.Papers {
		text := s.T("code.document." + d.Kind)
		if d.Number != "" {
			text += " " + d.Number
		}
		if d.Place != "" {
			text += ", " + s.T("code.document_place."+d.Place)
		}
		all = append(all, text)
	}
	return s.answer(strings.Join(all, "; "), p.PapersMissing)
}

func (s form) diet(p IntakePerson) page.Cell {
	text := ""
	if p.Diet != "" {
		text = s.T("code.diet." + p.Diet)
	}
	return s.answer(dots(text, p.DietNote), p.DietMissing)
}

func (s form) phone(p IntakePerson) page.Cell {
	var all []string
	for _, n := range p.Phones {
		safe := s.T("sheet.intake.phone_unsafe")
		if n.Safe {
			safe = s.T("sheet.intake.phone_safe")
		}
		all = append(all, n.Number+" ("+safe+")")
	}
	return s.answer(join(all), p.PhonesMissing)
}

func join(all []string) string { return strings.Join(all, ", ") }
