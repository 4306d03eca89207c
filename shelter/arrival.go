package shelter

import (
	"fmt"
	"slices"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Bringers are the codes of who may bring a household, in the order of the form.
func Bringers() []string {
	return []string{"police", "ngo", "alone", "hotline", "family", "health", "social", "embassy", "former", "other"}
}

// PaperAnswers are the codes of whether papers were seen at the door.
func PaperAnswers() []string { return []string{"none", "yes"} }

func (in Intake) checkArrival(f *fault.Fields) {
	if in.Brought != "" && !slices.Contains(Bringers(), in.Brought) {
		f.Add("brought", "fault.arrival.brought")
	}
	if in.Papers != "" && !slices.Contains(PaperAnswers(), in.Papers) {
		f.Add("papers", "fault.arrival.papers")
	}
}

// arrived notes how the household came.
func (in Intake) arrived(tx *vault.Tx, a Admitted) error {
	_, err := tx.Exec(`INSERT INTO arrival (household, at, brought_by, papers, made_at, made_by)
		VALUES (?, ?, nullif(?, ''), nullif(?, ''), ?, ?)`, a.Household, int64(in.At), in.Brought, in.Papers, int64(tx.Now()),
		tx.Actor().Account)
	if err != nil {
		return fmt.Errorf("note the arrival of household %d: %w", a.Household, err)
	}
	return staff.Record(tx, staff.Change{Entity: "household", ID: a.Household, Subject: a.Residents[0], Fields: []staff.Diff{
		{Name: "brought_by", New: in.Brought}, {Name: "papers", New: in.Papers}}})
}
