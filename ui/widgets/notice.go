package widgets

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

const (
	noticeTime  = 10 * time.Second
	mostNotices = 3
	noticeTop   = 28  // over the middle of the top line, where nothing is that one must reach
	noticeWide  = 560 // a longer text takes more lines
	noticeLeast = 380
)

// A Notice says at the head of the window what was done; at its foot are the buttons of forms. It goes by itself after
// ten seconds, but one in the tone of Alert stays until it is closed, and so does one that Stays. With Do it offers to
// take the act back.
type Notice struct {
	Text  string
	Tone  Tone
	Stays bool
	Act   string // on the button, such as "Undo"
	Tag   string // its shortcut
	Do    func()
}

// noticeBox is a notice on show.
type noticeBox struct {
	widget.BaseWidget
	Notice
	body fyne.CanvasObject
	wide float32 // at which nothing is cut off
	stop func()
}

// Notify shows a notice above those there are; the oldest makes room, and so does one that says the same. The function
// takes it away again.
func (l *Layer) Notify(n Notice) (dismiss func()) {
	if n.Tone == "" {
		n.Tone = Free
	}
	for _, old := range slices.Clone(l.notices) {
		if old.Text == n.Text && old.Tone == n.Tone && old.Do == nil {
			l.dismiss(old)
		}
	}
	b := &noticeBox{Notice: n}
	text := NewParagraphFor(n.Text, Body, noticeWide-150)
	text.Wide = whole(min(text.Wide, Body.width(n.Text)+1))
	parts := []fyne.CanvasObject{NewGlyph(noticeIcon(n.Tone), n.Tone.Strong()), text, layout.NewSpacer()}
	if n.Do != nil {
		undo := NewSmallButton(n.Act, Plain, IconUndo, func() { l.act(b) })
		undo.Tag = n.Tag
		parts = append(parts, undo)
	}
	parts = append(parts, NewSmallButton("", Ghost, IconClose, func() { l.dismiss(b) }))
	b.body = container.NewStack(NewPanel(Surface), Pad(1, 1, 1, 1, container.NewStack(NewBlock(n.Tone.Soft()),
		Pad(5, 8, 5, 14, Row(10, parts...)))))
	b.wide = min(noticeWide, whole(b.body.MinSize().Width+text.Natural().Width-text.MinSize().Width+1))
	b.ExtendBaseWidget(b)
	if len(l.notices) == mostNotices {
		l.dismiss(l.notices[0])
	}
	l.notices = append(l.notices, b)
	if n.Tone != Alert && !n.Stays {
		b.stop = l.After(noticeTime, func() { l.dismiss(b) })
	}
	l.Refresh()
	return func() { l.dismiss(b) }
}

func noticeIcon(t Tone) Icon {
	switch t {
	case Alert, Held:
		return IconWarning
	case Free:
		return IconCheck
	}
	return IconInfo
}

// Notices are the texts on show, the oldest first.
func (l *Layer) Notices() []string {
	var texts []string
	for _, n := range l.notices {
		texts = append(texts, n.Text)
	}
	return texts
}

// Undo takes back what the newest notice that offers it speaks of, and reports whether there was one.
func (l *Layer) Undo() bool {
	for _, n := range slices.Backward(l.notices) {
		if n.Do != nil {
			l.act(n)
			return true
		}
	}
	return false
}

// ClearNotices takes all notices away.
func (l *Layer) ClearNotices() {
	for len(l.notices) > 0 {
		l.dismiss(l.notices[0])
	}
}

func (l *Layer) act(n *noticeBox) {
	l.dismiss(n) // first: the act may say something itself
	n.Do()
}

// dismiss takes a notice away; it may be gone already.
func (l *Layer) dismiss(n *noticeBox) {
	i := slices.Index(l.notices, n)
	if i < 0 {
		return
	}
	if n.stop != nil {
		n.stop()
	}
	l.notices = slices.Delete(l.notices, i, i+1)
	l.Refresh()
}

// placeNotices stacks them from the bottom, the newest lowest.
func (l *Layer) placeNotices(size fyne.Size) {
	y := float32(noticeTop)
	for _, n := range slices.Backward(l.notices) {
		w := min(size.Width-40, max(noticeLeast, n.wide))
		h := n.MinSize().Height
		put(n, whole((size.Width-w)/2), y, w, h)
		y += h + 8
	}
}

// CreateRenderer implements fyne.Widget.
func (n *noticeBox) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(n.body) }
