package inventory

import (
	"fmt"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Kit is what somebody of a kind is given on the first day; the words are "code.kit."+kind.
type Kit struct {
	ID      int64
	Kind    string // female, male, child, infant
	Name    string
	Lines   []KitLine
	Active  bool
	Version int64

	Available int64 // how many can be given out now; in what Kits hands out only
}

// KitLine is one thing of a kit. Variant 0 is her own size, if the card knows it, or any.
type KitLine struct {
	Item, Variant int64
	Quantity      Quantity
	Loan          bool
	Days          int // of a loan; 0: until she leaves
}

// KitKinds are whom a kit is for, in the order of a form.
func KitKinds() []string { return []string{"female", "male", "child", "infant"} }

// Kits are the kits in use, with how many of each the store can give now.
func Kits(tx *vault.Tx) ([]Kit, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	ks, err := kits(tx, `active = 1 order by case kind when 'female' then 1 when 'male' then 2 when 'child' then 3 else 4 end`)
	if err != nil {
		return nil, err
	}
	for n := range ks {
		if ks[n].Available, err = ks[n].available(tx); err != nil {
			return nil, err
		}
	}
	return ks, nil
}

func kits(tx *vault.Tx, where string, args ...any) ([]Kit, error) {
	ks, err := list(tx, "kits", func(k *Kit) []any { return []any{&k.ID, &k.Kind, &k.Name, &k.Active, &k.Version} },
		`select id, kind, name, active, version from kit where `+where, args...)
	if err != nil {
		return nil, err
	}
	for n := range ks {
		ks[n].Lines, err = list(tx, "lines of a kit", func(l *KitLine) []any {
			return []any{&l.Item, &l.Variant, &l.Quantity, &l.Loan, &l.Days}
		}, `select item, variant, qty, loan, days from kit_line where kit = ? order by place`, ks[n].ID)
		if err != nil {
			return nil, err
		}
	}
	return ks, nil
}

func (k Kit) available(tx *vault.Tx) (int64, error) {
	today, err := KnownDay(tx)
	if err != nil {
		return 0, err
	}
	need := map[int64]Quantity{}
	for _, l := range k.Lines {
		need[l.Item] += l.Quantity
	}
	least := int64(-1)
	for item, q := range need {
		have := Quantity(0)
		ts, err := shelf(tx, item, today)
		if err != nil {
			return 0, err
		}
		for _, t := range ts {
			have += t.Quantity
		}
		if n := int64(have / q); least < 0 || n < least {
			least = n
		}
	}
	return max(least, 0), nil
}

// SaveKit adds a kit (ID 0) or changes one; of each kind one is in use.
func SaveKit(tx *vault.Tx, k Kit) (int64, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return 0, err
	}
	k.Name = strings.Join(strings.Fields(k.Name), " ")
	if err := k.check(tx); err != nil {
		return 0, err
	}
	created := k.ID == 0
	var old Kit
	if created {
		r, err := tx.Exec(`insert into kit (kind, name) values (?, ?)`, k.Kind, k.Name)
		if err != nil {
			return 0, fmt.Errorf("add kit: %w", err)
		}
		if k.ID, err = r.LastInsertId(); err != nil {
			return 0, fmt.Errorf("add kit: %w", err)
		}
	} else {
		ks, err := kits(tx, `id = ?`, k.ID)
		if err != nil {
			return 0, err
		}
		if len(ks) == 0 || ks[0].Version != k.Version {
			return 0, fault.Refuse("refused.changed_meanwhile")
		}
		old = ks[0]
		if _, err := tx.Exec(`update kit set kind = ?, name = ?, active = ?, version = version + 1 where id = ?`, k.Kind, k.Name, k.Active, k.ID); err != nil {
			return 0, fmt.Errorf("change kit %d: %w", k.ID, err)
		}
		if _, err := tx.Exec(`delete from kit_line where kit = ?`, k.ID); err != nil {
			return 0, fmt.Errorf("change kit %d: %w", k.ID, err)
		}
	}
	for n, l := range k.Lines {
		if _, err := tx.Exec(`insert into kit_line (kit, place, item, variant, qty, loan, days) values (?, ?, ?, ?, ?, ?, ?)`,
			k.ID, n+1, l.Item, l.Variant, l.Quantity, l.Loan, l.Days); err != nil {
			return 0, fmt.Errorf("add a line to kit %d: %w", k.ID, err)
		}
	}
	return k.ID, record(tx, "kit", k.ID, created, diff("kind", old.Kind, k.Kind), diff("name", old.Name, k.Name),
		diff("lines", fmt.Sprint(old.Lines), fmt.Sprint(k.Lines)))
}

func (k Kit) check(tx *vault.Tx) error {
	var f fault.Fields
	checkOneOf(&f, "kind", k.Kind, KitKinds())
	checkNamed(&f, "name", k.Name, 80)
	taken, err := exists(tx, `select 1 from kit where kind = ? and active = 1 and id <> ?`, k.Kind, k.ID)
	if err != nil {
		return err
	}
	if taken && (k.Active || k.ID == 0) {
		f.Add("kind", "fault.kit.taken")
	}
	if len(k.Lines) == 0 {
		f.Add("lines", "fault.lines.none")
	}
	for n, l := range k.Lines {
		name := fmt.Sprintf("lines.%d.", n)
		i, ok, err := checkItem(tx, &f, name, l.Item, l.Variant)
		if err != nil {
			return err
		}
		checkQuantity(&f, name+"quantity", l.Quantity)
		if ok && l.Loan && !i.Returnable {
			f.Add(name+"loan", "fault.loan.not_lent")
		}
		if l.Days < 0 || l.Days > 3650 {
			f.Add(name+"days", "fault.number.range", "From", 0, "To", 3650)
		}
	}
	return f.Err()
}
