package handover

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/shift"
	"pana/ui/widgets"
)

// giverCard is who hands over: what she looked at, and her signature.
type giverCard struct {
	s    *Screen
	card fyne.CanvasObject
	form *widgets.Form // nil: signed, or whoever looks may only read

	keys                   *widgets.Field
	cash, doors, medicines *widgets.Check
	note                   *widgets.Field
}

func newGiverCard(s *Screen) *giverCard {
	g := &giverCard{s: s}
	d, h := s.d, s.now
	name, chip := h.Shift.Name, widgets.NewChip(d.T("handover.unsigned"), widgets.Out, "")
	if h.GivenBy.Account != 0 {
		name, chip = h.GivenBy.Name, widgets.NewChip(d.T("handover.signed", "Time", s.moment(h.GivenBy.At)), widgets.Free, "")
	}
	body := widgets.Stack(8, signer(name, chip))
	if h.State == shift.Returned {
		body.Add(s.question(h.ReturnedBy))
	}
	if s.mayDraft() {
		g.makeForm(body)
	}
	g.card = card(d.T("handover.gives"), body)
	return g
}

// signer is somebody with what she did.
func signer(name string, chip fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Row(12, widgets.NewGlyph(widgets.IconPerson, widgets.Ink), widgets.NewLine(name, widgets.Body).Yielding(), layout.NewSpacer(), chip)
}

// card is a card with its title inside, as the signatures stand.
func card(title string, body fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewCard("", nil, widgets.Pad(12, pad, 14, pad, widgets.Stack(8, widgets.NewLine(title, widgets.Strong), body)))
}

// question is what whoever was to take over wants to know.
func (s *Screen) question(q shift.Signature) fyne.CanvasObject {
	return widgets.Stack(4, widgets.NewNotice(s.d.T("handover.asks", "Name", q.Name, "Time", s.moment(q.At)), "", widgets.Alert),
		s.page.words(q.Text, widgets.Body))
}

// words are a text broken into as many lines as it takes in a card at the right.
func (p *page) words(text string, style widgets.Style) fyne.CanvasObject {
	f := &flow{text: text, style: style, higher: p.higher}
	return container.New(f, f.broken(310))
}

// flow breaks its text anew when its width changes.
type flow struct {
	text   string
	style  widgets.Style
	wide   float32
	higher func()
}

func (f *flow) broken(wide float32) fyne.CanvasObject {
	f.wide = wide
	told := widgets.Stack(1)
	for line := range strings.SplitSeq(f.text, "\n") {
		told.Add(widgets.NewTold("", line, f.style, wide, 60))
	}
	return told
}

// MinSize implements fyne.Layout.
func (f *flow) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(60, o[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (f *flow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if size.Width > 1 && size.Width != f.wide {
		before := o[0].MinSize().Height
		o[0] = f.broken(size.Width)
		if o[0].MinSize().Height != before {
			f.higher()
		}
	}
	widgets.Put(o[0], 0, 0, size.Width, size.Height)
}

func (g *giverCard) makeForm(body *fyne.Container) {
	s, d, c := g.s, g.s.d, g.s.now.Checks
	if a, _ := s.h.Who(); a.ID != s.now.Shift.Account {
		body.Add(s.page.words(d.T("handover.sign_as", "Name", a.Name), widgets.Small))
	}
	keys := ""
	if c.Keys >= 0 {
		keys = strconv.Itoa(c.Keys)
	}
	g.form = widgets.NewForm(func() { s.give() })
	g.keys = widgets.NewField(d.T("handover.keys"), keys)
	changed := func(bool) { g.keep() }
	g.cash = widgets.NewCheck(d.T("sheet.handover.cash"), c.Cash, changed)
	g.doors = widgets.NewCheck(d.T("sheet.handover.doors"), c.Doors, changed)
	g.medicines = widgets.NewCheck(d.T("sheet.handover.medicines"), c.Medicines, changed)
	g.note = widgets.NewArea(d.T("handover.note"), c.Note, 2)
	g.note.Max, g.note.TooLong = shift.LongestNote, s.tooLong(shift.LongestNote)
	g.keys.OnLeft, g.note.OnLeft = g.keep, g.keep
	g.form.Add("keys", g.keys)
	g.form.Add("cash", g.cash)
	g.form.Add("doors", g.doors)
	g.form.Add("medicines", g.medicines)
	g.form.Add("note", g.note)
	if t := s.typed; t.Handover == s.now.ID {
		if t.Keys != nil {
			g.keys.SetText(*t.Keys)
		}
		if t.Note != nil {
			g.note.SetText(*t.Note)
		}
	}
	add := widgets.NewButton(d.T("handover.add"), widgets.Plain, widgets.IconAdd, "", func() { s.editLine(newLine()) })
	give := widgets.NewButton(d.T("handover.give"), widgets.Filled, "", "Ctrl S", s.give)
	body.Add(widgets.Row(16, widgets.Sized(96, 0, g.keys), widgets.Stack(0, g.cash, g.doors, g.medicines)))
	body.Add(g.note)
	body.Add(widgets.Acts(12, 1, add, give))
}

// checks are what stands in the form; ok is false when something can't be read, which is
// said.
func (g *giverCard) checks() (c shift.Checks, ok bool) {
	c = shift.Checks{Keys: -1, Cash: g.cash.Ticked, Doors: g.doors.Ticked, Medicines: g.medicines.Ticked, Note: g.note.Text()}
	if text := strings.TrimSpace(g.keys.Text()); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 {
			g.keys.SetWrong(g.s.d.T("fault.number.whole"))
			return c, false
		}
		c.Keys = n
	}
	return c, true
}

// keep saves what was looked at, quietly: it is a draft until it is signed.
func (g *giverCard) keep() {
	if g.s.page.giver != g || !g.s.mayDraft() {
		return
	}
	g.save()
}

func (g *giverCard) save() bool {
	c, ok := g.checks()
	if !ok {
		return false
	}
	was := g.s.now.Checks
	if c == was || shift.Clean(c.Note) == was.Note && c.Keys == was.Keys && c.Cash == was.Cash && c.Doors == was.Doors && c.Medicines == was.Medicines {
		return true
	}
	if _, err := g.s.h.SaveHandoverChecks(context.Background(), g.s.now.ID, c); g.s.d.Failed(err, g.form) {
		return false
	}
	c.Note = shift.Clean(c.Note)
	g.s.now.Checks = c
	return true
}

// mayDraft reports whether whoever is signed in may write on the sheet that shows.
func (s *Screen) mayDraft() bool {
	return s.shown == showNow && s.begun && !s.now.State.Signed() && s.mayWrite()
}

func (s *Screen) tooLong(most int) func(int) string {
	return func(int) string { return s.d.T("fault.text.long", "Max", most) }
}

// give signs the sheet as its giver.
func (s *Screen) give() {
	g := s.page.giver
	if g == nil || g.form == nil {
		return
	}
	journalGuard(s).Pass([]*widgets.Field{g.note}, func() {
		if !g.save() {
			return
		}
		r, err := s.h.GiveHandover(context.Background(), s.now.ID)
		if s.d.Failed(err, g.form) {
			return
		}
		s.d.Done(r.Message, nil)
		s.Reload()
		s.page.focus()
	})
}

// begin opens a shift where there is none.
func (s *Screen) begin() {
	if s.finished(s.h.BeginShift(context.Background())) {
		s.Reload()
		s.page.focus()
	}
}
