package shelter_test

import (
	"testing"

	"pana/assets/words"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/people"
)

// The director reads identities and writes none (domain d.1): she takes somebody in by code
// word and age, and is told so when she types a name.
func TestTheDirectorTakesPeopleInWithoutNames(t *testing.T) {
	w := newWorld(t, "saule")
	named, dated := woman("Ирис"), woman("Ирис")
	named.Name = people.Name{Given: "Жаркынай"}
	dated.Birth, _ = people.ParseBirth("05.03.1999", civil.Almaty.Day(evening()))
	for _, p := range []people.NewPerson{named, dated} {
		_, err := w.Admit(t.Context(), shelter.Intake{People: []people.NewPerson{p}, Beds: []int64{w.beds["1А"]}})
		refused(t, err, "refused.no_names")
	}
	for _, lang := range words.Langs() {
		if !words.For(lang).Has("refused.no_names") {
			t.Errorf("no words for it in %s", lang)
		}
	}
	if n := w.count(t, `select count(*) from resident`); n != 0 {
		t.Errorf("%d were registered all the same", n)
	}
	w.admit(t, woman("Ирис"), "1А")
}
