package rollcall

import (
	"context"
	"errors"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// Save implements desk.Saver: the whole roll call in one act. Whatever is wrong, every tick
// stays.
func (s *Screen) Save() {
	d := s.d
	at, ok := s.at()
	if why := s.unread(); len(why) > 0 || !ok {
		if len(why) == 0 {
			why = []widgets.Fault{{Name: "time", Text: d.T("fault.date.time")}}
		}
		s.form.Show(why)
		return
	}
	if at > d.Now() { // the list is of an earlier moment
		s.form.Show([]widgets.Fault{{Name: "at", Text: d.T("fault.moment.future")}})
		return
	}
	if open := s.list.open(); len(open) > 0 {
		s.list.table.SelectID(open[0].Resident)
		d.Host.Focus(s.list.table.Focus())
		d.Host.Notify(desk.Note{Text: d.T("rollcall.unticked", "Words", words(open)), Wrong: true})
		return
	}
	n := house.NewRollCall{At: at, Seen: s.list.seen(), Note: s.note.Text(), Corrects: s.corrects.ID}
	done, receipt, err := s.h.CallRoll(context.Background(), n)
	var refused *fault.Refusal
	if d.Failed(err, s.form) {
		if errors.As(err, &refused) { // somebody left or came: the list takes that up
			s.list.reload()
			d.Host.Focus(s.list.table.Focus())
		}
		return
	}
	d.Done(receipt.Message, nil)
	s.side.compare(done, at, s.list.lines)
	s.dropDraft()
	s.fresh()
	s.list.reload()
	s.side.reload()
	s.layOut()
	s.side.focus()
}

// unread are the fields whose text means nothing to them.
func (s *Screen) unread() (wrong []widgets.Fault) {
	if why := s.day.Fault(); why != "" {
		wrong = append(wrong, widgets.Fault{Name: "at", Text: why})
	}
	if why := s.time.Fault(); why != "" {
		wrong = append(wrong, widgets.Fault{Name: "time", Text: why})
	}
	return wrong
}

// correct takes a roll call that was mistyped up again, with all its ticks.
func (s *Screen) correct(c house.RollCall, rows []house.SeenRow) {
	s.leaving(func() {
		s.fresh()
		s.corrects = c
		for _, r := range rows {
			s.list.found[r.Resident] = r.Found
		}
		s.note.SetText(c.Note)
		s.setMoment(c.At)
		s.was = s.moment()
		s.marked()
		s.list.reload()
		s.layOut()
		s.d.Host.Focus(s.list.table.Focus())
	})
}

// marked says that an earlier roll call is being corrected.
func (s *Screen) marked() {
	s.mark.Objects = nil
	if s.corrects.ID != 0 {
		s.mark.Objects = append(s.mark.Objects, widgets.NewNotice("", s.d.T("rollcall.correcting", "Time", s.d.DayTime(s.corrects.At)), widgets.Held))
	}
	s.mark.Refresh()
}

// comeBack notes that people who were marked out were seen in the house at a moment, 0 for now.
func (s *Screen) comeBack(at civil.Instant, who ...int64) bool {
	r, err := s.h.ComeBack(context.Background(), who[0], at, who[1:]...)
	if s.d.Failed(err, nil) {
		return false
	}
	s.d.Done(r.Message, r.Undo)
	return true
}
