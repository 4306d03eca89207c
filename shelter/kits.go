package shelter

import (
	"errors"
	"fmt"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// kits gives each her arrival kit, in the sizes that were typed for her. Nobody waits at
// the door because the store is empty: a kit that isn't whole stays a task for the morning.
func (in Intake) kits(tx *vault.Tx, a *Admitted, zone civil.Zone) error {
	var f fault.Fields
	for n, card := range in.Sizes {
		if len(card) == 0 {
			continue
		}
		err := inventory.SaveSizes(tx, a.Residents[n], card)
		if err := f.Under(fmt.Sprintf("people.%d.", n), err); err != nil {
			return err
		}
	}
	if err := f.Err(); err != nil {
		return err
	}
	for n, kit := range in.Kits {
		if kit == 0 {
			continue
		}
		done, err := giveKit(tx, inventory.Handing{Resident: a.Residents[n], Kit: kit})
		if err != nil {
			return err
		}
		if done != 0 {
			a.Documents = append(a.Documents, done)
			continue
		}
		a.Lacking++
		_, err = tasks.Add(tx, tasks.New{Say: fault.Say("task.kit"), Resident: a.Residents[n], Household: a.Household,
			Due: nextHour(zone, in.At, 9), Role: staff.Supplies, Rule: true})
		if err != nil {
			return fmt.Errorf("add the task of a kit: %w", err)
		}
	}
	return nil
}

// giveKit gives a kit out whole and names its document, or nothing of it and 0.
func giveKit(tx *vault.Tx, h inventory.Handing) (int64, error) {
	if staff.Need(tx, staff.StockWrite) != nil {
		return 0, nil
	}
	plans, err := inventory.PlanKits(tx, []inventory.Handing{h})
	var faults fault.Fields
	var refused *fault.Refusal
	switch {
	case errors.As(err, &faults), errors.As(err, &refused): // an item or the kit was put away meanwhile
		return 0, nil
	case err != nil:
		return 0, err
	}
	for _, l := range plans[0].Lines {
		if l.Short > 0 {
			return 0, nil
		}
	}
	done, err := inventory.PostKits(tx, []inventory.Handing{h})
	if err != nil {
		return 0, err
	}
	return done[0].Document, nil
}
