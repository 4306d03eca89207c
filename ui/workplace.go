package ui

import (
	"log/slog"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/ui/desk"
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
	page    *fyne.Container
	places  []place
	actions []action

	screens map[string]desk.Screen // built when first opened
	stale   map[string]bool
	place   desk.Place
	private bool
	narrow  bool
	stopped bool
	safe    bool          // the printer is said to stand in a safe place
	saved   civil.Instant // when something was last written, 0 for not yet
}

func newWorkplace(w *window, s *shelter.Session) *workplace {
	p := &workplace{w: w, session: s, screens: map[string]desk.Screen{}, stale: map[string]bool{}}
	p.desk = &desk.Desk{Words: w.words, Zone: s.Zone(), Clock: s, Host: p}
	p.places = p.allowedPlaces()
	p.actions = p.allActions()
	p.rail = p.newRail()
	p.top = newTopLine(p)
	p.page = container.NewStack()
	p.content = container.New(&frame{p}, p.rail, p.top.content, p.page)
	if p.settings().Demo {
		p.content = container.New(belowRibbon{}, widgets.NewRibbon(p.desk.T("window.demo"), widgets.Held), p.content)
	}
	bind(w.win.Canvas(), p.actions, p.resting)
	w.win.Canvas().SetOnTypedKey(p.typedKey)
	s.OnChange(func(topics []string) { fyne.Do(func() { p.changed(topics) }) })
	return p
}

// stop lets the workplace hear nothing more; its screens may still be on their way out.
func (p *workplace) stop() {
	p.stopped = true
	for _, s := range p.screens {
		if l, ok := s.(desk.Leaver); ok {
			l.Leave()
		}
	}
	c := p.w.win.Canvas()
	for _, a := range p.actions {
		if len(a.key) == 1 {
			c.RemoveShortcut(a.shortcut())
		}
	}
	c.SetOnTypedKey(nil)
}

// Go implements desk.Host.
func (p *workplace) Go(to desk.Place) { p.open(to) }

// open shows a page, building it when it is new and reloading it when it is stale.
func (p *workplace) open(to desk.Place) {
	s, ok := p.screens[to.Screen]
	if !ok {
		if s = p.build(to.Screen); s == nil {
			return
		}
		p.screens[to.Screen] = s
		if n, ok := s.(desk.Narrower); ok {
			n.Narrow(p.narrow)
		}
		s.Reload()
	} else if p.stale[to.Screen] {
		s.Reload()
	}
	delete(p.stale, to.Screen)
	if old, ok := p.screens[p.place.Screen]; ok && p.place.Screen != to.Screen {
		if l, ok := old.(desk.Leaver); ok {
			l.Leave()
		}
	}
	p.place = to
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
	if p.stopped {
		return
	}
	p.saved = p.desk.Now()
	for name, s := range p.screens {
		if !slices.ContainsFunc(s.Topics(), func(t string) bool { return slices.Contains(topics, t) }) {
			continue
		}
		if name == p.place.Screen {
			s.Reload()
			continue
		}
		p.stale[name] = true
	}
	p.refreshFoot()
}

// keepDrafts keeps what is typed on every page. When that fails it says so and reports false.
func (p *workplace) keepDrafts() bool {
	for _, s := range p.screens {
		if d, ok := s.(desk.Drafter); ok {
			if p.desk.Failed(d.KeepDraft(), nil) {
				return false
			}
		}
	}
	return true
}

// resting tells shortcuts to wait: a question is open, or the work is over.
func (p *workplace) resting() bool {
	return p.stopped || p.w.win.Canvas().Overlays().Top() != nil
}

// typedKey gets the keys that nothing with the cursor has used.
func (p *workplace) typedKey(k *fyne.KeyEvent) {
	p.w.idle.touch()
	if p.resting() {
		return
	}
	switch k.Name {
	case fyne.KeyEscape:
		if b, ok := p.current().(desk.Backer); ok {
			b.Back()
		}
	case fyne.KeyF1:
		p.showKeys()
	}
}

func (p *workplace) login() string {
	a, _ := p.session.Who()
	return a.Login
}

// refreshFoot says at the rail's foot when something was last saved and last copied.
func (p *workplace) refreshFoot() {
	foot, short := []string{"", p.desk.T("foot.no_copy")}, []string{"", ""}
	if p.saved != 0 {
		foot[0] = p.desk.T("foot.saved", "Time", p.desk.Zone.Local(p.saved).Format("15:04:05"))
		short[0] = p.desk.Clock24(p.saved)
	}
	switch at, found, err := p.session.LastCopy(); {
	case err != nil:
		slog.Error("copies", "error", err)
	case found:
		foot[1] = p.desk.T("foot.copy", "Time", p.copyTime(at))
		short[1] = p.desk.Clock24(at)
	}
	p.rail.Foot, p.rail.ShortFoot = foot, short
	p.rail.Refresh()
}
