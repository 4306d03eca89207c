package civil

import "time"

// Instant is a moment in whole milliseconds since 1970-01-01 00:00 UTC.
type Instant int64

// Open is the end of a span that has none yet.
const Open Instant = 1<<63 - 1

// At is the Instant of t, cut to the millisecond.
func At(t time.Time) Instant { return Instant(t.UnixMilli()) }

// Time is i in UTC.
func (i Instant) Time() time.Time { return time.UnixMilli(int64(i)).UTC() }

// Add is i later by d.
func (i Instant) Add(d time.Duration) Instant { return i + Instant(d.Milliseconds()) }

// Sub is the time from o to i.
func (i Instant) Sub(o Instant) time.Duration { return time.Duration(i-o) * time.Millisecond }

// Span is the time from From (included) to To (not included); To is Open for no end.
type Span struct{ From, To Instant }

// Contains reports whether at lies in s.
func (s Span) Contains(at Instant) bool { return s.From <= at && at < s.To }

// Overlaps reports whether s and o share a moment; spans that only touch do not.
func (s Span) Overlaps(o Span) bool { return s.From < o.To && o.From < s.To }

// Valid reports whether s ends after it starts.
func (s Span) Valid() bool { return s.From < s.To }
