package shelter

import (
	"context"
	"errors"

	"pana/shelter/fault"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Handover is what the shift that lasts hands over: a draft with the facts as they are
// now, or as they were signed. ok is false when no shift was begun.
func (s *Session) Handover(ctx context.Context) (h shift.Handover, ok bool, err error) {
	err = s.View(ctx, func(tx *vault.Tx) (err error) {
		h, ok, err = HandoverNow(tx)
		return err
	})
	return h, ok, err
}

// HandoverWaits is how many handovers are signed by their giver and wait to be accepted:
// one or none.
func (s *Session) HandoverWaits(ctx context.Context) (n int, err error) {
	err = s.View(ctx, func(tx *vault.Tx) error {
		h, ok, err := shift.Now(tx)
		if ok && h.State == shift.Given {
			n = 1
		}
		return err
	})
	return n, err
}

// HandoverOf is one handover, of whatever shift.
func (s *Session) HandoverOf(ctx context.Context, id int64) (shift.Handover, error) {
	return read(ctx, s, func(tx *vault.Tx) (shift.Handover, error) { return HandoverByID(tx, id) })
}

// Handovers are those that were accepted, the latest first, without lines and facts;
// before is the number of the last one of the page before, 0 for the first page.
func (s *Session) Handovers(ctx context.Context, before int64, limit int) ([]shift.Handover, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]shift.Handover, error) { return shift.Past(tx, before, limit) })
}

// BeginShift opens a shift without a handover: the first one, or one after a giver who
// went home without signing.
func (s *Session) BeginShift(ctx context.Context) (Receipt, error) {
	var id int64
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		id, err = shift.Begin(tx)
		return err
	})
	return Receipt{Message: fault.Say("done.shift_begun"), ID: id}, err
}

// SaveHandoverLine writes a line on a draft: a new one when its ID is 0.
func (s *Session) SaveHandoverLine(ctx context.Context, handover int64, l shift.Line) (Receipt, error) {
	var id int64
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		id, err = shift.SaveLine(tx, handover, l)
		return err
	})
	if err != nil || l.ID != 0 {
		return Receipt{Message: fault.Say("done.line_saved"), ID: l.ID}, err
	}
	return Receipt{Message: fault.Say("done.line_saved"), ID: id, Undo: func(ctx context.Context) error {
		_, err := s.DropHandoverLine(ctx, handover, id)
		return err
	}}, nil
}

// DropHandoverLine takes a line off a draft again.
func (s *Session) DropHandoverLine(ctx context.Context, handover, line int64) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return shift.DropLine(tx, handover, line) })
	return Receipt{Message: fault.Say("done.line_dropped"), ID: line}, err
}

// TickHandoverLine says that the action of a line was done, or that it wasn't.
func (s *Session) TickHandoverLine(ctx context.Context, line int64, done bool) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return shift.Tick(tx, line, done) })
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.line_ticked"), ID: line, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error { return shift.Tick(tx, line, !done) })
	}}, nil
}

// SaveHandoverChecks writes on a draft what the giver looked at.
func (s *Session) SaveHandoverChecks(ctx context.Context, handover int64, c shift.Checks) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return shift.SaveChecks(tx, handover, c) })
	return Receipt{Message: fault.Say("done.line_saved"), ID: handover}, err
}

// GiveHandover signs a draft as its giver; facts and lines stand from then on. A signature
// has no undo.
func (s *Session) GiveHandover(ctx context.Context, handover int64) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return Give(tx, handover) })
	return Receipt{Message: fault.Say("done.handover_given"), ID: handover}, err
}

// ReturnHandover hands a given sheet back with a question.
func (s *Session) ReturnHandover(ctx context.Context, handover int64, question string) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return shift.Return(tx, handover, question) })
	return Receipt{Message: fault.Say("done.handover_returned"), ID: handover}, err
}

// Taking is the signature of whoever takes a shift over. She proves herself with her own
// password, be she signed in or not.
type Taking struct {
	Handover        int64
	ReadBack        string // what she understood, in her own words
	Login, Password string
}

// AcceptHandover signs a given sheet as the one who takes over; she is signed in from then
// on, in a role that may do so. The receipt's ID is that of her shift. It is done at a
// screen that shows the house already.
func (s *Session) AcceptHandover(ctx context.Context, t Taking) (Receipt, error) {
	if err := s.may(ctx, staff.OperationalRead); err != nil {
		return Receipt{}, err
	}
	slot, proved := s.v.Proves(t.Login, t.Password)
	if errors.Is(proved, fault.Refuse("refused.wrong_password")) {
		if err := s.update(ctx, func(tx *vault.Tx) error {
			return staff.Audit(tx, staff.Entry{Action: staff.ActionFailed, Entity: "handover", ID: t.Handover})
		}); err != nil {
			return Receipt{}, err
		}
	}
	if proved != nil {
		return Receipt{}, proved
	}
	var account staff.Account
	err := s.v.View(ctx, vault.Actor{}, func(tx *vault.Tx) (err error) {
		account, err = staff.AccountBySlot(tx, slot)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	here, role := s.Who()
	change := here.ID != account.ID
	if change {
		role = writing(account)
	}
	var id int64
	err = s.v.Update(ctx, vault.Actor{Account: account.ID, Role: string(role)}, func(tx *vault.Tx) (err error) {
		if id, err = shift.Accept(tx, t.Handover, t.ReadBack); err != nil || !change {
			return err
		}
		return staff.SignedIn(tx)
	})
	if err != nil {
		return Receipt{}, err
	}
	if change {
		s.mu.Lock()
		s.account, s.role = account, role
		s.mu.Unlock()
	}
	return Receipt{Message: fault.Say("done.handover_accepted"), ID: id}, nil
}

// writing is the first of an account's roles that writes the operational record.
func writing(a staff.Account) staff.Role {
	for _, r := range a.Roles {
		if staff.ScopeOf(r, staff.OperationalWrite) != staff.None {
			return r
		}
	}
	if len(a.Roles) == 0 {
		return ""
	}
	return a.Roles[0]
}

// Give signs a draft as its giver, with the facts up to now.
func Give(tx *vault.Tx, handover int64) error {
	h, err := shift.Of(tx, handover)
	if err != nil {
		return err
	}
	h.Span.To = tx.Now()
	facts, err := Facts(tx, h.Span)
	if err != nil {
		return err
	}
	return shift.Give(tx, handover, facts)
}

// HandoverNow is the handover of the shift that lasts; facts of a draft are gathered.
func HandoverNow(tx *vault.Tx) (shift.Handover, bool, error) {
	h, ok, err := shift.Now(tx)
	if err != nil || !ok {
		return h, ok, err
	}
	return h, true, fill(tx, &h)
}

// HandoverByID is one handover; facts of a draft are gathered.
func HandoverByID(tx *vault.Tx, id int64) (shift.Handover, error) {
	h, err := shift.Of(tx, id)
	if err != nil {
		return h, err
	}
	return h, fill(tx, &h)
}

func fill(tx *vault.Tx, h *shift.Handover) (err error) {
	if h.State.Signed() {
		return nil
	}
	span := h.Span
	span.To = tx.Now() + 1
	if h.Shift.Closed != 0 {
		span.To = h.Shift.Closed
	}
	h.Facts, err = Facts(tx, span)
	return err
}
