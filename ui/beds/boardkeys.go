package beds

import (
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"pana/ui/widgets"
)

// letterPause is how long letters belong to one word.
const letterPause = time.Second

// pageRows is how many rows of beds PageUp and PageDown go.
const pageRows = 3

// FocusGained implements fyne.Focusable.
func (b *board) FocusGained() {
	b.focused = true
	b.draw.frameBed()
	b.draw.dirty()
	b.reveal()
}

// FocusLost implements fyne.Focusable.
func (b *board) FocusLost() {
	b.focused = false
	b.draw.frameBed()
	b.draw.dirty()
}

// KeyDown implements desktop.Keyable: a key is a sign of life.
func (b *board) KeyDown(*fyne.KeyEvent) { widgets.Used(b) }

// KeyUp implements desktop.Keyable.
func (b *board) KeyUp(*fyne.KeyEvent) {}

// TypedKey implements fyne.Focusable.
func (b *board) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyRight:
		b.choose(b.beside(1))
	case fyne.KeyLeft:
		b.choose(b.beside(-1))
	case fyne.KeyDown:
		b.choose(b.below(b.selected, 1))
	case fyne.KeyUp:
		b.choose(b.below(b.selected, -1))
	case fyne.KeyPageDown, fyne.KeyPageUp:
		i, way := b.selected, float32(1)
		if k.Name == fyne.KeyPageUp {
			way = -1
		}
		for range pageRows {
			i = b.below(i, way)
		}
		b.choose(i)
	case fyne.KeyHome:
		b.choose(0)
	case fyne.KeyEnd:
		b.choose(len(b.beds) - 1)
	default:
		if widgets.IsReturn(k) && b.onOpen != nil && b.selected >= 0 {
			b.onOpen()
			return
		}
		widgets.Forward(b, k)
	}
}

// TypedRune implements fyne.Focusable: letters jump to the next bed whose code word, or
// whose own code, begins with them.
func (b *board) TypedRune(r rune) {
	if time.Since(b.lettered) > letterPause {
		b.letters = ""
	}
	if r == ' ' && b.letters == "" {
		return
	}
	b.letters += strings.ToLower(string(r))
	b.lettered = time.Now()
	from := max(0, b.selected)
	if len([]rune(b.letters)) == 1 {
		from++ // one letter again and again goes from match to match
	}
	for _, named := range []func(face) string{
		func(f face) string {
			if f.Taken {
				return f.Word
			}
			return ""
		},
		func(f face) string { return f.Code },
	} {
		for k := range b.beds {
			i := (from + k) % len(b.beds)
			if name := named(b.beds[i]); name != "" && strings.HasPrefix(strings.ToLower(name), b.letters) {
				b.choose(i)
				return
			}
		}
	}
}

// beside is the next bed to the right (way 1) or left (-1) at the same height; at the end
// of a line the next one in the order of rooms.
func (b *board) beside(way int) int {
	if b.selected < 0 || b.selected >= len(b.draw.at) {
		return 0
	}
	from, best, near := b.draw.at[b.selected], b.selected+way, float32(math.MaxFloat32)
	for i, a := range b.draw.at {
		dx := (a.x - from.x) * float32(way)
		if dx > 0 && a.y < from.y+from.h && from.y < a.y+a.h && dx < near {
			best, near = i, dx
		}
	}
	return min(max(best, 0), len(b.beds)-1)
}

// below is the nearest bed under bed i (way 1) or above it (-1), i itself if there is none.
func (b *board) below(i int, way float32) int {
	if i < 0 || i >= len(b.draw.at) {
		return 0
	}
	from, best, near := b.draw.at[i].middle(), i, float32(math.MaxFloat32)
	for k, a := range b.draw.at {
		m := a.middle()
		dy, dx := (m.Y-from.Y)*way, float32(math.Abs(float64(m.X-from.X)))
		if dy < bedHigh/2 {
			continue
		}
		if far := dy + 0.6*dx; far < near {
			best, near = k, far
		}
	}
	return best
}
