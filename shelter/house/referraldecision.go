package house

import (
	"fmt"
	"slices"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Verdict decides about a referral; Undecided takes a decision back. Accepted may keep Beds
// at once, as a hold does, in place of those that were kept; without any it leaves them as
// they are. Any other lets go what was kept.
type Verdict struct {
	Referral int64
	Version  int // of the referral as it was read; 0: whatever it is now
	Decision Decision
	Reason   string
	SentTo   string // the body to which they were sent, demanded when they were referred on
	Beds     []int64
	Minutes  int
}

// Decide writes a verdict and gives the holds that it placed. Who came already is decided.
func Decide(tx *vault.Tx, v Verdict) (holds []int64, err error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return nil, err
	}
	v.Reason, v.SentTo = strings.TrimSpace(v.Reason), strings.TrimSpace(v.SentTo)
	if err := v.check(); err != nil {
		return nil, err
	}
	old, err := ReferralByID(tx, v.Referral)
	if err != nil {
		return nil, err
	}
	switch {
	case old.Household != 0:
		return nil, fault.Refuse("refused.referral_came")
	case v.Version != 0 && v.Version != old.Version:
		return nil, fault.Refuse("refused.changed_meanwhile")
	}
	if v.Decision != Accepted || len(v.Beds) > 0 {
		if err := letGo(tx, old.ID); err != nil {
			return nil, err
		}
	}
	if err := decideReferral(tx, old, v, tx.Now(), by(tx)); err != nil || len(v.Beds) == 0 {
		return nil, err
	}
	return PlaceHold(tx, NewHold{Beds: v.Beds, For: old.Need, Referral: old.ID, Minutes: v.Minutes})
}

func (v Verdict) check() error {
	var f fault.Fields
	if v.Decision != Undecided && !slices.Contains(Decisions, v.Decision) {
		f.Add("decision", "fault.referral.decision")
	}
	if v.Decision == NotEligible {
		checkReason(&f, "reason", v.Reason)
	} else {
		checkLength(&f, "reason", v.Reason, 400)
	}
	if v.Decision == ReferredOn && v.SentTo == "" {
		f.Add("sent_to", "fault.referral.sent_to")
	}
	checkLength(&f, "sent_to", v.SentTo, 200)
	if len(v.Beds) > 0 && v.Decision != Accepted {
		f.Add("beds", "fault.referral.beds")
	}
	return f.Err()
}

// decideReferral stores a verdict of who; nobody decided what is open.
func decideReferral(tx *vault.Tx, old Referral, v Verdict, at civil.Instant, who any) error {
	if v.Decision == Undecided {
		at, who = 0, nil
	}
	_, err := tx.Exec(`update referral_in set decision = ?, decided_at = ?, decided_by = ?, reason = ?, sent_to = ?, version = version + 1
		where id = ?`, v.Decision, instantOrNull(at), who, v.Reason, v.SentTo, old.ID)
	if err != nil {
		return fmt.Errorf("decide about referral %d: %w", old.ID, err)
	}
	tx.Touch(TopicReferrals)
	return staff.Record(tx, staff.Change{Entity: "referral", ID: old.ID, Reason: v.Reason, Fields: []staff.Diff{
		{Name: "decision", Old: string(old.Decision), New: string(v.Decision)}, {Name: "decided_at", Old: moment(old.DecidedAt), New: moment(at)},
		{Name: "sent_to", Old: old.SentTo, New: v.SentTo}}})
}

// letGo frees the beds that are kept for a referral.
func letGo(tx *vault.Tx, referral int64) error {
	hs, err := heldFor(tx, referral)
	if err != nil {
		return err
	}
	for _, h := range hs {
		if err := endHold(tx, h, HoldReleased, max(tx.Now(), h.PlacedAt)); err != nil {
			return err
		}
		tx.Touch(TopicReferrals)
	}
	return nil
}

// Came notes which household a referral became; beds that are still kept for it become
// free. A referral that was given up comes in all the same: people at the door are facts.
func Came(tx *vault.Tx, referral, household int64) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	if err := came(tx, referral, household); err != nil {
		return err
	}
	return letGo(tx, referral)
}

func came(tx *vault.Tx, referral, household int64) error {
	old, err := ReferralByID(tx, referral)
	switch {
	case err != nil:
		return err
	case old.Household == household:
		return nil
	case old.Household != 0:
		return fault.Refuse("refused.referral_came")
	}
	if old.stored != Accepted {
		if err := decideReferral(tx, old, Verdict{Decision: Accepted}, tx.Now(), by(tx)); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(`update referral_in set household = ?, version = version + 1 where id = ?`, household, referral); err != nil {
		return fmt.Errorf("note who came of referral %d: %w", referral, err)
	}
	tx.Touch(TopicReferrals)
	return staff.Record(tx, staff.Change{Entity: "referral", ID: referral, Fields: []staff.Diff{
		{Name: "household", New: fmt.Sprint(household)}}})
}

// useHold ends h because resident sleeps in its bed now: whoever was announced has come.
func useHold(tx *vault.Tx, h Hold, resident int64, at civil.Instant) error {
	if err := endHold(tx, h, HoldUsed, max(min(at, tx.Now()), h.PlacedAt)); err != nil || h.Referral == 0 {
		return err
	}
	p, err := personOf(tx, resident)
	if err != nil {
		return err
	}
	return came(tx, h.Referral, p.household)
}

// missReferrals writes down who hasn't come while a bed was kept for them.
func missReferrals(tx *vault.Tx) (int, error) {
	rs, err := referrals(tx, `r.decision = 'accepted' and r.household is null and h.until <= ?1`)
	if err != nil {
		return 0, err
	}
	for _, r := range rs {
		r.Decision = r.stored
		if err := decideReferral(tx, r, Verdict{Decision: NoShow}, r.HeldUntil, nil); err != nil {
			return 0, err
		}
	}
	return len(rs), nil
}
