package page

import "math"

// Align is where in its box a line stands.
type Align byte

// The alignments.
const (
	Left Align = iota
	Center
	Right
)

// Span is a piece of a line in its own style.
type Span struct {
	Text string
	Style
}

// Canvas draws on one page.
type Canvas struct {
	set *setter
	ops []Op
}

// Line draws spans on one line in the middle of b's height, cut to its width.
func (c *Canvas) Line(b Rect, a Align, spans ...Span) {
	total := 0.0
	texts := make([]string, len(spans))
	for i, s := range spans {
		text := oneLine(Clean(s.Text))
		texts[i] = c.set.cut(s.Style, text, b.W-total)
		total += c.set.width(s.Style, texts[i])
		if texts[i] != text { // nothing but scraps could follow
			spans = spans[:i+1]
			break
		}
	}
	x := b.X
	switch a {
	case Center:
		x += (b.W - total) / 2
	case Right:
		x += b.W - total
	}
	size := 0.0
	for _, s := range spans {
		size = max(size, s.Size)
	}
	first := true
	for i, s := range spans {
		// Letters of different sizes share a baseline.
		y := b.Y + 0.3*(size-s.Size)*millimetres
		for _, r := range c.set.runs(s.Style, texts[i]) {
			w := float64(r.w) / 1000 * s.Size * millimetres
			c.ops = append(c.ops, Op{Kind: Text, Rect: Rect{x, y, w, b.H}, In: b, Grey: s.Grey,
				Face: r.face, Size: s.Size, Text: r.text, joined: !first})
			x += w
			first = false
		}
	}
}

// Lines draws text wrapped into b, from its top; what doesn't fit its height is cut off
// behind an ellipsis. It gives the height used.
func (c *Canvas) Lines(b Rect, s Style, text string) float64 {
	lines := c.set.wrap(s, Clean(text), b.W, b.W)
	most := max(1, int(b.H/s.Line()+0.01))
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = c.set.cut(s, lines[most-1]+"…", b.W)
	}
	for i, l := range lines {
		c.Line(Rect{b.X, b.Y + float64(i)*s.Line(), b.W, s.Line()}, Left, Span{l, s})
	}
	return float64(len(lines)) * s.Line()
}

// Rule draws a straight line from one point to another.
func (c *Canvas) Rule(x1, y1, x2, y2, pen float64, grey uint8) {
	c.ops = append(c.ops, Op{Kind: Line, Rect: Rect{x1, y1, x2 - x1, y2 - y1}, Pen: pen, Grey: grey})
}

// Fill paints b.
func (c *Canvas) Fill(b Rect, grey uint8) {
	c.ops = append(c.ops, Op{Kind: Fill, Rect: b, Grey: grey})
}

// Frame draws the outline of b.
func (c *Canvas) Frame(b Rect, pen float64, grey uint8) {
	c.ops = append(c.ops, Op{Kind: Frame, Rect: b, Pen: pen, Grey: grey})
}

// Tick draws a box to be ticked, or one that is, in the middle of b.
func (c *Canvas) Tick(b Rect, size float64, ticked bool) {
	x, y := b.X+(b.W-size)/2, b.Y+(b.H-size)/2
	c.Frame(Rect{x, y, size, size}, 0.3, 0)
	if ticked {
		c.Rule(x+0.2*size, y+0.55*size, x+0.42*size, y+0.78*size, 0.5, 0)
		c.Rule(x+0.42*size, y+0.78*size, x+0.82*size, y+0.22*size, 0.5, 0)
	}
}

// Hatch fills b with thin slanting lines, to be told from an empty box on any printer.
func (c *Canvas) Hatch(b Rect) {
	const step = 3.0
	for s := step; s < b.W+b.H; s += step {
		// Points of the line x-y = const from the left or upper edge, moving down to the right.
		x1, y1 := b.X+s-b.H, b.Y+b.H
		x2, y2 := b.X+s, b.Y
		if x1 < b.X {
			y1 -= b.X - x1
			x1 = b.X
		}
		if x2 > b.X+b.W {
			y2 += x2 - b.X - b.W
			x2 = b.X + b.W
		}
		if math.Abs(x2-x1) > 0.1 {
			c.ops = append(c.ops, Op{Kind: Hatch, Rect: Rect{x1, y1, x2 - x1, y2 - y1}, Pen: 0.15, Grey: 185})
		}
	}
}

// oneLine joins the lines of a text.
func oneLine(s string) string {
	rs := []rune(s)
	for i, r := range rs {
		if r == '\n' {
			rs[i] = ' '
		}
	}
	return string(rs)
}

// Width is how wide text is in s.
func (c *Canvas) Width(s Style, text string) float64 { return c.set.width(s, oneLine(Clean(text))) }
