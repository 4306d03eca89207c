package house

import (
	"fmt"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// What happened to a bed.
const (
	PastSlept  = "slept"
	PastHeld   = "held"
	PastOut    = "out"
	PastPlaced = "placed" // it came to a room
)

// BedPast is one span in the life of a bed. To is civil.Open while it lasts. State is that
// of a hold; Reason is the code of the assignment or the outage.
type BedPast struct {
	civil.Span
	What       string
	Bed        int64
	BedCode    string
	RoomCode   string
	Resident   int64
	CodeWord   string
	RegisterNo string
	Reason     string
	Override   string
	ApprovedBy string // name of the account
	Purpose    string // of a hold
	State      HoldState
}

// BedHistory is the life of a bed, the latest first: who slept in it, when it was held, out
// of service, and in which rooms it stood.
func BedHistory(tx *vault.Tx, bed int64) ([]BedPast, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	slept, err := slept(tx, `a.bed = ?1`, bed)
	if err != nil {
		return nil, err
	}
	rows, err := tx.Query(`
		select ?3, h.placed_at, coalesce(h.ended_at, h.until), h.bed, b.code, '', h.purpose, coalesce(h.resident, 0), coalesce(r.code_word, ''),
			case when h.state = 'active' and h.until <= ?6 then 'expired' else h.state end, ''
		from hold h join bed b on b.id = h.bed left join resident r on r.id = h.resident where h.bed = ?1
		union all
		select ?4, o.from_at, coalesce(o.to_at, ?2), o.bed, b.code, o.reason, '', 0, '', '', ''
		from bed_outage o join bed b on b.id = o.bed where o.bed = ?1 and o.void = 0
		union all
		select ?5, p.from_at, coalesce(p.to_at, ?2), p.bed, b.code, '', '', 0, '', '', m.code
		from bed_place p join bed b on b.id = p.bed join room m on m.id = p.room where p.bed = ?1`,
		bed, int64(civil.Open), PastHeld, PastOut, PastPlaced, int64(tx.Now()))
	if err != nil {
		return nil, fmt.Errorf("read the history of bed %d: %w", bed, err)
	}
	defer rows.Close()
	past := slept
	for rows.Next() {
		var p BedPast
		err := rows.Scan(&p.What, &p.From, &p.To, &p.Bed, &p.BedCode, &p.Reason, &p.Purpose, &p.Resident, &p.CodeWord, &p.State, &p.RoomCode)
		if err != nil {
			return nil, fmt.Errorf("read the history of bed %d: %w", bed, err)
		}
		past = append(past, p)
	}
	slices.SortStableFunc(past, func(a, b BedPast) int {
		switch {
		case a.From > b.From:
			return -1
		case a.From < b.From:
			return 1
		}
		return 0
	})
	return past, rows.Err()
}

// StayPast is one stay with the beds that went with it, the latest first.
type StayPast struct {
	Stay
	Beds       []BedPast
	Extensions []Extension
}

// Extension is a planned day that was moved.
type Extension struct {
	At         civil.Instant
	Old, Until civil.Day
	Reason     string
	ApprovedBy string
}

// StayHistory are the stays of a resident, the latest first.
func StayHistory(tx *vault.Tx, resident int64) ([]StayPast, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	stays, err := staysOf(tx, resident)
	if err != nil {
		return nil, err
	}
	for i := range stays {
		if stays[i].Beds, err = slept(tx, `a.stay = ?1`, stays[i].ID); err != nil {
			return nil, err
		}
		if stays[i].Extensions, err = extensions(tx, stays[i].ID); err != nil {
			return nil, err
		}
	}
	return stays, nil
}

func staysOf(tx *vault.Tx, resident int64) ([]StayPast, error) {
	rows, err := tx.Query(`select `+stayColumns+` from stay s where s.resident = ? and s.void = 0 order by s.admitted_at desc`, resident)
	if err != nil {
		return nil, fmt.Errorf("read stays of resident %d: %w", resident, err)
	}
	defer rows.Close()
	var out []StayPast
	for rows.Next() {
		s, err := scanStay(rows)
		if err != nil {
			return nil, fmt.Errorf("read stays of resident %d: %w", resident, err)
		}
		out = append(out, StayPast{Stay: s})
	}
	return out, rows.Err()
}

func extensions(tx *vault.Tx, stay int64) ([]Extension, error) {
	rows, err := tx.Query(`select x.at, coalesce(x.old_until, ''), x.until, x.reason, a.name
		from stay_extension x join account a on a.id = x.approved_by where x.stay = ? order by x.id desc`, stay)
	if err != nil {
		return nil, fmt.Errorf("read extensions of stay %d: %w", stay, err)
	}
	defer rows.Close()
	var out []Extension
	for rows.Next() {
		var e Extension
		var old, until string
		if err := rows.Scan(&e.At, &old, &until, &e.Reason, &e.ApprovedBy); err != nil {
			return nil, fmt.Errorf("read extensions of stay %d: %w", stay, err)
		}
		if old != "" {
			if e.Old, err = civil.ParseDay(old); err != nil {
				return nil, fmt.Errorf("read extensions of stay %d: %w", stay, err)
			}
		}
		if e.Until, err = civil.ParseDay(until); err != nil {
			return nil, fmt.Errorf("read extensions of stay %d: %w", stay, err)
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

// slept reads assignments, the latest first.
func slept(tx *vault.Tx, where string, id int64) ([]BedPast, error) {
	rows, err := tx.Query(`select a.from_at, coalesce(a.to_at, ?2), a.bed, b.code, coalesce(m.code, ''), a.resident, r.code_word, r.register_no,
			a.reason, coalesce(a.override_reason, ''), coalesce(c.name, '')
		from bed_assignment a
		join bed b on b.id = a.bed
		join resident r on r.id = a.resident
		left join bed_place p on p.bed = a.bed and p.from_at <= a.from_at and a.from_at < coalesce(p.to_at, ?2)
		left join room m on m.id = p.room
		left join account c on c.id = a.approved_by
		where `+where+` and a.void = 0 order by a.from_at desc`, id, int64(civil.Open))
	if err != nil {
		return nil, fmt.Errorf("read who slept where: %w", err)
	}
	defer rows.Close()
	var out []BedPast
	for rows.Next() {
		p := BedPast{What: PastSlept}
		err := rows.Scan(&p.From, &p.To, &p.Bed, &p.BedCode, &p.RoomCode, &p.Resident, &p.CodeWord, &p.RegisterNo,
			&p.Reason, &p.Override, &p.ApprovedBy)
		if err != nil {
			return nil, fmt.Errorf("read who slept where: %w", err)
		}
		out = append(out, p)
	}
	return out, rows.Err()
}
