package page

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Kind is what an operation draws.
type Kind byte

// The kinds of operations.
const (
	Text  Kind = 'T' // one line of letters of one face
	Fill  Kind = 'F' // a filled rectangle
	Frame Kind = 'B' // an outlined one
	Line  Kind = 'L' // from X, Y to X+W, Y+H
	Hatch Kind = 'H' // a line of a hatch, which may run behind letters
)

// Rect is a rectangle of the page, in millimetres from its upper left corner.
type Rect struct{ X, Y, W, H float64 }

// Op draws one thing.
type Op struct {
	Kind Kind
	Rect         // of letters: their width and the height of their line
	In   Rect    // of letters: what they must not leave
	Pen  float64 // width of a line
	Grey uint8
	Face *Face
	Size float64
	Text string

	joined bool // letters that go on where the operation before ended
}

// baseline is where letters stand; it is gofpdf's.
func (o *Op) baseline() float64 { return o.Y + o.H/2 + 0.3*o.Size*millimetres }

// Page is what one side of paper shows.
type Page struct{ Ops []Op }

// Layout is a finished sheet.
type Layout struct {
	W, H  float64
	Meta  Meta
	Pages []Page

	missing map[rune]int
}

// Missing are the letters that no font has, in order; the paper shows boxes for them.
func (l *Layout) Missing() []rune {
	var rs []rune
	for r := range l.missing {
		rs = append(rs, r)
	}
	slices.Sort(rs)
	return rs
}

// Text is what the sheet says, a line for each stretch of letters, in drawing order.
func (l *Layout) Text() string {
	var b strings.Builder
	for _, p := range l.Pages {
		for i := range p.Ops {
			if o := &p.Ops[i]; o.Kind == Text {
				if !o.joined && b.Len() > 0 {
					b.WriteByte('\n')
				}
				b.WriteString(o.Text)
			}
		}
	}
	return b.String()
}

// Dump writes every operation but hatches as a line of text, the same on every system.
func (l *Layout) Dump(w io.Writer) error {
	for n, p := range l.Pages {
		if _, err := fmt.Fprintf(w, "page %d of %d, %g x %g\n", n+1, len(l.Pages), l.W, l.H); err != nil {
			return err
		}
		for _, o := range p.Ops {
			var err error
			switch o.Kind {
			case Text:
				_, err = fmt.Fprintf(w, "%6.1f %6.1f %s %g %s\n", o.X, o.Y, o.Face.name, o.Size, o.Text)
			case Hatch:
			default:
				_, err = fmt.Fprintf(w, "%6.1f %6.1f %c %.1f x %.1f\n", o.X, o.Y, o.Kind, o.W, o.H)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
