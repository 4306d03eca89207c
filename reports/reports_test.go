package reports_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pana/reports"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
	"pana/shelter/vault/keyslot"
)

// world is a small house at night with a family in the isolation room.
type world struct {
	*shelter.Session
	clock *civil.Fixed
	beds  map[string]int64
	ids   map[string]int64 // residents by code word
}

var passwords = map[staff.Role]string{
	staff.Director: "copper garden seven clouds", staff.Desk: "night lantern quiet bridge",
	staff.Technical: "brass engine north field", staff.Supplies: "wool basket nine apples",
}

func newWorld(t testing.TB) *world {
	t.Helper()
	d, _ := civil.NewDay(2026, 11, 14)
	w := &world{clock: civil.NewFixed(civil.Almaty.At(d, 0, 40)), beds: map[string]int64{}, ids: map[string]int64{}}
	s, _, err := shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru",
		WordLang: "ru", Rooms: house.Template("small", "ru"),
		Director: shelter.Director{Login: "director", Name: "Сәуле Нұрланова", Password: passwords[staff.Director]},
	}, shelter.Options{Clock: w.clock, Cost: keyslot.Cheap})
	if err != nil {
		t.Fatal(err)
	}
	w.Session = s
	t.Cleanup(func() { s.Lock() })
	for _, r := range []staff.Role{staff.Desk, staff.Technical, staff.Supplies} {
		if _, err := s.AddAccount(t.Context(), shelter.NewAccount{Login: string(r), Name: "Ерлан Бақытұлы",
			Password: passwords[r], Roles: []staff.Role{r}}); err != nil {
			t.Fatal(err)
		}
	}
	rooms, err := s.Plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rooms {
		for _, b := range r.Beds {
			w.beds[b.Code] = b.ID
		}
	}
	w.as(t, staff.Desk)
	w.admit(t, rooms[3].ID)
	return w
}

// as signs another role in.
func (w *world) as(t testing.TB, r staff.Role) {
	t.Helper()
	if err := w.SwitchTo(t.Context(), string(r), passwords[r]); err != nil {
		t.Fatal(err)
	}
}

func (w *world) admit(t testing.TB, room int64) {
	t.Helper()
	today := civil.Almaty.Day(w.Now())
	person := func(given string, sex people.Sex, b people.Birth, relation string) people.NewPerson {
		p := people.NewPerson{Name: people.Name{Given: given, Family: "Раҳмонова"}, NameQuality: people.Full}
		p.Sex, p.Birth, p.Relation = sex, b, relation
		return p
	}
	mother := person("Зулхумор", people.Female, people.About(30, -1, today), people.Self)
	mother.CodeWord = "Мимоза"
	r, err := w.Admit(t.Context(), shelter.Intake{
		People: []people.NewPerson{mother, person("Меҳрубон", people.Male, people.About(7, -1, today), people.Child),
			person("Сабрина", people.Female, people.About(0, 8, today), people.Child)},
		Beds: []int64{w.beds["4А"], w.beds["4Б"], w.beds["2К"]}, Room: room, Reason: "ночь"})
	if err != nil {
		t.Fatal(err)
	}
	for i, word := range []string{"Мимоза", "Мимоза-1", "Мимоза-2"} {
		w.ids[word] = r.IDs[i]
	}
}

func (w *world) prints(t *testing.T) []staff.Print {
	t.Helper()
	var all []staff.Print
	err := w.View(t.Context(), func(tx *vault.Tx) (err error) {
		all, err = staff.Prints(tx, staff.PrintFilter{})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func refused(t *testing.T, err error, key string) {
	t.Helper()
	var r *fault.Refusal
	if !errors.As(err, &r) || r.Key != key {
		t.Errorf("got %v, want the refusal %s", err, key)
	}
}

// flat is the text of a sheet on one line.
func flat(s reports.Sheet) string { return strings.Join(strings.Fields(s.Layout.Text()), " ") }

func TestINV20ASheetIsLoggedWithItsNumberAndTheHashOfItsBytes(t *testing.T) {
	w := newWorld(t)
	for i, lang := range []string{"en", "ru", "kk"} {
		s, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: "beds", Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		p := w.prints(t)[0]
		if s.No != int64(i+1) || p.No != s.No || p.State != staff.Printed || p.Lang != lang || p.Level != "A" || p.Pages != s.Pages {
			t.Errorf("sheet %d, row %+v", s.No, p)
		}
		if sum := sha256.Sum256(s.PDF); !bytes.Equal(p.Bytes, sum[:]) || s.Hash != sum || !bytes.HasPrefix(s.PDF, []byte("%PDF-")) {
			t.Error("the log has another hash than the bytes")
		}
		text := flat(s)
		for _, want := range []string{"Мимоза", "Мимоза-1", "Мимоза-2", "Арча", "PD-04", "14.11.2026", "00:40", fmt.Sprint(s.No), fmt.Sprintf("%x", p.Figures[:2]), "Е. Б."} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in %s", lang, want, text)
			}
		}
		if f := s.Layout.Faults(); len(f) > 0 || len(s.Layout.Missing()) > 0 {
			t.Errorf("%s: %v, missing %q", lang, f, s.Layout.Missing())
		}
	}
}

func TestAPreviewLeavesNoRowAndNoNumber(t *testing.T) {
	w := newWorld(t)
	s, err := reports.Preview(t.Context(), w.Session, reports.Order{Sheet: "beds"})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(w.prints(t)); n != 0 || s.No != 0 || !strings.Contains(flat(s), "Мимоза") {
		t.Errorf("%d rows, number %d", n, s.No)
	}
}

func TestAnyMomentCanBePrinted(t *testing.T) {
	w := newWorld(t)
	s, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: "beds", At: w.Now().Add(-time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(flat(s), "Мимоза") {
		t.Error("she is on a sheet of an hour before she came")
	}
}

func TestCR05ANameTypedIntoFreeTextIsFoundBeforePaper(t *testing.T) {
	w := newWorld(t)
	for _, text := range []string{"для сестры Зулхумор", "Раҳмонова звонила", "rahmonova, 1 человек", "Зулхумор"} {
		r, err := w.PlaceHold(t.Context(), house.NewHold{Beds: []int64{w.beds["1А"]}, For: text})
		if err != nil {
			t.Fatal(err)
		}
		before := len(w.prints(t))
		_, err = reports.Make(t.Context(), w.Session, reports.Order{Sheet: "beds"})
		refused(t, err, "refused.sheet_reveals")
		var found *reports.Revealing
		if !errors.As(err, &found) || len(found.Lines) == 0 || found.Lines[0].Text != text || len(found.Lines[0].Hits) == 0 {
			t.Fatalf("%q: %+v", text, err)
		}
		if len(w.prints(t)) != before {
			t.Error("a refused sheet took a number")
		}
		o := reports.Order{Sheet: "beds"}
		for _, l := range found.Lines {
			o.Without = append(o.Without, l.No)
		}
		s, err := reports.Make(t.Context(), w.Session, o)
		if err != nil {
			t.Fatalf("%q without the line: %v", text, err)
		}
		if strings.Contains(flat(s), text) {
			t.Errorf("%q is on paper", text)
		}
		if err := r.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCR05CodeWordsAndPlainTextAreNoFinds(t *testing.T) {
	w := newWorld(t)
	for i, text := range []string{"Мимоза ждёт сестру", "полиция, 1 женщина", "Ерлан просил"} {
		bed := []string{"1А", "1Б", "1В"}[i]
		if _, err := w.PlaceHold(t.Context(), house.NewHold{Beds: []int64{w.beds[bed]}, For: text}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: "beds"}); err != nil {
		t.Error(err)
	}
}

func TestWhoMayHaveNoSheetGetsNone(t *testing.T) {
	w := newWorld(t)
	w.as(t, staff.Technical)
	for _, k := range reports.Catalogue() {
		if k.Right == staff.AuditRead { // she keeps the audit
			continue
		}
		_, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: k.Name, Resident: w.ids["Мимоза"], Reason: "суд"})
		refused(t, err, "refused.no_right")
	}
	_, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: "rooster"})
	refused(t, err, "refused.no_sheet")
}

func TestTheEvacuationListIsNeverRefusedAndBlacksOutNames(t *testing.T) {
	w := newWorld(t)
	r, err := w.Resident(t.Context(), w.ids["Мимоза"])
	if err != nil {
		t.Fatal(err)
	}
	r.Mobility = "Раҳмонова не ходит"
	r.Alert = people.Alert{Text: "сестра Сабрина в городе", Level: "high", Until: w.Now().Add(time.Hour)}
	if _, err := w.ChangeResident(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	s, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: "evacuation"})
	if err != nil {
		t.Fatal(err)
	}
	text := flat(s)
	for _, name := range []string{"Раҳмонова", "Сабрина", "Зулхумор", "Меҳрубон"} {
		if strings.Contains(text, name) {
			t.Errorf("%s is on the list: %s", name, text)
		}
	}
	for _, want := range []string{"█", "не ходит", "Мимоза-1", "4А", "2К", "Ерлан Бақытұлы"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if f := s.Layout.Faults(); len(f) > 0 || s.Pages != 1 {
		t.Errorf("%d pages, %v", s.Pages, f)
	}
	// A clock set back stops all writing, and not the fire.
	w.clock.Advance(-24 * time.Hour)
	if s, err = reports.Make(t.Context(), w.Session, reports.Order{Sheet: "evacuation", At: w.Now().Add(24 * time.Hour)}); err != nil || s.No != 0 {
		t.Errorf("number %d, %v", s.No, err)
	}
	w.clock.Advance(24 * time.Hour)
}

// A phone is found by its last digits, so that the text is looked through before what
// doesn't fit is left away.
func TestCR05WhatIsCutShortOnTheEvacuationListWasScannedWhole(t *testing.T) {
	w := newWorld(t)
	i, err := w.OpenIdentity(t.Context(), w.ids["Мимоза"], "проверка")
	if err != nil {
		t.Fatal(err)
	}
	i.Phones = []people.Phone{{Number: "+7 701 555 12 34"}}
	if _, err := w.ChangeIdentity(t.Context(), i); err != nil {
		t.Fatal(err)
	}
	r, err := w.Resident(t.Context(), w.ids["Мимоза"])
	if err != nil {
		t.Fatal(err)
	}
	r.Alert = people.Alert{Text: "отец звонит +7 701 555 12 34", Level: "high", Until: w.Now().Add(time.Hour)}
	if _, err := w.ChangeResident(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	s, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: "evacuation"})
	if err != nil {
		t.Fatal(err)
	}
	if text := flat(s); strings.Contains(text, "701") || !strings.Contains(text, "отец звонит") {
		t.Errorf("the list says %s", text)
	}
}

func TestS11EverybodyIsCountedOutside(t *testing.T) {
	w := newWorld(t)
	// A baby who sleeps beside her mother, a woman with no bed at all, and one who is out.
	today := civil.Almaty.Day(w.Now())
	mother, baby, guest, out := people.NewPerson{CodeWord: "Тюльпан"}, people.NewPerson{}, people.NewPerson{CodeWord: "Ирис"}, people.NewPerson{CodeWord: "Гранат"}
	for _, p := range []*people.NewPerson{&mother, &guest, &out} {
		p.Sex, p.Relation, p.Birth = people.Female, people.Self, people.About(25, -1, today)
	}
	out.Sex = people.Male
	baby.Sex, baby.Relation, baby.Birth = people.Female, people.Child, people.About(0, 3, today)
	for _, in := range []shelter.Intake{
		{People: []people.NewPerson{mother, baby}, Beds: []int64{w.beds["2А"]}},
		{People: []people.NewPerson{guest}},
		{People: []people.NewPerson{out}, Beds: []int64{w.beds["3А"]}},
	} {
		r, err := w.Admit(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		w.ids[in.People[0].CodeWord] = r.IDs[0]
	}
	w.clock.Advance(2 * time.Hour)
	if _, err := w.GoOut(t.Context(), house.Outing{Resident: w.ids["Гранат"], Back: w.Now().Add(6 * time.Hour), Reason: "consulate"}); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Minute)
	s, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: "evacuation", Lang: "ru"})
	if err != nil {
		t.Fatal(err)
	}
	text := flat(s)
	for _, want := range []string{"Тюльпан", "Тюльпан-1", "Ирис", "Гранат", "Мимоза-2", "08:40"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if n := strings.Count(text, "на руках"); n != 2 {
		t.Errorf("%d babies are carried: %s", n, text)
	}
	if f := s.Layout.Faults(); len(f) > 0 {
		t.Error(f)
	}
}

func TestLevelCAsksForAReasonAndIsAudited(t *testing.T) {
	w := newWorld(t)
	o := reports.Order{Sheet: "intake", Resident: w.ids["Мимоза-1"]}
	_, err := reports.Make(t.Context(), w.Session, o)
	var f fault.Fields
	if !errors.As(err, &f) || f[0].Name != "reason" {
		t.Fatalf("without a reason: %v", err)
	}
	if len(w.prints(t)) != 0 {
		t.Error("a refused sheet took a number")
	}
	o.Reason = "запрос суда"
	for _, lang := range []string{"en", "ru", "kk"} {
		o.Lang = lang
		s, err := reports.Make(t.Context(), w.Session, o)
		if err != nil {
			t.Fatal(err)
		}
		text := flat(s)
		for _, want := range []string{"Зулхумор", "Меҳрубон", "Сабрина", "Мимоза", "PD-01", "2026/001"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in %s", lang, want, text)
			}
		}
		if bad := s.Layout.Faults(); len(bad) > 0 || len(s.Layout.Missing()) > 0 {
			t.Errorf("%s: %v, missing %q", lang, bad, s.Layout.Missing())
		}
	}
	p := w.prints(t)[0]
	if p.Level != "C" || p.Reason != o.Reason || p.Resident != o.Resident || p.DestroyBy == 0 {
		t.Errorf("row %+v", p)
	}
	var views int
	err = w.View(t.Context(), func(tx *vault.Tx) error {
		return tx.QueryRow(`select count(*) from audit where action = 'view' and entity = 'identity'`).Scan(&views)
	})
	if err != nil || views != 9 {
		t.Errorf("%d openings are audited, %v", views, err)
	}
	w.as(t, staff.Supplies)
	_, err = reports.Make(t.Context(), w.Session, o)
	refused(t, err, "refused.no_right")
}

func TestAnEmptyFormNeedsNoReasonAndHoldsNobody(t *testing.T) {
	w := newWorld(t)
	s, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: "intake", Blank: true})
	if err != nil {
		t.Fatal(err)
	}
	if text := flat(s); strings.Contains(text, "Мимоза") || strings.Contains(text, "Зулхумор") || s.Pages != 2 {
		t.Errorf("%d pages: %s", s.Pages, text)
	}
	if p := w.prints(t)[0]; p.Level != "" || p.Figures != nil || p.Resident != 0 {
		t.Errorf("row %+v", p)
	}
	_, err = reports.Make(t.Context(), w.Session, reports.Order{Sheet: "beds", Blank: true})
	refused(t, err, "refused.no_blank_sheet")
	_, err = reports.Make(t.Context(), w.Session, reports.Order{Sheet: "intake"})
	refused(t, err, "refused.sheet_needs_resident")
}

func TestASheetThatWasNotDeliveredIsVoid(t *testing.T) {
	w := newWorld(t)
	broken := errors.New("no paper")
	_, err := reports.Deliver(t.Context(), w.Session, reports.Order{Sheet: "beds"}, func(context.Context, reports.Sheet) error { return broken })
	if !errors.Is(err, broken) {
		t.Error(err)
	}
	if p := w.prints(t)[0]; p.State != staff.Voided || p.No != 1 {
		t.Errorf("row %+v", p)
	}
	s, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: "beds"})
	if err != nil || s.No != 2 {
		t.Errorf("the next number is %d, %v", s.No, err)
	}
}
