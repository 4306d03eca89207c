package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

const radioRow = 34

// A RadioList is a list of words below each other, one of them chosen. It is one stop for the Tab key; the arrows walk
// it and digits choose.
type RadioList struct {
	widget.BaseWidget
	focusing
	Words     []string
	Selected  int // -1 for none
	OnChanged func(int)

	wrong              string
	onReturn, onEscape func()
}

var _ Input = (*RadioList)(nil)

// NewRadioList makes a list.
func NewRadioList(words []string, selected int, changed func(int)) *RadioList {
	r := &RadioList{Words: words, Selected: selected, OnChanged: changed}
	r.ExtendBaseWidget(r)
	return r
}

// Select chooses a word.
func (r *RadioList) Select(i int) {
	if i < 0 || i >= len(r.Words) || i == r.Selected {
		return
	}
	r.Selected, r.wrong = i, ""
	r.Refresh()
	if r.OnChanged != nil {
		r.OnChanged(i)
	}
}

// Tapped implements fyne.Tappable.
func (r *RadioList) Tapped(e *fyne.PointEvent) { r.Select(int(e.Position.Y / radioRow)) }

// TypedKey implements fyne.Focusable.
func (r *RadioList) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyUp:
		r.Select(max(0, r.Selected-1))
	case fyne.KeyDown:
		r.Select(r.Selected + 1)
	case fyne.KeyHome:
		r.Select(0)
	case fyne.KeyEnd:
		r.Select(len(r.Words) - 1)
	default:
		walkKey(r, k, r.onReturn, r.onEscape)
	}
}

// TypedRune implements fyne.Focusable.
func (r *RadioList) TypedRune(c rune) {
	switch {
	case c >= '1' && c <= '9':
		r.Select(int(c - '1'))
	case c == ' ' && r.Selected < 0:
		r.Select(0)
	}
}

// FocusGained implements fyne.Focusable.
func (r *RadioList) FocusGained() { r.gained(r) }

// FocusLost implements fyne.Focusable.
func (r *RadioList) FocusLost() { r.lost(r) }

// Focusable is what takes the keys.
func (r *RadioList) Focusable() fyne.Focusable { return r }

// SetWrong says that one must be chosen.
func (r *RadioList) SetWrong(why string) { r.wrong = why; r.Refresh() }

// SetReturn says what Return does; nil moves on.
func (r *RadioList) SetReturn(do func()) { r.onReturn = do }

// SetEscape says what Escape does; nil leaves it to the window.
func (r *RadioList) SetEscape(do func()) { r.onEscape = do }

// CreateRenderer implements fyne.Widget.
func (r *RadioList) CreateRenderer() fyne.WidgetRenderer {
	ring, why := newBox(4), Small.new()
	d := &drawing{owner: r, parts: append(ring.parts(), why)}
	var marks []*canvas.Image
	var texts []*canvas.Text
	for range r.Words {
		img, text := IconCircle.picture(Ink), Body.new()
		marks, texts = append(marks, img), append(texts, text)
		d.parts = append(d.parts, img, text)
	}
	d.min = func() fyne.Size {
		w := float32(120)
		for _, word := range r.Words {
			w = max(w, 34+Strong.width(word))
		}
		return fyne.NewSize(whole(min(w, 400)), float32(len(texts))*radioRow+belowRoom)
	}
	d.place = func(size fyne.Size) {
		ring.place(-5, max(0, float32(r.Selected))*radioRow+2, size.Width+5, radioRow-4, 2)
		for i, text := range texts {
			y := float32(i) * radioRow
			put(marks[i], 0, y+7, 20, 20)
			style := Body
			if i == r.Selected {
				style = Strong
			}
			style.set(text, style.fit(r.Words[i], size.Width-30+0.5))
			write(text, 30, y, size.Width-30, radioRow)
		}
		style := Small.In(Alert.Strong())
		style.set(why, style.fit(r.wrong, size.Width))
		write(why, 0, float32(len(texts))*radioRow, size.Width, textHeight)
	}
	d.paint = func() {
		ring.paint(None, Accent.Strong())
		ring.hide(!r.focused)
		for i, img := range marks {
			icon := IconCircle
			if i == r.Selected {
				icon = IconCheck
			}
			setIcon(img, icon, Ink)
		}
	}
	return d
}
