package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// teller tells the story into a file: it sets the clock to each event and lets somebody
// do it.
type teller struct {
	v      *vault.Vault
	clock  *civil.Fixed
	shift  int                        // days by which the story is moved
	actors map[staff.Role]vault.Actor // the first of each role
	logins map[string]vault.Actor
	beds   map[string]int64
	rooms  map[string]int64
	who    map[string]resident // by code word
	held   map[string]int64    // holds, by the word of whom they wait for
	lines  map[string]int64    // of handovers, by their action
	shop   *shop
	events []event
}

// resident is somebody of the story.
type resident struct{ id, stay int64 }

// event is what somebody did at a moment.
type event struct {
	at  civil.Instant
	by  func() vault.Actor
	was string // for the error, if it can't be told
	do  func(*vault.Tx) error
}

// at is a minute of the story, written as it stands there: 2026-11-14T00:40.
func (t *teller) at(text string) civil.Instant {
	return t.on(text[:10], text[11:])
}

func (t *teller) on(day, clock string) civil.Instant {
	m, err := time.Parse("15:04", clock)
	if err != nil {
		return 0
	}
	return civil.Almaty.At(t.day(day), m.Hour(), m.Minute())
}

// day is a day of the story, moved.
func (t *teller) day(text string) civil.Day {
	d, err := civil.ParseDay(text)
	if err != nil {
		return civil.Day{}
	}
	return d.Add(t.shift)
}

func (t *teller) tell(at civil.Instant, by staff.Role, was string, do func(*vault.Tx) error) {
	t.events = append(t.events, event{at, func() vault.Actor { return t.actors[by] }, was, do})
}

// tellAs is tell of one of two who have the same role.
func (t *teller) tellAs(login string, at civil.Instant, was string, do func(*vault.Tx) error) {
	t.events = append(t.events, event{at, func() vault.Actor { return t.logins[login] }, was, do})
}

// span is the minute of the story at text.
func (t *teller) span(text string) civil.Span {
	at := t.at(text)
	return civil.Span{From: at, To: at.Add(time.Minute)}
}

// run lets happen, in their order, the events before end. What begins at end is left to
// whoever opens the demo at that minute: the family of midnight waits at the door then.
func (t *teller) run(ctx context.Context, end civil.Instant) error {
	slices.SortStableFunc(t.events, func(a, b event) int {
		if a.at != b.at {
			return int(max(-1, min(1, a.at-b.at)))
		}
		return 0
	})
	for _, e := range t.events {
		if e.at >= end {
			break
		}
		t.clock.Set(e.at)
		if err := t.v.Update(ctx, e.by(), e.do); err != nil {
			return fmt.Errorf("tell %s: %w", e.was, err)
		}
	}
	t.clock.Set(end)
	return nil
}

// plan remembers the beds by their code.
func (t *teller) plan(ctx context.Context) error {
	return t.v.View(ctx, t.actors[staff.Director], func(tx *vault.Tx) error {
		rooms, err := house.Plan(tx)
		if err != nil {
			return err
		}
		for _, r := range rooms {
			t.rooms[r.Code] = r.ID
			for _, b := range r.Beds {
				t.beds[b.Code] = b.ID
			}
		}
		return nil
	})
}

// family are the code words of a party of n with the head's word.
func (t *teller) family(word string, n int) []string {
	out := []string{word}
	for i := 1; i < n; i++ {
		out = append(out, fmt.Sprintf("%s-%d", word, i))
	}
	return out
}

func dayOf(at civil.Instant) civil.Day { return civil.Almaty.Day(at) }

// civilAt is hour:minute of the day of at.
func civilAt(at civil.Instant, hour, minute int) civil.Instant {
	return civil.Almaty.At(dayOf(at), hour, minute)
}
