package residents

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter/civil"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/widgets"
)

// labelWidth is that of the column of labels.
const labelWidth = 140

// overview are the answers, said also where there are none, the tasks, the door to the
// identity, and what is missing.
func (r *record) overview() fyne.CanvasObject {
	all := widgets.Stack(12)
	if r.door.open() {
		all.Add(r.door.card())
	}
	if o := r.outCard(); o != nil {
		all.Add(o)
	}
	all.Add(r.facts())
	if t := r.taskList(); t != nil {
		all.Add(t)
	}
	if !r.door.open() {
		all.Add(r.door.shutDoor())
	}
	if m := r.missing(); m != nil {
		all.Add(m)
	}
	return all
}

// wide is how wide an answer may be before it is broken.
func (r *record) wide() float32 {
	if r.s.narrow {
		return 640
	}
	return 345
}

// widthOf is how wide an answer is on one line.
func widthOf(f fact) float32 {
	w := widgets.Body.Width(f.main)
	if f.aside != "" {
		w += widgets.Small.Width(" · " + f.aside)
	}
	return w
}

// fact is one answer: its words, and quiet ones after them.
type fact struct {
	label string
	main  string
	aside string
	bold  string // before main
}

// lines sets facts below each other; one that is wider than so much takes several lines.
func lines(wide float32, facts ...fact) fyne.CanvasObject {
	list := widgets.Stack(0)
	for _, f := range facts {
		label := widgets.Sized(labelWidth, 0, widgets.Pad(0, 6, 0, 0, widgets.NewLine(capital(f.label), widgets.Small).Yielding()))
		if f.bold == "" && widthOf(f) > wide {
			text := f.main
			if f.aside != "" {
				text = strings.TrimPrefix(text+" · "+f.aside, " · ")
			}
			list.Add(widgets.Pad(4, 0, 4, 0, widgets.Row(0, label, widgets.NewParagraphFor(text, widgets.Body, wide))))
			continue
		}
		var runs []widgets.Run
		if f.bold != "" {
			runs = append(runs, widgets.Strong.Run(f.bold))
		}
		if f.main != "" {
			runs = append(runs, widgets.Body.Run(f.main))
		}
		switch {
		case f.aside != "" && len(runs) > 0:
			runs = append(runs, widgets.Small.Run(" · "+f.aside))
		case f.aside != "":
			runs = append(runs, widgets.Quiet.Run(f.aside))
		}
		value := widgets.NewRuns(runs...)
		value.Yields = true
		list.Add(widgets.Sized(0, 28, widgets.Row(0, label, value)))
	}
	return list
}

func (r *record) facts() fyne.CanvasObject {
	d, w := r.s.desk, r.who
	facts := []fact{r.sexAge(), r.citizenship(), r.languages()}
	// What nobody has asked yet stands together in the notice of what is missing.
	unasked := people.MissingAnswers(w)
	for _, x := range []struct {
		field string
		fact
	}{{"diet", r.diet()}, {"allergies", r.answer("allergies", r.none(w.Allergies), w.AllergiesMissing)},
		{"mobility", r.answer("mobility", r.none(w.Mobility), w.MobilityMissing)},
		{"literacy", r.answer("literacy", readsIn(d, w.Literacy), w.LiteracyMissing)}} {
		if !slices.Contains(unasked, "code.field."+x.field) {
			facts = append(facts, x.fact)
		}
	}
	if w.Alert.Active(d.Now()) {
		f := fact{label: d.T("code.field.alert"), main: w.Alert.Text, aside: d.T("residents.until", "Day", d.ShortDay(d.Zone.Day(w.Alert.Until)))}
		if d.Host.Private() {
			f.main, f.aside = "", d.T("residents.hidden")
		}
		facts = append(facts, f)
	}
	if b, ok := r.bed(); ok {
		f := fact{label: d.T("code.field.bed"), bold: b.BedCode, main: " " + d.T("residents.from", "Time", d.DayTime(b.From)), aside: b.Override}
		facts = append(facts, f)
	} else if w.State == people.In {
		facts = append(facts, fact{label: d.T("code.field.bed"), aside: d.T("residents.no_bed")})
	}
	if len(r.stays) > 0 && r.stays[0].Exited == civil.Open && !r.stays[0].PlannedUntil.IsZero() {
		facts = append(facts, fact{label: d.T("code.field.planned_until"), main: d.FullDay(r.stays[0].PlannedUntil)})
	}
	if len(r.family) > 1 {
		facts = append(facts, fact{label: d.T("residents.household"), main: r.kin()})
	}
	if w.Unaccompanied {
		facts = append(facts, fact{label: d.T("code.field.guardian"), main: d.T("code.field.unaccompanied")})
	}
	return lines(r.wide(), facts...)
}

// answer is an answer, or why there is none.
func (r *record) answer(field, text string, missing people.Missing) fact {
	f := fact{label: r.s.desk.T("code.field." + field), main: text}
	if text == "" {
		f.aside = missingWord(r.s.desk, missing)
	}
	return f
}

func (r *record) none(text string) string {
	if text == people.None {
		return r.s.desk.T("residents.none_known")
	}
	return text
}

func (r *record) sexAge() fact {
	d, w := r.s.desk, r.who
	f := fact{label: d.T("residents.sex_age")}
	if w.Sex != "" {
		f.main = d.T("code.sex_short." + string(w.Sex))
	} else {
		f.main = d.T("residents.sex_missing", "Why", missingWord(d, w.SexMissing))
	}
	switch age := longAge(d, w.Birth); {
	case age == "":
		f.aside = d.T("residents.age_missing", "Why", missingWord(d, w.Birth.Quality))
	default:
		f.main += ", " + age
		if !w.Birth.Exact() {
			f.aside = d.T("residents.estimate")
		}
	}
	return f
}

func (r *record) citizenship() fact {
	d, w := r.s.desk, r.who
	f := r.answer("citizenship", countryName(d, w.Citizenship), w.CitizenshipMissing)
	if w.CitizenshipByWord {
		f.aside = d.T("residents.by_word")
	}
	return f
}

func (r *record) languages() fact {
	d, w := r.s.desk, r.who
	f := r.answer("languages", spokenIn(d, w.Languages), w.LanguagesMissing)
	if w.Interpreter {
		f.aside = strings.TrimPrefix(f.aside+", "+d.T("code.language_quality.I"), ", ")
	}
	return f
}

func (r *record) diet() fact {
	d, w := r.s.desk, r.who
	var parts []string
	if w.Diet != "" && (w.Diet != "other" || w.DietNote == "") {
		parts = append(parts, d.T("code.diet."+w.Diet))
	}
	if w.DietNote != "" {
		parts = append(parts, w.DietNote)
	}
	return r.answer("diet", strings.Join(parts, " · "), w.DietMissing)
}

// kin is the relation to the head, and who else belongs to the household.
func (r *record) kin() string {
	d := r.s.desk
	var others []string
	for _, m := range r.family {
		if m.ID != r.id {
			others = append(others, m.CodeWord+" ("+sexAge(d, m.Sex, m.Birth)+")")
		}
	}
	return d.T("code.relation."+r.who.Relation) + " · " + strings.Join(others, ", ")
}

// missing says what is still to be asked, and until when the assessment is due.
func (r *record) missing() fyne.CanvasObject {
	d := r.s.desk
	var asked []string
	for _, key := range people.MissingAnswers(r.who) {
		asked = append(asked, d.T(key))
	}
	n := len(asked)
	text, wide := widgets.Stack(2), r.wide()-20
	var fill *widgets.Button
	if r.s.may(staff.OperationalWrite) && n > 0 {
		fill = widgets.NewSmallButton(d.T("residents.fill"), widgets.Plain, widgets.IconNote, r.startEdit)
		wide = min(wide, r.wide()+100-fill.MinSize().Width) // beside the button
	}
	if n > 0 {
		text.Add(widgets.NewParagraphFor(strings.Join(asked, ", "), widgets.Body, wide))
	}
	tone := widgets.Held
	for _, t := range r.tasks {
		if t.Say.Key != assessmentKey {
			continue
		}
		n++
		key := "residents.due"
		if t.Overdue(d.Now()) {
			key, tone = "residents.overdue", widgets.Alert
		}
		text.Add(widgets.NewParagraphFor(d.Say(t.Say)+" · "+d.T(key, "Time", d.ShortDay(d.Zone.Day(t.Due))+", "+d.Clock24(t.Due)), widgets.Body, wide))
	}
	if n == 0 {
		return nil
	}
	title := widgets.NewLine(d.T("residents.missing", "Count", n), widgets.Style{Size: 12, Bold: true, Colour: tone.Strong()})
	body := widgets.Stack(2, title, text)
	if fill != nil {
		return edged(tone, widgets.Row(12, body, spacer(), fill))
	}
	return edged(tone, body)
}
