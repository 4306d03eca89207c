package shelter_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"pana/assets/words"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// everything counts all that any action of the desk writes.
const everything = `select (select count(*) from resident) + (select count(*) from stay) + (select count(*) from bed_assignment) +
	(select count(*) from hold) + (select count(*) from bed_outage) + (select count(*) from task) + (select count(*) from history) +
	(select count(*) from audit) + (select coalesce(sum(version), 0) from stay) + (select coalesce(sum(version), 0) from resident)`

// Whatever is typed wrongly is told in one sentence of the user's language, by the field
// that it was typed into or as a refusal; nothing is half saved.
func TestBadInputIsOneClearSentenceAndChangesNothing(t *testing.T) {
	for name, c := range map[string]struct {
		do    func(*world) error
		field string // "" for a refusal
		key   string
	}{
		"a day that the calendar lacks": {func(w *world) error {
			_, err := people.ParseBirth("31.02.2026", civil.Almaty.Day(w.Now()))
			return err
		}, "birth", "fault.birth.no_such_day"},
		"a birth still to come": {func(w *world) error {
			p := woman("Лаванда")
			p.Birth = people.On(civil.Almaty.Day(w.Now()).Add(1))
			return admits(w, p)
		}, "people.0.birth", "fault.birth.future"},
		"a birth and an age that disagree": {func(w *world) error {
			p := woman("Лаванда")
			p.Birth = people.On(civil.Almaty.Day(w.Now()).Add(-3650))
			p.Birth.AgeYears, p.Birth.EstimatedOn = 40, civil.Almaty.Day(w.Now())
			return admits(w, p)
		}, "people.0.birth", "fault.birth.disagree"},
		"a child older than its mother": {func(w *world) error {
			return admits(w, woman("Лаванда"), child(people.Male, 31, -1))
		}, "people.1.birth", "fault.birth.older_than_head"},
		"an empty name that is said to be whole": {func(w *world) error {
			p := woman("Лаванда")
			p.NameQuality = people.Full
			return admits(w, p)
		}, "people.0.name", "fault.text.empty"},
		"a name of 10,000 characters":     {named(strings.Repeat("ұ", 10000)), "people.0.given", "fault.text.long"},
		"a name with a control character": {named("Аай\x07гүл"), "people.0.given", "fault.text.control"},
		"a name that turns its direction": {named("Айгүл\u202eлюб"), "people.0.given", "fault.text.control"},
		"a name that is no text":          {named("\xff\xfe"), "people.0.given", "fault.text.control"},
		"a name of pictures":              {named("🌷🌷"), "people.0.given", "fault.name.letters"},
		"a second stay for one who is here": {func(w *world) error {
			return admitsAgain(w)
		}, "", "refused.stay_open"},
		"a man in the women's room": {func(w *world) error {
			_, err := w.Admit(t.Context(), intake(w, "1Б", man("Сокол")))
			return err
		}, "", "refused.man_in_womens_room"},
		"a child beside a stranger": {func(w *world) error {
			in := intake(w, "1Б", woman("Лаванда"), child(people.Female, 5, -1))
			in.Beds = append(in.Beds, w.beds["1В"])
			_, err := w.Admit(t.Context(), in)
			return err
		}, "", "refused.needs_reason_child_adult"},
		"a bed that is taken": {func(w *world) error {
			_, err := w.Admit(t.Context(), intake(w, "1А", woman("Лаванда")))
			return err
		}, "", "refused.bed_taken"},
		"an exit before the admission": {func(w *world) error {
			return leaves(w, house.Leaving{At: evening().Add(-time.Hour)})
		}, "", "refused.exit_before_admission"},
		"an exit still to come": {func(w *world) error {
			return leaves(w, house.Leaving{At: w.Now().Add(time.Hour)})
		}, "at", "fault.moment.future"},
		"an exit without a reason": {func(w *world) error {
			return leaves(w, house.Leaving{Reason: "just so"})
		}, "reason", "fault.exit.reason"},
		"a note that can't be read": {func(w *world) error {
			return leaves(w, house.Leaving{Note: "к сестре\x00"})
		}, "note", "fault.text.control"},
		"a hold on a taken bed": {func(w *world) error {
			_, err := w.PlaceHold(t.Context(), house.NewHold{Beds: []int64{w.beds["1А"]}, For: "полиция"})
			return err
		}, "", "refused.hold_bed_taken"},
		"a hold for nobody to be read": {func(w *world) error {
			_, err := w.PlaceHold(t.Context(), house.NewHold{Beds: []int64{w.beds["1В"]}, For: "\x1b[2J"})
			return err
		}, "for", "fault.text.control"},
		"a taken bed out of service": {func(w *world) error {
			_, err := w.TakeOut(t.Context(), w.beds["1А"], 0, 0, "repair")
			return err
		}, "", "refused.outage_bed_taken"},
		"a task of 10,000 letters": {func(w *world) error {
			_, err := w.AddTask(t.Context(), tasks.New{Title: strings.Repeat("д", 10000)})
			return err
		}, "title", "fault.text.long"},
		"a code word of no list":    {func(w *world) error { return admits(w, woman("Қыдырбаева")) }, "people.0.code_word", "fault.word.not_listed"},
		"a code word that is taken": {func(w *world) error { return admits(w, woman("Тюльпан")) }, "people.0.code_word", "fault.word.taken"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, "erlan")
			w.admit(t, woman("Тюльпан"), "1А")
			w.clock.Advance(time.Hour)
			before := w.count(t, everything)
			err := c.do(w)
			var fields fault.Fields
			var refusal *fault.Refusal
			switch {
			case errors.As(err, &fields):
				if c.key != "fault.birth.no_such_day" {
					faulty(t, err, c.field, c.key)
				} else if fields[0].Key != c.key {
					t.Errorf("got %v", err)
				}
				for _, f := range fields {
					said(t, f.Message)
				}
			case errors.As(err, &refusal):
				if c.field != "" || refusal.Key != c.key {
					t.Errorf("got %v, want %s: %s", err, c.field, c.key)
				}
				said(t, refusal.Message)
			default:
				t.Fatalf("%v is neither a refusal nor faults of fields", err)
			}
			if after := w.count(t, everything); after != before {
				t.Errorf("something was saved: %d became %d", before, after)
			}
		})
	}
}

// said looks for the words of a message in each language.
func said(t *testing.T, m fault.Message) {
	t.Helper()
	for _, lang := range words.Langs() {
		s := words.For(lang).Get(m.Key, m.Args)
		if s == m.Key || strings.Contains(s, "no value") || strings.ContainsAny(s, "{}") || !strings.HasSuffix(s, ".") {
			t.Errorf("%s in %s: %q", m.Key, lang, s)
		}
	}
}

func admits(w *world, party ...people.NewPerson) error {
	_, err := w.Admit(context.Background(), shelter.Intake{People: party})
	return err
}

func named(given string) func(*world) error {
	return func(w *world) error {
		p := woman("Лаванда")
		p.Name.Given = given
		return admits(w, p)
	}
}

// admitsAgain opens a second stay for the first who came.
func admitsAgain(w *world) error {
	return w.Update(context.Background(), func(tx *vault.Tx) error {
		_, err := house.OpenStay(tx, 1, 0, civil.Day{})
		return err
	})
}

// leaves is the exit of the first who came, right but for what l says.
func leaves(w *world, l house.Leaving) error {
	l.Residents = []int64{1}
	if l.Reason == "" {
		l.Reason = "to_family"
	}
	l.Destination = "99"
	_, err := w.Exit(context.Background(), l)
	return err
}
