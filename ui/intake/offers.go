package intake

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"pana/ui/widgets"
)

// offer is a way to place the household.
type offer struct {
	Room  int64 // 0: none, they wait
	Title string
	Why   string
	State string // on the chip
	Tone  widgets.Tone
}

// offers is the list of ways, a card each, one of them chosen. It is one stop for the Tab
// key; the arrows walk it. Of a long list four cards show at a time.
type offers struct {
	widget.BaseWidget
	list     []offer
	selected int
	changed  func()
	reveal   func(fyne.CanvasObject)

	width              float32
	top                int // the first card shown
	focused            bool
	onReturn, onEscape func()
}

var _ widgets.Input = (*offers)(nil)

const (
	atOnce  = 4
	cardGap = 8
	inset   = 13
)

func newOffers(changed func()) *offers {
	o := &offers{changed: changed, width: 360}
	o.ExtendBaseWidget(o)
	return o
}

// set shows other offers.
func (o *offers) set(list []offer, selected int) {
	o.list, o.selected = list, selected
	o.scroll()
	o.Refresh()
}

// fit sets the width for which words are broken.
func (o *offers) fit(width float32) {
	if o.width != width {
		o.width = width
		o.Refresh()
	}
}

func (o *offers) choose(i int) {
	if i = max(0, min(i, len(o.list)-1)); i == o.selected || len(o.list) == 0 {
		return
	}
	o.selected = i
	o.scroll()
	o.Refresh()
	o.changed()
}

// scroll keeps what is chosen among the cards shown.
func (o *offers) scroll() {
	o.top = max(0, min(o.top, o.selected, len(o.list)-atOnce))
	o.top = max(o.top, o.selected-atOnce+1)
}

// Focusable implements widgets.Input.
func (o *offers) Focusable() fyne.Focusable { return o }

// SetWrong implements widgets.Input; one of the offers is always chosen.
func (o *offers) SetWrong(string) {}

// SetReturn implements widgets.Input.
func (o *offers) SetReturn(do func()) { o.onReturn = do }

// SetEscape implements widgets.Input.
func (o *offers) SetEscape(do func()) { o.onEscape = do }

// KeyDown implements desktop.Keyable: a key is a sign of life.
func (o *offers) KeyDown(*fyne.KeyEvent) { widgets.Used(o) }

// KeyUp implements desktop.Keyable.
func (o *offers) KeyUp(*fyne.KeyEvent) {}

// FocusGained implements fyne.Focusable.
func (o *offers) FocusGained() {
	o.focused = true
	o.Refresh()
	if o.reveal != nil {
		o.reveal(o)
	}
}

// FocusLost implements fyne.Focusable.
func (o *offers) FocusLost() {
	o.focused = false
	o.Refresh()
}

// TypedRune implements fyne.Focusable: a digit chooses among the cards shown.
func (o *offers) TypedRune(r rune) {
	if i := int(r - '1'); i >= 0 && i < min(atOnce, len(o.list)) {
		o.choose(o.top + i)
	}
}

// TypedKey implements fyne.Focusable.
func (o *offers) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyUp:
		o.choose(o.selected - 1)
	case fyne.KeyDown:
		o.choose(o.selected + 1)
	case fyne.KeyHome, fyne.KeyPageUp:
		o.choose(0)
	case fyne.KeyEnd, fyne.KeyPageDown:
		o.choose(len(o.list) - 1)
	case fyne.KeySpace:
	default:
		switch {
		case widgets.IsReturn(k) && o.onReturn != nil:
			o.onReturn()
		case k.Name == fyne.KeyEscape && o.onEscape != nil:
			o.onEscape()
		default:
			widgets.Forward(o, k)
		}
	}
}

// Tapped implements fyne.Tappable.
func (o *offers) Tapped(e *fyne.PointEvent) {
	y := float32(0)
	for i := o.top; i < min(o.top+atOnce, len(o.list)); i++ {
		y += o.card(i).height + cardGap
		if e.Position.Y < y {
			o.choose(i)
			break
		}
	}
	widgets.Focus(o)
}
