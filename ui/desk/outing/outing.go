// Package outing is what screens share about going out and coming back: the words for
// where somebody is, and the forms that note it. A screen puts the inputs of a Form into
// its own frame, saves by it, and shows its faults.
//
// Rules: an untouched time means now, to the second. Where somebody goes is shown and asked
// for only where the role may see the case of that resident. Those of the household who go
// along, or who went out in the same act, are noted in one act.
package outing

import (
	"context"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// House is what the forms need of the shelter; *shelter.Session is one.
type House interface {
	Allowed(ctx context.Context, right staff.Right, resident int64) error
	Family(ctx context.Context, resident int64) ([]people.Resident, error)
	Presence(ctx context.Context, at civil.Instant) ([]house.Whereabouts, error)
	Outings(ctx context.Context, resident int64) ([]house.Event, error)

	GoOut(ctx context.Context, o house.Outing, with ...int64) (shelter.Receipt, error)
	ComeBack(ctx context.Context, resident int64, at civil.Instant, with ...int64) (shelter.Receipt, error)
	Correct(ctx context.Context, c house.Correction, more ...house.Correction) (shelter.Receipt, error)
	KeepBed(ctx context.Context, resident int64, until civil.Instant, note string) (shelter.Receipt, error)
	FreeBed(ctx context.Context, resident int64, note string) (shelter.Receipt, error)
}

// Input is an input with the name that faults have for it. Loose ones only help to fill in
// others and are kept in no draft.
type Input struct {
	Name  string
	In    widgets.Input
	Loose bool
}

// Form is what is asked, in the order of Return.
type Form struct {
	Title, Verb string
	Inputs      []Input
	Rows        []fyne.CanvasObject
	Beneath     map[string]string // the input under which a refusal is said, by its key
	Save        func(context.Context) (shelter.Receipt, error)

	d    *desk.Desk
	wide float32
}

// roomy is how wide a form must be for its short inputs to stand in one row.
const roomy = 700

func newForm(d *desk.Desk, title, verb string, wide float32) *Form {
	return &Form{Title: title, Verb: verb, Beneath: map[string]string{}, d: d, wide: wide}
}

func (f *Form) add(name string, in widgets.Input) widgets.Input {
	f.Inputs = append(f.Inputs, Input{Name: name, In: in})
	return in
}

func (f *Form) loose(name string, in widgets.Input) widgets.Input {
	f.Inputs = append(f.Inputs, Input{Name: name, In: in, Loose: true})
	return in
}

func (f *Form) row(o ...fyne.CanvasObject) { f.Rows = append(f.Rows, o...) }

// beneath says these refusals under an input.
func (f *Form) beneath(name string, keys ...string) {
	for _, k := range keys {
		f.Beneath[k] = name
	}
}

// moment is a day and a time of day, which may both be empty.
type moment struct {
	d               *desk.Desk
	name, timeName  string
	day             *widgets.DateField
	time            *widgets.TimeField
	wasDay, wasTime string
}

// newMoment makes the inputs of a moment; at 0 leaves them empty.
func (f *Form) newMoment(name, timeName, label string, at civil.Instant) *moment {
	m := &moment{d: f.d, name: name, timeName: timeName}
	words := f.d.DateWords()
	m.day = widgets.NewDateField(label, civil.Day{}, f.d.Today, words)
	m.time = widgets.NewTimeField(f.d.T("outing.time"), -1, 0, words)
	m.day.Spill = 420
	m.time.Spill = 200
	if at != 0 {
		m.set(at)
	}
	m.wasDay, m.wasTime = m.day.Text(), m.time.Text()
	f.add(name, m.day)
	f.add(timeName, m.time)
	return m
}

func (m *moment) set(at civil.Instant) {
	local := m.d.Zone.Local(at)
	m.day.SetDay(m.d.Zone.Day(at))
	m.time.SetTime(local.Hour(), local.Minute())
}

func (m *moment) clear() {
	m.day.SetDay(civil.Day{})
	m.time.SetText("")
}

// untouched reports whether it stands as it was filled in.
func (m *moment) untouched() bool { return m.day.Text() == m.wasDay && m.time.Text() == m.wasTime }

// read is the moment, 0 for none; a time alone is of today.
func (m *moment) read(faults *fault.Fields) civil.Instant {
	day, ok := m.day.Day()
	hour, minute, timed := m.time.Time()
	switch {
	case !ok || m.day.Fault() != "":
		faults.Add(m.name, "fault.date.unreadable")
		return 0
	case !timed && (m.time.Text() != "" || !day.IsZero()):
		faults.Add(m.timeName, "fault.date.time")
		return 0
	case !timed:
		return 0
	case day.IsZero():
		day = m.d.Today()
	}
	return m.d.Zone.At(day, hour, minute)
}

// field is a line of text.
func field(label, value string) *widgets.Field { return widgets.NewField(label, value) }

// side sets inputs side by side with these shares.
func side(shares []float32, o ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Columns(12, shares, o...)
}
