package ui

import (
	"context"
	"strconv"

	"pana/shelter"
	"pana/ui/desk"
)

// badge is the count of what waits on a page, red on the rail: where it comes from, and
// the sentence that says it.
type badge struct {
	word  string
	count func(*shelter.Session, context.Context) (int, error)
}

// badges are those there are, by their pages. Each is one reading; a page that shows and
// counts by itself isn't read a second time.
func badges() map[string]badge {
	return map[string]badge{
		desk.Today:    {"rail.attention", (*shelter.Session).Attention},
		desk.Supplies: {"rail.supplies", (*shelter.Session).StoreWaits},
		desk.Shift:    {"rail.handover", (*shelter.Session).HandoverWaits},
	}
}

// mostBadge is the greatest count that a badge has room for.
const mostBadge = 99

// refreshBadges counts anew, and draws the rail where something differs.
func (p *workplace) refreshBadges() {
	all, differs := badges(), false
	for i, x := range p.places {
		b, ok := all[x.screen]
		if !ok {
			continue
		}
		n, err := p.waiting(x.screen, b)
		if err != nil {
			desk.Log("badge", err)
			continue // what it said before is nearer the truth than nothing
		}
		text, note := "", ""
		if n > 0 {
			text, note = strconv.Itoa(min(n, mostBadge)), p.desk.N(b.word, n)
		}
		if n > mostBadge {
			text += "+"
		}
		if at := &p.rail.Places[i]; at.Badge != text || at.Note != note {
			at.Badge, at.Note, differs = text, note, true
		}
	}
	if differs {
		p.rail.Refresh()
	}
}

func (p *workplace) waiting(screen string, b badge) (int, error) {
	if c, ok := p.current().(desk.Counter); ok && p.place.Screen == screen {
		return c.Count(), nil
	}
	return b.count(p.session, context.Background())
}
