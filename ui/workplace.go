package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/ui/desk"
	"pana/ui/find"
	"pana/ui/journal"
	"pana/ui/widgets"
)

// workplace is the window while somebody is signed in: rail, top line, and one page.
type workplace struct {
	w       *window
	session *shelter.Session
	desk    *desk.Desk

	content fyne.CanvasObject
	rail    *widgets.Rail
	top     *topLine
	finder  *find.Finder
	pad     *journal.Pad
	page    *fyne.Container
	pages   map[string]place // that the role may see
	places  []place          // those on the rail
	actions []action

	screens map[string]desk.Screen // built when first opened
	stale   map[string]bool
	place   desk.Place
	narrow  bool
	stopped bool
	demo    bool
	swept   civil.Instant // when it was last done what time alone brings about
	lame    bool          // that couldn't be done, and it was said
	full    bool          // drafts couldn't be kept, and that was said

	private bool          // names and alerts are hidden
	safe    bool          // the printer is said to stand in a safe place
	saved   civil.Instant // when something was last written, 0 for not yet
}

// newWorkplace builds the workplace of a session. One that goes on after another, in
// another language or role, keeps what was said there once.
func newWorkplace(w *window, s *shelter.Session, before *workplace) *workplace {
	p := &workplace{w: w, session: s, screens: map[string]desk.Screen{}, stale: map[string]bool{}}
	if before != nil {
		p.private, p.safe, p.saved = before.private, before.safe, before.saved
	}
	p.desk = &desk.Desk{Words: w.words, Zone: s.Zone(), Clock: s, Host: p, AtOnce: w.atOnce}
	p.allow()
	p.actions = p.allActions()
	p.finder = find.New(p.desk, p.session, p.findable)
	p.pad = journal.New(p.desk, p.session)
	p.rail = p.newRail()
	p.top = newTopLine(p)
	p.page = container.NewStack()
	var page fyne.CanvasObject = p.page
	if w.looks.size > 1 { // with larger text a page may need more than the screen has
		page = container.NewScroll(p.page)
	}
	p.content = container.New(&frame{p}, p.rail, p.top.content, page)
	if p.demo = p.settings().Demo; p.demo {
		p.content = container.New(belowRibbon{}, widgets.NewRibbon(p.desk.T("window.demo"), widgets.Held), p.content)
	}
	bind(w.win.Canvas(), p.actions, p.resting)
	return p
}

// stop ends the workplace: it hears nothing more, and nothing that it showed stays in reach.
func (p *workplace) stop() {
	for _, s := range p.screens {
		if l, ok := s.(desk.Leaver); ok {
			l.Leave()
		}
	}
	p.stopped = true
	p.finder.Close()
	p.pad.Close()
	c := p.w.win.Canvas()
	for _, a := range p.actions {
		if len(a.key) == 1 {
			c.RemoveShortcut(a.shortcut())
		}
	}
	c.SetOnTypedKey(nil)
	for o := c.Overlays().Top(); o != nil; o = c.Overlays().Top() {
		c.Overlays().Remove(o)
	}
	p.w.layer.ClearNotices()
}

// open shows a page, building it when it is new and reloading it when it is stale.
func (p *workplace) open(to desk.Place) {
	if !p.mayOpen(to.Screen) {
		return
	}
	s, ok := p.screens[to.Screen]
	if !ok {
		s = p.pages[to.Screen].build(p)
		p.screens[to.Screen] = s
		if n, ok := s.(desk.Narrower); ok {
			n.Narrow(p.narrow)
		}
	}
	if !ok || p.stale[to.Screen] {
		s.Reload()
	}
	delete(p.stale, to.Screen)
	if l, ok := p.current().(desk.Leaver); ok && p.place.Screen != to.Screen {
		l.Leave()
	}
	p.place = to
	if to.Screen == desk.Residents && to.ID != 0 {
		p.finder.Visited(to.ID)
	}
	p.page.Objects = []fyne.CanvasObject{s.Content()}
	p.page.Refresh()
	p.selectRail()
	p.top.screenChanged(s)
	if o, ok := s.(desk.Opener); ok && (to.ID != 0 || to.Filter != "") {
		o.Open(to)
		return
	}
	s.Focus()
}

// current is the page that shows.
func (p *workplace) current() desk.Screen { return p.screens[p.place.Screen] }

// changed reloads the page that shows when it shows one of topics, and marks the others.
func (p *workplace) changed(topics []string) {
	p.saved = p.desk.Now()
	p.reload(func(s desk.Screen) bool {
		return slices.ContainsFunc(s.Topics(), func(t string) bool { return slices.Contains(topics, t) })
	})
	p.refreshFoot()
	p.refreshBadges()
}

// reload reads the page that shows anew if it is concerned, and the others when they are
// opened next.
func (p *workplace) reload(concerned func(desk.Screen) bool) {
	for name, s := range p.screens {
		switch {
		case !concerned(s):
		case name == p.place.Screen:
			s.Reload()
		default:
			p.stale[name] = true
		}
	}
}

// keepDrafts keeps what is typed on every page. When that fails it says so, once, and
// reports false.
func (p *workplace) keepDrafts() bool {
	for _, d := range p.drafters() {
		if err := d.KeepDraft(); err != nil {
			if !p.full {
				p.desk.Failed(err, nil)
			}
			p.full = true
			return false
		}
	}
	p.full = false
	return true
}

// drafters are all that may hold what is typed: the pages, and the pad of the log.
func (p *workplace) drafters() []desk.Drafter {
	all := []desk.Drafter{p.pad}
	for _, s := range p.screens {
		if d, ok := s.(desk.Drafter); ok {
			all = append(all, d)
		}
	}
	return all
}

// resting tells shortcuts to wait: a question is open, or the work is over.
func (p *workplace) resting() bool {
	return p.stopped || p.w.win.Canvas().Overlays().Top() != nil
}

// typedKey gets the keys that nothing with the cursor has used.
func (p *workplace) typedKey(k *fyne.KeyEvent) {
	if p.resting() {
		return
	}
	switch k.Name {
	case fyne.KeyEscape:
		if b, ok := p.current().(desk.Backer); ok {
			b.Back()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.w.win.Canvas().Focused() == fyne.Focusable(p.rail) {
			p.current().Focus()
		}
	case fyne.KeyInsert:
		if a, ok := p.current().(desk.Adder); ok {
			a.Add()
		}
	case fyne.KeyF1:
		p.showKeys()
	}
}

func (p *workplace) login() string {
	a, _ := p.session.Who()
	return a.Login
}
