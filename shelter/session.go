package shelter

import (
	"context"
	"errors"
	"slices"
	"sync"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Session is one signed-in person, in one role, over the open file. It is safe for use
// by several goroutines.
type Session struct {
	v     *vault.Vault
	path  string
	clock *clock

	mu       sync.Mutex
	account  staff.Account
	role     staff.Role
	settings staff.Settings
}

// Receipt says what a change came to.
type Receipt struct {
	Message fault.Message
	ID      int64                       // of the record that was made, if one was
	IDs     []int64                     // of all that were made, when they are several
	Undo    func(context.Context) error // nil: it can't be taken back

	Documents []int64 // of the store, made by an admission
	Lacking   int     // arrival kits that the store couldn't give
}

// Who is the signed-in account and the role in which it acts.
func (s *Session) Who() (staff.Account, staff.Role) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.account, s.role
}

// SetRole makes the account act in another of its roles.
func (s *Session) SetRole(ctx context.Context, r staff.Role) error {
	account, old := s.Who()
	if r == old {
		return nil
	}
	if !slices.Contains(account.Roles, r) {
		return fault.Refuse("refused.not_your_role")
	}
	s.mu.Lock()
	s.role = r
	s.mu.Unlock()
	return s.update(ctx, func(tx *vault.Tx) error {
		return staff.Audit(tx, staff.Entry{Action: "role", Entity: "account", ID: account.ID})
	})
}

// SwitchTo makes another person the signed-in one without closing the file, when the
// password is hers.
func (s *Session) SwitchTo(ctx context.Context, login, password string) error {
	slot, proved := s.v.Proves(login, password)
	if errors.Is(proved, fault.Refuse("refused.wrong_password")) {
		if err := s.update(ctx, func(tx *vault.Tx) error {
			return staff.Audit(tx, staff.Entry{Action: staff.ActionFailed, Entity: "session"})
		}); err != nil {
			return err
		}
	}
	if proved != nil {
		return proved
	}
	var account staff.Account
	err := s.v.View(ctx, vault.Actor{}, func(tx *vault.Tx) (err error) {
		account, err = staff.AccountBySlot(tx, slot)
		return err
	})
	if err != nil {
		return err
	}
	if err := s.become(account); err != nil {
		return err
	}
	return s.update(ctx, signIn)
}

// become takes account in the first of its roles.
func (s *Session) become(account staff.Account) error {
	if !account.Active || len(account.Roles) == 0 {
		return fault.Refuse("refused.account_left")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.account, s.role = account, account.Roles[0]
	return nil
}

// Lock notes the signing out, closes the file and drops its key. Nothing can be done
// with s afterwards.
func (s *Session) Lock() error {
	// A file that can't be written any more is locked all the same.
	noted := s.update(context.Background(), staff.SignedOut)
	return errors.Join(s.v.Lock(), unless(noted))
}

// unless drops the refusals that only say why nothing could be noted.
func unless(err error) error {
	var r *fault.Refusal
	if errors.As(err, &r) {
		return nil
	}
	return err
}

// ClockBack reports whether the computer's clock is behind what was written last, and
// when that was; nothing is written until ConfirmClock.
func (s *Session) ClockBack() (last civil.Instant, back bool) { return s.v.ClockBack() }

// ConfirmClock says that the clock is right as it is; the confirming is audited.
func (s *Session) ConfirmClock(ctx context.Context) error {
	s.v.ConfirmClock()
	return s.update(ctx, func(tx *vault.Tx) error {
		if err := staff.Audit(tx, staff.Entry{Action: "clock-confirmed", Entity: "file"}); err != nil {
			return err
		}
		return opened(tx)
	})
}

// Path is where the file lies.
func (s *Session) Path() string { return s.path }

// Now is the file's time.
func (s *Session) Now() civil.Instant { return s.clock.Now() }

// Zone is the house's time zone.
func (s *Session) Zone() civil.Zone {
	s.mu.Lock()
	name := s.settings.Zone
	s.mu.Unlock()
	z, err := civil.LoadZone(name)
	if err != nil {
		return civil.Almaty
	}
	return z
}

// OnChange calls f with what changed after each commit, in their order.
func (s *Session) OnChange(f func(topics []string)) { s.v.OnChange(f) }

func (s *Session) actor() vault.Actor {
	s.mu.Lock()
	defer s.mu.Unlock()
	return vault.Actor{Account: s.account.ID, Role: string(s.role)}
}

// View reads one state of the file as the signed-in person; work functions of the parts
// check her rights.
func (s *Session) View(ctx context.Context, f func(*vault.Tx) error) error {
	return s.v.View(ctx, s.actor(), f)
}

// Update makes one change, all of it or nothing, as the signed-in person. Screens use
// the named actions; it is open for reports and tests.
func (s *Session) Update(ctx context.Context, f func(*vault.Tx) error) error {
	return s.update(ctx, f)
}

func (s *Session) update(ctx context.Context, f func(*vault.Tx) error) error {
	return s.v.Update(ctx, s.actor(), f)
}

// read runs one reading function and hands its value on.
func read[T any](ctx context.Context, s *Session, f func(*vault.Tx) (T, error)) (T, error) {
	var out T
	err := s.View(ctx, func(tx *vault.Tx) (err error) {
		out, err = f(tx)
		return err
	})
	return out, err
}
