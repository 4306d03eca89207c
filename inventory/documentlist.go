package inventory

import (
	"fmt"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// DocumentFilter says which documents; zero values don't narrow.
type DocumentFilter struct {
	Kinds    []Kind
	From, To civil.Day // To included
	Resident int64
	Giver    int64
	Before   int64 // documents with a smaller ID, for the next page
	Limit    int   // 0: 100
}

// Documents are those of a filter, the latest first, without their lines.
func Documents(tx *vault.Tx, f DocumentFilter) ([]Document, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	where, args := `1`, []any{}
	and := func(cond string, v any) {
		where += ` and ` + cond
		args = append(args, v)
	}
	if len(f.Kinds) > 0 {
		where += ` and d.kind in (?`
		args = append(args, f.Kinds[0])
		for _, k := range f.Kinds[1:] {
			where += `, ?`
			args = append(args, k)
		}
		where += `)`
	}
	if !f.From.IsZero() {
		and(`d.day >= ?`, f.From.String())
	}
	if !f.To.IsZero() {
		and(`d.day <= ?`, f.To.String())
	}
	if f.Resident != 0 {
		and(`d.resident = ?`, f.Resident)
	}
	if f.Giver != 0 {
		and(`d.giver = ?`, f.Giver)
	}
	if f.Before != 0 {
		and(`d.id < ?`, f.Before)
	}
	if f.Limit <= 0 {
		f.Limit = 100
	}
	return documents(tx, where+` order by d.id desc limit ?`, append(args, f.Limit)...)
}

func documents(tx *vault.Tx, where string, args ...any) ([]Document, error) {
	return list(tx, "documents", (*Document).fields, `select `+documentColumns+documentFrom+` where `+where, args...)
}

// DocumentOf is one document with its lines.
func DocumentOf(tx *vault.Tx, id int64) (Document, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return Document{}, err
	}
	return documentOf(tx, id)
}

func documentOf(tx *vault.Tx, id int64) (Document, error) {
	ds, err := documents(tx, `d.id = ?`, id)
	if err != nil {
		return Document{}, err
	}
	if len(ds) == 0 {
		return Document{}, fault.Refuse("refused.no_document")
	}
	d := ds[0]
	if d.Movements, err = movements(tx, `m.document = ? order by m.id`, id); err != nil {
		return d, err
	}
	if d.Loans, err = loans(tx, `l.document = ? order by l.movement`, id); err != nil {
		return d, err
	}
	d.Refused, err = list(tx, "refused lines", (*RefusedLine).fields,
		`select coalesce(item, 0), what, quantity, reason from donation_refused where document = ? order by id`, id)
	if err != nil {
		return d, err
	}
	d.Signers, err = list(tx, "signers", func(s *Signer) []any { return []any{&s.Name, &s.Post} },
		`select name, post from write_off_signer where document = ? order by no`, id)
	return d, err
}

// FindDocument is the document with a number such as IS-2026/0012.
func FindDocument(tx *vault.Tx, number string) (Document, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return Document{}, err
	}
	var d Document
	if len(number) > 2 {
		for k, l := range letters {
			if l == number[:2] {
				d.Kind = k
			}
		}
		_, _ = fmt.Sscanf(number[2:], "-%d/%d", &d.Year, &d.Seq) // what isn't a number isn't found
	}
	ds, err := documents(tx, `d.kind = ? and d.year = ? and d.seq = ?`, d.Kind, d.Year, d.Seq)
	if err != nil {
		return Document{}, err
	}
	if len(ds) == 0 {
		return Document{}, fault.Refuse("refused.no_document")
	}
	return documentOf(tx, ds[0].ID)
}

// Sign notes how a resident signed the receipt of an issue: yes, thumb, refused. Once.
func Sign(tx *vault.Tx, document int64, how string) error {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return err
	}
	if !slices.Contains([]string{"yes", "thumb", "refused"}, how) {
		return fault.Fields{{Name: "signed", Message: fault.Say("fault.choice.missing")}}
	}
	if _, err := tx.Exec(`update document set signed = ? where id = ?`, how, document); err != nil {
		return fmt.Errorf("sign document %d: %w", document, err)
	}
	return record(tx, "document", document, false, diff("signed", "", how))
}
