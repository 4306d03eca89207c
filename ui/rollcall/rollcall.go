// Package rollcall is the page on which everybody who lives in the house is ticked off: one
// key a person in the order of the rooms, and what differs from the book after saving.
//
// Rules: a roll call is of one moment, now or an earlier one, and names everybody who lived
// here then; it is saved in one act. Who leaves or comes while it is filled in leaves or
// joins the list, and every other tick stays. Ticks are kept as a draft at the lock. It
// changes nobody's presence: where it and the book differ, the page offers the act.
package rollcall

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// House is what the page needs of the shelter; *shelter.Session is one.
type House interface {
	Presence(ctx context.Context, at civil.Instant) ([]house.Whereabouts, error)
	Board(ctx context.Context, at civil.Instant) (house.Board, error)
	CallRoll(context.Context, house.NewRollCall) (house.RollCallDone, shelter.Receipt, error)
	RollCalls(context.Context, civil.Span) ([]house.RollCall, error)
	RollCallSeen(ctx context.Context, id int64) ([]house.SeenRow, error)
	ComeBack(ctx context.Context, resident int64, at civil.Instant, with ...int64) (shelter.Receipt, error)

	SaveDraft(ctx context.Context, form string, body []byte) error
	Draft(ctx context.Context, form string) (shelter.Draft, bool, error)
	DropDraft(ctx context.Context, form string) error
}

var _ House = (*shelter.Session)(nil)

// Screen is the page.
type Screen struct {
	d *desk.Desk
	h House

	list     *list
	side     *side
	form     *widgets.Form
	day      *widgets.DateField
	time     *widgets.TimeField
	was      [2]string // what the moment said when it was filled in: untouched means now
	note     *widgets.Field
	corrects house.RollCall // ID 0: none
	mark     *fyne.Container
	asked    bool // whether a draft is kept
	drafted  bool
	content  fyne.CanvasObject
}

var (
	_ desk.Screen  = (*Screen)(nil)
	_ desk.Saver   = (*Screen)(nil)
	_ desk.Backer  = (*Screen)(nil)
	_ desk.Drafter = (*Screen)(nil)
	_ desk.Sheeter = (*Screen)(nil)
)

// New makes the page; Reload fills it.
func New(d *desk.Desk, h House) *Screen {
	s := &Screen{d: d, h: h, mark: container.NewStack()}
	words := d.DateWords()
	s.day = widgets.NewDateField(d.T("rollcall.day"), civil.Day{}, d.Today, words)
	s.time = widgets.NewTimeField(d.T("outing.time"), -1, 0, words)
	s.day.Spill, s.time.Spill = 420, 200
	s.note = widgets.NewField(d.T("rollcall.note"), "")
	s.form = widgets.NewForm(s.Save)
	s.form.Add("at", s.day)
	s.form.Add("time", s.time)
	s.form.Add("note", s.note)
	s.day.OnDay = func(civil.Day) { s.list.reload() }
	s.time.OnTime = func(int, int) { s.list.reload() }
	s.list = newList(s)
	s.side = newSide(s)
	s.fresh()
	s.build()
	return s
}

func (s *Screen) build() {
	d := s.d
	back := widgets.NewButton(d.T("rollcall.to_beds"), widgets.Plain, widgets.IconBed, "Esc", func() { s.Back() })
	rest := widgets.NewButton(d.T("rollcall.rest"), widgets.Plain, widgets.IconPeople, "*", s.list.rest)
	save := widgets.NewButton(d.T("rollcall.save"), widgets.Filled, widgets.IconCheck, "Ctrl S", s.Save)
	head := widgets.Stack(12, widgets.Sized(0, 34, widgets.Row(12, widgets.NewLine(s.Title(), widgets.Title), s.list.count, layout.NewSpacer())),
		widgets.Acts(12, 0, save, rest, back), s.mark)
	fields := widgets.Pad(8, 16, 0, 16, widgets.Columns(12, []float32{16, 9, 34}, s.day, s.time, s.note))
	hint := widgets.Pad(6, 16, 8, 16, widgets.NewLine(d.T("rollcall.hint"), widgets.Small).Yielding())
	left := widgets.NewCard("", nil, container.New(column{}, fields, s.list.table, hint))
	right := widgets.NewCard("", nil, s.side.content)
	s.content = widgets.Pad(16, 20, 16, 20, container.New(column{12}, head, widgets.Columns(12, []float32{60, 40}, left, right)))
}

// column gives the second what the first, and a third at the foot, leave.
type column struct{ gap float32 }

// MinSize implements fyne.Layout.
func (c column) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, c.gap)
	for _, x := range o {
		size.Width = max(size.Width, x.MinSize().Width)
		size.Height += x.MinSize().Height
	}
	return size
}

// Layout implements fyne.Layout.
func (c column) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top := o[0].MinSize().Height
	widgets.Put(o[0], 0, 0, size.Width, top)
	foot := float32(0)
	if len(o) == 3 {
		foot = o[2].MinSize().Height
		widgets.Put(o[2], 0, size.Height-foot, size.Width, foot)
	}
	widgets.Put(o[1], 0, top+c.gap, size.Width, size.Height-top-c.gap-foot)
}

// fresh begins a new roll call, of now.
func (s *Screen) fresh() {
	s.list.found = map[int64]house.Found{}
	s.corrects = house.RollCall{}
	s.note.SetText("")
	s.setMoment(s.d.Now())
	s.was = s.moment()
	s.form.Show(nil)
	s.mark.Objects = nil
}

func (s *Screen) moment() [2]string { return [2]string{s.day.Text(), s.time.Text()} }

func (s *Screen) setMoment(at civil.Instant) {
	local := s.d.Zone.Local(at)
	s.day.SetDay(s.d.Zone.Day(at))
	s.time.SetTime(local.Hour(), local.Minute())
}

// at is the moment of the roll call, 0 for now; ok is false when what stands there says none.
func (s *Screen) at() (at civil.Instant, ok bool) {
	if s.moment() == s.was && s.corrects.ID == 0 {
		return 0, true
	}
	if s.moment() == s.was {
		return s.corrects.At, true // with its seconds
	}
	day, read := s.day.Day()
	hour, minute, timed := s.time.Time()
	if !read || !timed || day.IsZero() {
		return 0, false
	}
	return s.d.Zone.At(day, hour, minute), true
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("action.rollcall") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string {
	return []string{house.TopicStays, house.TopicBeds, people.Topic, staff.TopicSettings}
}

// Reload implements desk.Screen: every tick of those who still live here stays.
func (s *Screen) Reload() {
	if s.moment() == s.was && s.corrects.ID == 0 && len(s.list.found) == 0 { // not begun: it is of now
		s.setMoment(s.d.Now())
		s.was = s.moment()
	}
	s.list.reload()
	s.side.reload()
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	s.takeUp()
	s.d.Host.Focus(s.list.table.Focus())
}

// Sheet implements desk.Sheeter: the evacuation list is the paper on which a roll is called.
func (s *Screen) Sheet() desk.SheetOrder { return desk.SheetOrder{Sheet: "evacuation"} }

// Back implements desk.Backer: out of what is open at the side, out of a correction, then to
// the beds.
func (s *Screen) Back() bool {
	switch {
	case s.side.back():
	case s.corrects.ID != 0:
		s.leaving(func() { s.fresh(); s.dropDraft(); s.list.reload(); s.layOut() })
	default:
		s.d.Go(desk.Place{Screen: desk.Beds}) // ticks stay on the page
		return true
	}
	s.d.Host.Focus(s.list.table.Focus())
	return true
}

// leaving asks before ticks are lost.
func (s *Screen) leaving(next func()) {
	if len(s.list.found) == 0 {
		next()
		return
	}
	s.d.Ask(desk.Question{Title: s.d.T("residents.leave"), Text: s.d.T("rollcall.leave_why"), Verb: s.d.T("button.discard"), Danger: true,
		Yes: func() bool { next(); return true }})
}

func (s *Screen) layOut() { s.content.Refresh() }
