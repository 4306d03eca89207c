package residents

import (
	"context"
	"encoding/json"
	"strconv"

	"fyne.io/fyne/v2"

	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// draftForm names the drafts of this page.
const draftForm = desk.Residents

// kept is a draft as it is stored.
type kept struct {
	Kind     string
	Resident int64
	Event    int64  // of a correction
	Values   values // those that were changed
}

// draft keeps what is typed into a form, and offers it again.
type draft struct {
	s       *Screen
	content *fyne.Container // the offer, above the list
	asked   bool            // the file was asked whether there is one
	found   *kept
}

func newDraft(s *Screen) *draft { return &draft{s: s, content: widgets.Stack(0)} }

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	f := s.record.form
	if f == nil {
		return nil
	}
	changed := f.values().since(f.initial)
	if len(changed) == 0 {
		return nil
	}
	k := kept{Kind: f.kind, Resident: s.record.id, Event: f.event, Values: changed}
	body, err := json.Marshal(k)
	if err != nil {
		return err
	}
	s.draft.found = &k
	return s.house.SaveDraft(context.Background(), draftForm, body)
}

// offer shows what was left unfinished, unless it is being worked on.
func (d *draft) offer() {
	s := d.s
	if !d.asked {
		d.asked = true
		d.find()
	}
	d.content.Objects = nil
	if d.found != nil && s.record.form == nil {
		if who, err := s.house.Resident(context.Background(), d.found.Resident); err == nil {
			d.content.Add(widgets.Pad(0, 0, 0, 0, widgets.NewNotice("", s.desk.T("residents.unfinished", "Word", who.CodeWord), widgets.Held,
				widgets.NewSmallButton(s.desk.T("residents.forget"), widgets.Plain, "", d.drop),
				widgets.NewSmallButton(s.desk.T("residents.resume"), widgets.Plain, widgets.IconNote, d.resume))))
		}
	}
	shown(d.content, len(d.content.Objects) > 0)
	if s.content != nil {
		s.content.Refresh()
	}
}

func (d *draft) find() {
	x, ok, err := d.s.house.Draft(context.Background(), draftForm)
	if err != nil || !ok {
		return
	}
	var k kept
	if json.Unmarshal(x.Body, &k) == nil {
		d.found = &k
	}
}

// resume opens the form again with what was typed. An identity is opened anew, for a reason.
func (d *draft) resume() {
	k := d.found
	if k == nil {
		return
	}
	d.s.show(k.Resident)
	r := d.s.record
	restore := func() {
		if f := r.form; f != nil && f.kind == k.Kind {
			f.fill(k.Values)
			d.content.Objects = nil
			shown(d.content, false)
			d.s.content.Refresh()
		}
	}
	switch k.Kind {
	case formFacts:
		r.startEdit()
	case formMove:
		r.startMove()
	case formExit:
		r.startExit()
	case formOut:
		r.startOut()
	case formBack:
		r.startBack()
	case formDecide:
		r.startDecide()
	case formCorrect:
		r.startCorrect(k.Event)
	case formReturn:
		r.startReturn()
	case formLoans:
		r.startLoans()
	case formSizes:
		r.startSizes()
	case formIdentity:
		r.door.askThen(func() { r.startIdentity(); restore() })
		return
	}
	restore()
}

// fill puts kept values into a form, making the rows that they need.
func (f *form) fill(v values) {
	if f.shape != nil {
		f.shape(v)
	}
	f.put(v)
}

// drop forgets what was kept.
func (d *draft) drop() {
	if d.found != nil {
		d.s.desk.Failed(d.s.house.DropDraft(context.Background(), draftForm), nil)
		d.found = nil
	}
	d.offer()
}

// missingOf is the reason for having no answer that a key stands for, Answered for others.
func missingOf(key string) people.Missing {
	n, err := strconv.Atoi(key)
	if m := people.Missing(n); err == nil && m.Valid() {
		return m
	}
	return people.Answered
}
