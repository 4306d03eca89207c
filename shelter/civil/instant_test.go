package civil

import (
	"testing"
	"time"
)

func TestINV04SpansThatTouchDoNotOverlap(t *testing.T) {
	base := Span{100, 200}
	for name, c := range map[string]struct {
		s    Span
		want bool
	}{
		"equal": {Span{100, 200}, true}, "enclosed": {Span{120, 150}, true}, "enclosing": {Span{50, 300}, true},
		"across the start": {Span{50, 101}, true}, "across the end": {Span{199, 300}, true},
		"touching before": {Span{50, 100}, false}, "touching after": {Span{200, 300}, false},
		"before": {Span{1, 50}, false}, "after": {Span{300, 400}, false},
		"open from inside": {Span{150, Open}, true}, "open from the end": {Span{200, Open}, false},
		"shares the start": {Span{100, 110}, true}, "shares the end": {Span{190, 200}, true},
	} {
		if got := base.Overlaps(c.s); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
		if base.Overlaps(c.s) != c.s.Overlaps(base) {
			t.Errorf("%s: overlap must not depend on the order", name)
		}
	}
	if !base.Contains(100) || base.Contains(200) || base.Contains(99) {
		t.Error("a span includes its start and not its end")
	}
	if (Span{5, 5}).Valid() || (Span{6, 5}).Valid() || !(Span{5, 6}).Valid() {
		t.Error("a span ends after it starts")
	}
}

func TestInstantIsWholeMillisecondsUTC(t *testing.T) {
	z := time.FixedZone("x", 5*3600)
	at := At(time.Date(2026, 11, 14, 0, 40, 0, 1_999_999, z))
	if got := at.Time().Format(time.RFC3339Nano); got != "2026-11-13T19:40:00.001Z" {
		t.Errorf("kept as %s", got)
	}
	if at.Add(90*time.Minute).Sub(at) != 90*time.Minute {
		t.Error("Add and Sub disagree")
	}
	if at := At(time.UnixMilli(-1)); at != -1 || at.Time().Year() != 1969 {
		t.Error("before 1970 is wrong")
	}
}

func TestClocks(t *testing.T) {
	f := NewFixed(1000)
	f.Advance(time.Second)
	f.Advance(-3 * time.Second)
	if f.Now() != -1000 {
		t.Errorf("a fixed clock set back stands at %d", f.Now())
	}
	s := StartAt(5000)
	if a := s.Now(); a < 5000 || s.Now() < a {
		t.Errorf("a demo's clock runs on from its start, not %d", a)
	}
	if n := (System{}).Now(); n < At(time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("the computer's clock is at %s", n.Time())
	}
}
