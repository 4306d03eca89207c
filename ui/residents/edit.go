package residents

import (
	"context"
	"errors"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/ui/widgets"
)

// facts are the inputs of the operational answers.
type facts struct {
	r                                        *record
	f                                        *form
	base                                     people.Resident
	birth                                    *widgets.Field
	birthWas                                 string
	sex, citizenship, languages, diet, reads *widgets.Choice
	allergies, mobility, relation, level     *widgets.Choice
	dietNote, alert                          *widgets.Field
	until                                    *widgets.DateField
	byWord, interpreter                      *widgets.Check
}

// startEdit shows the operational answers as a form.
func (r *record) startEdit() {
	if r.id == 0 {
		return
	}
	d, w := r.s.desk, r.who
	e := &facts{r: r, base: w, f: r.newForm(formFacts, d.T("residents.editing", "Word", w.CodeWord), d.T("button.save"))}
	f := e.f
	label := func(field string) string { return d.T("residents.label." + field) }
	e.sex = withKey(choice(d, label("sex"), append(coded(d, "code.sex.", []string{"female", "male"}), reasonsFor(d, anyone...)...)), string(w.Sex), w.SexMissing)
	e.birthWas = e.birthShown()
	e.birth = widgets.NewField(label("birth"), e.birthWas)
	e.birth.SetHint(d.T("residents.birth_hint"))
	f.row(f.add("sex", e.sex), f.add("birth", e.birth))
	countries := append(d.Countries(), widgets.Option{Key: people.Stateless, Text: d.T("residents.stateless")})
	e.citizenship = withKey(choice(d, label("citizenship"), append(countries, reasonsFor(d, anyone...)...)), w.Citizenship, w.CitizenshipMissing)
	e.byWord = widgets.NewCheck(d.T("residents.by_word"), w.CitizenshipByWord, nil)
	f.row(f.add("citizenship", e.citizenship), widgets.Pad(18, 0, 20, 0, f.add("by_word", e.byWord)))
	e.languages = choice(d, label("languages"), spokenOptions(d))
	e.languages.Many = true
	e.setLanguages()
	f.row(f.add("languages", e.languages))
	e.interpreter = widgets.NewCheck(d.T("code.language_quality.I"), w.Interpreter, nil)
	e.reads = choice(d, label("literacy"), append(d.Languages(), append([]widgets.Option{{Key: people.None, Text: d.T("residents.reads_nothing")}}, reasonsFor(d, anyone...)...)...))
	e.reads.Many = true
	withKey(e.reads, "", w.LiteracyMissing)
	if len(w.Literacy) > 0 {
		e.reads.SetKey(w.Literacy...)
	}
	f.row(f.add("literacy", e.reads), widgets.Pad(18, 0, 20, 0, f.add("interpreter", e.interpreter)))
	e.diet = withKey(choice(d, label("diet"), append(coded(d, "code.diet.", people.Diets()), reasonsFor(d, anyone...)...)), w.Diet, w.DietMissing)
	e.dietNote = widgets.NewField(label("diet_note"), w.DietNote)
	f.row(f.add("diet", e.diet), f.add("diet_note", e.dietNote))
	e.allergies = free(d, label("allergies"), w.Allergies, w.AllergiesMissing)
	e.mobility = free(d, label("mobility"), w.Mobility, w.MobilityMissing)
	f.row(f.add("allergies", e.allergies), f.add("mobility", e.mobility))
	if w.Relation != people.Self {
		e.relation = choice(d, label("relation"), coded(d, "code.relation.", people.Relations()))
		e.relation.SetKey(w.Relation)
		f.row(f.add("relation", e.relation))
	}
	e.alertRow()
	f.saved = e.save
	f.start()
}

// alertRow is what whoever opens the door must know. In privacy mode it isn't shown.
func (e *facts) alertRow() {
	d, w, f := e.r.s.desk, e.base, e.f
	if d.Host.Private() {
		return
	}
	e.alert = widgets.NewField(d.T("residents.label.alert"), w.Alert.Text)
	e.level = choice(d, d.T("residents.label.alert_level"), coded(d, "code.alert.", []string{"high", "medium", "low"}))
	e.level.SetKey(w.Alert.Level)
	var day civil.Day
	if w.Alert.Until != 0 {
		day = d.Zone.Day(w.Alert.Until)
	}
	e.until = widgets.NewDateField(d.T("residents.label.alert_until"), day, d.Today, d.DateWords())
	f.row(f.add("alert", e.alert))
	f.row(f.add("alert_level", e.level), f.add("alert_until", e.until))
}

func (e *facts) setLanguages() {
	if m := e.base.LanguagesMissing; m != people.Answered {
		withKey(e.languages, "", m)
		return
	}
	var keys []string
	for _, l := range e.base.Languages {
		keys = append(keys, l.Code+"/"+l.Quality)
	}
	e.languages.SetKey(keys...)
}

// birthShown is the birth as one would type it. The day stays with the identity.
func (e *facts) birthShown() string {
	b := e.base.Birth
	if !b.Known() {
		if b.Quality == people.Answered {
			return ""
		}
		return missingWord(e.r.s.desk, b.Quality)
	}
	return shortAge(e.r.s.desk, b)
}

// save puts the answers into the record as it was read, and saves that.
func (e *facts) save() error {
	d := e.r.s.desk
	w, err := e.answers()
	if err != nil {
		return err
	}
	receipt, err := e.r.s.house.ChangeResident(context.Background(), w)
	var refused *fault.Refusal
	if errors.As(err, &refused) && refused.Key == "refused.changed_meanwhile" {
		return e.rebase(err)
	}
	if err == nil {
		d.Done(receipt.Message, receipt.Undo)
	}
	return err
}

func (e *facts) answers() (people.Resident, error) {
	d, w := e.r.s.desk, e.base
	w.Sex, w.SexMissing = "", missingOf(e.sex.Key())
	if w.SexMissing == people.Answered {
		w.Sex = people.Sex(e.sex.Key())
	}
	if e.birth.Text() != e.birthWas {
		b, err := people.ParseBirth(e.birth.Text(), d.Today())
		if err != nil {
			return w, err
		}
		w.Birth = b
	}
	w.Citizenship, w.CitizenshipMissing = "", missingOf(e.citizenship.Key())
	if w.CitizenshipMissing == people.Answered {
		w.Citizenship = e.citizenship.Key()
	}
	w.CitizenshipByWord = e.byWord.Ticked && w.Citizenship != ""
	w.Languages, w.LanguagesMissing, w.Interpreter = nil, people.Answered, e.interpreter.Ticked
	for _, k := range e.languages.Keys() {
		if code, q, ok := strings.Cut(k, "/"); ok {
			w.Languages = append(w.Languages, people.Language{Code: code, Quality: q})
		} else {
			w.LanguagesMissing = missingOf(k)
		}
	}
	w.Literacy, w.LiteracyMissing = nil, people.Answered
	for _, k := range e.reads.Keys() {
		if m := missingOf(k); m != people.Answered {
			w.LiteracyMissing = m
		} else {
			w.Literacy = append(w.Literacy, k)
		}
	}
	w.Diet, w.DietMissing = "", missingOf(e.diet.Key())
	if w.DietMissing == people.Answered {
		w.Diet = e.diet.Key()
	}
	w.DietNote = e.dietNote.Text()
	w.Allergies, w.AllergiesMissing = answerOf(e.allergies)
	w.Mobility, w.MobilityMissing = answerOf(e.mobility)
	if e.relation != nil {
		w.Relation = e.relation.Key()
	}
	e.alertAnswer(&w)
	return w, nil
}

// alertAnswer takes the alert over. A day that wasn't touched keeps its hour.
func (e *facts) alertAnswer(w *people.Resident) {
	if e.alert == nil {
		return
	}
	zone := e.r.s.desk.Zone
	was := w.Alert.Until
	w.Alert = people.Alert{Text: e.alert.Text(), Level: e.level.Key()}
	day, ok := e.until.Day()
	switch {
	case !ok || day.IsZero():
	case was != 0 && zone.Day(was) == day:
		w.Alert.Until = was
	default:
		w.Alert.Until = zone.At(day.Add(1), 0, 0)
	}
}

// rebase makes the form one of the record as somebody else has saved it, with what was
// typed here on top, so that the next saving is of both.
func (e *facts) rebase(err error) error {
	changed := e.f.values().since(e.f.initial)
	r := e.r
	fresh, readErr := r.s.house.Resident(context.Background(), r.id)
	if readErr != nil {
		return readErr
	}
	r.who = fresh
	r.startEdit()
	r.form.fill(changed)
	r.s.desk.Failed(err, nil)
	return errShown
}
