package people

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// OpenIdentity opens an identity for a stated reason and writes that into the audit, so it
// needs an Update. Without a reason, or without the right, nothing opens.
func OpenIdentity(tx *vault.Tx, id int64, reason string) (Identity, error) {
	if err := Allowed(tx, staff.IdentityRead, id); err != nil {
		return Identity{}, err
	}
	var f fault.Fields
	checkText(&f, "reason", &reason, maxLine, false)
	if len(f) == 0 && utf8.RuneCountInString(reason) < 3 {
		f.Add("reason", "fault.reason.needed")
	}
	if len(f) > 0 {
		return Identity{}, f
	}
	i, err := loadIdentity(tx, id)
	if err != nil {
		return Identity{}, err
	}
	err = staff.Audit(tx, staff.Entry{Action: staff.ActionView, Entity: "identity", ID: id, Subject: id, Reason: reason})
	if err != nil {
		return Identity{}, err
	}
	tx.Touch("log")
	return i, nil
}

// GivenName is the given name alone, as she says it or else as in the passport, for those
// who may know no more and for papers of level B.
func GivenName(tx *vault.Tx, id int64) (string, error) {
	if err := Allowed(tx, staff.GivenName, id); err != nil {
		return "", err
	}
	i, err := loadIdentity(tx, id)
	if i.Spoken.Given == "" {
		return i.Latin.Given, err
	}
	return i.Spoken.Given, err
}

// ChangeIdentity saves i, as OpenIdentity handed it out, with the birth in the operational
// record. It refuses with "refused.changed_meanwhile" if somebody saved it since.
func ChangeIdentity(tx *vault.Tx, i Identity) error {
	if err := Allowed(tx, staff.IdentityWrite, i.Resident); err != nil {
		return err
	}
	old, err := loadIdentity(tx, i.Resident)
	if err != nil {
		return err
	}
	if old.Version != i.Version {
		return fault.Refuse("refused.changed_meanwhile")
	}
	day, err := today(tx)
	if err != nil {
		return err
	}
	was, err := load(tx, i.Resident)
	if err != nil {
		return err
	}
	if i.Birth.Hidden {
		i.Birth = was.Birth
	}
	if err := i.check(day); err != nil {
		return err
	}
	r := was
	r.Birth = i.Birth
	if r.Birth != was.Birth {
		if err := checkChange(tx, &r, was, day); err != nil {
			return err
		}
		if err := save(tx, was, r, day); err != nil {
			return err
		}
	}
	d := identityDiffs(old, i)
	if len(d) == 0 {
		return nil
	}
	if err := updateIdentity(tx, i); err != nil {
		return err
	}
	tx.Touch(Topic)
	return staff.Record(tx, staff.Change{Entity: "identity", ID: i.Resident, Subject: i.Resident, Fields: d})
}

// newIdentity writes the identity of somebody just registered.
func newIdentity(tx *vault.Tx, id int64, p NewPerson) error {
	i := Identity{Resident: id, Spoken: p.Name, Latin: p.Latin, NameQuality: p.NameQuality}
	_, err := tx.Exec(`insert into identity (resident, changed_at, changed_by) values (?, ?, ?)`,
		id, int64(tx.Now()), tx.Actor().Account)
	if err != nil {
		return fmt.Errorf("register the identity of %d: %w", id, err)
	}
	d := identityDiffs(Identity{}, i)
	if len(d) == 0 {
		return nil
	}
	if err := updateIdentity(tx, i); err != nil {
		return err
	}
	return staff.Record(tx, staff.Change{Action: staff.ActionCreate, Entity: "identity", ID: id, Subject: id, Fields: d})
}

// identityDiffs are the fields that differ, all of class F2.
func identityDiffs(old, now Identity) []staff.Diff {
	all := []staff.Diff{
		{Name: "family", Old: old.Spoken.Family, New: now.Spoken.Family},
		{Name: "given", Old: old.Spoken.Given, New: now.Spoken.Given},
		{Name: "patronymic", Old: old.Spoken.Patronymic, New: now.Spoken.Patronymic},
		{Name: "family_latin", Old: old.Latin.Family, New: now.Latin.Family},
		{Name: "given_latin", Old: old.Latin.Given, New: now.Latin.Given},
		{Name: "patronymic_latin", Old: old.Latin.Patronymic, New: now.Latin.Patronymic},
		{Name: "name_quality", Old: answer("", old.NameQuality), New: answer("", now.NameQuality)},
		{Name: "national_id", Old: answer(old.NationalID, old.NationalIDMissing), New: answer(now.NationalID, now.NationalIDMissing)},
		{Name: "documents", Old: answer(documentCodes(old.Documents), old.DocumentsMissing),
			New: answer(documentCodes(now.Documents), now.DocumentsMissing)},
		{Name: "phones", Old: answer(phoneCodes(old.Phones), old.PhonesMissing),
			New: answer(phoneCodes(now.Phones), now.PhonesMissing)},
		{Name: "address", Old: answer(old.Address, old.AddressMissing), New: answer(now.Address, now.AddressMissing)},
		{Name: "relatives", Old: answer(old.Relatives, old.RelativesMissing), New: answer(now.Relatives, now.RelativesMissing)},
	}
	changed := all[:0]
	for _, d := range all {
		if d.Old != d.New {
			d.Class = "F2"
			changed = append(changed, d)
		}
	}
	return changed
}

func documentCodes(ds []Document) string {
	var s []string
	for _, d := range ds {
		s = append(s, strings.Join(strings.Fields(d.Kind+" "+d.Country+" "+d.Number+" "+d.Expires.String()+" "+d.Place), " "))
	}
	return strings.Join(s, "; ")
}

func phoneCodes(ps []Phone) string {
	var s []string
	for _, p := range ps {
		x := strings.TrimSpace(p.Number + " " + p.Whose)
		if p.SafeToCall {
			x += " safe_to_call"
		}
		if p.SafeToMessage {
			x += " safe_to_message"
		}
		s = append(s, x)
	}
	return strings.Join(s, "; ")
}
