package inventory

import (
	"fmt"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// The kinds of givers.
const (
	Supplier = "supplier"
	Donor    = "donor"
)

// Giver is a supplier or a donor.
type Giver struct {
	ID            int64
	Kind          string
	Name, Contact string
	Note          string
	Active        bool
	Version       int64
}

func (g *Giver) fields() []any {
	return []any{&g.ID, &g.Kind, &g.Name, &g.Contact, &g.Note, &g.Active, &g.Version}
}

// Givers are all suppliers and donors, in use or not.
func Givers(tx *vault.Tx) ([]Giver, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	return givers(tx, `1 order by kind desc, name, id`)
}

func givers(tx *vault.Tx, where string, args ...any) ([]Giver, error) {
	return list(tx, "givers", (*Giver).fields, `select id, kind, name, contact, note, active, version from giver where `+where, args...)
}

// SaveGiver adds a supplier or donor (ID 0) or changes one.
func SaveGiver(tx *vault.Tx, g Giver) (int64, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return 0, err
	}
	g.Name = strings.Join(strings.Fields(g.Name), " ")
	var f fault.Fields
	checkNamed(&f, "name", g.Name, 120)
	checkText(&f, "contact", g.Contact, 200)
	checkText(&f, "note", g.Note, 400)
	checkOneOf(&f, "kind", g.Kind, []string{Supplier, Donor})
	taken, err := exists(tx, `select 1 from giver where kind = ? and name = ? and active = 1 and id <> ?`, g.Kind, g.Name, g.ID)
	if err != nil {
		return 0, err
	}
	if taken && (g.Active || g.ID == 0) {
		f.Add("name", "fault.giver.taken")
	}
	if err := f.Err(); err != nil {
		return 0, err
	}
	if g.ID == 0 {
		r, err := tx.Exec(`insert into giver (kind, name, contact, note) values (?, ?, ?, ?)`, g.Kind, g.Name, g.Contact, g.Note)
		if err != nil {
			return 0, fmt.Errorf("add giver: %w", err)
		}
		id, err := r.LastInsertId()
		if err != nil {
			return 0, fmt.Errorf("add giver: %w", err)
		}
		return id, record(tx, "giver", id, true, diff("kind", "", g.Kind), diff("name", "", g.Name), diff("contact", "", g.Contact))
	}
	gs, err := givers(tx, `id = ?`, g.ID)
	if err != nil {
		return 0, err
	}
	if len(gs) == 0 || gs[0].Version != g.Version {
		return 0, fault.Refuse("refused.changed_meanwhile")
	}
	if _, err := tx.Exec(`update giver set kind = ?, name = ?, contact = ?, note = ?, active = ?, version = version + 1 where id = ?`,
		g.Kind, g.Name, g.Contact, g.Note, g.Active, g.ID); err != nil {
		return 0, fmt.Errorf("change giver %d: %w", g.ID, err)
	}
	o := gs[0]
	return g.ID, record(tx, "giver", g.ID, false, diff("kind", o.Kind, g.Kind), diff("name", o.Name, g.Name),
		diff("contact", o.Contact, g.Contact), diff("note", o.Note, g.Note), diff("active", o.Active, g.Active))
}
