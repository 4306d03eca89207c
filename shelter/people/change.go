package people

import (
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Change saves the operational record of r, as Get handed it out. It refuses with
// "refused.changed_meanwhile" if somebody saved it since. Word, numbers, household and
// state don't change here.
func Change(tx *vault.Tx, r Resident) error {
	if err := Allowed(tx, staff.OperationalWrite, r.ID); err != nil {
		return err
	}
	old, err := load(tx, r.ID)
	if err != nil {
		return err
	}
	if old.Version != r.Version {
		return fault.Refuse("refused.changed_meanwhile")
	}
	if r.Birth.Hidden {
		r.Birth = old.Birth
	}
	day, err := today(tx)
	if err != nil {
		return err
	}
	r.Household = old.Household
	if err := checkChange(tx, &r, old, day); err != nil {
		return err
	}
	if r.Birth != old.Birth && (!r.Birth.Day.IsZero() || !old.Birth.Day.IsZero()) {
		if err := Allowed(tx, staff.IdentityWrite, r.ID); err != nil {
			return err
		}
	}
	return save(tx, old, r, day)
}

// save writes r and its history unless nothing differs.
func save(tx *vault.Tx, old, r Resident, day civil.Day) error {
	d := diffs(old, r)
	if len(d) == 0 {
		return nil
	}
	if err := update(tx, r, day); err != nil {
		return err
	}
	tx.Touch(Topic)
	return staff.Record(tx, staff.Change{Entity: entity, ID: r.ID, Subject: r.ID, Fields: d})
}

func checkChange(tx *vault.Tx, r *Resident, old Resident, day civil.Day) error {
	var f fault.Fields
	r.Facts.check(&f, day, tx.Now())
	checkRelation(&f, &r.Relation, old.Relation == Self)
	if err := checkBirth(tx, &f, r.ID, r.Birth, old.Birth); err != nil {
		return err
	}
	if r.Guardian != 0 {
		here, err := exists(tx, `select 1 from resident where id = ? and household = ? and id <> ?`, r.Guardian, r.Household, r.ID)
		if err != nil {
			return err
		}
		if !here {
			f.Add("guardian", "fault.guardian.household")
		}
	}
	switch {
	case r.Guardian != 0 && r.Unaccompanied:
		f.Add("guardian", "fault.guardian.both")
	case r.Guardian == 0 && !r.Unaccompanied && r.Birth.Under(18, day):
		f.Add("guardian", "fault.guardian.needed")
	}
	return f.Err()
}

// checkBirth refuses a new birth after something that happened to her (INV-22).
func checkBirth(tx *vault.Tx, f *fault.Fields, id int64, b, old Birth) error {
	if b == old || b.Day.IsZero() {
		return nil
	}
	late, err := exists(tx, `select 1 from resident where id = ?1 and registered_on < ?2
		union all select 1 from stay where resident = ?1 and void = 0
		and ?2 > date(admitted_at / 1000, 'unixepoch', '+14 hours')`, id, b.Day.String())
	if late {
		f.Add("birth", "fault.birth.after_arrival")
	}
	return err
}
