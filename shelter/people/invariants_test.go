package people_test

import (
	"database/sql"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// attack runs SQL past all Go code in one transaction; it wants a refusal that names want.
func attack(t *testing.T, db *sql.DB, want string, statements ...string) {
	t.Helper()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	for _, q := range statements {
		if _, err = tx.Exec(q); err != nil {
			break
		}
	}
	if err == nil {
		err = tx.Commit()
	}
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%s: %v, want %s", strings.Join(statements, "; "), err, want)
	}
}

func TestINV21ACodeWordBelongsToOnePersonFor24Months(t *testing.T) {
	h := newHome(t)
	a := adult("Анна")
	a.CodeWord = "Мимоза"
	id := h.register(a, child("Бек", 8, -1))[0]
	register := func(word string) error {
		p := adult("Вера")
		p.CodeWord = word
		return h.do(func(tx *vault.Tx) error { _, _, err := people.Register(tx, []people.NewPerson{p}); return err })
	}
	in := h.Clock.Now()
	wantKey(t, register("мимоза"), "people.0.code_word", "fault.word.taken")
	wantKey(t, register("Мимоза-1"), "people.0.code_word", "fault.word.not_listed")
	wantKey(t, register("Наташа"), "people.0.code_word", "fault.word.not_listed")

	raw := vaulttest.Raw(t, h.File)
	other := h.register(adult("Гуля"))[0]
	for _, set := range []string{`code_word = 'Мимоза'`, `code_key = 'мимоза', code_base = 'мимоза'`,
		`code_key = 'мимоза-7', code_base = 'мимоза'`} {
		attack(t, raw, "refused.word_taken", fmt.Sprintf(`update resident set %s where id = %d`, set, other))
	}
	attack(t, raw, "refused.word_taken", `insert into household (id, head, made_at, made_by) values (99, 99, 0, 1)`,
		fmt.Sprintf(`insert into resident (id, household, register_year, register_seq, register_no, registered_at, registered_by,
		registered_on, code_word, code_key, code_base, code_word_given_at, word_until, sort_key, relation, changed_at, changed_by,
		changed_on) values (99, 99, 2026, 99, '2026/099', 0, 1, '2026-11-12', 'Мимоза', 'мимоза', 'мимоза', %d, %d, x'00',
		'self', 0, 1, '2026-11-12')`, in, int64(math.MaxInt64)))

	// While she is here the word is hers, however long.
	h.stays(id, in, 0)
	h.Clock.Set(h.zoned("2030-01-01", 12, 0))
	wantKey(t, register("Мимоза"), "people.0.code_word", "fault.word.taken")
	// She leaves on 1 January 2030; until 1 January 2032 nobody else is called so.
	h.must(func(tx *vault.Tx) error {
		_, err := tx.Exec(`update stay set exited_at = ?, exit_reason = 'own_request', destination = '99' where resident = ?`,
			int64(tx.Now()), id)
		return err
	})
	h.Clock.Set(h.zoned("2032-01-01", 11, 59))
	wantKey(t, register("Мимоза"), "people.0.code_word", "fault.word.taken")
	h.Clock.Set(h.zoned("2032-01-01", 12, 0))
	if err := register("Мимоза"); err != nil {
		t.Fatal(err)
	}
	// Now she comes back: the file refuses two of one name, KeepWord gives her another.
	attack(t, raw, "refused.word_taken", fmt.Sprintf(`insert into stay (resident, entry_no, admitted_at, made_at)
		values (%d, 2, %d, 0)`, id, h.Clock.Now()))
	var word string
	h.must(func(tx *vault.Tx) (err error) { word, err = people.KeepWord(tx, id); return err })
	if word == "Мимоза" || h.get(id).CodeWord != word {
		t.Error(word)
	}
	h.stays(id, h.Clock.Now(), 0)
	h.must(func(tx *vault.Tx) (err error) {
		again, err := people.KeepWord(tx, id)
		if again != word {
			t.Error("a word that is hers was changed")
		}
		return err
	})
}

func TestINV22ABirthAgreesWithEveryEvent(t *testing.T) {
	h := newHome(t)
	p := adult("Анна")
	p.Birth = people.On(day("2000-01-01"))
	id := h.register(p)[0]
	raw := vaulttest.Raw(t, h.File)
	at := func(set string) string { return fmt.Sprintf(`update resident set %s where id = %d`, set, id) }
	attack(t, raw, "CHECK", at(`age_years = 26, age_on = '2026-11-12'`)) // a second source of age
	attack(t, raw, "CHECK", at(`birth_missing = 8`))
	attack(t, raw, "CHECK", at(`birth_day = '2026-02-30'`))
	attack(t, raw, "CHECK", at(`birth_day = '2026-11-13', unaccompanied = 1`)) // after the registration
	attack(t, raw, "CHECK", at(`birth_day = '1899-01-01'`))
	attack(t, raw, "CHECK", at(`birth_precision = 'year', birth_quality = 1`))
	attack(t, raw, "refused.birth_after_event", fmt.Sprintf(`insert into stay (resident, entry_no, admitted_at, made_at)
		values (%d, 1, %d, 0)`, id, h.zoned("1999-12-30", 9, 0)))
	h.stays(id, h.zoned("2020-05-05", 9, 0), 0)
	attack(t, raw, "refused.birth_after_event", at(`birth_day = '2020-05-07', unaccompanied = 1`))
	attack(t, raw, "refused.birth_after_event", fmt.Sprintf(`update stay set admitted_at = %d`, h.zoned("1999-12-30", 9, 0)))

	// The column that all rules reckon with is what Go reckons.
	for _, b := range []people.Birth{people.On(day("2000-02-29")), people.About(30, -1, day("2026-11-12")),
		people.About(0, 8, day("2026-10-31")), people.About(1, 6, day("2024-02-29")), people.Without(people.Refused)} {
		x := adult("Б")
		x.Birth = b
		var born sql.NullString
		id := h.register(x)[0]
		if err := raw.QueryRow(`select born from resident where id = ?`, id).Scan(&born); err != nil {
			t.Fatal(err)
		}
		if d, ok := b.Born(); ok != born.Valid || d.String() != born.String {
			t.Errorf("%+v: %s in Go, %s in the file", b, d, born.String)
		}
	}
}

func TestINV24ExactlyOneHeadAndEveryChildHasAGuardian(t *testing.T) {
	h := newHome(t)
	ids := h.register(adult("Анна"), child("Бек", 8, -1), child("Вова", 5, -1))
	stranger := h.register(adult("Гуля"))[0]
	raw := vaulttest.Raw(t, h.File)
	r := h.get(ids[1])
	at := func(set string, id int64) string { return fmt.Sprintf(`update resident set %s where id = %d`, set, id) }
	attack(t, raw, "UNIQUE", at(`relation = 'self'`, ids[1]))        // a second head
	attack(t, raw, "FOREIGN KEY", at(`relation = 'spouse'`, ids[0])) // no head
	attack(t, raw, "FOREIGN KEY", at(`household = 2, relation = 'child', code_word = 'x y', code_key = 'x y', code_base = 'x y'`, ids[0]))
	attack(t, raw, "FOREIGN KEY", fmt.Sprintf(`update household set head = %d where id = %d`, ids[1], r.Household))
	attack(t, raw, "FOREIGN KEY", fmt.Sprintf(`update household set head = %d where id = %d`, stranger, r.Household))
	attack(t, raw, "FOREIGN KEY", `insert into household (head, made_at, made_by) values (12345, 0, 1)`)
	attack(t, raw, "child_has_guardian", at(`guardian = null`, ids[1]))
	attack(t, raw, "CHECK", at(`unaccompanied = 1`, ids[1])) // both
	attack(t, raw, "FOREIGN KEY", at(fmt.Sprintf(`guardian = %d`, stranger), ids[1]))
	attack(t, raw, "CHECK", at(fmt.Sprintf(`guardian = %d`, ids[1]), ids[1]))
	attack(t, raw, "child_has_guardian", at(`age_years = 17, age_months = null, age_on = '2026-11-12', birth_quality = 2`, stranger))
	attack(t, raw, "child_has_guardian", at(`age_years = null, age_on = null, birth_day = '2008-11-13', birth_precision = 'day'`, stranger))
	attack(t, raw, "refused.nothing_deleted", `delete from household`)

	// The head may be handed over within one transaction, and then there is still one.
	tx, err := raw.Begin()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{at(`relation = 'relative'`, ids[0]), at(`relation = 'self'`, ids[1]),
		fmt.Sprintf(`update household set head = %d where id = %d`, ids[1], r.Household)} {
		if _, err := tx.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Error(err)
	}
}

func TestAnAnswerAndItsAbsenceNeverStandTogether(t *testing.T) {
	h := newHome(t)
	p := adult("Анна")
	p.Citizenship, p.Diet, p.Allergies, p.Mobility, p.Literacy = "UZB", "halal", "арахис", "костыли", []string{"uz"}
	p.Languages = []people.Language{{Code: "uz", Quality: "N"}}
	id := h.register(p)[0]
	silent := adult("Бота")
	silent.LanguagesMissing = people.Refused
	other := h.register(silent)[0]
	h.must(func(tx *vault.Tx) error {
		i, err := people.OpenIdentity(tx, id, "документы")
		if err != nil {
			return err
		}
		i.NationalID, i.Address, i.Relatives = "12345678901234", "Ташкент", "мать"
		i.Documents = []people.Document{{Kind: "passport", Number: "AA 1234567", Country: "UZ"}}
		i.Phones = []people.Phone{{Number: "+998 90 123-45-67", SafeToCall: true}}
		return people.ChangeIdentity(tx, i)
	})
	raw := vaulttest.Raw(t, h.File)
	for _, x := range []string{"sex", "citizenship", "diet", "allergies", "mobility", "literacy", "birth"} {
		for _, code := range []int{8, 9, 99} {
			attack(t, raw, "CHECK", fmt.Sprintf(`update resident set %s_missing = %d where id = %d`, x, code, id))
		}
		attack(t, raw, "CHECK", fmt.Sprintf(`update resident set %[1]s_missing = 7, %[1]s_missing = 7 where id = %[2]d`, x, other))
	}
	for _, x := range []string{"national_id", "address", "relatives", "name"} {
		attack(t, raw, "CHECK", fmt.Sprintf(`update identity set %s_missing = 9 where resident = %d`, x, id))
	}
	for _, x := range []string{"documents", "phones"} {
		attack(t, raw, "refused.answered_and_missing", fmt.Sprintf(`update identity set %s_missing = 9 where resident = %d`, x, id))
	}
	attack(t, raw, "refused.answered_and_missing", fmt.Sprintf(`update resident set languages_missing = 8 where id = %d`, id))
	attack(t, raw, "refused.answered_and_missing", fmt.Sprintf(`insert into resident_language values (%d, 'kk', 'N', 1)`, other))
}

// TestARefusalOfTheFileIsARefusal: what a trigger says reaches the caller as a key.
func TestARefusalOfTheFileIsARefusal(t *testing.T) {
	h := newHome(t)
	h.register(adult("Анна"))
	err := h.do(func(tx *vault.Tx) error {
		_, err := tx.Exec(`delete from identity`)
		return err
	})
	var r *fault.Refusal
	if !errors.As(err, &r) || r.Key != "refused.nothing_deleted" {
		t.Error(err)
	}
}

func TestTwoDesksTakeOneWordAndExactlyOneWins(t *testing.T) {
	h := newHome(t)
	p := adult("Анна")
	p.CodeWord = "Мимоза"
	errs := make(chan error, 8)
	for range cap(errs) {
		go func() {
			errs <- h.Update(t.Context(), h.desk, func(tx *vault.Tx) error {
				_, _, err := people.Register(tx, []people.NewPerson{p})
				return err
			})
		}()
	}
	won := 0
	for range cap(errs) {
		if err := <-errs; err == nil {
			won++
		} else {
			wantKey(t, err, "people.0.code_word", "fault.word.taken")
		}
	}
	if won != 1 {
		t.Errorf("%d won", won)
	}
}
