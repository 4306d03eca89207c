package page

import "fmt"

// block is a piece of a page that is never split.
type block struct {
	h    float64
	keep bool   // stays on the page of the next one
	head *block // stands above it again when it begins a page
	gap  bool   // left out at the top of a page
	top  bool   // begins a page
	draw func(c *Canvas, y float64)
}

// Block adds something drawn by the caller in a box of the page's width and height h; keep
// holds it on the page of what follows.
func (d *Doc) Block(h float64, keep bool, draw func(c *Canvas, b Rect)) {
	d.blocks = append(d.blocks, block{h: h, keep: keep, draw: func(c *Canvas, y float64) {
		draw(c, Rect{marginLeft, y, d.Width(), h})
	}})
}

// Gap leaves room; none at the top of a page.
func (d *Doc) Gap(h float64) {
	d.blocks = append(d.blocks, block{h: h, gap: true, draw: func(*Canvas, float64) {}})
}

// Break lets what follows begin a page.
func (d *Doc) Break() {
	d.blocks = append(d.blocks, block{gap: true, top: true, draw: func(*Canvas, float64) {}})
}

// KeepLast holds what was added last on the page of what follows.
func (d *Doc) KeepLast() {
	if n := len(d.blocks); n > 0 {
		d.blocks[n-1].keep = true
	}
}

// paginate deals the blocks out to pages. A chain of kept blocks is placed as one, unless
// it is taller than a page.
func (d *Doc) paginate() [][]block {
	var pages [][]block
	var page []block
	y := d.top()
	for i := 0; i < len(d.blocks); {
		j, h := i, d.blocks[i].h
		for d.blocks[j].keep && j+1 < len(d.blocks) {
			j++
			h += d.blocks[j].h
		}
		head := 0.0
		if d.blocks[i].head != nil {
			head = d.blocks[i].head.h
		}
		if head+h > d.Height()+0.01 {
			j, h = i, d.blocks[i].h
		}
		if len(page) > 0 && (d.blocks[i].top || y+h > d.bottom()+0.01) {
			pages, page, y = append(pages, page), nil, d.top()
		}
		for ; i <= j; i++ {
			b := d.blocks[i]
			if b.gap && len(page) == 0 {
				continue
			}
			if b.head != nil && len(page) == 0 && len(pages) > 0 {
				page, y = append(page, *b.head), y+b.head.h
			}
			page, y = append(page, b), y+b.h
		}
	}
	if len(page) > 0 || len(pages) == 0 {
		pages = append(pages, page)
	}
	return pages
}

// Layout lays the sheet out. The number of pages is known before the first is drawn.
func (d *Doc) Layout() *Layout {
	pages := d.paginate()
	l := &Layout{W: d.w, H: d.h, Meta: d.meta, missing: d.set.missing}
	for n, blocks := range pages {
		c := &Canvas{set: d.set}
		d.letterhead(c)
		y := d.top()
		for _, b := range blocks {
			b.draw(c, y)
			y += b.h
		}
		d.footer(c, n+1, len(pages))
		l.Pages = append(l.Pages, Page{c.ops})
	}
	return l
}

// letterhead draws house and title to the left, code and moment to the right, and the one
// strong line.
func (d *Doc) letterhead(c *Canvas) {
	x, w := marginLeft, d.Width()
	moment := Style{Size: 16, Bold: true}
	for moment.Size > 11 && d.TextWidth(moment, d.meta.Valid) > w/2 {
		moment.Size--
	}
	right := min(d.TextWidth(moment, d.meta.Valid), w/2)
	c.Line(Rect{x, marginTop, w - 30, 5}, Left, Span{d.meta.House, Style{Size: Body}})
	c.Line(Rect{x + w - 28, marginTop, 28, 5}, Right, Span{d.meta.Code, Style{Size: Body}})
	title := Style{Size: 19, Bold: true}
	for title.Size > 13 && d.TextWidth(title, d.meta.Title) > w-right-6 {
		title.Size--
	}
	c.Line(Rect{x, marginTop + 6, w - right - 6, 9}, Left, Span{d.meta.Title, title})
	c.Line(Rect{x + w - right - 0.5, marginTop + 6.6, right + 0.5, 9}, Right, Span{d.meta.Valid, moment})
	c.Rule(x, marginTop+17, x+w, marginTop+17, 0.6, 0)
}

func (d *Doc) footer(c *Canvas, n, of int) {
	x, w, y := marginLeft, d.Width(), d.h-footHeight
	number := fmt.Sprintf("%d / %d", n, of)
	if d.meta.Number != nil {
		number = d.meta.Number(n, of)
	}
	right := number
	if d.meta.FootRight != "" {
		right = d.meta.FootRight + " · " + number
	}
	s := Style{Size: small}
	rw := min(d.TextWidth(s, right), w/2) + 0.5
	c.Rule(x, y, x+w, y, 0.25, 0)
	c.Lines(Rect{x, y + 1.2, w - rw - 4, 2 * s.Line()}, s, d.meta.FootLeft)
	c.Line(Rect{x + w - rw, y + 1.2, rw, s.Line()}, Right, Span{right, s})
}
