package page

import (
	"fmt"
	"math"
)

// Faults are what a careful eye would object to: letters outside the margins or their box,
// letters over letters or crossed by a line, and body text under 10 points. Tests of sheets
// demand that there are none.
func (l *Layout) Faults() []string {
	var all []string
	for n := range l.Pages {
		all = append(all, l.faults(n)...)
	}
	return all
}

// In millimetres: what the eye forgives, and the edge that printers can't reach.
const slack, unprintable = 0.3, 5.0

func (l *Layout) faults(n int) []string {
	var all []string
	ops := l.Pages[n].Ops
	fault := func(o *Op, what string) {
		all = append(all, fmt.Sprintf("page %d at %.1f, %.1f: %.40q %s", n+1, o.X, o.Y, o.Text, what))
	}
	for i := range ops {
		o := &ops[i]
		right, bottom := max(o.X, o.X+o.W), max(o.Y, o.Y+o.H)
		if min(o.X, o.X+o.W) < marginLeft-slack || right > l.W-marginRight+slack || min(o.Y, o.Y+o.H) < marginTop-slack || bottom > l.H-unprintable {
			fault(o, "leaves the margins")
		}
		if o.Kind != Text {
			continue
		}
		ink := o.ink()
		if !o.In.holds(ink) {
			fault(o, fmt.Sprintf("leaves its box of %.1f x %.1f", o.In.W, o.In.H))
		}
		if o.Size < Body && o.Y < l.H-footHeight {
			fault(o, fmt.Sprintf("has only %g points", o.Size))
		}
		for j := range ops {
			p := &ops[j]
			switch {
			case p.Kind == Text && j > i && ink.meets(p.ink()):
				fault(o, fmt.Sprintf("runs into %.40q", p.Text))
			case p.Kind == Line && (p.W == 0 || p.H == 0) && ink.meets(p.Rect):
				fault(o, "is crossed by a line")
			}
		}
	}
	return all
}

// ink is where the letters are black, without the white above and below.
func (o *Op) ink() Rect {
	size := o.Size * millimetres
	return Rect{o.X, o.baseline() - 0.74*size, o.W, 0.96 * size}
}

func (r Rect) holds(o Rect) bool {
	return o.X >= r.X-slack && o.Y >= r.Y-slack && o.X+o.W <= r.X+r.W+slack && o.Y+o.H <= r.Y+r.H+slack
}

// meets tells whether two rectangles share more than an edge; a line is one without a width.
func (r Rect) meets(o Rect) bool {
	w := math.Min(r.X+r.W, o.X+o.W) - math.Max(r.X, o.X)
	h := math.Min(r.Y+r.H, o.Y+o.H) - math.Max(r.Y, o.Y)
	if o.W == 0 {
		return w >= 0 && h > slack && o.X > r.X+slack && o.X < r.X+r.W-slack
	}
	if o.H == 0 {
		return h >= 0 && w > slack && o.Y > r.Y+slack && o.Y < r.Y+r.H-slack
	}
	return w > slack && h > slack
}
