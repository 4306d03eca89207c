package intake

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// Save implements desk.Saver: it admits the household, or says under each field what is
// wrong with it. Whatever happens, what is typed stays until they are admitted.
func (s *Screen) Save() {
	if !s.somebody() {
		s.desk.Host.Notify(desk.Note{Text: s.desk.T("intake.nobody"), Hint: true})
		s.form.FocusOn("people.0.name")
		return
	}
	s.settle()
	in, faults := s.intake()
	if faults.Err() != nil {
		s.fail(faults)
		return
	}
	r, err := s.house.Admit(context.Background(), in)
	if s.freedSince(in, err) {
		in.At = 0
		r, err = s.house.Admit(context.Background(), in)
	}
	if err != nil {
		s.fail(err)
		return
	}
	s.admitted(r, in)
}

// settle lets the field with the cursor finish what is being typed, as when it is left.
func (s *Screen) settle() {
	c := s.canvas()
	if c == nil {
		return
	}
	if f := c.Focused(); f != nil {
		c.Unfocus()
		c.Focus(f)
	}
}

// intake makes what is typed a request.
func (s *Screen) intake() (shelter.Intake, fault.Fields) {
	in := shelter.Intake{At: min(s.start, s.desk.Now()), Draft: desk.Intake, Brought: s.brought.Key(), Papers: s.papers.Key()}
	var f fault.Fields
	if _, ok := s.numbered(); !ok && s.count.Selected >= few {
		f.Add("number", "fault.number.range", "From", 1, "To", mostPeople)
	}
	if unread(s.brought) {
		f.Add("brought", "intake.not_listed")
	}
	if unread(s.papers) {
		f.Add("papers", "intake.not_listed")
	}
	for i, p := range s.shown() {
		n, faults := p.known()
		// Under takes field faults always.
		_ = f.Under("people."+strconv.Itoa(i)+".", faults.Err())
		in.People = append(in.People, n)
	}
	in.People[0].CodeWord = s.word
	in.Hold, in.Referral = s.beds.wish.hold, s.beds.wish.referral
	for _, x := range s.texts() {
		if x.field.Max < utf8.RuneCountInString(x.field.Text()) {
			f.Add(x.name, "fault.text.long", "Max", x.field.Max)
		}
	}
	if p, ok := s.beds.proposal(); ok {
		in.Beds, in.Room = p.Beds, p.Room.ID
		if p.NeedsReason {
			if in.Reason = strings.TrimSpace(s.beds.reason.Text()); in.Reason == "" {
				f.Add("reason", "intake.reason.empty")
			}
		}
	}
	in.Kits = s.kits.chosen()
	return in, append(f, s.safety.put(&in)...)
}

// text is a field of free words with the name that faults have for it.
type text struct {
	name  string
	field *widgets.Field
}

func (s *Screen) texts() []text {
	list := []text{{"reason", s.beds.reason}, {"alert", s.safety.alert}, {"urgent", s.safety.urgent}}
	for i, p := range s.shown() {
		list = append(list, text{"people." + strconv.Itoa(i) + ".name", p.name})
	}
	return list
}

// tooEarly are the refusals of a bed that wasn't free yet, or not there, when they came.
var tooEarly = []string{"refused.bed_taken", "refused.bed_held", "refused.bed_out", "refused.bed_not_there",
	"refused.bed_stands_elsewhere", "refused.outside_stay"}

// freedSince reports whether a bed was refused only because it became free after they had
// come: then the stay begins when they are admitted.
func (s *Screen) freedSince(in shelter.Intake, err error) bool {
	var r *fault.Refusal
	if !errors.As(err, &r) || !slices.Contains(tooEarly, r.Code) {
		return false
	}
	found, err := s.house.Propose(context.Background(), s.guests(), s.beds.wish.house())
	if err != nil {
		return false
	}
	for _, p := range found {
		if p.Room.ID == in.Room {
			return slices.Equal(p.Beds, in.Beds)
		}
	}
	return false
}

// fail shows what is wrong: under its field, or as a sentence with fresh proposals.
func (s *Screen) fail(err error) {
	var fields fault.Fields
	var refusal *fault.Refusal
	switch {
	case errors.As(err, &fields):
		for i, x := range fields {
			if fields[i].Name = fieldOf(x.Name); fields[i].Name == "word" {
				s.newWord() // somebody took it meanwhile; the next one is as good
			}
		}
		s.desk.Failed(fields, s)
	case errors.As(err, &refusal):
		s.desk.Failed(err, s)
		s.propose(true)
		s.form.FocusOn("beds")
	default:
		s.desk.Failed(err, s)
	}
	s.captions()
}

// Show implements desk.Form.
func (s *Screen) Show(faults []widgets.Fault) []widgets.Fault {
	rest := s.form.Show(faults)
	s.captions()
	return rest
}

// fieldOf is the page's field for a fault of the shelter's.
func fieldOf(name string) string {
	part, rest, _ := strings.Cut(name, ".")
	if part != "people" {
		switch name {
		case "alert.until", "alert_until":
			return "until"
		case "alert_level":
			return "alert"
		}
		return name
	}
	no, field, ok := strings.Cut(rest, ".")
	if !ok {
		return "count"
	}
	base := "people." + no + "."
	switch field, _, _ := strings.Cut(field, "."); field {
	case "family", "given", "patronymic", "name", "name_quality", "latin":
		return base + "name"
	case "guardian":
		return base + "relation"
	case "alert", "alert_level":
		return "alert"
	case "override", "reason":
		return "reason"
	case "bed":
		return "beds"
	case "code_word":
		return "word"
	}
	return name
}

// admitted tells what was done, goes to the head's record and prints.
func (s *Screen) admitted(r shelter.Receipt, in shelter.Intake) {
	words := make([]string, len(in.People))
	for i := range words {
		words[i] = s.word
		if i > 0 {
			words[i] += "-" + strconv.Itoa(i)
		}
	}
	note := s.desk.T("intake.admitted.no_bed", "Words", strings.Join(words, ", "))
	if p, ok := s.beds.proposal(); ok {
		var beds []string
		for i, id := range p.Beds {
			if id != 0 {
				beds = append(beds, p.Codes[i])
			}
		}
		note = s.desk.T("intake.admitted", "Words", strings.Join(words, ", "), "Room", p.Room.Code, "Beds", strings.Join(beds, ", "))
	}
	if r.Lacking > 0 {
		note += " " + s.desk.T("intake.admitted.kits_later", "Count", r.Lacking)
	}
	evacuation, blank := s.sheets.evacuation.Ticked, s.sheets.blank.Ticked
	s.draft.kept = "" // it went with the admission
	s.reset()
	s.sayDraft()
	s.desk.Host.Notify(desk.Note{Text: note})
	head := r.ID
	if len(r.IDs) > 0 {
		head = r.IDs[0]
	}
	s.desk.Go(desk.Place{Screen: desk.Residents, ID: head})
	s.sheets.print(s.desk.Host, evacuation, blank, head)
}
