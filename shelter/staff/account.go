package staff

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// Account is somebody who opens the file with her own password.
type Account struct {
	ID     int64
	Slot   string // the key slot that her password opens; empty when she left
	Login  string
	Name   string
	Roles  []Role
	Active bool
	Left   civil.Instant
}

// Holds reports whether a has role r.
func (a Account) Holds(r Role) bool { return slices.Contains(a.Roles, r) }

// AccountBySlot is the account whose password opened the file; sign-in asks it, so it
// needs no right. A slot that nobody has is refused with "refused.no_account".
func AccountBySlot(tx *vault.Tx, slot string) (Account, error) {
	as, err := query(tx, `where slot = ? and active = 1`, slot)
	if err == nil && len(as) == 0 {
		err = fault.Refuse("refused.no_account")
	}
	if err != nil {
		return Account{}, err
	}
	return as[0], nil
}

// AccountByID is the account id, also of somebody who left.
func AccountByID(tx *vault.Tx, id int64) (Account, error) {
	as, err := query(tx, `where id = ?`, id)
	if err == nil && len(as) == 0 {
		err = fault.Refuse("refused.no_account")
	}
	if err != nil {
		return Account{}, err
	}
	return as[0], nil
}

// Accounts are all accounts, those who left last. Everybody who is signed in may see them.
func Accounts(tx *vault.Tx) ([]Account, error) {
	if err := signedIn(tx); err != nil {
		return nil, err
	}
	return query(tx, `order by active desc, id`)
}

// NameOf is the name of account id; it is empty for the program itself.
func NameOf(tx *vault.Tx, id int64) (string, error) {
	var name string
	err := tx.QueryRow(`select name from account where id = ?`, id).Scan(&name)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("name of account %d: %w", id, err)
	}
	return name, nil
}

func query(tx *vault.Tx, where string, args ...any) ([]Account, error) {
	rows, err := tx.Query(`select id, coalesce(slot, ''), login, name, active, coalesce(left_at, 0),
		coalesce((select group_concat(role, ' ') from account_role where account = account.id), '')
		from account `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("read accounts: %w", err)
	}
	defer rows.Close()
	var as []Account
	for rows.Next() {
		var a Account
		var roles string
		if err := rows.Scan(&a.ID, &a.Slot, &a.Login, &a.Name, &a.Active, &a.Left, &roles); err != nil {
			return nil, fmt.Errorf("read accounts: %w", err)
		}
		for _, r := range Roles() {
			if slices.Contains(strings.Fields(roles), string(r)) {
				a.Roles = append(a.Roles, r)
			}
		}
		as = append(as, a)
	}
	return as, rows.Err()
}

// joined lists roles in the order of Roles.
func joined(rs []Role) string {
	var s []string
	for _, r := range Roles() {
		if slices.Contains(rs, r) {
			s = append(s, string(r))
		}
	}
	return strings.Join(s, " ")
}
