package people_test

import (
	"testing"

	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
)

func TestChangeKeepsHistoryFieldByField(t *testing.T) {
	h := newHome(t)
	p := adult("Анна")
	p.Birth = people.On(day("2002-02-28"))
	id := h.register(p)[0]
	r := h.get(id)
	r.Diet, r.Allergies, r.AllergiesMissing = "halal", "", people.DoesNotKnow
	r.Languages = []people.Language{{Code: "uz", Quality: "I"}}
	h.must(func(tx *vault.Tx) error { return people.Change(tx, r) })
	r = h.get(id)
	if r.Diet != "halal" || r.AllergiesMissing != people.DoesNotKnow || !r.Interpreter || r.Version != 2 {
		t.Errorf("%+v", r)
	}
	h.must(func(tx *vault.Tx) error {
		past, err := staff.History(tx, "resident", id)
		found := map[string]string{}
		for _, p := range past {
			if p.Old != p.New {
				found[p.Field] = p.Old + ">" + p.New
			}
		}
		for field, want := range map[string]string{"diet": ">halal", "allergies": ">8", "languages": ">uz I", "interpreter": ">yes"} {
			if found[field] != want {
				t.Errorf("%s: %q", field, found[field])
			}
		}
		i, err2 := people.OpenIdentity(tx, id, "проверка")
		if i.Birth.Day != day("2002-02-28") { // the hidden day came through a save
			t.Errorf("birth %v", i.Birth)
		}
		if err2 != nil {
			return err2
		}
		return err
	})
}

func TestTwoPeopleChangeOneRecordAndTheSecondIsToldSo(t *testing.T) {
	h := newHome(t)
	id := h.register(adult("Анна"))[0]
	a, b := h.get(id), h.get(id)
	a.Diet, b.Diet = "halal", "vegetarian"
	h.must(func(tx *vault.Tx) error { return people.Change(tx, a) })
	wantKey(t, h.do(func(tx *vault.Tx) error { return people.Change(tx, b) }), "", "refused.changed_meanwhile")
	if h.get(id).Diet != "halal" {
		t.Error("the first answer is lost")
	}
	// Nothing differs: nothing is written, and the version stays.
	same := h.get(id)
	h.must(func(tx *vault.Tx) error { return people.Change(tx, same) })
	if h.get(id).Version != same.Version {
		t.Error("a save without a change counts")
	}
}

func TestAgesAndBirthsThatDisagree(t *testing.T) {
	h := newHome(t)
	p := adult("Анна")
	p.Birth = people.On(day("2000-01-01"))
	p.Birth.AgeYears, p.Birth.EstimatedOn = 40, day("2026-11-12")
	register := func(party ...people.NewPerson) error {
		return h.do(func(tx *vault.Tx) error { _, _, err := people.Register(tx, party); return err })
	}
	wantKey(t, register(p), "people.0.birth", "fault.birth.disagree")
	p.Birth.AgeYears = 27
	if err := register(p); err != nil {
		t.Error(err)
	}
	mother, son := adult("Анна"), child("Бек", 31, -1)
	wantKey(t, register(mother, son), "people.1.birth", "fault.birth.older_than_head")
	both := adult("Анна")
	both.Birth = people.Birth{Day: day("2000-01-01"), Quality: people.DoesNotKnow, AgeYears: -1, AgeMonths: -1}
	wantKey(t, register(both), "people.0.birth", "fault.missing.both")
	// Birth after the arrival.
	id := h.register(adult("Дана"))[0]
	h.Clock.Set(h.zoned("2027-01-10", 12, 0))
	r := h.get(id)
	r.Birth = people.On(day("2027-01-01"))
	r.Unaccompanied = true
	wantKey(t, h.do(func(tx *vault.Tx) error { return people.Change(tx, r) }), "birth", "fault.birth.after_arrival")
}

func TestTheDayOfBirthIsIdentity(t *testing.T) {
	h := newHome(t)
	id := h.register(adult("Анна"))[0]
	other := stafftest.Add(t, h.File, staff.Desk)
	r := h.get(id)
	r.Birth = people.About(25, -1, day("2026-11-12"))
	if err := h.as(other, func(tx *vault.Tx) error { return people.Change(tx, r) }); err != nil {
		t.Fatal("an estimate is for everybody:", err)
	}
	r = h.get(id)
	r.Birth = people.On(day("2001-01-01"))
	wantKey(t, h.as(other, func(tx *vault.Tx) error { return people.Change(tx, r) }), "", "refused.only_own")
	h.must(func(tx *vault.Tx) error { return people.Change(tx, r) })
}

func TestAChildKeepsAGuardianOrAFlag(t *testing.T) {
	h := newHome(t)
	ids := h.register(adult("Анна"), child("Бек", 8, -1))
	stranger := h.register(adult("Вера"))[0]
	for _, c := range []struct {
		guardian int64
		alone    bool
		key      string
	}{
		{0, false, "fault.guardian.needed"}, {stranger, false, "fault.guardian.household"}, {ids[1], false, "fault.guardian.household"},
		{ids[0], true, "fault.guardian.both"}, {0, true, ""}, {ids[0], false, ""},
	} {
		r := h.get(ids[1])
		r.Guardian, r.Unaccompanied = c.guardian, c.alone
		wantKey(t, h.do(func(tx *vault.Tx) error { return people.Change(tx, r) }), "guardian", c.key)
	}
	alone := h.get(h.register(child2("Дамир", 15))[0])
	if !alone.Unaccompanied {
		t.Error("a boy of 15 who comes alone isn't flagged")
	}
}

func TestMissingAnswersSayWhatNobodyAsked(t *testing.T) {
	h := newHome(t)
	p := adult("Анна")
	p.DietMissing, p.MobilityMissing, p.Allergies = people.NotCollected, people.Refused, people.None
	r := h.get(h.register(p)[0])
	got := people.MissingAnswers(r)
	want := []string{"code.field.citizenship", "code.field.languages", "code.field.literacy"}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Error(got)
	}
	if x := people.MissingIdentity(people.Identity{}); len(x) != 6 {
		t.Error(x)
	}
}

// child2 is a boy who heads his own household.
func child2(given string, years int) people.NewPerson {
	p := child(given, years, -1)
	p.Relation = ""
	return p
}

func TestAnotherHeadOfTheHousehold(t *testing.T) {
	h := newHome(t)
	grandmother := adult("Гуля")
	grandmother.Relation = people.Relative
	ids := h.register(adult("Анна"), grandmother, child("Бек", 8, -1))
	h.must(func(tx *vault.Tx) error { return people.MakeHead(tx, ids[1]) })
	for i, want := range []string{people.RelationNotKnown, people.Self, people.RelationNotKnown} {
		if r := h.get(ids[i]); r.Relation != want {
			t.Errorf("%d: %s", i, r.Relation)
		}
	}
	if h.get(ids[2]).Guardian != ids[0] {
		t.Error("the guardian changed")
	}
	household := h.get(ids[0]).Household
	h.must(func(tx *vault.Tx) error {
		family, err := people.Household(tx, household)
		if len(family) != 3 || family[0].ID != ids[1] {
			t.Errorf("%d, first %d", len(family), family[0].ID)
		}
		return err
	})
}
