package house

import (
	"fmt"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// heldFor are the holds that keep beds for a referral now.
func heldFor(tx *vault.Tx, referral int64) ([]Hold, error) {
	return holds(tx, `h.referral = ?1 and h.state = 'active' and h.until > ?2 order by h.id`, referral, int64(tx.Now()))
}

// LetGo frees the beds that are kept for a referral, which goes on waiting, and gives the
// holds as they were.
func LetGo(tx *vault.Tx, referral int64) ([]Hold, error) {
	was, err := keptFor(tx, referral)
	if err != nil {
		return nil, err
	}
	return was, letGo(tx, referral)
}

// KeepLonger keeps the beds of a referral for so many minutes from now on, which may be
// fewer than are left. It gives the holds as they were.
func KeepLonger(tx *vault.Tx, referral int64, minutes int) ([]Hold, error) {
	was, err := keptFor(tx, referral)
	if err != nil {
		return nil, err
	}
	var f fault.Fields
	checkMinutes(&f, minutes)
	if err := f.Err(); err != nil {
		return nil, err
	}
	until := tx.Now().Add(time.Duration(minutes) * time.Minute)
	for _, h := range was {
		if err := holdUntil(tx, h, until); err != nil {
			return nil, err
		}
	}
	return was, nil
}

// KeepAsBefore sets the ends of holds that still keep their beds to what they were.
func KeepAsBefore(tx *vault.Tx, was []Hold) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	for _, w := range was {
		now, err := holds(tx, `h.id = ?1 and h.state = 'active' and h.until > ?2`, w.ID, int64(tx.Now()))
		if err != nil {
			return err
		}
		if len(now) == 0 || w.Until <= tx.Now() {
			return fault.Refuse("refused.hold_over")
		}
		if err := holdUntil(tx, now[0], w.Until); err != nil {
			return err
		}
	}
	return nil
}

func keptFor(tx *vault.Tx, referral int64) ([]Hold, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return nil, err
	}
	hs, err := heldFor(tx, referral)
	if err == nil && len(hs) == 0 {
		err = fault.Refuse("refused.hold_over")
	}
	return hs, err
}

// holdUntil sets another end; the bed must be free until then.
func holdUntil(tx *vault.Tx, h Hold, until civil.Instant) error {
	b, err := bedAt(tx, h.Bed, tx.Now())
	if err != nil {
		return err
	}
	if err := untaken(tx, b, until); err != nil {
		return err
	}
	if _, err := tx.Exec(`update hold set until = ? where id = ?`, int64(until), h.ID); err != nil {
		return fmt.Errorf("keep hold %d longer: %w", h.ID, err)
	}
	tx.Touch(TopicBeds)
	tx.Touch(TopicReferrals)
	return staff.Record(tx, staff.Change{Entity: "hold", ID: h.ID, Subject: h.Resident, Fields: []staff.Diff{
		{Name: "until", Old: moment(h.Until), New: moment(until)}}})
}
