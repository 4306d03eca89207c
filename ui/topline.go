package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/ui/desk"
	"pana/ui/widgets"
)

// topLine is above every page: the act that must never be far, the quick search, the time,
// who is signed in and in which role, privacy, the page's sheet, and the lock.
type topLine struct {
	p       *workplace
	content fyne.CanvasObject
	left    []fyne.CanvasObject // the evacuation, if the role may
	search  *widgets.Button
	lens    *widgets.Button // in place of search where there is no room for its words
	when    *widgets.Line
	times   []string // the same moment, from the longest to the shortest
	right   []fyne.CanvasObject
	who     *widgets.Line
	print   *widgets.Button
	private *widgets.Button
}

func newTopLine(p *workplace) *topLine {
	t := &topLine{p: p, print: p.icon("action.sheet"), private: p.icon("action.private"), when: widgets.NewLine("", widgets.Quiet)}
	if a := p.action("action.evacuation"); a.possible() {
		b := widgets.NewButton(p.desk.T(a.word), widgets.Danger, a.icon, "", a.run)
		b.Hint = a.tag()
		t.left = append(t.left, b)
	}
	search := p.action("action.search")
	t.search, t.lens = widgets.NewButton(p.desk.T("find.hint"), widgets.Plain, search.icon, search.tag(), search.run), p.icon("action.search")
	account, role := p.session.Who()
	word := p.desk.T("role." + string(role))
	t.who = widgets.NewLine(word+" · "+account.Name, widgets.Quiet).Yielding()
	if len(account.Roles) > 1 { // the role is a button where there is another one
		t.who = widgets.NewLine(account.Name, widgets.Quiet).Yielding()
		b := widgets.NewButton(word, widgets.Plain, widgets.IconPeople, "", p.chooseRole)
		b.Hint = p.desk.T("window.role")
		t.right = append(t.right, b)
	}
	lock := p.action("action.lock")
	t.right = append(t.right, t.who, t.private, t.print, widgets.NewButton(p.desk.T(lock.word), widgets.Plain, lock.icon, lock.tag(), lock.run))
	line := container.New(t, slices.Concat(t.left, []fyne.CanvasObject{t.search, t.lens, t.when}, t.right)...)
	t.content = container.NewStack(widgets.NewBlock(widgets.Surface),
		widgets.Stack(0, widgets.Sized(0, topHeight-1, widgets.Pad(0, 20, 0, 20, line)), widgets.NewRule(widgets.LineColour, 1)))
	t.showPrivate(p.private)
	t.ticked()
	return t
}

// icon is a button without words for an action of the list; what it does is said when the
// mouse or the cursor comes to it.
func (p *workplace) icon(word string) *widgets.Button {
	a := p.action(word)
	b := widgets.NewButton("", widgets.Ghost, a.icon, "", a.run)
	b.Hint = p.desk.T(a.word) + " · " + a.tag()
	return b
}

// screenChanged offers the page's sheet, if it has one, and leaves the evacuation to Today
// while that shows: it has the same button.
func (t *topLine) screenChanged(s desk.Screen) {
	for _, b := range t.left {
		if has := t.p.place.Screen == desk.Today; has == b.Visible() {
			if has {
				b.Hide()
			} else {
				b.Show()
			}
			t.content.Refresh()
		}
	}
	if _, ok := s.(desk.Sheeter); ok {
		t.print.Enable()
		return
	}
	t.print.Disable()
}

// ticked shows the time on the file's clock.
func (t *topLine) ticked() {
	d := t.p.desk
	day, clock := d.Today(), d.Clock24(d.Now())
	times := []string{d.Words.Long(day.Year(), day.Month(), day.Dom()) + ", " + clock, d.Words.DayMonth(day.Month(), day.Dom()) + ", " + clock, clock}
	if t.times == nil || t.times[0] != times[0] { // a refresh costs
		t.times = times
		t.content.Refresh()
	}
}

// showPrivate shows whether names and alerts are hidden.
func (t *topLine) showPrivate(on bool) {
	t.private.Icon = widgets.IconHide
	if on {
		t.private.Icon = widgets.IconShow
	}
	t.private.Refresh()
}

// topGap is between the parts of the top line.
const topGap = 12

// MinSize implements fyne.Layout.
func (t *topLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(topGap*float32(len(o)-2), 0)
	for _, x := range o {
		if x != fyne.CanvasObject(t.when) && x != fyne.CanvasObject(t.search) {
			size.Width += x.MinSize().Width
		}
		size.Height = max(size.Height, x.MinSize().Height)
	}
	return size.AddWidthHeight(widgets.Quiet.Width("00:00"), 0)
}

// Layout implements fyne.Layout: the date is as long as there is room for, the search has
// its words or only its lens; a long name ends in dots before anything else is cut.
func (t *topLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x, room := float32(0), size.Width-topGap*float32(len(o)-2)
	for _, b := range t.left {
		if !b.Visible() {
			continue
		}
		w := b.MinSize().Width
		widgets.Put(b, x, 0, w, size.Height)
		x += w + topGap
		room -= w
	}
	for _, b := range t.right {
		if b != fyne.CanvasObject(t.who) {
			room -= b.MinSize().Width
		}
	}
	who := t.who.Natural().Width
	find := t.shown(room - who - widgets.Quiet.Width("00:00"))
	widgets.Put(find, x, 0, find.MinSize().Width, size.Height)
	x, room = x+find.MinSize().Width+topGap, room-find.MinSize().Width
	when := t.fit(room - who)
	widgets.Put(t.when, x, 0, when, size.Height)
	who = min(who, room-when)
	x = size.Width
	for i := len(t.right) - 1; i >= 0; i-- {
		w := t.right[i].MinSize().Width
		if t.right[i] == fyne.CanvasObject(t.who) {
			w = who
		}
		x -= w
		widgets.Put(t.right[i], x, 0, w, size.Height)
		x -= topGap
	}
}

// shown is the search as wide as room allows; the other one is hidden.
func (t *topLine) shown(room float32) *widgets.Button {
	yes, no := t.search, t.lens
	if t.search.MinSize().Width > room {
		yes, no = no, yes
	}
	yes.Show()
	no.Hide()
	return yes
}

// fit writes the longest of the times that is no wider than room, and gives its width.
func (t *topLine) fit(room float32) float32 {
	for i, text := range t.times {
		w := widgets.Quiet.Width(text)
		if w > room && i < len(t.times)-1 {
			continue
		}
		if t.when.Runs[0].Text != text {
			t.when.Runs[0].Text = text
			t.when.Refresh()
		}
		return w
	}
	return 0
}
