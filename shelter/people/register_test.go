package people_test

import (
	"strings"
	"testing"

	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func TestAFamilyIsOneHouseholdWithWordsAndNumbersInARow(t *testing.T) {
	h := newHome(t)
	mother := adult("Зулхумор")
	mother.CodeWord = "мимоза"
	mother.Citizenship, mother.CitizenshipByWord = "TJ", true
	mother.Languages = []people.Language{{Code: "tg", Quality: "N"}, {Code: "uz", Quality: "S"}}
	ids := h.register(mother, child("Меҳрубон", 7, -1), child("Сабрина", 0, 8))
	for i, want := range []struct{ word, no, relation string }{
		{"Мимоза", "2026/001", people.Self}, {"Мимоза-1", "2026/002", people.Child}, {"Мимоза-2", "2026/003", people.Child},
	} {
		r := h.get(ids[i])
		if r.CodeWord != want.word || r.RegisterNo != want.no || r.Relation != want.relation {
			t.Errorf("%d: %s %s %s", i, r.CodeWord, r.RegisterNo, r.Relation)
		}
		if i > 0 && (r.Guardian != ids[0] || r.Unaccompanied) {
			t.Errorf("%d: guardian %d", i, r.Guardian)
		}
	}
	r := h.get(ids[0])
	if r.Citizenship != "TJK" || len(r.Languages) != 2 || r.Languages[0].Code != "tg" || r.State != people.Expected {
		t.Errorf("%+v", r)
	}
	var family []people.Resident
	h.must(func(tx *vault.Tx) (err error) { family, err = people.Household(tx, r.Household); return err })
	if len(family) != 3 || family[0].ID != ids[0] {
		t.Errorf("household of %d", len(family))
	}
}

func TestANumberStaysUsedAndEachYearBeginsAtOne(t *testing.T) {
	h := newHome(t)
	h.register(adult("А́нна"))
	raw := vaulttest.Raw(t, h.File)
	if _, err := raw.Exec(`delete from resident`); err == nil || !strings.Contains(err.Error(), "refused.nothing_deleted") {
		t.Errorf("deleted: %v", err)
	}
	if _, err := raw.Exec(`update resident set register_no = '2026/002', register_seq = 2`); err == nil {
		t.Error("a number was changed")
	}
	var columns string
	if err := raw.QueryRow(`select group_concat(name) from pragma_table_info('resident')`).Scan(&columns); err != nil {
		t.Fatal(err)
	}
	_, err := raw.Exec(`insert or replace into resident (` + columns + `) select ` + columns + ` from resident`)
	if err == nil || !strings.Contains(err.Error(), "refused.") {
		t.Errorf("a resident was replaced: %v", err)
	}
	// 00:30 on 1 January in Almaty is still December in UTC.
	h.Clock.Set(h.zoned("2027-01-01", 0, 30))
	if r := h.get(h.register(adult("Бота"))[0]); r.RegisterNo != "2027/001" {
		t.Error(r.RegisterNo)
	}
}

func TestAllFaultsOfAPartyAtOnce(t *testing.T) {
	h := newHome(t)
	a, b := adult("Анна"), child("Бек", 8, -1)
	a.Sex = "other"
	a.Relation = people.Child
	b.Citizenship = "QQQ"
	b.Relation = people.Self
	b.LanguagesMissing, b.Languages = people.DoesNotKnow, []people.Language{{Code: "kk", Quality: "N"}}
	b.Birth = people.On(day("2027-01-01"))
	err := h.do(func(tx *vault.Tx) error { _, _, err := people.Register(tx, []people.NewPerson{a, b}); return err })
	for field, key := range map[string]string{"people.0.sex": "fault.sex.unknown", "people.0.relation": "fault.relation.head",
		"people.1.citizenship": "fault.country.unknown", "people.1.relation": "fault.relation.one_head",
		"people.1.languages": "fault.missing.both", "people.1.birth": "fault.birth.future"} {
		wantKey(t, err, field, key)
	}
	err = h.do(func(tx *vault.Tx) error { _, _, err := people.Register(tx, nil); return err })
	wantKey(t, err, "people", "fault.people.none")
}

func TestNamesAreKeptAsTheyWereSaid(t *testing.T) {
	h := newHome(t)
	for _, name := range []string{"Қыдырбаева", "Ҳакимов", "Токтосунова", "Юлдашева", "O‘g‘iloy", "Şınar", "Фирӯз",
		"مریم", "مریم\u200cجان", "דינה", "Абдул-Азиз", "Meherubon II", strings.Repeat("Ә", 200)} {
		id := h.register(adult(name))[0]
		var i people.Identity
		h.must(func(tx *vault.Tx) (err error) { i, err = people.OpenIdentity(tx, id, "проверка"); return err })
		if i.Spoken.Given != name {
			t.Errorf("%q became %q", name, i.Spoken.Given)
		}
		if i.NameQuality != people.Partial {
			t.Errorf("%q: quality %d", name, i.NameQuality)
		}
	}
	decomposed := h.register(adult("Й" + "о" + "Фирӯз"))[0]
	var i people.Identity
	h.must(func(tx *vault.Tx) (err error) {
		i, err = people.OpenIdentity(tx, decomposed, "проверка")
		return err
	})
	if i.Spoken.Given != "ЙоФирӯз" {
		t.Errorf("not composed: %q", i.Spoken.Given)
	}
}

func TestBadNamesAreOneClearFault(t *testing.T) {
	h := newHome(t)
	for name, key := range map[string]string{
		"Анна\x00":                 "fault.text.control",
		"Анна\nМария":              "fault.text.control",
		"\u202eаннА":               "fault.text.control",
		"Ан\u200bна":               "fault.text.control",
		"Анна\xff":                 "fault.text.control",
		strings.Repeat("а", 10000): "fault.text.long",
		strings.Repeat("а", 201):   "fault.text.long",
		"😀":                        "fault.name.letters",
		"Анна 😀":                   "fault.name.letters",
		"???":                      "fault.name.letters",
	} {
		err := h.do(func(tx *vault.Tx) error {
			_, _, err := people.Register(tx, []people.NewPerson{adult(name)})
			return err
		})
		wantKey(t, err, "people.0.given", key)
	}
	// Nobody's name is known at midnight: that is no fault.
	for _, name := range []string{"", "   "} {
		h.register(adult(name))
	}
	nameless := people.NewPerson{NameQuality: people.Full}
	err := h.do(func(tx *vault.Tx) error { _, _, err := people.Register(tx, []people.NewPerson{nameless}); return err })
	wantKey(t, err, "people.0.name", "fault.text.empty")
}

func TestWhoMayRegister(t *testing.T) {
	h := newHome(t)
	for role, want := range map[staff.Role]string{staff.Social: "", staff.Nurse: "refused.no_right",
		staff.Technical: "refused.no_right", staff.Director: "refused.no_names"} {
		a := stafftest.Add(t, h.File, role)
		err := h.as(a, func(tx *vault.Tx) error {
			_, ids, err := people.Register(tx, []people.NewPerson{adult("Анна")})
			if err == nil {
				err = people.Allowed(tx, staff.IdentityWrite, ids[0]) // she is assigned to whom she registered
			}
			return err
		})
		wantKey(t, err, "", want)
	}
	// The director may enter somebody, but no name.
	director := vault.Actor{Account: 1, Role: string(staff.Director)}
	err := h.as(director, func(tx *vault.Tx) error {
		_, _, err := people.Register(tx, []people.NewPerson{adult("")})
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestTheUsualGuardian(t *testing.T) {
	h := newHome(t)
	relative := func(p people.NewPerson, relation string) people.NewPerson {
		p.Relation = relation
		return p
	}
	aunt := adult("Анна")
	girl := relative(child("Дана", 16, -1), "")
	for _, c := range []struct {
		party    []people.NewPerson
		guardian []int // by number in the party, 0 none
		alone    []bool
	}{
		{[]people.NewPerson{aunt, child("Бек", 3, -1), relative(child("Вова", 9, -1), people.Relative)}, []int{0, 1, 1}, []bool{false, false, false}},
		{[]people.NewPerson{aunt, relative(child("Бек", 3, -1), people.Unrelated)}, []int{0, 0}, []bool{false, true}},
		{[]people.NewPerson{girl, child("Бек", 0, 2)}, []int{0, 1}, []bool{true, false}}, // a young mother
		{[]people.NewPerson{girl, relative(child("Бек", 9, -1), people.Relative)}, []int{0, 0}, []bool{true, true}},
		{[]people.NewPerson{aunt, relative(adult("Вера"), people.Relative), func() people.NewPerson {
			p := relative(child("Бек", 9, -1), people.Unrelated)
			p.Guardian = 2
			return p
		}()}, []int{0, 0, 2}, []bool{false, false, false}},
		{[]people.NewPerson{aunt, relative(people.NewPerson{}, people.Child)}, []int{0, 0}, []bool{false, false}}, // of unknown age
	} {
		ids := h.register(c.party...)
		for i, id := range ids {
			want := int64(0)
			if c.guardian[i] > 0 {
				want = ids[c.guardian[i]-1]
			}
			if r := h.get(id); r.Guardian != want || r.Unaccompanied != c.alone[i] {
				t.Errorf("%d of %d: guardian %d, unaccompanied %v", i, len(ids), r.Guardian, r.Unaccompanied)
			}
		}
	}
	p := child("Бек", 9, -1)
	p.Guardian, p.Unaccompanied = 1, true
	q := child("Вова", 9, -1)
	q.Guardian = 7
	err := h.do(func(tx *vault.Tx) error { _, _, err := people.Register(tx, []people.NewPerson{aunt, p, q}); return err })
	wantKey(t, err, "people.1.guardian", "fault.guardian.both")
	wantKey(t, err, "people.2.guardian", "fault.guardian.household")
}
