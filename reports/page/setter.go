package page

import (
	"strings"
	"unicode"
)

// Style is how letters look. Grey is 0 for black.
type Style struct {
	Size float64
	Bold bool
	Grey uint8
}

// setter measures and breaks text, and remembers what it couldn't draw.
type setter struct {
	*faces
	missing map[rune]int
}

func newSetter() *setter { return &setter{loadFaces(), map[rune]int{}} }

// run is a stretch of one line in one face.
type run struct {
	face *Face
	text string
	w    int // in 1/1000 of the size
}

func (s *setter) face(bold bool) *Face {
	if bold {
		return s.bold
	}
	return s.regular
}

// pick is the face that draws r, and what it draws.
func (s *setter) pick(main *Face, r rune) (*Face, rune) {
	switch {
	case main.has(r):
		return main, r
	case s.signs.has(r):
		return s.signs, r
	}
	if r != missingSign {
		s.missing[r]++
	}
	if s.signs.has(missingSign) {
		return s.signs, missingSign
	}
	return main, '?'
}

// advance is the width of r in 1/1000 of the size, wherever it is drawn from.
func (s *setter) advance(main *Face, r rune) int {
	if r == zwnj || r == '\n' {
		return 0
	}
	f, r := s.pick(main, r)
	if !f.has(r) {
		return 0
	}
	return f.width(r)
}

// runs makes one line ready to be drawn from left to right.
func (s *setter) runs(style Style, line string) []run {
	main := s.face(style.Bold)
	var out []run
	for _, r := range visual(line) {
		f, r := s.pick(main, r)
		if !f.has(r) {
			continue
		}
		if n := len(out); n == 0 || out[n-1].face != f {
			out = append(out, run{face: f})
		}
		last := &out[len(out)-1]
		last.text += string(r)
		last.w += f.width(r)
	}
	return out
}

// width is that of one cleaned line in millimetres.
func (s *setter) width(style Style, line string) float64 {
	return s.units(s.face(style.Bold), visual(line)) * style.Size * millimetres / 1000
}

func (s *setter) units(main *Face, text string) float64 {
	w := 0
	for _, r := range text {
		w += s.advance(main, r)
	}
	return float64(w)
}

// breaks tells whether a line may end after rs[i].
func breaks(rs []rune, i int) bool {
	switch r := rs[i]; r {
	case ' ', '-', '/', ';', '·':
		return true
	case ',':
		return i+1 < len(rs) && !unicode.IsDigit(rs[i+1])
	default:
		return r >= 0x2e80 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff
	}
}

// wrap breaks a cleaned text into lines: the first no wider than first, the others than w.
// A word wider than a line is broken anywhere. No visible letter is ever lost.
func (s *setter) wrap(style Style, text string, first, w float64) []string {
	main := s.face(style.Bold)
	units := func(mm float64) int { return int(mm * 1000 / style.Size / millimetres) }
	var lines []string
	for i, para := range strings.Split(strings.TrimRight(text, "\n "), "\n") {
		rs := []rune(para)
		most, rest := units(first), units(w)
		if i > 0 {
			most = rest
		}
		if strings.IndexFunc(para, rightToLeft) >= 0 { // joined letters may be wider
			most, rest = most*9/10, rest*9/10
		}
		for {
			n := s.fitting(main, rs, most)
			lines = append(lines, strings.TrimRight(string(rs[:n]), " "))
			most = rest
			for n < len(rs) && rs[n] == ' ' {
				n++
			}
			if rs = rs[n:]; len(rs) == 0 {
				break
			}
		}
	}
	return lines
}

// fitting is how many of rs stand on a line of most units; at least one.
func (s *setter) fitting(main *Face, rs []rune, most int) int {
	w, last := 0, 0
	for i, r := range rs {
		w += s.advance(main, r)
		if w > most && r != ' ' {
			if last > 0 {
				return last
			}
			return max(i, 1)
		}
		if breaks(rs, i) {
			last = i + 1
		}
	}
	return len(rs)
}

// cut shortens a line to w millimetres, with an ellipsis when something is lost.
func (s *setter) cut(style Style, line string, w float64) string {
	if s.width(style, line) <= w+1e-6 {
		return line
	}
	main := s.face(style.Bold)
	most := int(w*1000/style.Size/millimetres) - s.advance(main, '…')
	if most < 0 {
		return ""
	}
	rs, used := []rune(line), 0
	for i, r := range rs {
		if used += s.advance(main, r); used > most {
			return strings.TrimRight(string(rs[:i]), " ") + "…"
		}
	}
	return line
}
