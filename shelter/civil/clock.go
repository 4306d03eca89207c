package civil

import (
	"sync"
	"time"
)

// Clock tells the time. The program asks no other.
type Clock interface{ Now() Instant }

// System is the computer's clock.
type System struct{}

// Now is the computer's time.
func (System) Now() Instant { return At(time.Now()) }

// Fixed is a clock that stands until it is set; tests use it.
type Fixed struct {
	mu sync.Mutex
	at Instant
}

// NewFixed is a clock that stands at at.
func NewFixed(at Instant) *Fixed { return &Fixed{at: at} }

// Now is the moment at which the clock stands.
func (f *Fixed) Now() Instant {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.at
}

// Set moves the clock to at, forwards or back.
func (f *Fixed) Set(at Instant) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.at = at
}

// Advance moves the clock on by d.
func (f *Fixed) Advance(d time.Duration) { f.Set(f.Now().Add(d)) }

// Shifted is a clock that began at a chosen moment and runs on from there as the
// computer's does; a demo file runs on one.
type Shifted struct {
	begin   Instant
	started time.Time
}

// StartAt is a running clock that shows begin now.
func StartAt(begin Instant) *Shifted { return &Shifted{begin, time.Now()} }

// Now is begin plus the time that has passed since StartAt; it doesn't follow changes
// of the computer's clock.
func (s *Shifted) Now() Instant { return s.begin.Add(time.Since(s.started)) }
