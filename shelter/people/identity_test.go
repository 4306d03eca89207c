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

func TestCR02AnIdentityOpensForAReasonAndTheAuditSaysSo(t *testing.T) {
	h := newHome(t)
	p := adult("Нилуфар")
	p.Name.Family = "Каримова"
	id := h.register(p)[0]
	raw := vaulttest.Raw(t, h.File)
	views := func() (n int) {
		if err := raw.QueryRow(`select count(*) from audit where action = 'view' and subject = ?`, id).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	open := func(reason string) (i people.Identity, err error) {
		err = h.do(func(tx *vault.Tx) error { i, err = people.OpenIdentity(tx, id, reason); return err })
		return i, err
	}
	for _, reason := range []string{"", "  ", "ок"} {
		i, err := open(reason)
		wantKey(t, err, "reason", "fault.reason.needed")
		if !i.Spoken.Empty() || views() != 0 {
			t.Error("it opened all the same")
		}
	}
	i, err := open("звонок в посольство")
	if err != nil || i.Spoken.Family != "Каримова" || views() != 1 {
		t.Errorf("%v %v %d", i.Spoken, err, views())
	}
	if _, err := open("визит врача"); err != nil || views() != 2 {
		t.Errorf("%v, %d views", err, views())
	}
}

func TestTheAuditHoldsNoPersonalValue(t *testing.T) {
	h := newHome(t)
	p := adult("Зулхумор")
	p.Name.Family, p.Latin = "Раҳмонова", people.Name{Family: "Rahmonova", Given: "Zulhumor"}
	p.Birth, p.Allergies = people.On(day("1996-02-03")), "Арахис"
	id := h.register(p)[0]
	h.must(func(tx *vault.Tx) error {
		i, err := people.OpenIdentity(tx, id, "оформление")
		if err != nil {
			return err
		}
		i.NationalID, i.Address = "99001122334455", "Душанбе, Рудаки 1"
		i.Phones = []people.Phone{{Number: "+992 90 555 44 33", Whose: "Сестра Мехрангез"}}
		return people.ChangeIdentity(tx, i)
	})
	raw := vaulttest.Raw(t, h.File)
	rows, err := raw.Query(`select * from audit`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	n := 0
	for rows.Next() {
		n++
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new([]byte)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		for i, v := range values {
			for _, secret := range []string{"Зулхумор", "Раҳмонова", "Rahmonova", "1996", "Арахис", "99001122334455", "Рудаки", "555", "Мехрангез"} {
				if strings.Contains(string(*v.(*[]byte)), secret) {
					t.Errorf("audit.%s holds %q", columns[i], secret)
				}
			}
		}
	}
	if err := rows.Err(); err != nil || n < 4 {
		t.Errorf("%d rows, %v", n, err)
	}
}

func TestIdentityComesBackAsItWasSaved(t *testing.T) {
	h := newHome(t)
	id := h.register(adult("Нилуфар"))[0]
	var i people.Identity
	h.must(func(tx *vault.Tx) (err error) { i, err = people.OpenIdentity(tx, id, "документы"); return err })
	stale := i
	i.Latin = people.Name{Family: "KARIMOVA", Given: "NILUFAR"}
	i.NameQuality, i.Birth = people.Full, people.On(day("2002-03-04"))
	i.Documents = []people.Document{{Kind: "passport", Number: "AA 1234567", Country: "UZ", Place: "exploiter", Expires: day("2030-01-01")}}
	i.Phones = []people.Phone{{Number: "+998 90 123-45-67", Whose: "мать", SafeToMessage: true}}
	i.AddressMissing, i.Relatives = people.Refused, "мать\nдва брата"
	h.must(func(tx *vault.Tx) error { return people.ChangeIdentity(tx, i) })
	h.must(func(tx *vault.Tx) error {
		now, err := people.OpenIdentity(tx, id, "документы")
		if now.Latin != i.Latin || now.Birth != i.Birth || now.NameQuality != people.Full || len(now.Documents) != 1 ||
			now.Documents[0].Country != "UZB" || now.Documents[0].Expires != day("2030-01-01") || len(now.Phones) != 1 ||
			now.Phones[0] != i.Phones[0] || now.AddressMissing != people.Refused || now.Relatives != i.Relatives {
			t.Errorf("%+v", now)
		}
		return err
	})
	stale.Spoken.Family = "Каримова"
	wantKey(t, h.do(func(tx *vault.Tx) error { return people.ChangeIdentity(tx, stale) }), "", "refused.changed_meanwhile")
	bad := i
	bad.Version++
	bad.Documents = []people.Document{{Kind: "visa", Number: "--", Country: "QQ", Place: "moon"}}
	bad.Phones = []people.Phone{{Number: "12"}}
	err := h.do(func(tx *vault.Tx) error { return people.ChangeIdentity(tx, bad) })
	for field, key := range map[string]string{"documents.0.kind": "fault.document.kind", "documents.0.number": "fault.number.none",
		"documents.0.country": "fault.country.unknown", "documents.0.place": "fault.document.place", "phones.0.number": "fault.phone.short"} {
		wantKey(t, err, field, key)
	}
}

func TestWhoMayOpenAndWriteAnIdentity(t *testing.T) {
	h := newHome(t)
	id := h.register(adult("Нилуфар"))[0]
	other := stafftest.Add(t, h.File, staff.Desk)
	social := stafftest.Add(t, h.File, staff.Social)
	lawyer := stafftest.Add(t, h.File, staff.Lawyer)
	director := vault.Actor{Account: 1, Role: string(staff.Director)}
	allowed := func(a vault.Actor, right staff.Right, want string) {
		t.Helper()
		wantKey(t, h.as(a, func(tx *vault.Tx) error { return people.Allowed(tx, right, id) }), "", want)
	}
	// Expected: only the one who registered her, and those who may open anybody.
	allowed(h.desk, staff.IdentityRead, "")
	allowed(h.desk, staff.IdentityWrite, "")
	allowed(other, staff.IdentityRead, "refused.only_present")
	allowed(director, staff.IdentityRead, "")
	allowed(director, staff.IdentityWrite, "refused.no_right")
	allowed(social, staff.IdentityRead, "")
	allowed(social, staff.IdentityWrite, "refused.only_own")
	allowed(lawyer, staff.IdentityRead, "refused.only_own")
	// In the house: the desk reads.
	h.stays(id, h.Clock.Now(), 0)
	allowed(other, staff.IdentityRead, "")
	allowed(other, staff.IdentityWrite, "refused.only_own")
	psychologist := stafftest.Add(t, h.File, staff.Psychologist)
	given := func(want string) {
		t.Helper()
		err := h.as(psychologist, func(tx *vault.Tx) error {
			name, err := people.GivenName(tx, id)
			if err == nil && name != "Нилуфар" {
				t.Errorf("given name %q", name)
			}
			return err
		})
		wantKey(t, err, "", want)
	}
	given("refused.only_own")
	h.must(func(tx *vault.Tx) error { return people.Assign(tx, id, psychologist.Account, "psychologist") })
	given("")
	allowed(psychologist, staff.IdentityRead, "refused.no_right")
	// Assigned, and released again.
	h.must(func(tx *vault.Tx) error { return people.Assign(tx, id, lawyer.Account, "lawyer") })
	h.must(func(tx *vault.Tx) error { return people.Assign(tx, id, lawyer.Account, "lawyer") }) // twice is once
	allowed(lawyer, staff.IdentityWrite, "")
	h.must(func(tx *vault.Tx) error { return people.Release(tx, id, lawyer.Account, "lawyer") })
	allowed(lawyer, staff.IdentityWrite, "refused.only_own")
	// Her shift is over: she may no longer write, though the resident is in the house.
	h.Clock.Set(h.Clock.Now().Add(12 * 3600 * 1e9))
	allowed(h.desk, staff.IdentityRead, "")
	allowed(h.desk, staff.IdentityWrite, "refused.only_own")
}
