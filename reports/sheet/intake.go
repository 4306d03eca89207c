package sheet

import (
	"crypto/sha256"
	"slices"

	"pana/reports/page"
	"pana/shelter/civil"
)

// IntakeFigures are a household as it was admitted, for PD-01; the zero value is the empty
// form. An empty answer is a place to write, Missing says why there is none: 8 does not
// know, 9 prefers not to answer, 99 not collected.
type IntakeFigures struct {
	Arrived   civil.Instant // 0 unknown
	AssessBy  civil.Instant // when the assessment is due, 24 hours later
	Received  string        // initials of who received them
	BroughtBy string
	People    []IntakePerson
}

// IntakePerson is one member of the household; the first is its head.
type IntakePerson struct {
	RegisterNo, Word string
	Relation         string // code
	Spoken, Latin    FullName
	NameMissing      int
	Sex              string
	SexMissing       int
	Birth            civil.Day
	BirthMissing     int
	Age              Age

	Citizenship        string // ISO 3166-1 alpha-3
	CitizenshipByWord  bool
	CitizenshipMissing int
	Languages          []Speech
	LanguagesMissing   int
	Interpreter        bool

	Papers        []Paper
	PapersMissing int
	Phones        []Phone
	PhonesMissing int

	Allergies, Mobility string // "none" for none
	AllergiesMissing    int
	MobilityMissing     int
	Diet, DietNote      string // code
	DietMissing         int

	Room, Bed string
	Unasked   []string // keys of what has not been asked yet
}

// FullName is a name as said or as in a passport.
type FullName struct{ Family, Given, Patronymic string }

// Speech is a language, ISO 639-1, and how well it is spoken: N, F, S, W, I.
type Speech struct{ Code, Quality string }

// Paper is a document: kind, number, and where it is, as codes.
type Paper struct{ Kind, Number, Place string }

// Phone is a number and whether it is safe to call it.
type Phone struct {
	Number string
	Safe   bool
}

// Blank reports whether f is the empty form.
func (f *IntakeFigures) Blank() bool { return len(f.People) == 0 }

// Hash tells two forms apart.
func (f *IntakeFigures) Hash() [sha256.Size]byte { return hash(*f) }

// FreeTexts are none: the form is of level C and shows who people are.
func (f *IntakeFigures) FreeTexts() []*string { return nil }

const perForm = 3 // people

// Intake lays out PD-01: two pages for every three people.
func Intake(m Frame, f *IntakeFigures, w Words) *page.Layout {
	v := voice{w, m}
	e, _ := Find(NameIntake)
	v.m.Valid = f.Arrived
	d := v.doc(e, f, false)
	people := f.People
	if len(people) == 0 {
		people = make([]IntakePerson, perForm)
	}
	first := true
	for three := range slices.Chunk(people, perForm) {
		if !first {
			d.Break()
		}
		form := form{v, d, f, three, first}
		form.who()
		d.Break()
		form.needs()
		first = false
	}
	return d.Layout()
}

// form is one pair of pages.
type form struct {
	voice
	d      *page.Doc
	f      *IntakeFigures
	people []IntakePerson
	first  bool // holds the head of the household
}

// who is the first page: how they came, and who they are.
func (s form) who() {
	s.d.Heading(s.T("sheet.intake.arrival"))
	when := ""
	if s.f.Arrived != 0 {
		when = s.moment(s.f.Arrived)
	}
	s.d.Fields(page.Field{Label: s.T("sheet.intake.when"), Value: when}, page.Field{Label: s.T("sheet.intake.received"), Value: s.f.Received})
	s.d.Fields(page.Field{Label: s.T("sheet.intake.brought"), Value: s.f.BroughtBy})
	s.d.Fields(page.Field{Label: s.T("sheet.intake.officer"), W: 2}, page.Field{Label: s.T("sheet.intake.badge")})
	s.d.Fields(page.Field{Label: s.T("sheet.intake.interpreter"), W: 2}, page.Field{Label: s.T("sheet.intake.language")})
	s.d.Gap(2)
	s.d.Heading(s.T("sheet.intake.people"))
	t := s.table()
	t.Rows = []page.Row{
		s.row("sheet.intake.register", func(p IntakePerson) page.Cell { return page.Or(p.RegisterNo) }),
		s.row("sheet.intake.word", func(p IntakePerson) page.Cell { return bold(page.Or(p.Word)) }),
		s.row("sheet.intake.relation", func(p IntakePerson) page.Cell { return s.code("code.relation."+p.Relation, p.Relation) }),
		s.row("sheet.intake.family", func(p IntakePerson) page.Cell { return s.answer(p.Spoken.Family, p.NameMissing) }),
		s.row("sheet.intake.given", func(p IntakePerson) page.Cell { return s.answer(p.Spoken.Given, p.NameMissing) }),
		s.row("sheet.intake.patronymic", func(p IntakePerson) page.Cell { return page.Or(p.Spoken.Patronymic) }),
		s.row("sheet.intake.latin", s.latin),
		s.row("sheet.intake.sex", s.sex),
		s.row("sheet.intake.birth", s.birth),
		s.row("sheet.intake.citizenship", s.citizenship),
		s.row("sheet.intake.languages", s.languages),
		s.row("sheet.intake.needs_interpreter", s.needsInterpreter),
		s.row("sheet.intake.papers", s.papers),
		s.row("sheet.intake.phone", s.phone),
		s.row("sheet.intake.bed", func(p IntakePerson) page.Cell { return bold(page.Or(p.Bed)) }),
	}
	s.d.Table(t)
	s.d.Gap(1)
	s.d.Para(page.Style{Size: page.Body}, s.T("sheet.intake.codes", "Unknown", s.T("missing.8"), "Refused", s.T("missing.9"), "NotCollected", s.T("missing.99")))
}

// needs is the second page: what they need, what they allow, what is left to do.
func (s form) needs() {
	s.d.Heading(s.T("sheet.intake.needs"))
	t := s.table()
	hand := func(IntakePerson) page.Cell { return page.Cell{Hand: true} }
	t.Rows = []page.Row{
		s.row("sheet.intake.medical", hand),
		s.row("sheet.intake.allergies", func(p IntakePerson) page.Cell { return s.noneOr(p.Allergies, p.AllergiesMissing) }),
		s.row("sheet.intake.medicines", hand),
		s.row("sheet.intake.diet", s.diet),
		s.row("sheet.intake.mobility", func(p IntakePerson) page.Cell { return s.noneOr(p.Mobility, p.MobilityMissing) }),
		s.row("sheet.intake.belongings", hand),
	}
	s.d.Table(t)
	s.d.Gap(2)
	s.d.Heading(s.T("sheet.intake.threats"))
	s.d.Blanks(2)
	s.d.Gap(2)
	s.consent()
	s.d.Gap(2)
	s.complete()
	s.d.Signatures(s.T("sheet.intake.sign_resident"), s.T("sheet.intake.sign_guardian"), s.T("sheet.intake.sign_interpreter"), s.T("sheet.intake.sign_staff"))
}

// consent is ticked by hand, each purpose for itself: there is no box for all.
func (s form) consent() {
	s.d.Heading(s.T("sheet.intake.consent"))
	t := s.table()
	t.MinH, t.BoxMM = 0, 3.6
	t.Cols[0].W += 24
	for _, key := range []string{"sheet.intake.consent_shelter", "sheet.intake.consent_record", "sheet.intake.consent_medical", "sheet.intake.consent_psychologist",
		"sheet.intake.consent_lawyer", "sheet.intake.consent_interpreter", "sheet.intake.consent_police"} {
		row := page.Row{Cells: []page.Cell{page.Words(s.T(key))}}
		for range s.people {
			row.Cells = append(row.Cells, page.Cell{Options: []string{s.T("sheet.intake.yes"), s.T("sheet.intake.no")}})
		}
		t.Rows = append(t.Rows, row)
	}
	s.d.Table(t)
	s.d.Gap(1)
	s.d.Para(page.Style{Size: page.Body}, s.T("sheet.intake.consent_free"))
}

// complete says what is still to be asked, and by when the assessment is due.
func (s form) complete() {
	s.d.Heading(s.T("sheet.intake.complete"))
	left := ""
	for _, p := range s.people {
		var keys []string
		for _, k := range p.Unasked {
			keys = append(keys, s.T(k))
		}
		if len(keys) > 0 {
			left += "; " + p.Word + ": " + join(keys)
		}
	}
	switch {
	case left != "":
		s.d.Lead(page.Style{Size: page.Body}, s.T("sheet.intake.unasked"), left[2:])
		s.d.Gap(1)
	case s.f.Blank():
		s.d.Fields(page.Field{Label: s.T("sheet.intake.unasked")})
	default:
		s.d.Para(page.Style{Size: page.Body}, s.T("sheet.intake.all_asked"))
	}
	due := ""
	if s.f.AssessBy != 0 {
		due = s.moment(s.f.AssessBy)
	}
	s.d.Fields(page.Field{Label: s.T("sheet.intake.assess"), Value: due, W: 1.3}, page.Field{Label: s.T("sheet.intake.assessed")})
}
