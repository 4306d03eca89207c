package vault

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
)

const (
	clockSlack = time.Minute      // a clock may be put right by as much
	clockStep  = 15 * time.Second // how often the moment of writing is stored
)

// watch keeps the moment of the last write (INV-27): a clock that lost its battery must
// not write into the past.
type watch struct {
	mu     sync.Mutex
	last   civil.Instant // of all writes
	stored civil.Instant // what the file knows of it
}

func (w *watch) load(db *sql.DB) error {
	return db.QueryRow(`select value from meta where key = 'last_write'`).Scan(&w.stored)
}

// check refuses a write at now if the clock went back.
func (w *watch) check(now civil.Instant) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if last := max(w.last, w.stored); now < last.Add(-clockSlack) {
		return fault.Refuse("refused.clock_back")
	}
	return nil
}

// note stores now within tx, unless a moment close before it is stored already.
func (w *watch) note(ctx context.Context, tx *sql.Tx, now civil.Instant) error {
	w.mu.Lock()
	near := now >= w.stored && now < w.stored.Add(clockStep)
	w.mu.Unlock()
	if near {
		return nil
	}
	_, err := tx.ExecContext(ctx, `update meta set value = ? where key = 'last_write'`, int64(now))
	return err
}

// committed takes over what note stored.
func (w *watch) committed(now civil.Instant) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.last = now
	if now < w.stored || now >= w.stored.Add(clockStep) {
		w.stored = now
	}
}

// ClockBack reports whether writing is refused because the clock is more than a minute
// behind the last write, and when that was.
func (v *Vault) ClockBack() (last civil.Instant, back bool) {
	err := v.clock.check(v.o.Clock.Now())
	v.clock.mu.Lock()
	defer v.clock.mu.Unlock()
	return max(v.clock.last, v.clock.stored), err != nil
}

// ConfirmClock says that the clock is right as it stands; writing goes on from there. A
// demo, which lives through the same day again at each opening, calls it then.
func (v *Vault) ConfirmClock() {
	now := v.o.Clock.Now()
	v.clock.mu.Lock()
	defer v.clock.mu.Unlock()
	if now >= max(v.clock.last, v.clock.stored).Add(-clockSlack) {
		return
	}
	// The moment is stored by the next write: until then the file still warns.
	v.clock.last, v.clock.stored = now, now.Add(-clockStep)
}
