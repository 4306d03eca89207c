package people_test

import (
	"testing"

	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
)

func TestSimilarWarnsWhileTyping(t *testing.T) {
	h := newHome(t)
	p := adult("Нилуфар")
	p.Name.Family, p.Birth = "Каримова", people.On(day("2002-03-04"))
	id := h.register(p)[0]
	h.stays(id, h.Clock.Now(), 0)
	noise := adult("Дилноза")
	noise.Name.Family = "Юсупова"
	h.register(noise)
	unknown := people.NotAsked
	for _, c := range []struct {
		family, given string
		birth         people.Birth
		how           string
		same          bool
	}{
		{"Каримова", "Нилуфар", unknown, people.Exact, false},
		{"Karimova", "Nilufar", unknown, people.Folded, false},
		{"Каримова", "Нилюфар", unknown, people.Sound, false},
		{"Нилуфар", "Каримова", unknown, people.Exact, false}, // family and given name changed over
		{"", "Nilufar", unknown, people.Folded, false},
		{"", "Нилуфар", people.About(24, -1, day("2026-11-12")), people.Exact, true},
		{"", "Нилуфар", people.About(50, -1, day("2026-11-12")), "none", false},
		{"Юсупова", "Нилуфар", people.On(day("2002-03-04")), people.Exact, true}, // one name and the birth
		{"Ташматова", "Нилуфар", people.On(day("1990-03-04")), "none", false},
		{"Каримова", "Сабрина", unknown, "none", false},
		{"Иванова", "Мария", unknown, "none", false},
		{"", "Н", unknown, "none", false},
		{"", "", unknown, "none", false},
		{"'; drop table resident; --", "%_%", unknown, "none", false},
	} {
		var got []people.Likeness
		h.must(func(tx *vault.Tx) (err error) {
			got, err = people.Similar(tx, people.Name{Family: c.family, Given: c.given}, c.birth)
			return err
		})
		var first people.Likeness
		for _, l := range got {
			if l.Resident == id {
				first = l
			}
		}
		if first.How == "" {
			first.How = "none"
		}
		if first.How != c.how || first.SameBirth != c.same {
			t.Errorf("%s %s: %+v", c.family, c.given, got)
		}
	}
}

func TestAtTheDeskThoseWhoLeftAreOnlyASimilarRecord(t *testing.T) {
	h := newHome(t)
	for range 3 {
		p := adult("Нилуфар")
		p.Name.Family = "Каримова"
		id := h.register(p)[0]
		h.stays(id, h.Clock.Now(), h.Clock.Now().Add(1e9))
	}
	h.Clock.Set(h.zoned("2026-12-12", 9, 0)) // another shift
	similar := func(a vault.Actor) (got []people.Likeness, err error) {
		err = h.as(a, func(tx *vault.Tx) error {
			got, err = people.Similar(tx, people.Name{Family: "Karimova", Given: "Nilufar"}, people.NotAsked)
			return err
		})
		return got, err
	}
	got, err := similar(h.desk)
	if err != nil || len(got) != 1 || got[0] != (people.Likeness{}) {
		t.Errorf("%+v %v", got, err)
	}
	got, err = similar(stafftest.Add(t, h.File, staff.Social))
	if err != nil || len(got) != 3 || got[0].CodeWord == "" || got[0].State != people.Left {
		t.Errorf("%+v %v", got, err)
	}
	_, err = similar(stafftest.Add(t, h.File, staff.Nurse))
	wantKey(t, err, "", "refused.no_right")
}
