package page

// Greys of the kit. Each still tells from white on a poor printer, and none is needed to
// understand the sheet.
const (
	Band  = 230 // behind headings
	Thin  = 120 // lines between rows
	Quiet = 70  // captions
)

const padX, padY = 1.6, 1.0

// Heading adds a section's heading on a grey band; it stays with what follows.
func (d *Doc) Heading(text string) {
	s := Style{Size: 11, Bold: true}
	d.Block(6.6, true, func(c *Canvas, b Rect) {
		c.Fill(b, Band)
		c.Line(Rect{b.X + 2, b.Y, b.W - 4, b.H}, Left, Span{text, s})
	})
	d.blocks = append(d.blocks, block{h: 1, keep: true, draw: func(*Canvas, float64) {}})
}

// Para adds wrapped text.
func (d *Doc) Para(s Style, text string) { d.Lead(s, "", text) }

// Lead adds wrapped text that begins with words in bold.
func (d *Doc) Lead(s Style, lead, text string) {
	bold := s
	bold.Bold = true
	indent := 0.0
	if lead != "" {
		lead = Clean(lead) + " "
		indent = d.set.width(bold, lead)
	}
	if indent > d.Width()/2 { // too long to stand before a line
		for _, l := range d.set.wrap(bold, lead, d.Width(), d.Width()) {
			d.Block(s.Line(), true, func(c *Canvas, b Rect) { c.Line(b, Left, Span{l, bold}) })
		}
		lead, indent = "", 0
	}
	for i, l := range d.set.wrap(s, Clean(text), d.Width()-indent, d.Width()) {
		spans := []Span{{l, s}}
		if i == 0 && lead != "" {
			spans = []Span{{lead, bold}, {l, s}}
		}
		d.Block(s.Line(), i == 0, func(c *Canvas, b Rect) { c.Line(b, Left, spans...) })
	}
	d.blocks[len(d.blocks)-1].keep = false
}

// Total is a number and what it counts.
type Total struct{ Label, Value string }

// Totals adds a line of numbers, some to the left and some to the right, above a thin rule.
// When both don't fit, the right ones stand on a line of their own.
func (d *Doc) Totals(left, right []Total) {
	l, r := d.totals(left, 6), d.totals(right, 1.5)
	if d.spans(l)+d.spans(r)+4 <= d.Width() {
		d.Block(9.5, false, func(c *Canvas, b Rect) {
			c.Line(Rect{b.X, b.Y, d.spans(l) + 1, 8}, Left, l...)
			if len(r) > 0 {
				w := d.spans(r) + 1
				c.Line(Rect{b.X + b.W - w, b.Y, w, 8}, Right, r...)
			}
			c.Rule(b.X, b.Y+9, b.X+b.W, b.Y+9, 0.2, Thin)
		})
		return
	}
	for i, spans := range [][]Span{l, r} {
		d.Block(8.5, i == 0, func(c *Canvas, b Rect) {
			c.Line(Rect{b.X, b.Y, b.W, 7.5}, Left, spans...)
			if i == 1 {
				c.Rule(b.X, b.Y+8, b.X+b.W, b.Y+8, 0.2, Thin)
			}
		})
	}
}

func (d *Doc) totals(all []Total, gap float64) []Span {
	var spans []Span
	label, value, space := Style{Size: 11}, Style{Size: 15, Bold: true}, Style{Size: 11}
	blank := ""
	for w := d.TextWidth(space, " "); float64(len(blank))*w < gap; {
		blank += " "
	}
	for i, t := range all {
		lead := ""
		if i > 0 {
			lead = blank
		}
		spans = append(spans, Span{lead + t.Label + " ", label}, Span{t.Value, value})
	}
	return spans
}

func (d *Doc) spans(all []Span) float64 {
	w := 0.0
	for _, s := range all {
		w += d.TextWidth(s.Style, s.Text)
	}
	return w
}

// Signatures adds lines to sign on, two beside each other, kept together and with what
// stands before them.
func (d *Doc) Signatures(labels ...string) {
	d.KeepLast()
	const gap = 10.0
	w := (d.Width() - gap) / 2
	s := Style{Size: Body}
	for i := 0; i < len(labels); i += 2 {
		pair := labels[i:min(i+2, len(labels))]
		d.Block(15.5, i+2 < len(labels), func(c *Canvas, b Rect) {
			for k, l := range pair {
				x := b.X + float64(k)*(w+gap)
				c.Rule(x, b.Y+10, x+w, b.Y+10, 0.25, 0)
				c.Line(Rect{x, b.Y + 11.3, w, s.Line()}, Left, Span{l, s})
			}
		})
	}
}

// Field is a question and its answer; an empty answer is a line to be filled by hand.
type Field struct {
	Label, Value string
	W            float64 // share of the row, 1 unless set
}

// Fields adds one row of fields beside each other. Answers wrap.
func (d *Doc) Fields(fields ...Field) {
	label, value := Style{Size: Body, Grey: Quiet}, Style{Size: Body, Bold: true}
	share := 0.0
	for i := range fields {
		if fields[i].W == 0 {
			fields[i].W = 1
		}
		share += fields[i].W
	}
	const most = 12 // lines of one answer
	lines, n := make([][]string, len(fields)), 1
	lead := make([]float64, len(fields))
	for i, f := range fields {
		w := d.Width()*f.W/share - 4
		lead[i] = min(d.TextWidth(label, f.Label+" ")+0.5, w*0.7)
		lines[i] = d.Wrap(value, f.Value, w-lead[i])
		if len(lines[i]) > most {
			lines[i] = lines[i][:most]
			lines[i][most-1] = d.set.cut(value, lines[i][most-1]+"…", w-lead[i])
		}
		n = max(n, len(lines[i]))
	}
	d.Block(float64(n)*value.Line()+1.8, false, func(c *Canvas, b Rect) {
		x := b.X
		for i, f := range fields {
			w := b.W * f.W / share
			c.Line(Rect{x, b.Y + 0.9, lead[i], label.Line()}, Left, Span{f.Label, label})
			for k, l := range lines[i] {
				c.Line(Rect{x + lead[i], b.Y + 0.9 + float64(k)*value.Line(), w - 4 - lead[i], value.Line()}, Left, Span{l, value})
			}
			if f.Value == "" {
				right := x + w - 4
				if i == len(fields)-1 {
					right = x + w
				}
				c.Rule(x+lead[i]+0.5, b.Y+0.5+value.Line(), right, b.Y+0.5+value.Line(), 0.2, Thin)
			}
			x += w
		}
	})
}

// Blanks adds n empty lines to write on.
func (d *Doc) Blanks(n int) {
	for i := range n {
		d.Block(8, i == 0, func(c *Canvas, b Rect) {
			c.Rule(b.X, b.Y+b.H-0.6, b.X+b.W, b.Y+b.H-0.6, 0.2, Thin)
		})
	}
}
