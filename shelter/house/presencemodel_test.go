package house_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/vault"
)

// outing is one time out as a list in a notebook would have it; in 0: still out.
type outing struct {
	out, in, back     civil.Instant
	outEvent, inEvent int64
}

// life is what a notebook knows of a resident: her stays, and in each her outings.
type life struct {
	stays []civil.Span
	outs  [][]outing
}

// at is where she is by the notebook: "", in, out or overdue.
func (l life) at(when civil.Instant) house.Where {
	for i, s := range l.stays {
		if !s.Contains(when) {
			continue
		}
		for _, o := range l.outs[i] {
			if o.out <= when && (o.in == 0 || when < o.in) {
				if o.back != 0 && o.back <= when {
					return house.WhereOverdue
				}
				return house.WhereOut
			}
		}
		return house.WhereIn
	}
	return ""
}

// notebook does random things to the presence of some people, keeps a notebook beside,
// and compares the two at random moments.
type notebook struct {
	*home
	rnd   *rand.Rand
	lives map[int64]*life
	ids   []int64
	done  map[string]int
}

func (n *notebook) last(l *life) *[]outing { return &l.outs[len(l.outs)-1] }

func (n *notebook) open(l *life) bool { return l.stays[len(l.stays)-1].To == civil.Open }

// ago is a moment between not before from and now.
func (n *notebook) ago(from civil.Instant) civil.Instant {
	now := n.Clock.Now()
	return max(from, now-civil.Instant(n.rnd.Int64N(int64(4*time.Hour/time.Millisecond))))
}

func (n *notebook) act() {
	id := n.ids[n.rnd.IntN(len(n.ids))]
	l := n.lives[id]
	outs := n.last(l)
	isOut := len(*outs) > 0 && (*outs)[len(*outs)-1].in == 0
	start := l.stays[len(l.stays)-1].From
	latest := start
	if len(*outs) > 0 {
		o := (*outs)[len(*outs)-1]
		latest = max(o.out, o.in) + 1
	}
	what := []string{"out", "out", "in", "in", "correct out", "correct in", "never", "exit", "return", "sweep", "keep"}[n.rnd.IntN(11)]
	var err error
	possible := false
	switch what {
	case "out":
		o := house.Outing{Resident: id, Reason: "shop", At: n.ago(latest)}
		if n.rnd.IntN(2) == 0 {
			o.Back = o.At.Add(time.Duration(1+n.rnd.IntN(60*40)) * time.Minute)
		}
		possible = n.open(l) && !isOut
		var event int64
		err = n.do(func(tx *vault.Tx) (err error) { event, err = house.GoOut(tx, o); return err })
		if err == nil {
			*outs = append(*outs, outing{out: o.At, back: o.Back, outEvent: event})
		}
	case "in":
		when := n.ago(latest)
		possible = n.open(l) && isOut
		var event int64
		err = n.do(func(tx *vault.Tx) (err error) { event, err = house.ComeBack(tx, id, when); return err })
		if err == nil {
			o := &(*outs)[len(*outs)-1]
			o.in, o.inEvent = when, event
		}
	case "correct out", "correct in", "never":
		if len(*outs) == 0 {
			return
		}
		err, possible = n.fix(what, id, l, n.rnd.IntN(len(*outs)))
	case "exit":
		possible = n.open(l) && n.Clock.Now() > start && n.Clock.Now() >= latest-1
		_, err = n.leave(house.Leaving{Residents: []int64{id}})
		if err == nil {
			l.stays[len(l.stays)-1].To = n.Clock.Now()
		}
	case "return":
		possible = !n.open(l)
		left := l.stays[len(l.stays)-1].To
		_, same, e := n.returns(house.Returning{Resident: id})
		if err = e; err == nil {
			if same != (n.Clock.Now().Sub(left) <= 24*time.Hour) {
				n.t.Fatalf("the same stay: %v", same)
			}
			n.comeBack(l, isOut, left, same)
		}
	case "sweep":
		n.home.sweep()
		return
	case "keep":
		possible = n.open(l) && isOut
		err = n.do(func(tx *vault.Tx) error { return house.KeepBed(tx, id, n.Clock.Now().Add(time.Hour), "") })
	}
	if (err == nil) != possible {
		n.t.Fatalf("%s of resident %d: possible is %v, but %v", what, id, possible, err)
	}
	if err == nil {
		n.done[what]++
	}
}

// comeBack notes a return after an exit.
func (n *notebook) comeBack(l *life, isOut bool, left civil.Instant, same bool) {
	now := n.Clock.Now()
	if !same {
		l.stays = append(l.stays, civil.Span{From: now, To: civil.Open})
		l.outs = append(l.outs, nil)
		return
	}
	l.stays[len(l.stays)-1].To = civil.Open
	outs := n.last(l)
	var es []house.Event
	id := n.idOf(l)
	n.view(func(tx *vault.Tx) (err error) { es, err = house.Events(tx, id); return err })
	if now <= left {
		return
	}
	if isOut {
		o := &(*outs)[len(*outs)-1]
		o.in, o.inEvent = now, es[0].ID
		return
	}
	*outs = append(*outs, outing{out: max(left, es[1].At), in: now, outEvent: es[1].ID, inEvent: es[0].ID})
}

func (n *notebook) idOf(l *life) int64 {
	for id, x := range n.lives {
		if x == l {
			return id
		}
	}
	return 0
}

// fix corrects outing i of the last stay; it may not cross its neighbours.
func (n *notebook) fix(what string, id int64, l *life, i int) (error, bool) {
	outs := *n.last(l)
	o := &outs[i]
	stay := l.stays[len(l.stays)-1]
	before, after := stay.From-1, min(stay.To, n.Clock.Now())+1
	if i > 0 {
		before = outs[i-1].in
	}
	if i+1 < len(outs) {
		after = outs[i+1].out
	}
	shift := civil.Instant(n.rnd.Int64N(int64(6*time.Hour/time.Millisecond))) - civil.Instant(3*time.Hour/time.Millisecond)
	switch {
	case what == "correct out":
		at := min(o.out+shift, n.Clock.Now())
		end := after
		if o.in != 0 {
			end = o.in
		}
		err := n.correct(house.Correction{Event: o.outEvent, At: at, Reason: "work"})
		if err == nil {
			o.out, o.back = at, 0
		}
		return err, before < at && at < end
	case what == "correct in" && o.in != 0:
		at := min(o.in+shift, n.Clock.Now())
		err := n.correct(house.Correction{Event: o.inEvent, At: at})
		if err == nil {
			o.in = at
		}
		return err, o.out < at && at < after
	case what == "never" && o.in != 0:
		err := n.correct(house.Correction{Event: o.inEvent, Never: true})
		if err == nil {
			o.in, o.inEvent = 0, 0
		}
		return err, i+1 == len(outs)
	case what == "never":
		err := n.correct(house.Correction{Event: o.outEvent, Never: true})
		if err == nil {
			*n.last(l) = outs[:i]
		}
		return err, true
	}
	return nil, true
}

// compare wants the program to know what the notebook knows.
func (n *notebook) compare(when civil.Instant) {
	n.t.Helper()
	var all []house.Whereabouts
	n.view(func(tx *vault.Tx) (err error) { all, err = house.PresenceAt(tx, when); return err })
	got := map[int64]house.Where{}
	for _, w := range all {
		got[w.Resident] = w.Where
	}
	for _, id := range n.ids {
		if want := n.lives[id].at(when); got[id] != want {
			n.t.Errorf("resident %d at %s: %q, the notebook says %q", id, when.Time(), got[id], want)
		}
	}
	for _, r := range n.board(when).Rooms {
		for _, b := range r.Beds {
			if b.Resident != nil && (b.State == house.Away) != (got[b.Resident.ID] != house.WhereIn) {
				n.t.Errorf("bed %s at %s is %s, its sleeper is %q", b.Code, when.Time(), b.State, got[b.Resident.ID])
			}
		}
	}
}

// TestPresenceAtAnyMomentEqualsANotebook: random outings, returns, corrections, exits and
// returns into the same stay; then random moments, nights, and the very moments of events.
func TestPresenceAtAnyMomentEqualsANotebook(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			n := &notebook{home: newHome(t), rnd: rand.New(rand.NewPCG(seed, 11)), lives: map[int64]*life{}, done: map[string]int{}}
			start := n.Clock.Now()
			for _, bed := range []string{"1А", "1Б", "1В"} {
				id := n.settle("2026-11-12 20:00", "", bed, woman)[0]
				n.ids = append(n.ids, id)
				n.lives[id] = &life{stays: []civil.Span{{From: start, To: civil.Open}}, outs: [][]outing{nil}}
			}
			for range 220 {
				n.Clock.Advance(time.Duration(n.rnd.IntN(5*60*60)) * time.Second)
				n.act()
			}
			for _, what := range []string{"out", "in", "correct out", "correct in", "never", "exit", "return", "keep"} {
				if n.done[what] == 0 {
					t.Errorf("%s never succeeded", what)
				}
			}
			end := n.Clock.Now()
			for range 60 {
				n.compare(start + civil.Instant(n.rnd.Int64N(int64(end-start)+1)))
			}
			for _, l := range n.lives {
				for i := range l.outs {
					for _, o := range l.outs[i] {
						n.compare(o.out)
						n.compare(o.out - 1)
						if o.in != 0 {
							n.compare(o.in)
							n.compare(o.in - 1)
						}
					}
				}
			}
			n.nights(civil.Almaty.Day(start), civil.Almaty.Day(end).Sub(civil.Almaty.Day(start)))
			if b := n.count(`select count(*) from presence_breach`); b != 0 {
				t.Errorf("%d breaches", b)
			}
			if d := n.count(`select count(*) from (select absence from absence_decision where choice is null group by absence having count(*) > 1)`); d != 0 {
				t.Errorf("%d absences are asked about twice", d)
			}
			n.sound()
		})
	}
}

func (n *notebook) nights(from civil.Day, count int) {
	n.t.Helper()
	got := map[string]bool{}
	for _, a := range n.absent(from.String(), count) {
		got[fmt.Sprint(a.Day, a.Resident)] = true
	}
	for i := range count {
		end := civil.Almaty.NightSpan(from.Add(i), 6).To - 1
		if end >= n.Clock.Now() {
			break // not over
		}
		for _, id := range n.ids {
			w := n.lives[id].at(end)
			if want := w == house.WhereOut || w == house.WhereOverdue; want != got[fmt.Sprint(from.Add(i), id)] {
				n.t.Errorf("night %s of resident %d: absent should be %v", from.Add(i), id, want)
			}
		}
	}
}
