// Package find is the quick search: one line over residents, beds and what can be done, in
// front of whatever page shows.
//
// Rules: it says what found somebody and never a name. Matches by name that stay in view for
// two seconds, or are opened, are written into the audit, each resident once while the
// search is open. While privacy is on nobody is searched by name, because what is typed
// would stand beside who was found. It knows nothing of pages and actions but what it is
// handed.
package find

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// seenAfter is how long matches by name may stay in view before the audit hears of them.
const seenAfter = 2 * time.Second

// mostRecent is how many of those opened last are offered before anything is typed.
const mostRecent = 5

// House is what the search needs to know.
type House interface {
	Search(ctx context.Context, text string, limit int) (people.Found, error)
	Matches(ctx context.Context, residents []int64) ([]people.Match, error)
	SeenMatch(ctx context.Context, residents []int64) error
	Board(ctx context.Context, at civil.Instant) (house.Board, error)
}

// Action is something that can be done from anywhere.
type Action struct {
	Name string
	Tag  string // its shortcut
	Icon widgets.Icon
	Run  func()
}

// Finder is the quick search of one workplace; it remembers what was opened last.
type Finder struct {
	d       *desk.Desk
	house   House
	actions func() []Action
	every   func(time.Duration, func()) (stop func())
	recent  []int64
	open    *search
}

// New makes the search. Actions are asked for when it opens, because what is possible
// depends on the page.
func New(d *desk.Desk, h House, actions func() []Action) *Finder {
	return &Finder{d: d, house: h, actions: actions, every: d.Every}
}

// Visited remembers that a resident was looked at.
func (f *Finder) Visited(resident int64) {
	f.recent = slices.DeleteFunc(f.recent, func(id int64) bool { return id == resident })
	f.recent = append([]int64{resident}, f.recent[:min(len(f.recent), mostRecent-1)]...)
}

// Open puts the search in front of a canvas, with the cursor in its line.
func (f *Finder) Open(c fyne.Canvas) {
	if f.open != nil {
		f.open.close()
	}
	f.open = newSearch(f, c)
	f.open.show()
}

// Close takes the search away, if it is open, because what it lies over goes too: the cursor
// isn't given back.
func (f *Finder) Close() {
	if f.open != nil {
		f.open.was = nil
		f.open.close()
	}
}
