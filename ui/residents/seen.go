package residents

import (
	"context"
	"maps"
	"slices"
	"time"

	"pana/shelter/people"
)

// seenAfter is how long rows found by a name may show before the audit hears of them.
const seenAfter = 2 * time.Second

// seen sees to it that the audit knows whom a search by name showed: one row for those who
// were on show for two seconds, or the one who was opened, and each resident once until the
// filter is cleared.
type seen struct {
	s       *Screen
	waiting map[int64]bool // on show, not written down yet
	noted   map[int64]bool
	stop    func()
}

func newSeen(s *Screen) *seen {
	return &seen{s: s, waiting: map[int64]bool{}, noted: map[int64]bool{}}
}

// begin starts anew with another text.
func (n *seen) begin(text string) {
	n.rest()
	clear(n.waiting)
	if text == "" {
		clear(n.noted)
	}
}

// rest stops the waiting.
func (n *seen) rest() {
	if n.stop != nil {
		n.stop()
		n.stop = nil
	}
}

// drawn is told of each row that shows.
func (n *seen) drawn(r people.Row) {
	if !r.Named() || n.noted[r.ID] || n.waiting[r.ID] {
		return
	}
	n.waiting[r.ID] = true
	if n.stop == nil {
		n.stop = n.s.every(seenAfter, n.passed)
	}
}

// passed writes down who showed for two seconds. What can't be written down isn't shown any
// longer.
func (n *seen) passed() {
	n.rest()
	ids := slices.Collect(maps.Keys(n.waiting))
	clear(n.waiting)
	if !n.note(ids...) {
		n.s.filter.clear()
		n.s.list.find()
	}
}

// opened writes down that a row found by a name was opened, and reports whether it may be.
func (n *seen) opened(r people.Row) bool {
	if !r.Named() || n.noted[r.ID] {
		return true
	}
	delete(n.waiting, r.ID)
	return n.note(r.ID)
}

func (n *seen) note(ids ...int64) bool {
	if len(ids) == 0 {
		return true
	}
	if n.s.desk.Failed(n.s.house.SeenMatch(context.Background(), ids), nil) {
		return false
	}
	for _, id := range ids {
		n.noted[id] = true
	}
	return true
}
