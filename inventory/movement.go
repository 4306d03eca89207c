package inventory

import (
	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Movement is a line of the ledger.
type Movement struct {
	ID, Document       int64
	Kind               Kind
	Day                civil.Day
	At                 civil.Instant
	Item, Lot, Variant int64
	LotCode            string
	Expiry             civil.Day
	Place              int64
	PlaceName          string
	Quantity           Quantity // below 0: out of the place
	After              Quantity // of the lot in the place
	Reason             string
	Number             string // of the document
	By                 string
	RegisterNo         string // of a resident, with her code word
	CodeWord           string
	Worth              Money
	UndoOf, UndoneBy   int64
}

const movementFrom = ` from movement m join document d on d.id = m.document join lot l on l.id = m.lot
	join store_place p on p.id = m.place left join account a on a.id = d.made_by left join resident r on r.id = d.resident `

const movementColumns = `m.id, m.document, m.kind, m.day, d.at, m.item, m.lot, l.variant, l.code, l.expiry, m.place, p.name, m.qty, m.after,
	m.reason, d.year, d.seq, coalesce(a.name, ''), coalesce(r.register_no, ''), coalesce(r.code_word, ''), l.price, l.price_per,
	coalesce(m.undo_of, 0), coalesce((select id from movement u where u.undo_of = m.id), 0)`

func movements(tx *vault.Tx, where string, args ...any) ([]Movement, error) {
	type row struct {
		Movement
		doc Document
		lot Lot
	}
	rows, err := list(tx, "movements", func(r *row) []any {
		return []any{&r.ID, &r.Document, &r.Kind, dayColumn{&r.Day}, &r.At, &r.Item, &r.Lot, &r.Variant, &r.LotCode, dayColumn{&r.Expiry},
			&r.Place, &r.PlaceName, &r.Quantity, &r.After, &r.Reason, &r.doc.Year, &r.doc.Seq, &r.By, &r.RegisterNo, &r.CodeWord,
			&r.lot.Price, &r.lot.PricePer, &r.UndoOf, &r.UndoneBy}
	}, `select `+movementColumns+movementFrom+` where `+where, args...)
	if err != nil {
		return nil, err
	}
	ms := make([]Movement, len(rows))
	for n, r := range rows {
		r.doc.Kind = r.Kind
		r.Number, r.Movement.Worth = r.doc.Number(), r.lot.Worth(r.Quantity)
		ms[n] = r.Movement
	}
	return ms, nil
}

// Mark is where a page of the ledger ended; the zero Mark is the beginning.
type Mark struct {
	Day civil.Day
	ID  int64
}

// Ledger is a page of an item's movements, the latest first, and where the next begins;
// no more follows a page of fewer than n.
func Ledger(tx *vault.Tx, item int64, after Mark, n int) ([]Movement, Mark, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, after, err
	}
	day := "9999"
	if after.ID != 0 {
		day = after.Day.String()
	}
	ms, err := movements(tx, `m.item = ?1 and m.day <= ?2 and (m.day < ?2 or m.id < ?3) order by m.day desc, m.id desc limit ?4`,
		item, day, after.ID, max(n, 1))
	if len(ms) > 0 {
		last := ms[len(ms)-1]
		after = Mark{last.Day, last.ID}
	}
	return ms, after, err
}
