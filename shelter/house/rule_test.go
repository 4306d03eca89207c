package house_test

import (
	"testing"

	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// TestINV08RoomsAndSexes puts people into rooms through the use case and by plain SQL; both
// must say the same.
func TestINV08RoomsAndSexes(t *testing.T) {
	final := map[string]bool{"refused.man_in_womens_room": true, "refused.woman_in_mens_room": true}
	for _, c := range []struct {
		name string
		who  guest
		bed  string
		want string
	}{
		{"a man in a women's room", man, "1А", "refused.man_in_womens_room"},
		{"a boy of 14 in a women's room", guest{people.Male, 14, ""}, "1А", "refused.man_in_womens_room"},
		{"a male of unknown age in a women's room", guest{people.Male, -1, ""}, "1А", "refused.man_in_womens_room"},
		{"a boy of 13 alone in a women's room", guest{people.Male, 13, ""}, "1А", "refused.needs_reason_child_alone"},
		{"a girl alone in a men's room", guest{people.Female, 13, ""}, "3А", "refused.needs_reason_child_alone"},
		{"a woman in a men's room", woman, "3А", "refused.woman_in_mens_room"},
		{"a female of unknown age in a men's room", guest{people.Female, -1, ""}, "3А", "refused.woman_in_mens_room"},
		{"unknown sex in a women's room", guest{"", 30, ""}, "1А", "refused.needs_reason_sex_unknown"},
		{"unknown sex in a men's room", guest{"", 30, ""}, "3А", "refused.needs_reason_sex_unknown"},
		{"isolation for another purpose", woman, "4А", "refused.needs_reason_isolation"},
		{"a woman in a women's room", woman, "1А", ""},
		{"a girl of 17 in a women's room", guest{people.Female, 17, ""}, "1А", ""},
		{"a man in a men's room", man, "3А", ""},
		{"a boy of 16 in a men's room", guest{people.Male, 16, ""}, "3А", ""},
		{"a man alone in a family room", man, "2А", ""},
		{"a woman alone in a family room", woman, "2А", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHome(t)
			db := vaulttest.Raw(t, h.File)
			id := h.register(c.who)[0]
			stay := h.open(id, h.Clock.Now())
			raw := []any{stay, id, h.bed(c.bed), int64(h.Clock.Now()), nil}
			if c.want != "" {
				refusedRaw(t, db, c.want, insertAssignment, raw...)
				refused(t, h.assign(stay, c.bed, ""), c.want)
			}
			err := h.assign(stay, c.bed, "так решил директор")
			if final[c.want] {
				refused(t, err, c.want)
				refusedRaw(t, db, c.want, `insert into bed_assignment(stay, resident, bed, from_at, reason, override_reason, approved_by, made_at)
					values(?, ?, ?, ?, 'admission', 'x', 1, 0)`, raw[:4]...)
			} else if err != nil {
				t.Error(err)
			}
			h.sound()
		})
	}
}

// TestINV06ChildrenAndStrangers: whoever comes second bears the reason.
func TestINV06ChildrenAndStrangers(t *testing.T) {
	for _, c := range []struct {
		name   string
		first  []guest
		beds   string
		second guest
		bed    string
		want   string
	}{
		{"a woman beside somebody's child", []guest{woman, girl}, "2А 2Б", woman, "2В", "refused.needs_reason_child_adult"},
		{"a child beside a woman", []guest{woman}, "1А", guest{people.Female, 16, ""}, "1Б", "refused.needs_reason_child_adult"},
		{"a child beside a man", []guest{man}, "3А", guest{people.Male, 15, ""}, "3Б", "refused.needs_reason_child_adult"},
		{"unknown age beside a child", []guest{{people.Female, 16, ""}}, "1А", guest{people.Female, -1, ""}, "1Б", "refused.needs_reason_child_adult"},
		{"a man beside another family", []guest{woman}, "2А", man, "2Б", "refused.needs_reason_man_family"},
		{"two children", []guest{{people.Female, 16, ""}}, "1А", guest{people.Female, 15, ""}, "1Б", ""},
		{"two women", []guest{woman}, "1А", woman, "1Б", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHome(t)
			db := vaulttest.Raw(t, h.File)
			h.settle("2026-11-10 12:00", "", c.beds, c.first...)
			id := h.register(c.second)[0]
			stay := h.open(id, h.Clock.Now())
			if c.want != "" {
				refusedRaw(t, db, c.want, insertAssignment, stay, id, h.bed(c.bed), int64(h.Clock.Now()), nil)
				refused(t, h.assign(stay, c.bed, ""), c.want)
			}
			h.must(h.assign(stay, c.bed, "больше мест нет"))
			if c.want != "" {
				refusedRaw(t, db, "CHECK", `update bed_assignment set override_reason = null where resident = ?`, id)
				refusedRaw(t, db, c.want, `update bed_assignment set override_reason = null, approved_by = null where resident = ?`, id)
			}
			h.sound()
		})
	}
}

func TestABoyStaysWithHisMotherAmongWomen(t *testing.T) {
	h := newHome(t)
	ids := h.settle("2026-11-10 12:00", "", "1А 1Б", woman, boy)
	err := h.move("", house.Transfer{Resident: ids[0], Bed: h.bed("2А")})
	refused(t, err, "refused.child_left_behind")
	h.must(h.move("", house.Transfer{Resident: ids[1], Bed: h.bed("2Б")}, house.Transfer{Resident: ids[0], Bed: h.bed("2А")}))
	h.sound()
}

func TestTheManAgeIsASetting(t *testing.T) {
	h := newHome(t)
	h.must(h.as(h.director, func(tx *vault.Tx) error {
		s, err := staff.ReadSettings(tx)
		if err != nil {
			return err
		}
		s.ManAge, s.HouseName = 12, "Дом"
		return staff.SaveSettings(tx, s)
	}))
	ids := h.register(woman, guest{people.Male, 12, people.Child})
	h.must(h.assign(h.open(ids[0], h.Clock.Now()), "1А", ""))
	refused(t, h.assign(h.open(ids[1], h.Clock.Now()), "1Б", "с матерью"), "refused.man_in_womens_room")
}

// TestCorrectingAPersonKeepsTheRooms: the record can't make a man of somebody who sleeps
// among women.
func TestCorrectingAPersonKeepsTheRooms(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	id := h.settle("2026-11-10 12:00", "", "1А", woman)[0]
	refusedRaw(t, db, "refused.resident_fits_room", `update resident set sex = 'male' where id = ?`, id)
	refusedRaw(t, db, "refused.resident_fits_room", `update resident set sex = null where id = ?`, id)
	h.must(h.move("", house.Transfer{Resident: id, Bed: h.bed("2А")}))
	if _, err := db.Exec(`update resident set sex = 'male' where id = ?`, id); err != nil {
		t.Error(err)
	}
}

func TestOverrideNeedsSomebodyWhoMayApprove(t *testing.T) {
	h := newHome(t)
	nurse := stafftestNurse(t, h)
	id := h.register(woman)[0]
	stay := h.open(id, h.Clock.Now())
	err := h.as(nurse, func(tx *vault.Tx) error {
		_, err := house.Assign(tx, house.Assignment{Stay: stay, Bed: h.bed("4А"), Override: "так надо"})
		return err
	})
	refused(t, err, "refused.no_right")
}

// TestTheCheckFindsABrokenRule: in a file whose triggers somebody took away.
func TestTheCheckFindsABrokenRule(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	a := h.settle("2026-11-10 12:00", "", "1А", woman)[0]
	b := h.settle("2026-11-10 12:00", "", "2А", man)[0]
	for _, q := range []string{`drop trigger bed_assignment_changed`, `drop trigger bed_assignment_rules`, `drop index bed_assignment_bed_now`} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec(`update bed_assignment set bed = ? where resident = ?`, h.bed("1А"), b); err != nil {
		t.Fatal(err)
	}
	var found []house.Breach
	h.view(func(tx *vault.Tx) (err error) { found, err = house.Breaches(tx); return err })
	want := map[string]bool{"refused.man_in_womens_room": true, "refused.bed_taken": true}
	for _, f := range found {
		delete(want, f.Rule)
	}
	if len(want) > 0 {
		t.Errorf("found %v, missing %v (residents %d and %d)", found, want, a, b)
	}
}
