package staff

import (
	"fmt"
	"slices"

	"pana/shelter/fault"
	"pana/shelter/vault"
)

// New is an account to be made.
type New struct {
	Login, Name string
	Slot        string
	Roles       []Role
}

// AddAccount makes an account. The first one of a file must be a director and needs no
// right; the transaction that makes it may already act as it, Actor{1, "director"}.
func AddAccount(tx *vault.Tx, n New) (int64, error) {
	first, err := noAccounts(tx)
	if err != nil {
		return 0, err
	}
	if !first {
		if err := Need(tx, AccountsManage); err != nil {
			return 0, err
		}
	}
	n.Login, n.Name = tidy(n.Login), tidy(n.Name)
	if err := n.check(tx); err != nil {
		return 0, err
	}
	if first && !slices.Contains(n.Roles, Director) {
		return 0, fault.Refuse("refused.first_director")
	}
	maker := by(tx)
	if first {
		maker = nil
	}
	res, err := tx.Exec(`insert into account (slot, login, login_key, name, made_at, made_by)
		values (?, ?, ?, ?, ?, ?)`, orNull(n.Slot), n.Login, loginKey(n.Login), n.Name, int64(tx.Now()), maker)
	if err != nil {
		return 0, fmt.Errorf("add account: %w", err)
	}
	id, err := res.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("add account: %w", err)
	}
	if err := writeRoles(tx, id, nil, n.Roles); err != nil {
		return 0, err
	}
	tx.Touch(TopicStaff)
	return id, Record(tx, Change{Entity: "account", ID: id, Fields: []Diff{
		{Name: "login", New: n.Login, Class: "F5"},
		{Name: "name", New: n.Name, Class: "F5"},
		{Name: "roles", New: joined(n.Roles), Class: "F5"},
	}})
}

// SetRoles gives account id exactly roles; the last director stays one.
func SetRoles(tx *vault.Tx, id int64, roles []Role) error {
	if err := Need(tx, AccountsManage); err != nil {
		return err
	}
	a, err := active(tx, id)
	if err != nil {
		return err
	}
	var f fault.Fields
	checkRoles(&f, roles)
	if err := f.Err(); err != nil {
		return err
	}
	if a.Holds(Director) && !slices.Contains(roles, Director) {
		if err := notLastDirector(tx, id); err != nil {
			return err
		}
	}
	if err := writeRoles(tx, id, a.Roles, roles); err != nil {
		return err
	}
	tx.Touch(TopicStaff)
	return Record(tx, Change{Entity: "account", ID: id, Fields: []Diff{
		{Name: "roles", Old: joined(a.Roles), New: joined(roles), Class: "F5"}}})
}

// Rename changes the name under which account id appears.
func Rename(tx *vault.Tx, id int64, name string) error {
	if err := Need(tx, AccountsManage); err != nil {
		return err
	}
	a, err := active(tx, id)
	if err != nil {
		return err
	}
	name = tidy(name)
	var f fault.Fields
	checkLine(&f, "name", name, 80)
	if err := f.Err(); err != nil {
		return err
	}
	if _, err := tx.Exec(`update account set name = ? where id = ?`, name, id); err != nil {
		return fmt.Errorf("rename account %d: %w", id, err)
	}
	tx.Touch(TopicStaff)
	return Record(tx, Change{Entity: "account", ID: id, Fields: []Diff{
		{Name: "name", Old: a.Name, New: name, Class: "F5"}}})
}

// SetSlot notes the key slot of account id, after its password was set anew. Somebody may
// do so for herself; for others it takes AccountsManage.
func SetSlot(tx *vault.Tx, id int64, slot string) error {
	err := signedIn(tx)
	if id != tx.Actor().Account {
		err = Need(tx, AccountsManage)
	}
	if err != nil {
		return err
	}
	if _, err := active(tx, id); err != nil {
		return err
	}
	if _, err := tx.Exec(`update account set slot = ? where id = ?`, orNull(slot), id); err != nil {
		return fmt.Errorf("set slot of account %d: %w", id, err)
	}
	tx.Touch(TopicStaff)
	return Audit(tx, Entry{Action: ActionPassword, Entity: "account", ID: id})
}

// Leave ends account id: it stays for the records it made, but has no slot, opens nothing
// and loses its drafts, which nobody else may read. The last director can't leave.
func Leave(tx *vault.Tx, id int64) error {
	if err := Need(tx, AccountsManage); err != nil {
		return err
	}
	a, err := active(tx, id)
	if err != nil {
		return err
	}
	if a.Holds(Director) {
		if err := notLastDirector(tx, id); err != nil {
			return err
		}
	}
	_, err = tx.Exec(`update account set active = 0, slot = null, left_at = ? where id = ?`, int64(tx.Now()), id)
	if err == nil {
		_, err = tx.Exec(`delete from draft where account = ?`, id)
	}
	if err != nil {
		return fmt.Errorf("end account %d: %w", id, err)
	}
	tx.Touch(TopicStaff)
	return Record(tx, Change{Entity: "account", ID: id, Fields: []Diff{
		{Name: "active", Old: "yes", New: "no", Class: "F5"}}})
}

// active is account id, refused when it left.
func active(tx *vault.Tx, id int64) (Account, error) {
	a, err := AccountByID(tx, id)
	if err == nil && !a.Active {
		err = fault.Refuse("refused.account_left")
	}
	return a, err
}

func noAccounts(tx *vault.Tx) (bool, error) {
	var n int
	if err := tx.QueryRow(`select count(*) from account`).Scan(&n); err != nil {
		return false, fmt.Errorf("count accounts: %w", err)
	}
	return n == 0, nil
}

func notLastDirector(tx *vault.Tx, id int64) error {
	var n int
	err := tx.QueryRow(`select count(*) from account_role r join account a on a.id = r.account
		where r.role = ? and a.active = 1 and a.id <> ?`, string(Director), id).Scan(&n)
	if err != nil {
		return fmt.Errorf("count directors: %w", err)
	}
	if n == 0 {
		return fault.Refuse("refused.last_director")
	}
	return nil
}

func writeRoles(tx *vault.Tx, id int64, old, now []Role) error {
	for _, r := range Roles() {
		var err error
		had, has := slices.Contains(old, r), slices.Contains(now, r)
		switch {
		case has && !had:
			_, err = tx.Exec(`insert into account_role (account, role) values (?, ?)`, id, string(r))
		case had && !has:
			_, err = tx.Exec(`delete from account_role where account = ? and role = ?`, id, string(r))
		}
		if err != nil {
			return fmt.Errorf("set roles of account %d: %w", id, err)
		}
	}
	return nil
}
