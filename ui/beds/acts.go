package beds

import (
	"context"

	"pana/shelter"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// actName names what can be done with a bed.
type actName string

const (
	actAdmit     actName = "admit"
	actAdmitHeld actName = "admit-held"
	actHold      actName = "hold"
	actOut       actName = "out"
	actBack      actName = "back"
	actRelease   actName = "release"
	actRecord    actName = "record"
	actMove      actName = "move"
	actExit      actName = "exit"
	actGoOut     actName = "go-out"
	actComeBack  actName = "come-back"
	actBackAt    actName = "back-at"
	actDecide    actName = "decide"
	actCorrect   actName = "correct"
	actHistory   actName = "history"
	actHere      actName = "here"
	actCancel    actName = "cancel"
)

// act is how an act is called, its key if it is not the main one, and what it does.
type act struct {
	word string
	tag  string
	do   func(*Screen, *house.BoardBed)
}

// theAct is what that name stands for.
func theAct(name actName) act {
	return map[actName]act{
		actAdmit: {"beds.admit", "", func(s *Screen, b *house.BoardBed) {
			s.d.Go(desk.Place{Screen: desk.Intake, ID: b.ID, Filter: "bed"})
		}},
		actAdmitHeld: {"beds.admit", "", func(s *Screen, b *house.BoardBed) {
			if b.Hold.Referral != 0 {
				s.d.Go(desk.Place{Screen: desk.Intake, ID: b.Hold.Referral, Filter: "referral"})
				return
			}
			s.d.Go(desk.Place{Screen: desk.Intake, ID: b.Hold.ID, Filter: "hold"})
		}},
		actHold:    {"button.hold", "", func(s *Screen, b *house.BoardBed) { s.holdForm(b, "", 0) }},
		actOut:     {"beds.take_out", "", (*Screen).outageForm},
		actBack:    {"beds.put_back", "", (*Screen).putBack},
		actRelease: {"button.release", "", func(s *Screen, b *house.BoardBed) { s.release(b.Hold.ID) }},
		actRecord: {"beds.record", "", func(s *Screen, b *house.BoardBed) {
			s.d.Go(desk.Place{Screen: desk.Residents, ID: b.Resident.ID})
		}},
		actMove:     {"button.move", "Ctrl M", func(s *Screen, _ *house.BoardBed) { s.Move() }},
		actExit:     {"button.exit", "", (*Screen).exitForm},
		actGoOut:    {"beds.go_out", "Ctrl O", (*Screen).outForm},
		actComeBack: {"beds.come_back", "Ctrl O", (*Screen).comeBack},
		actBackAt:   {"beds.back_at", "", (*Screen).backForm},
		actDecide:   {"beds.decide", "", (*Screen).decideForm},
		actCorrect:  {"beds.correct", "", (*Screen).correctForm},
		actHistory:  {"beds.history", "", (*Screen).history},
		actHere:     {"beds.here", "", func(s *Screen, b *house.BoardBed) { s.drop(b.ID) }},
		actCancel:   {"button.cancel", "Esc", func(s *Screen, _ *house.BoardBed) { s.Back() }},
	}[name]
}

// acts are what can be done with a bed, the main one first; only those that the role may do
// and the moment allows.
func (s *Screen) acts(b *house.BoardBed) []actName {
	may := s.mayWrite()
	switch {
	case b.Resident != nil && may && b.State == house.Away:
		if s.undecided(b) {
			return []actName{actComeBack, actDecide, actCorrect, actRecord}
		}
		return []actName{actComeBack, actBackAt, actCorrect, actRecord} // exit from the record
	case b.Resident != nil && may:
		return []actName{actRecord, actMove, actGoOut, actExit, actHistory}
	case b.Resident != nil:
		return []actName{actRecord, actHistory}
	case !may:
	case b.State == house.Free:
		return []actName{actAdmit, actHold, actOut, actHistory}
	case b.State == house.Held && b.Hold != nil:
		return []actName{actAdmitHeld, actRelease, actHistory}
	case b.State == house.Out:
		return []actName{actBack, actHistory}
	}
	return []actName{actHistory}
}

// button is that of an act on the selected bed.
func (s *Screen) button(name actName, main bool) *widgets.Button {
	a := theAct(name)
	kind, tag := widgets.Plain, a.tag
	if main {
		kind, tag = widgets.Filled, "Enter"
	}
	x := widgets.NewSmallButton(s.d.T(a.word), kind, "", func() { s.do(name) })
	x.Tag = tag
	return x
}

func (s *Screen) do(name actName) {
	if b, _ := s.chosen(); b != nil {
		theAct(name).do(s, b)
	}
}

// mainAct is Return on the board.
func (s *Screen) mainAct() {
	b, _ := s.chosen()
	switch {
	case b == nil:
	case s.carry != nil:
		s.drop(b.ID)
	case s.filling():
	default:
		s.do(s.acts(b)[0])
	}
}

// say is a passing sentence.
func (s *Screen) say(key string, args ...any) {
	s.d.Host.Notify(desk.Note{Text: s.d.T(key, args...), Hint: true})
}

// finished tells what came of a change and reports whether it was made.
func (s *Screen) finished(r shelter.Receipt, err error, f desk.Form) bool {
	if s.d.Failed(err, f) {
		return false
	}
	s.d.Done(r.Message, r.Undo)
	return true
}

func (s *Screen) release(hold int64) {
	r, err := s.s.ReleaseHold(context.Background(), hold)
	s.finished(r, err, nil)
	s.Focus()
}

func (s *Screen) putBack(b *house.BoardBed) {
	r, err := s.s.PutBack(context.Background(), b.ID)
	s.finished(r, err, nil)
	s.Focus()
}
