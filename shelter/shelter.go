package shelter

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/schema"
	"pana/shelter/staff"
	"pana/shelter/vault"
	"pana/shelter/vault/keyslot"
)

// Options say how a file is opened. The zero value is right for daily work.
type Options struct {
	Clock civil.Clock  // nil: the computer's, or a demo file's own
	Cost  keyslot.Cost // zero: as slow as this computer bears
	Rand  io.Reader    // nil: the system's
}

// Director is the first account of a new file.
type Director struct{ Login, Name, Password string }

// Setup is what a new shelter needs to begin.
type Setup struct {
	HouseName string // a neutral one: it stands on paper
	Lang      string // of the window and of paper
	WordLang  string // of the code words
	Director  Director
	Rooms     []house.NewRoom
	CopyDir   string // where copies go, "" for none yet
	Demo      bool
	DemoStart civil.Instant
}

// Parts are the numbered tables of which the file is made, in their order.
func Parts() []vault.Part {
	return []vault.Part{{Name: "shelter", Files: schema.Files}, inventory.Part()}
}

func (o Options) vault(c civil.Clock) vault.Options {
	return vault.Options{Clock: c, Cost: o.Cost, Rand: o.Rand, Parts: Parts()}
}

// Create makes the file of a new shelter at path and signs its director in. The second
// value is the recovery code, which is shown once and never stored.
func Create(ctx context.Context, path string, p Setup, o Options) (*Session, string, error) {
	if err := p.check(); err != nil {
		return nil, "", err
	}
	c := newClock(o.Clock)
	v, err := vault.Create(path, o.vault(c), p.Director.Login, p.Director.Password)
	if err != nil {
		return nil, "", err
	}
	s := &Session{v: v, path: path, clock: c}
	code, err := s.create(ctx, p)
	if err != nil {
		// What was just made holds nothing yet; a second try must find the path free.
		return nil, "", errors.Join(err, v.Lock(), os.Remove(path))
	}
	return s, code, nil
}

func (s *Session) create(ctx context.Context, p Setup) (string, error) {
	if err := Found(ctx, s.v, p); err != nil {
		return "", err
	}
	if err := s.begin(ctx); err != nil {
		return "", err
	}
	return s.v.NewRecoveryCode()
}

// Found writes the director's account, the settings and the plan of the house into a
// file that has none yet.
func Found(ctx context.Context, v *vault.Vault, p Setup) error {
	boot := vault.Actor{Account: 1, Role: string(staff.Director)}
	return v.Update(ctx, boot, func(tx *vault.Tx) error {
		if _, err := staff.AddAccount(tx, staff.New{Login: p.Director.Login, Name: p.Director.Name,
			Slot: v.Slot(), Roles: []staff.Role{staff.Director}}); err != nil {
			return fmt.Errorf("add the director: %w", err)
		}
		set := staff.Defaults()
		set.HouseName, set.Lang, set.WordLang, set.CopyDir = p.HouseName, p.Lang, p.WordLang, p.CopyDir
		set.Demo, set.DemoStart = p.Demo, p.DemoStart
		if err := staff.SaveSettings(tx, set); err != nil {
			return err
		}
		for _, r := range p.Rooms {
			if _, err := house.AddRoom(tx, r); err != nil {
				return fmt.Errorf("add a room: %w", err)
			}
		}
		return nil
	})
}

func (p Setup) check() error {
	var f fault.Fields
	if blank(p.HouseName) {
		f.Add("house_name", "fault.text.empty")
	}
	if blank(p.Director.Login) {
		f.Add("director.login", "fault.text.empty")
	}
	if blank(p.Director.Name) {
		f.Add("director.name", "fault.text.empty")
	}
	if err := f.Under("director.", Strong(p.Director.Password, p.Director.Login, p.HouseName)); err != nil {
		return err
	}
	return f.Err()
}

// Open unlocks the file at path, which is signing in: the account is the one whose key
// slot the password opened.
func Open(ctx context.Context, path, login, password string, o Options) (*Session, error) {
	c := newClock(o.Clock)
	v, err := vault.Unlock(path, o.vault(c), login, password)
	if err != nil {
		return nil, err
	}
	s := &Session{v: v, path: path, clock: c}
	if err := s.begin(ctx); err != nil {
		return nil, errors.Join(err, v.Lock())
	}
	return s, nil
}

// begin makes s the session of the account that holds the slot: it sets the file's own
// clock, writes the sign-in, and lets holds go that ran out while nobody was here.
func (s *Session) begin(ctx context.Context) error {
	var account staff.Account
	err := s.v.View(ctx, vault.Actor{}, func(tx *vault.Tx) (err error) {
		if s.settings, err = staff.ReadSettings(tx); err != nil {
			return err
		}
		if account, err = staff.AccountBySlot(tx, s.v.Slot()); err != nil {
			return err
		}
		return s.clock.belong(tx, s.settings)
	})
	if err != nil {
		return err
	}
	if err := s.become(account); err != nil {
		return err
	}
	if s.settings.Demo && !s.clock.given {
		s.v.ConfirmClock() // it lives through the same day again
	}
	if _, back := s.v.ClockBack(); back {
		// Nothing may be written until somebody confirmed the clock, who can do so now.
		return nil
	}
	return s.update(ctx, opened)
}

// opened writes the sign-in of an opening, and ends what a crash left in between.
func opened(tx *vault.Tx) error {
	if err := signIn(tx); err != nil {
		return err
	}
	return staff.VoidInterrupted(tx)
}

func signIn(tx *vault.Tx) error {
	if err := staff.SignedIn(tx); err != nil {
		return err
	}
	_, err := house.Sweep(tx)
	return err
}
