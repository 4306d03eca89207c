// Package page is the kit of which sheets are made: letterhead, headings, tables with
// wrapping cells, totals, boxes to tick, lines to fill by hand, signature lines, footers.
//
// Text is cleaned, wrapped, made into blocks, and laid out on pages as one list of drawing
// operations. The PDF, the picture on the screen and the text for tests all read that list,
// so what is seen is what is printed. gofpdf only draws: its own wrapping loses letters, its
// page numbers and transparency fail on ours. No other package imports it.
//
// Rules: A4, 20 mm to the left for filing; body text of 10 points or more, only the footer
// has 8; black and greys, and nothing told by a grey alone; rows are not split unless taller
// than a page; what no font can draw becomes a box and is reported by Missing; no text
// whatever, however long or broken, makes the kit panic. A Doc is for one goroutine; several
// may be made at once. The same document gives the same bytes.
package page

import "time"

// Meta is what stands above and below every page.
type Meta struct {
	House string // the neutral name
	Title string
	Code  string // PD-04; also the only title inside the file
	Valid string // the moment for which the sheet holds, large

	FootLeft  string
	FootRight string                 // before the page number
	Number    func(n, of int) string // of a page; nil for "1 / 2"

	At        time.Time // of printing; the date inside the file
	Landscape bool
}

// Measures of a page in millimetres.
const (
	marginLeft, marginRight = 20.0, 12.0
	marginTop               = 11.0
	headHeight              = 23.0
	footHeight              = 15.0 // from the rule of the footer to the paper's edge
	millimetres             = 25.4 / 72
	lineHeight              = 1.3 // of the letters' size
)

// Sizes of letters in points.
const (
	Body  = 10.0
	small = 8.0 // of the footer
)

// Doc collects the blocks of a sheet.
type Doc struct {
	meta   Meta
	set    *setter
	w, h   float64
	blocks []block
}

// New begins a sheet.
func New(m Meta) *Doc {
	d := &Doc{meta: m, set: newSetter(), w: 210, h: 297}
	if m.Landscape {
		d.w, d.h = d.h, d.w
	}
	return d
}

// Width is the room between the margins.
func (d *Doc) Width() float64 { return d.w - marginLeft - marginRight }

// Height is the room for blocks on one page.
func (d *Doc) Height() float64 { return d.bottom() - d.top() }

// Length is how high all that was added is, as if on one endless page.
func (d *Doc) Length() float64 {
	h := 0.0
	for _, b := range d.blocks {
		h += b.h
	}
	return h
}

func (d *Doc) top() float64    { return marginTop + headHeight }
func (d *Doc) bottom() float64 { return d.h - footHeight - 3 }

// TextWidth is how wide text is in s.
func (d *Doc) TextWidth(s Style, text string) float64 { return d.set.width(s, Clean(text)) }

// Wrap breaks text into lines no wider than w.
func (d *Doc) Wrap(s Style, text string, w float64) []string { return d.set.wrap(s, Clean(text), w, w) }

// Line is the height of a line in s.
func (s Style) Line() float64 { return s.Size * millimetres * lineHeight }
