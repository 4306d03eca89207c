package shelter

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Copy is a copy of a file that was proven when it was made.
type Copy = vault.Copy

// CopiesIn are the copies that lie in a folder, the newest first.
func CopiesIn(dir string) ([]Copy, error) { return vault.Copies(dir, civil.Almaty) }

// Restore puts the copy at from where target is, after proving it. What is at target is
// never overwritten: it is moved aside, and aside is its new name.
func Restore(ctx context.Context, from, target, login, password string, o Options) (aside string, err error) {
	return vault.Restore(ctx, from, target, o.vault(newClock(o.Clock)), login, password)
}

// Recover opens the file with the code from the sealed envelope, gives the director of
// that login a new password, and signs her in with it. The code is used up: a new one is
// handed out in its place.
func Recover(ctx context.Context, path, code, login, password string, o Options) (s *Session, next string, err error) {
	if err := Strong(password, login, ""); err != nil {
		return nil, "", err
	}
	v, err := vault.UnlockWithRecovery(path, o.vault(newClock(o.Clock)), code)
	if err != nil {
		return nil, "", err
	}
	next, err = recoverIn(ctx, v, login, password)
	if err = errors.Join(err, v.Lock()); err != nil {
		return nil, "", err
	}
	s, err = Open(ctx, path, login, password, o)
	return s, next, err
}

func recoverIn(ctx context.Context, v *vault.Vault, login, password string) (string, error) {
	var a staff.Account
	err := v.View(ctx, vault.Actor{}, func(tx *vault.Tx) (err error) {
		a, err = director(tx, login)
		return err
	})
	if err != nil {
		return "", err
	}
	if err := v.ReplaceSlot(a.Slot, a.Login, password); err != nil {
		return "", err
	}
	next, err := v.NewRecoveryCode()
	if err != nil {
		return "", err
	}
	return next, v.Update(ctx, vault.Actor{Account: a.ID, Role: string(staff.Director)}, func(tx *vault.Tx) error {
		return staff.Audit(tx, staff.Entry{Action: "recovered", Entity: "account", ID: a.ID})
	})
}

// director is the active director of that login.
func director(tx *vault.Tx, login string) (staff.Account, error) {
	rows, err := tx.Query(`SELECT a.id, a.login FROM account a JOIN account_role r ON r.account = a.id
		WHERE a.active = 1 AND r.role = ?`, string(staff.Director))
	if err != nil {
		return staff.Account{}, fmt.Errorf("list directors: %w", err)
	}
	defer rows.Close()
	var found int64
	for rows.Next() {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return staff.Account{}, fmt.Errorf("list directors: %w", err)
		}
		if strings.EqualFold(name, strings.TrimSpace(login)) {
			found = id
		}
	}
	if err := rows.Err(); err != nil {
		return staff.Account{}, fmt.Errorf("list directors: %w", err)
	}
	if found == 0 {
		return staff.Account{}, fault.Refuse("refused.no_director")
	}
	rows.Close()
	return staff.AccountByID(tx, found)
}
