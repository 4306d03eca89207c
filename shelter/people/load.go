package people

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

const residentColumns = `r.id, r.register_no, r.code_word, r.state, coalesce(r.sex, ''), coalesce(r.sex_missing, 0),
	coalesce(r.citizenship, ''), coalesce(r.citizenship_missing, 0), r.citizenship_by_word,
	coalesce(r.languages_missing, 0), r.interpreter, coalesce(r.diet, ''), coalesce(r.diet_note, ''),
	coalesce(r.diet_missing, 0), coalesce(r.allergies, ''), coalesce(r.allergies_missing, 0),
	coalesce(r.mobility, ''), coalesce(r.mobility_missing, 0), coalesce(r.literacy, ''),
	coalesce(r.literacy_missing, 0), coalesce(r.alert_text, ''), coalesce(r.alert_level, ''),
	coalesce(r.alert_until, 0), r.relation, r.household, coalesce(r.guardian, 0), r.unaccompanied,
	r.registered_at, r.registered_by, r.changed_at, r.changed_by, r.version, ` + BirthColumns

// Get is a resident as the operational record shows her.
func Get(tx *vault.Tx, id int64) (Resident, error) {
	if err := Allowed(tx, staff.OperationalRead, id); err != nil {
		return Resident{}, err
	}
	day, err := today(tx)
	if err != nil {
		return Resident{}, err
	}
	r, err := load(tx, id)
	r.Birth = r.Birth.Face(day)
	return r, err
}

// ByRegisterNo is the resident with a register number.
func ByRegisterNo(tx *vault.Tx, no string) (Resident, error) {
	return lookUp(tx, `select id from resident where register_no = ?`, strings.TrimSpace(no))
}

// ByCodeWord is the resident who is, or was last, called by a code word.
func ByCodeWord(tx *vault.Tx, word string) (Resident, error) {
	return lookUp(tx, `select id from resident where code_key = ? order by word_until desc, id desc limit 1`, wordKey(word))
}

func lookUp(tx *vault.Tx, query, arg string) (Resident, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return Resident{}, err
	}
	var id int64
	err := tx.QueryRow(query, arg).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return Resident{}, fault.Refuse("refused.no_resident")
	}
	if err != nil {
		return Resident{}, fmt.Errorf("look up a resident: %w", err)
	}
	return Get(tx, id)
}

// load is a resident with the day of birth.
func load(tx *vault.Tx, id int64) (Resident, error) {
	rs, err := loadWhere(tx, `r.id = ?`, id)
	if err != nil {
		return Resident{}, err
	}
	if len(rs) == 0 {
		return Resident{}, fault.Refuse("refused.no_resident")
	}
	return rs[0], nil
}

func loadWhere(tx *vault.Tx, where string, args ...any) ([]Resident, error) {
	rows, err := tx.Query(`select `+residentColumns+` from resident r where `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("read residents: %w", err)
	}
	defer rows.Close()
	var rs []Resident
	for rows.Next() {
		var r Resident
		var b BirthRow
		var reads string
		dest := []any{&r.ID, &r.RegisterNo, &r.CodeWord, &r.State, &r.Sex, &r.SexMissing,
			&r.Citizenship, &r.CitizenshipMissing, &r.CitizenshipByWord, &r.LanguagesMissing, &r.Interpreter,
			&r.Diet, &r.DietNote, &r.DietMissing, &r.Allergies, &r.AllergiesMissing, &r.Mobility, &r.MobilityMissing,
			&reads, &r.LiteracyMissing, &r.Alert.Text, &r.Alert.Level, &r.Alert.Until, &r.Relation, &r.Household,
			&r.Guardian, &r.Unaccompanied, &r.RegisteredAt, &r.RegisteredBy, &r.ChangedAt, &r.ChangedBy, &r.Version}
		if err := rows.Scan(append(dest, b.Dest()...)...); err != nil {
			return nil, fmt.Errorf("read residents: %w", err)
		}
		r.Birth, r.Literacy = b.Birth(), strings.Fields(reads)
		rs = append(rs, r)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read residents: %w", err)
	}
	for i := range rs {
		if rs[i].Languages, err = loadLanguages(tx, rs[i].ID); err != nil {
			return nil, err
		}
	}
	return rs, nil
}

func loadLanguages(tx *vault.Tx, id int64) ([]Language, error) {
	rows, err := tx.Query(`select code, quality from resident_language where resident = ? order by rank`, id)
	if err != nil {
		return nil, fmt.Errorf("read languages of %d: %w", id, err)
	}
	defer rows.Close()
	var ls []Language
	for rows.Next() {
		var l Language
		if err := rows.Scan(&l.Code, &l.Quality); err != nil {
			return nil, fmt.Errorf("read languages of %d: %w", id, err)
		}
		ls = append(ls, l)
	}
	return ls, rows.Err()
}
