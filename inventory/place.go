package inventory

import (
	"fmt"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Place is a room or shelf where things lie. The words for its kind are "code.place."+kind.
type Place struct {
	ID      int64
	Name    string
	Kind    string
	Active  bool
	Version int64
}

// PlaceKinds are what a place can be, in the order of a form.
func PlaceKinds() []string {
	return []string{"pantry", "cold", "dry", "linen", "medicine", "office", "other"}
}

func (p *Place) fields() []any { return []any{&p.ID, &p.Name, &p.Kind, &p.Active, &p.Version} }

// Places are all of them, in use or not.
func Places(tx *vault.Tx) ([]Place, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	return places(tx, `1 order by name, id`)
}

func places(tx *vault.Tx, where string, args ...any) ([]Place, error) {
	return list(tx, "places", (*Place).fields, `select id, name, kind, active, version from store_place where `+where, args...)
}

// SavePlace adds a place (ID 0) or changes one. One in which something lies stays in use.
func SavePlace(tx *vault.Tx, p Place) (int64, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return 0, err
	}
	p.Name = strings.Join(strings.Fields(p.Name), " ")
	var f fault.Fields
	checkNamed(&f, "name", p.Name, 80)
	checkOneOf(&f, "kind", p.Kind, PlaceKinds())
	taken, err := exists(tx, `select 1 from store_place where name = ? and active = 1 and id <> ?`, p.Name, p.ID)
	if err != nil {
		return 0, err
	}
	if taken && (p.Active || p.ID == 0) {
		f.Add("name", "fault.place.taken")
	}
	if err := f.Err(); err != nil {
		return 0, err
	}
	if p.ID == 0 {
		r, err := tx.Exec(`insert into store_place (name, kind) values (?, ?)`, p.Name, p.Kind)
		if err != nil {
			return 0, fmt.Errorf("add place: %w", err)
		}
		id, err := r.LastInsertId()
		if err != nil {
			return 0, fmt.Errorf("add place: %w", err)
		}
		return id, record(tx, "store_place", id, true, diff("name", "", p.Name), diff("kind", "", p.Kind))
	}
	ps, err := places(tx, `id = ?`, p.ID)
	if err != nil {
		return 0, err
	}
	if len(ps) == 0 || ps[0].Version != p.Version {
		return 0, fault.Refuse("refused.changed_meanwhile")
	}
	if !p.Active {
		holds, err := exists(tx, `select 1 from balance where place = ? and qty > 0`, p.ID)
		if err != nil {
			return 0, err
		}
		if holds {
			return 0, fault.Refuse("refused.place_holds")
		}
	}
	if _, err := tx.Exec(`update store_place set name = ?, kind = ?, active = ?, version = version + 1 where id = ?`,
		p.Name, p.Kind, p.Active, p.ID); err != nil {
		return 0, fmt.Errorf("change place %d: %w", p.ID, err)
	}
	o := ps[0]
	return p.ID, record(tx, "store_place", p.ID, false, diff("name", o.Name, p.Name), diff("kind", o.Kind, p.Kind), diff("active", o.Active, p.Active))
}

// checkPlace wants a place in use.
func checkPlace(tx *vault.Tx, f *fault.Fields, name string, id int64) error {
	ok, err := exists(tx, `select 1 from store_place where id = ? and active = 1`, id)
	if err == nil && !ok {
		f.Add(name, "fault.place.missing")
	}
	return err
}
