package people

import (
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// entity names residents in history and audit.
const entity = "resident"

const factColumns = `sex, sex_missing, citizenship, citizenship_missing, citizenship_by_word,
	languages_missing, interpreter, diet, diet_note, diet_missing, allergies, allergies_missing,
	mobility, mobility_missing, literacy, literacy_missing, alert_text, alert_level, alert_until,
	relation, guardian, unaccompanied, birth_day, birth_precision, birth_quality, age_years,
	age_months, age_on, birth_missing, changed_at, changed_by, changed_on`

// factValues are the values of factColumns.
func (r Resident) factValues(tx *vault.Tx, day civil.Day) []any {
	v := []any{orNull(string(r.Sex)), orNull(int(r.SexMissing)), orNull(r.Citizenship), orNull(int(r.CitizenshipMissing)),
		flag(r.CitizenshipByWord), orNull(int(r.LanguagesMissing)), flag(r.Interpreter), orNull(r.Diet), orNull(r.DietNote),
		orNull(int(r.DietMissing)), orNull(r.Allergies), orNull(int(r.AllergiesMissing)), orNull(r.Mobility),
		orNull(int(r.MobilityMissing)), orNull(strings.Join(r.Literacy, " ")), orNull(int(r.LiteracyMissing)),
		orNull(r.Alert.Text), orNull(r.Alert.Level), orNull(int64(r.Alert.Until)), r.Relation, orNull(r.Guardian),
		flag(r.Unaccompanied)}
	v = append(v, r.Birth.values()...)
	return append(v, int64(tx.Now()), tx.Actor().Account, day.String())
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// insert writes a new resident and her first history.
func insert(tx *vault.Tx, r Resident, w codeWord, day civil.Day, seq int) error {
	now := tx.Now()
	args := append(r.factValues(tx, day), r.ID, r.Household, day.Year(), seq, r.RegisterNo, int64(now), tx.Actor().Account,
		day.String(), w.text, w.key(), w.base, int64(now), int64(wordUntil(now)), w.sortKey())
	_, err := tx.Exec(`insert into resident (`+factColumns+`, id, household, register_year, register_seq, register_no,
		registered_at, registered_by, registered_on, code_word, code_key, code_base, code_word_given_at,
		word_until, sort_key) values (?`+strings.Repeat(", ?", len(args)-1)+`)`, args...)
	if err != nil {
		return fmt.Errorf("register a resident: %w", err)
	}
	if err := storeLanguages(tx, r); err != nil {
		return err
	}
	fields := append([]staff.Diff{{Name: "register_no", New: r.RegisterNo}, {Name: "code_word", New: r.CodeWord}},
		diffs(Resident{Facts: Facts{Birth: NotAsked}}, r)...)
	return staff.Record(tx, staff.Change{Action: staff.ActionCreate, Entity: entity, ID: r.ID, Subject: r.ID, Fields: fields})
}

// update writes what may change of a resident over version r.Version.
func update(tx *vault.Tx, r Resident, day civil.Day) error {
	if _, err := tx.Exec(`delete from resident_language where resident = ?`, r.ID); err != nil {
		return fmt.Errorf("change resident %d: %w", r.ID, err)
	}
	set := strings.ReplaceAll(factColumns, ",", " = ?,") + " = ?"
	_, err := tx.Exec(`update resident set `+set+`, version = version + 1 where id = ?`,
		append(r.factValues(tx, day), r.ID)...)
	if err != nil {
		return fmt.Errorf("change resident %d: %w", r.ID, err)
	}
	return storeLanguages(tx, r)
}

func storeLanguages(tx *vault.Tx, r Resident) error {
	for i, l := range r.Languages {
		_, err := tx.Exec(`insert into resident_language (resident, code, quality, rank) values (?, ?, ?, ?)`,
			r.ID, l.Code, l.Quality, i+1)
		if err != nil {
			return fmt.Errorf("store languages of %d: %w", r.ID, err)
		}
	}
	return nil
}
