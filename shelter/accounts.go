package shelter

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// A key slot lies in the header of the file and an account in its pages, so that no one
// transaction holds both. The slot comes first: a slot without an account opens nothing
// (AccountBySlot refuses it), while an account without a slot would promise a sign-in.

// NewAccount is an account to be made.
type NewAccount struct {
	Login, Name, Password string
	Roles                 []staff.Role
}

// Accounts are all accounts, also those that left.
func (s *Session) Accounts(ctx context.Context) ([]staff.Account, error) {
	return read(ctx, s, staff.Accounts)
}

// AddAccount makes an account with its own password.
func (s *Session) AddAccount(ctx context.Context, n NewAccount) (Receipt, error) {
	if err := s.may(ctx, staff.AccountsManage); err != nil {
		return Receipt{}, err
	}
	if err := Strong(n.Password, n.Login, s.houseName()); err != nil {
		return Receipt{}, err
	}
	// A try that is taken back says what is wrong with the rest before a slot is spent.
	if err := s.update(ctx, func(tx *vault.Tx) error {
		if _, err := staff.AddAccount(tx, staff.New{Login: n.Login, Name: n.Name, Roles: n.Roles}); err != nil {
			return err
		}
		return errTry
	}); !errors.Is(err, errTry) {
		return Receipt{}, err
	}
	slot, err := s.v.AddSlot(n.Login, n.Password)
	if err != nil {
		return Receipt{}, err
	}
	var id int64
	err = s.update(ctx, func(tx *vault.Tx) (err error) {
		id, err = staff.AddAccount(tx, staff.New{Login: n.Login, Name: n.Name, Slot: slot, Roles: n.Roles})
		return err
	})
	if err != nil {
		return Receipt{}, errors.Join(err, s.v.RemoveSlot(slot))
	}
	return Receipt{Message: fault.Say("done.account_added", "Name", n.Name), ID: id}, nil
}

var errTry = errors.New("only tried")

// SetRoles gives an account exactly these roles.
func (s *Session) SetRoles(ctx context.Context, id int64, roles []staff.Role) (Receipt, error) {
	var old []staff.Role
	err := s.update(ctx, func(tx *vault.Tx) error {
		a, err := staff.AccountByID(tx, id)
		if err != nil {
			return err
		}
		old = a.Roles
		if err := staff.SetRoles(tx, id, roles); err != nil {
			return err
		}
		// The session would stop in the middle of its work.
		if me, acts := s.Who(); id == me.ID && !slices.Contains(roles, acts) {
			return fault.Refuse("refused.own_role")
		}
		return nil
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.roles_set"), ID: id, Undo: func(ctx context.Context) error {
		_, err := s.SetRoles(ctx, id, old)
		return err
	}}, nil
}

// Leave ends an account: what it did stays under its name, its password opens nothing
// from now on.
func (s *Session) Leave(ctx context.Context, id int64) (Receipt, error) {
	var slot string
	err := s.update(ctx, func(tx *vault.Tx) error {
		a, err := staff.AccountByID(tx, id)
		if err != nil {
			return err
		}
		slot = a.Slot
		if err := staff.Leave(tx, id); err != nil {
			return err
		}
		if me, _ := s.Who(); id == me.ID {
			return fault.Refuse("refused.own_account")
		}
		return nil
	})
	if err != nil {
		return Receipt{}, err
	}
	if slot != "" {
		if err := s.v.RemoveSlot(slot); err != nil {
			return Receipt{}, fmt.Errorf("remove the slot of account %d: %w", id, err)
		}
	}
	return Receipt{Message: fault.Say("done.account_left"), ID: id}, nil
}

// ChangePassword changes the signed-in account's own password, once the old one proves
// that it is she.
func (s *Session) ChangePassword(ctx context.Context, old, password string) (Receipt, error) {
	a, _ := s.Who()
	slot, err := s.v.Proves(a.Login, old)
	if err != nil && !errors.Is(err, fault.Refuse("refused.wrong_password")) {
		return Receipt{}, err
	}
	if err != nil || slot != a.Slot {
		return Receipt{}, fault.Fields{{Name: "old", Message: fault.Say("fault.password.not_yours")}}
	}
	return s.setPassword(ctx, a, password)
}

// ResetPassword gives another account a new password; the director does that.
func (s *Session) ResetPassword(ctx context.Context, id int64, password string) (Receipt, error) {
	if err := s.may(ctx, staff.AccountsManage); err != nil {
		return Receipt{}, err
	}
	a, err := read(ctx, s, func(tx *vault.Tx) (staff.Account, error) { return staff.AccountByID(tx, id) })
	if err != nil {
		return Receipt{}, err
	}
	if !a.Active {
		return Receipt{}, fault.Refuse("refused.account_left")
	}
	return s.setPassword(ctx, a, password)
}

func (s *Session) setPassword(ctx context.Context, a staff.Account, password string) (Receipt, error) {
	if err := Strong(password, a.Login, s.houseName()); err != nil {
		return Receipt{}, err
	}
	// Whoever saw the old one would still get in.
	if s.v.Same(a.Slot, a.Login, password) {
		return Receipt{}, fault.Fields{{Name: "password", Message: fault.Say("fault.password.reused")}}
	}
	if err := s.v.ReplaceSlot(a.Slot, a.Login, password); err != nil {
		return Receipt{}, err
	}
	err := s.update(ctx, func(tx *vault.Tx) error {
		return staff.Audit(tx, staff.Entry{Action: staff.ActionPassword, Entity: "account", ID: a.ID})
	})
	return Receipt{Message: fault.Say("done.password"), ID: a.ID}, err
}

// NewRecoveryCode makes a new recovery code; the old one opens nothing any more.
func (s *Session) NewRecoveryCode(ctx context.Context) (string, error) {
	if err := s.may(ctx, staff.AccountsManage); err != nil {
		return "", err
	}
	code, err := s.v.NewRecoveryCode()
	if err != nil {
		return "", err
	}
	return code, s.update(ctx, func(tx *vault.Tx) error {
		return staff.Audit(tx, staff.Entry{Action: "recovery-code", Entity: "file"})
	})
}

// May refuses when the signed-in role doesn't have right.
func (s *Session) May(ctx context.Context, right staff.Right) error { return s.may(ctx, right) }

func (s *Session) may(ctx context.Context, right staff.Right) error {
	return s.View(ctx, func(tx *vault.Tx) error { return staff.Need(tx, right) })
}

func (s *Session) houseName() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.settings.HouseName
}
