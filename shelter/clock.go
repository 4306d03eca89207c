package shelter

import (
	"database/sql"
	"fmt"
	"sync"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// clock is the clock of an open file. Which one that is can only be known once the file
// is open: a demo file brings its own.
type clock struct {
	mu    sync.Mutex
	given bool // chosen by the caller, who knows best
	now   civil.Clock
}

func newClock(c civil.Clock) *clock {
	if c != nil {
		return &clock{given: true, now: c}
	}
	return &clock{now: civil.System{}}
}

// Now is the file's time.
func (c *clock) Now() civil.Instant {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now.Now()
}

// belong takes the clock of a demo file: it begins at the date for which the file was
// made, at each opening, or, when something was done after that, at the last of it. A
// clock that went back further would put what is there into the future.
func (c *clock) belong(tx *vault.Tx, set staff.Settings) error {
	if c.given || !set.Demo {
		return nil
	}
	var last sql.NullInt64
	// To have looked is to have done nothing.
	err := tx.QueryRow(`SELECT max(at) FROM audit WHERE entity <> 'session' AND action <> 'check'`).Scan(&last)
	if err != nil {
		return fmt.Errorf("read when the demo was used: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = civil.StartAt(max(set.DemoStart, civil.Instant(last.Int64)))
	return nil
}
