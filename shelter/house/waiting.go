package house

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Referral is somebody announced and what became of it. A hold that was placed for it and
// ran out unused makes it a no-show at that moment, told by the clock at every read.
type Referral struct {
	ID int64
	NewReferral
	Decision  Decision
	DecidedAt civil.Instant // zero while undecided
	DecidedBy string        // name of the account; empty: the program
	Reason    string
	SentTo    string
	Household int64         // who came of it, 0 if nobody has yet
	HeldUntil civil.Instant // of the hold since it was accepted; zero: none
	Beds      []string      // codes of the beds that are kept now
	BedIDs    []int64       // the same beds
	TakenBy   string        // name of the account that wrote it
	Version   int

	stored Decision
}

// Waiting reports whether somebody still has to act on r: to decide, or to let them in.
func (r Referral) Waiting() bool {
	return r.Household == 0 && (r.Decision == Undecided || r.Decision == Accepted)
}

// MinutesLeft is how long a bed is still kept for r, in minutes begun; 0 when none is.
func (r Referral) MinutesLeft(now civil.Instant) int {
	if len(r.Beds) == 0 {
		return 0
	}
	return minutesLeft(r.HeldUntil, now)
}

// RanOut reports whether nobody came while a bed was kept for r, and nobody at the desk has
// said so.
func (r Referral) RanOut() bool { return r.Decision == NoShow && r.DecidedBy == "" }

// WaitingList is who is announced and not here yet, who is expected first in front.
func WaitingList(tx *vault.Tx) ([]Referral, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	return referrals(tx, `r.household is null and r.decision in ('open', 'accepted')
		and (r.decision = 'open' or h.until is null or h.until > ?1)
		order by coalesce(r.eta, r.received_at), r.id`)
}

// RanOut are those whose bed was kept in vain until a moment after since, the latest first:
// whoever looks at the waiting list should learn that they didn't come.
func RanOut(tx *vault.Tx, since civil.Instant) ([]Referral, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	return referrals(tx, `r.household is null
		and (r.decision = 'accepted' and h.until > ?2 and h.until <= ?1
			or r.decision = 'no_show' and r.decided_by is null and r.decided_at > ?2)
		order by coalesce(h.until, r.decided_at) desc, r.id desc`, int64(since))
}

// Referrals are those received within span, the latest first.
func Referrals(tx *vault.Tx, span civil.Span) ([]Referral, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	return referrals(tx, `r.received_at >= ?2 and r.received_at < ?3 order by r.received_at desc, r.id desc`, int64(span.From), int64(span.To))
}

// ReferralByID is one referral.
func ReferralByID(tx *vault.Tx, id int64) (Referral, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return Referral{}, err
	}
	rs, err := referrals(tx, `r.id = ?2`, id)
	if err != nil {
		return Referral{}, err
	}
	if len(rs) == 0 {
		return Referral{}, fault.Refuse("refused.no_referral")
	}
	return rs[0], nil
}

// referrals reads those that where chooses; ?1 is now, h the last hold since the decision
// that wasn't let go by somebody.
func referrals(tx *vault.Tx, where string, args ...any) ([]Referral, error) {
	rows, err := tx.Query(`select r.id, r.received_at, r.channel, r.source, r.source_name, coalesce(r.eta, 0), r.need,
			r.decision, coalesce(r.decided_at, 0), coalesce(a.name, ''), r.reason, r.sent_to, coalesce(r.household, 0),
			coalesce(h.until, 0), m.name, r.version, r.women, r.men, r.adults, r.girls, r.boys, r.children
		from referral_in r
		join account m on m.id = r.made_by
		left join account a on a.id = r.decided_by
		left join hold h on h.id = (select id from hold where referral = r.id and state in ('active', 'expired')
			and until > r.decided_at order by until desc, id desc limit 1)
		where `+where, append([]any{int64(tx.Now())}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list referrals: %w", err)
	}
	defer rows.Close()
	var all []Referral
	for rows.Next() {
		var r Referral
		dest := []any{&r.ID, &r.At, &r.Channel, &r.Source, &r.SourceName, &r.ETA, &r.Need,
			&r.stored, &r.DecidedAt, &r.DecidedBy, &r.Reason, &r.SentTo, &r.Household, &r.HeldUntil, &r.TakenBy, &r.Version}
		if err := rows.Scan(append(dest, r.Heads.fields()...)...); err != nil {
			return nil, fmt.Errorf("list referrals: %w", err)
		}
		r.finish(tx.Now())
		all = append(all, r)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list referrals: %w", err)
	}
	return all, keptBeds(tx, all)
}

// finish tells by the clock whether r has become a no-show.
func (r *Referral) finish(now civil.Instant) {
	r.Decision = r.stored
	if r.stored == Accepted && r.Household == 0 && r.HeldUntil != 0 && r.HeldUntil <= now {
		r.Decision, r.DecidedAt, r.DecidedBy = NoShow, r.HeldUntil, ""
	}
}

func keptBeds(tx *vault.Tx, all []Referral) error {
	for i := range all {
		if !all[i].Waiting() || all[i].HeldUntil <= tx.Now() {
			continue
		}
		rows, err := tx.Query(`select b.id, b.code from hold h join bed b on b.id = h.bed
			where h.referral = ? and h.state = 'active' and h.until > ? order by h.id`, all[i].ID, int64(tx.Now()))
		if err != nil {
			return fmt.Errorf("read the beds kept for referral %d: %w", all[i].ID, err)
		}
		defer rows.Close()
		for rows.Next() {
			var id int64
			var code string
			if err := rows.Scan(&id, &code); err != nil {
				return fmt.Errorf("read the beds kept for referral %d: %w", all[i].ID, err)
			}
			all[i].Beds, all[i].BedIDs = append(all[i].Beds, code), append(all[i].BedIDs, id)
		}
		if err := rows.Err(); err != nil {
			return fmt.Errorf("read the beds kept for referral %d: %w", all[i].ID, err)
		}
	}
	return nil
}
