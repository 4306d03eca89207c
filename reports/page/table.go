package page

// Col is a column: its heading, and its width in millimetres or, unless Fixed, as a share
// of what is left.
type Col struct {
	Head  string
	W     float64
	Fixed bool
	Align Align
	Bold  bool
}

// Cell is one field of a table. An empty one may be a line or a box to fill by hand.
type Cell struct {
	Text string
	Bold bool
	Hand bool // a line to write on when there is no text
	Box  bool // a box to tick
	Done bool // the box is ticked

	Options []string // instead of text: answers with a box before each
}

// Words is a cell of plain text.
func Words(text string) Cell { return Cell{Text: text} }

// Or is a cell of text, or a line to write on.
func Or(text string) Cell { return Cell{Text: text, Hand: text == ""} }

// Row is a line of a table: plain, a Group heading over the rows that follow, or the Total
// of those before.
type Row struct {
	Cells []Cell
	Group bool
	Total bool
	Heavy bool    // begins with a stronger line
	MinH  float64 // for what is written by hand
}

// Table is the one table of all sheets.
type Table struct {
	Cols   []Col
	Rows   []Row
	Size   float64 // of the letters, Body unless set
	Head   float64 // of the headings, Body unless set
	MinH   float64 // of every row
	Grid   bool    // lines between columns too
	BoxMM  float64 // size of the boxes, 4 unless set
	Pad    float64 // above and below the text of a row, 1 unless set
	Frozen bool    // the whole table stays on one page
	Boxed  bool    // a strong outline, open where the table goes on
}

// Table adds t. Its headings stand again on each page that it reaches.
func (d *Doc) Table(t Table) {
	if t.Size == 0 {
		t.Size = Body
	}
	if t.Head == 0 {
		t.Head = Body
	}
	if t.BoxMM == 0 {
		t.BoxMM = 4
	}
	if t.Pad == 0 {
		t.Pad = padY
	}
	g := &grid{Table: t, doc: d, x: []float64{marginLeft}}
	fixed, share := 0.0, 0.0
	for _, c := range t.Cols {
		if c.Fixed {
			fixed += c.W
		} else {
			share += c.W
		}
	}
	for i, c := range t.Cols {
		w := c.W
		if !c.Fixed {
			w = (d.Width() - fixed) * c.W / share
		}
		g.x = append(g.x, g.x[i]+w)
	}
	head := g.head()
	if head != nil {
		d.blocks = append(d.blocks, *head)
	}
	for i := range t.Rows {
		g.row(i, head)
	}
}

// grid is a table being laid out.
type grid struct {
	Table
	doc *Doc
	x   []float64 // edges of the columns
}

func (g *grid) style(col int, c Cell, r Row) Style {
	return Style{Size: g.Size, Bold: c.Bold || r.Total || g.Cols[col].Bold}
}

func (g *grid) inner(col int) float64 { return g.x[col+1] - g.x[col] - 2*padX }

// mostHead is how many lines a heading may have: it stands on every page.
const mostHead = 4

// head is the block of headings, nil if there are none.
func (g *grid) head() *block {
	s := Style{Size: g.Head, Bold: true}
	lines, n := make([][]string, len(g.Cols)), 0
	for i, c := range g.Cols {
		if c.Head != "" {
			lines[i] = g.doc.Wrap(s, c.Head, g.inner(i))
			if len(lines[i]) > mostHead {
				lines[i] = lines[i][:mostHead]
				lines[i][mostHead-1] = g.doc.set.cut(s, lines[i][mostHead-1]+"…", g.inner(i))
			}
			n = max(n, len(lines[i]))
		}
	}
	if n == 0 {
		return nil
	}
	h := float64(n)*s.Line() + 2*padY
	return &block{h: h, keep: true, draw: func(c *Canvas, y float64) {
		c.Fill(Rect{g.x[0], y, g.x[len(g.Cols)] - g.x[0], h}, Band)
		for i := range g.Cols {
			for k, l := range lines[i] {
				c.Line(Rect{g.x[i] + padX, y + padY + float64(k)*s.Line(), g.inner(i), s.Line()}, g.Cols[i].Align, Span{l, s})
			}
		}
		g.verticals(c, y, h)
		c.Rule(g.x[0], y+h, g.x[len(g.Cols)], y+h, 0.3, 0)
		if g.Boxed {
			c.Rule(g.x[0], y, g.x[len(g.Cols)], y, strong, 0)
			g.sides(c, y, h)
		}
	}}
}

// strong is the line of a box.
const strong = 0.6

func (g *grid) sides(c *Canvas, y, h float64) {
	for _, x := range []float64{g.x[0], g.x[len(g.Cols)]} {
		c.Rule(x, y, x, y+h, strong, 0)
	}
}

func (g *grid) verticals(c *Canvas, y, h float64) {
	if g.Grid {
		for _, x := range g.x {
			c.Rule(x, y, x, y+h, 0.15, Thin)
		}
	}
}

// row adds row i; one taller than a page is cut into several.
func (g *grid) row(i int, head *block) {
	r := g.Rows[i]
	if r.Group {
		g.group(r, head)
		return
	}
	line := Style{Size: g.Size}.Line()
	lines, n := make([][]string, len(g.Cols)), 1
	for k := range min(len(r.Cells), len(g.Cols)) {
		switch c := r.Cells[k]; {
		case c.Text != "":
			lines[k] = g.doc.Wrap(g.style(k, c, r), c.Text, g.inner(k)-g.indent(c))
			n = max(n, len(lines[k]))
		case len(c.Options) > 0:
			n = max(n, len(g.options(k, c)))
		}
	}
	last := i+1 == len(g.Rows)
	keep := !last && (g.Rows[i+1].Total || g.Frozen)
	room := g.doc.Height() - 2*g.Pad
	if head != nil {
		room -= head.h
	}
	most := max(1, int(room/line))
	for from := 0; from < n; from += most {
		part := min(most, n-from)
		h := max(float64(part)*line+2*g.Pad, g.MinH, r.MinH)
		g.doc.blocks = append(g.doc.blocks, block{h: h, keep: keep && from+part >= n, head: head, draw: func(c *Canvas, y float64) {
			g.draw(c, y, h, r, lines, from, part)
			if g.Boxed {
				g.sides(c, y, h)
			}
			if g.Boxed && last && from+part >= n {
				c.Rule(g.x[0], y+h, g.x[len(g.Cols)], y+h, strong, 0)
			}
		}})
	}
}

// indent is the room that a box takes before the text of its cell.
func (g *grid) indent(c Cell) float64 {
	if c.Box && c.Text != "" {
		return g.BoxMM + 1.5
	}
	return 0
}

func (g *grid) draw(c *Canvas, y, h float64, r Row, lines [][]string, from, n int) {
	left, right := g.x[0], g.x[len(g.Cols)]
	line := Style{Size: g.Size}.Line()
	if r.Total {
		c.Fill(Rect{left, y, right - left, h}, Band)
		c.Rule(left, y, right, y, 0.3, 0)
	}
	if r.Heavy {
		c.Rule(left, y, right, y, 0.4, 0)
	}
	for k := range min(len(r.Cells), len(g.Cols)) {
		cell, in := r.Cells[k], g.indent(r.Cells[k])
		for j := from; j < min(from+n, len(lines[k])); j++ {
			c.Line(Rect{g.x[k] + padX + in, y + g.Pad + float64(j-from)*line, g.inner(k) - in, line},
				g.Cols[k].Align, Span{lines[k][j], g.style(k, cell, r)})
		}
		switch {
		case from > 0:
		case len(cell.Options) > 0 && cell.Text == "":
			for j, row := range g.options(k, cell) {
				for _, o := range row {
					at := Rect{g.x[k] + padX + o.x, y + g.Pad + float64(j)*line, optionBox, line}
					c.Tick(at, optionBox, false)
					c.Line(Rect{at.X + optionBox + 1, at.Y, o.w + 0.1, line}, Left, Span{o.text, Style{Size: g.Size}})
				}
			}
		case cell.Box && cell.Text != "":
			c.Tick(Rect{g.x[k] + padX, y + g.Pad, g.BoxMM, line}, g.BoxMM, cell.Done)
		case cell.Box:
			c.Tick(Rect{g.x[k], y, g.x[k+1] - g.x[k], h}, g.BoxMM, cell.Done)
		case cell.Hand && !g.Grid: // in a grid the field itself is the place to write
			c.Rule(g.x[k]+padX, y+h-1.4, g.x[k+1]-padX, y+h-1.4, 0.2, Thin)
		}
	}
	g.verticals(c, y, h)
	c.Rule(left, y+h, right, y+h, 0.15, Thin)
}

// group adds a heading over the rows that follow and stays with the first of them.
func (g *grid) group(r Row, head *block) {
	text := ""
	if len(r.Cells) > 0 {
		text = r.Cells[0].Text
	}
	s := Style{Size: g.Size, Bold: true}
	h := s.Line() + 2*padY
	left, right := g.x[0], g.x[len(g.Cols)]
	g.doc.blocks = append(g.doc.blocks, block{h: h, keep: true, head: head, draw: func(c *Canvas, y float64) {
		c.Fill(Rect{left, y, right - left, h}, Band)
		c.Line(Rect{left + padX, y + padY, right - left - 2*padX, s.Line()}, Left, Span{text, s})
		c.Rule(left, y+h, right, y+h, 0.15, Thin)
	}})
}

const optionBox, optionGap = 3.2, 3.0

// option is one answer of a cell, x from the cell's inner edge.
type option struct {
	text string
	x, w float64
}

// options deals the answers of a cell out to lines.
func (g *grid) options(col int, c Cell) [][]option {
	rows := [][]option{nil}
	x, room := 0.0, g.inner(col)
	for _, text := range c.Options {
		w := min(g.doc.TextWidth(Style{Size: g.Size}, text), room-optionBox-1)
		if x > 0 && x+optionBox+1+w > room {
			rows, x = append(rows, nil), 0
		}
		last := &rows[len(rows)-1]
		*last = append(*last, option{text, x, w})
		x += optionBox + 1 + w + optionGap
	}
	return rows
}
