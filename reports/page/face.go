package page

import (
	"math"
	"sync"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"pana/assets/fonts"
)

// Face is one font: its file, which is never written to (gofpdf gets a copy, since it
// changes what it is given), and the widths of its letters.
type Face struct {
	name string
	data []byte
	font *sfnt.Font
	wide []uint16 // by letter, in 1/1000 of the size and one more; 0 is no such letter
}

// faces are all there are; Signs helps out where the other two lack a letter.
type faces struct{ regular, bold, signs *Face }

var loadFaces = sync.OnceValue(func() *faces {
	return &faces{
		regular: newFace("sans", fonts.Regular()),
		bold:    newFace("sans-bold", fonts.Bold()),
		signs:   newFace("signs", fonts.Signs()),
	}
})

// newFace reads a font. One that can't be read has no letters; the tests keep that out.
func newFace(name string, data []byte) *Face {
	f := &Face{name: name, data: data, wide: make([]uint16, 1<<16)}
	font, err := sfnt.Parse(data)
	if err != nil {
		return f
	}
	f.font = font
	var b sfnt.Buffer
	em := fixed.I(int(font.UnitsPerEm()))
	for r := ' '; r < 0xfffe; r++ {
		g, err := font.GlyphIndex(&b, r)
		if err != nil || g == 0 {
			continue
		}
		if a, err := font.GlyphAdvance(&b, g, em, 0); err == nil {
			f.wide[r] = uint16(math.Round(1000*float64(a)/float64(em))) + 1
		}
	}
	return f
}

// has tells whether the face can draw r.
func (f *Face) has(r rune) bool { return r >= ' ' && r < 1<<16 && f.wide[r] != 0 }

// width is that of r, which the face has, in 1/1000 of the size.
func (f *Face) width(r rune) int { return int(f.wide[r]) - 1 }
