package people

import (
	"database/sql"
	"errors"
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// loadIdentity reads an identity without a word to anybody; whoever calls it has checked
// the right.
func loadIdentity(tx *vault.Tx, id int64) (Identity, error) {
	i := Identity{Resident: id}
	var b BirthRow
	dest := []any{&i.CodeWord, &i.Spoken.Family, &i.Spoken.Given, &i.Spoken.Patronymic, &i.Latin.Family, &i.Latin.Given,
		&i.Latin.Patronymic, &i.NameQuality, &i.NationalID, &i.NationalIDMissing, &i.DocumentsMissing, &i.PhonesMissing,
		&i.Address, &i.AddressMissing, &i.Relatives, &i.RelativesMissing, &i.Version}
	err := tx.QueryRow(`select r.code_word, coalesce(i.family, ''), coalesce(i.given, ''), coalesce(i.patronymic, ''),
		coalesce(i.family_latin, ''), coalesce(i.given_latin, ''), coalesce(i.patronymic_latin, ''),
		coalesce(i.name_quality, i.name_missing, 0), coalesce(i.national_id, ''), coalesce(i.national_id_missing, 0),
		coalesce(i.documents_missing, 0), coalesce(i.phones_missing, 0), coalesce(i.address, ''),
		coalesce(i.address_missing, 0), coalesce(i.relatives, ''), coalesce(i.relatives_missing, 0), i.version, `+BirthColumns+`
		from identity i join resident r on r.id = i.resident where i.resident = ?`, id).Scan(append(dest, b.Dest()...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return Identity{}, fault.Refuse("refused.no_resident")
	}
	if err != nil {
		return Identity{}, fmt.Errorf("read identity %d: %w", id, err)
	}
	i.Birth = b.Birth()
	if i.Documents, err = loadDocuments(tx, id); err != nil {
		return Identity{}, err
	}
	i.Phones, err = loadPhones(tx, id)
	return i, err
}

func loadDocuments(tx *vault.Tx, id int64) ([]Document, error) {
	rows, err := tx.Query(`select kind, coalesce(number, ''), coalesce(country, ''), place, coalesce(expires, '')
		from identity_document where resident = ? order by id`, id)
	if err != nil {
		return nil, fmt.Errorf("read documents of %d: %w", id, err)
	}
	defer rows.Close()
	var ds []Document
	for rows.Next() {
		var d Document
		var expires string
		if err := rows.Scan(&d.Kind, &d.Number, &d.Country, &d.Place, &expires); err != nil {
			return nil, fmt.Errorf("read documents of %d: %w", id, err)
		}
		if expires != "" {
			if d.Expires, err = civil.ParseDay(expires); err != nil {
				return nil, fmt.Errorf("read documents of %d: %w", id, err)
			}
		}
		ds = append(ds, d)
	}
	return ds, rows.Err()
}

func loadPhones(tx *vault.Tx, id int64) ([]Phone, error) {
	rows, err := tx.Query(`select number, coalesce(whose, ''), safe_to_call, safe_to_message
		from identity_phone where resident = ? order by id`, id)
	if err != nil {
		return nil, fmt.Errorf("read phones of %d: %w", id, err)
	}
	defer rows.Close()
	var ps []Phone
	for rows.Next() {
		var p Phone
		if err := rows.Scan(&p.Number, &p.Whose, &p.SafeToCall, &p.SafeToMessage); err != nil {
			return nil, fmt.Errorf("read phones of %d: %w", id, err)
		}
		ps = append(ps, p)
	}
	return ps, rows.Err()
}

// updateIdentity writes i, its papers and phones, and the keys of its names.
func updateIdentity(tx *vault.Tx, i Identity) error {
	fail := func(err error) error { return fmt.Errorf("store identity %d: %w", i.Resident, err) }
	for _, q := range []string{`delete from identity_document where resident = ?`, `delete from identity_phone where resident = ?`} {
		if _, err := tx.Exec(q, i.Resident); err != nil {
			return fail(err)
		}
	}
	quality, missing := int(i.NameQuality), 0
	if i.NameQuality != Full && i.NameQuality != Partial {
		quality, missing = 0, int(i.NameQuality)
	}
	_, err := tx.Exec(`update identity set family = ?, given = ?, patronymic = ?, family_latin = ?, given_latin = ?,
		patronymic_latin = ?, name_quality = ?, name_missing = ?, national_id = ?, national_id_missing = ?,
		documents_missing = ?, phones_missing = ?, address = ?, address_missing = ?, relatives = ?, relatives_missing = ?,
		changed_at = ?, changed_by = ?, version = version + 1 where resident = ?`,
		orNull(i.Spoken.Family), orNull(i.Spoken.Given), orNull(i.Spoken.Patronymic), orNull(i.Latin.Family),
		orNull(i.Latin.Given), orNull(i.Latin.Patronymic), orNull(quality), orNull(missing), orNull(i.NationalID),
		orNull(int(i.NationalIDMissing)), orNull(int(i.DocumentsMissing)), orNull(int(i.PhonesMissing)), orNull(i.Address),
		orNull(int(i.AddressMissing)), orNull(i.Relatives), orNull(int(i.RelativesMissing)),
		int64(tx.Now()), tx.Actor().Account, i.Resident)
	if err != nil {
		return fail(err)
	}
	for _, d := range i.Documents {
		_, err := tx.Exec(`insert into identity_document (resident, kind, number, number_key, country, place, expires)
			values (?, ?, ?, ?, ?, ?, ?)`, i.Resident, d.Kind, orNull(d.Number), orNull(plainNumber(d.Number)),
			orNull(d.Country), d.Place, orNull(d.Expires.String()))
		if err != nil {
			return fail(err)
		}
	}
	for _, p := range i.Phones {
		_, err := tx.Exec(`insert into identity_phone (resident, number, number_key, whose, safe_to_call, safe_to_message)
			values (?, ?, ?, ?, ?, ?)`, i.Resident, p.Number, digits(p.Number), orNull(p.Whose), flag(p.SafeToCall), flag(p.SafeToMessage))
		if err != nil {
			return fail(err)
		}
	}
	return storeKeys(tx, i)
}
