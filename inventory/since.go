package inventory

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// The kinds of facts that the store tells.
const (
	FactReceived   = "received"    // deliveries and gifts, counted
	FactIssued     = "issued"      // to residents and the kitchen, counted
	FactWrittenOff = "written_off" // acts, counted
	FactBlocked    = "blocked"     // a lot was quarantined, recalled or found damaged
	FactExpired    = "expired"     // lots whose last day passed, counted
	FactCounted    = "counted"     // a stock-take was approved
	FactLow        = "low"         // items under their minimum, counted; as it is at the end
	FactOverdue    = "overdue"     // loans that should have come back, counted; as it is at the end
)

// Happened is something that the store tells of a span. Which fields are set depends on the
// kind.
type Happened struct {
	At    civil.Instant
	Kind  string
	ID    int64 // of the lot or stock-take
	Count int
	Code  string // the lot's status
	Text  string // the item in the house's language with the lot's code; the place that was counted
}

// Since is what happened in the store within span, in figures: who got what stands on the
// receipts. Whoever may not see the store is told nothing of it.
func Since(tx *vault.Tx, span civil.Span) ([]Happened, error) {
	if staff.Need(tx, staff.StockRead) != nil {
		return nil, nil
	}
	at := min(span.To, tx.Now())
	fs, err := list(tx, "acts of the store", func(h *Happened) []any { return []any{&h.Kind, &h.Count, &h.At} },
		`select case kind when 'donation' then 'received' when 'receipt' then 'received' when 'write_off' then 'written_off' else 'issued' end as what,
			count(*), max(at) from document d where at >= ? and at < ? and kind in ('receipt', 'donation', 'issue_resident', 'issue_kitchen', 'write_off')
			and undo_of is null and not exists (select 1 from document u where u.undo_of = d.id) group by what order by what`, int64(span.From), int64(span.To))
	if err != nil {
		return nil, err
	}
	for _, gather := range []func(*vault.Tx, civil.Span, civil.Instant) ([]Happened, error){blockedSince, countedSince, expiredSince, standing} {
		more, err := gather(tx, span, at)
		if err != nil {
			return nil, err
		}
		fs = append(fs, more...)
	}
	return fs, nil
}

// blockedSince are lots that were taken out of use in the span and still are.
func blockedSince(tx *vault.Tx, span civil.Span, _ civil.Instant) ([]Happened, error) {
	set, err := staff.ReadSettings(tx)
	if err != nil {
		return nil, err
	}
	type row struct {
		Happened
		i    Item
		code string
	}
	rows, err := list(tx, "blocked lots", func(r *row) []any {
		return []any{&r.At, &r.ID, &r.Code, &r.i.NameEN, &r.i.NameRU, &r.i.NameKK, &r.code}
	}, `select max(h.at), l.id, l.status, i.name_en, i.name_ru, i.name_kk, l.code from lot l cross join history h on h.entity = 'lot' and h.entity_id = l.id join item i on i.id = l.item
		where h.field = 'status' and h.at >= ? and h.at < ? and l.status <> 'usable' group by l.id order by 1, 2`,
		int64(span.From), int64(span.To))
	if err != nil {
		return nil, err
	}
	var fs []Happened
	for _, r := range rows {
		r.Kind, r.Text = FactBlocked, r.i.Name(set.Lang)
		if r.code != "" {
			r.Text += ", " + r.code
		}
		fs = append(fs, r.Happened)
	}
	return fs, nil
}

func countedSince(tx *vault.Tx, span civil.Span, _ civil.Instant) ([]Happened, error) {
	return list(tx, "stock-takes", func(h *Happened) []any { return []any{&h.At, &h.ID, &h.Text, &h.Kind} },
		`select s.approved_at, s.id, p.name, 'counted' from stocktake s join store_place p on p.id = s.place
			where s.status = 'approved' and s.approved_at >= ? and s.approved_at < ? order by 1`, int64(span.From), int64(span.To))
}

// expiredSince counts the lots whose last day ended within the span, so far as some of them
// is left.
func expiredSince(tx *vault.Tx, span civil.Span, at civil.Instant) ([]Happened, error) {
	zone, err := zoneOf(tx)
	if err != nil {
		return nil, err
	}
	h := Happened{At: at, Kind: FactExpired}
	err = tx.QueryRow(`select count(distinct lot) from balance where qty > 0 and expiry >= ? and expiry < ?`,
		zone.Day(span.From-1).String(), zone.Day(at).String()).Scan(&h.Count)
	switch {
	case err != nil:
		return nil, fmt.Errorf("count expired lots: %w", err)
	case h.Count == 0:
		return nil, nil
	}
	return []Happened{h}, nil
}

// standing is what the next shift has to know although nothing happened.
func standing(tx *vault.Tx, _ civil.Span, at civil.Instant) ([]Happened, error) {
	items, err := Items(tx, false)
	if err != nil {
		return nil, err
	}
	have, err := Stocks(tx)
	if err != nil {
		return nil, err
	}
	low, late := Happened{At: at, Kind: FactLow}, Happened{At: at, Kind: FactOverdue}
	for _, i := range items {
		if have[i.ID].Low(i) {
			low.Count++
		}
	}
	if late.Count, err = OverdueLoans(tx); err != nil {
		return nil, err
	}
	var fs []Happened
	for _, h := range []Happened{low, late} {
		if h.Count > 0 {
			fs = append(fs, h)
		}
	}
	return fs, nil
}
