package people

import (
	"cmp"
	"fmt"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// AlertChange is an alert that began, changed or ended. Text is empty when it ended.
type AlertChange struct {
	At       civil.Instant
	Resident int64
	Word     string
	Text     string
}

// Since are the changes of alerts in span, in their order: what somebody typed, and alerts
// of people in the house that ran out.
func Since(tx *vault.Tx, span civil.Span) ([]AlertChange, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	rows, err := tx.Query(`select h.at, r.id, r.code_word, coalesce(h.new, '') from audit u
			join history h on h.audit = u.no and h.entity = 'resident' and h.field = 'alert'
			join resident r on r.id = h.entity_id
			where u.at >= ?1 and u.at < ?2 and h.erased is null
		union all
		select r.alert_until, r.id, r.code_word, '' from present_resident p join resident r on r.id = p.resident
			where r.alert_text is not null and r.alert_until >= ?1 and r.alert_until < min(?2, ?3)`,
		int64(span.From), int64(span.To), int64(tx.Now()))
	if err != nil {
		return nil, fmt.Errorf("read changes of alerts: %w", err)
	}
	defer rows.Close()
	var all []AlertChange
	for rows.Next() {
		var c AlertChange
		if err := rows.Scan(&c.At, &c.Resident, &c.Word, &c.Text); err != nil {
			return nil, fmt.Errorf("read changes of alerts: %w", err)
		}
		if !onlyPresent(tx) || Allowed(tx, staff.OperationalRead, c.Resident) == nil {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b AlertChange) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Resident, b.Resident))
	})
	return all, rows.Err()
}
