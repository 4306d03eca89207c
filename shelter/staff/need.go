package staff

import (
	"fmt"

	"pana/shelter/fault"
	"pana/shelter/vault"
)

// Need refuses with "refused.no_right" unless the actor's role has right in some scope,
// and with "refused.not_signed_in" unless her account is active and holds that role now.
func Need(tx *vault.Tx, right Right) error {
	if ScopeOf(Role(tx.Actor().Role), right) == None {
		return fault.Refuse("refused.no_right")
	}
	return signedIn(tx)
}

// NeedAny is Need for the first of rights that the role has.
func NeedAny(tx *vault.Tx, rights ...Right) error {
	for _, r := range rights {
		if ScopeOf(Role(tx.Actor().Role), r) != None {
			return signedIn(tx)
		}
	}
	return fault.Refuse("refused.no_right")
}

// signedIn checks that the actor is an active account in one of its own roles.
func signedIn(tx *vault.Tx) error {
	a := tx.Actor()
	var n int
	err := tx.QueryRow(`select count(*) from account a join account_role r on r.account = a.id
		where a.id = ? and a.active = 1 and r.role = ?`, a.Account, a.Role).Scan(&n)
	if err != nil {
		return fmt.Errorf("look up account %d: %w", a.Account, err)
	}
	if n == 0 {
		return fault.Refuse("refused.not_signed_in")
	}
	return nil
}

// by is the actor's account as it is stored: NULL for the program itself.
func by(tx *vault.Tx) any { return orNull(tx.Actor().Account) }

func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}
