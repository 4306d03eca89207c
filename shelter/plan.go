package shelter

import (
	"context"

	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/vault"
)

// ChangeRoom renames a room, or changes its floor, kind or note, from now on.
func (s *Session) ChangeRoom(ctx context.Context, id int64, c house.RoomChange) (Receipt, error) {
	var old house.RoomChange
	err := s.update(ctx, func(tx *vault.Tx) error {
		plan, err := house.Plan(tx)
		if err != nil {
			return err
		}
		for _, r := range plan {
			if r.ID == id {
				old = house.RoomChange{Code: r.Code, Floor: r.Floor, Kind: r.Kind, Note: r.Note}
			}
		}
		return house.ChangeRoom(tx, id, c)
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.room_changed", "Room", c.Code), ID: id, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error { return house.ChangeRoom(tx, id, old) })
	}}, nil
}

// RemoveRoom takes a room with its beds out of the plan from now on.
func (s *Session) RemoveRoom(ctx context.Context, id int64) (Receipt, error) {
	var beds []int64
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		beds, err = house.RemoveRoom(tx, id)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.room_removed"), ID: id, Undo: func(ctx context.Context) error {
		_, err := s.ReturnRoom(ctx, id, beds)
		return err
	}}, nil
}

// ReturnRoom puts a removed room back, with the beds named.
func (s *Session) ReturnRoom(ctx context.Context, id int64, beds []int64) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return house.ReturnRoom(tx, id, beds) })
	return Receipt{Message: fault.Say("done.room_returned"), ID: id}, err
}

// ChangeBed renames a bed, brings it into another room, or puts one of another kind in its
// place, from now on; the receipt's ID is the bed that stands there then.
func (s *Session) ChangeBed(ctx context.Context, id int64, c house.BedChange) (Receipt, error) {
	var old house.BedChange
	var now int64
	err := s.update(ctx, func(tx *vault.Tx) error {
		plan, err := house.Plan(tx)
		if err != nil {
			return err
		}
		for _, r := range plan {
			for _, b := range r.Beds {
				if b.ID == id {
					old = house.BedChange{Room: r.ID, Code: b.Code, Kind: b.Kind, Spare: !b.Counts && b.Kind != house.Crib}
				}
			}
		}
		now, err = house.ChangeBed(tx, id, c)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.bed_changed", "Bed", c.Code), ID: now, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error {
			_, err := house.ChangeBed(tx, now, old)
			return err
		})
	}}, nil
}

// RemoveBed takes a bed out of the plan from now on.
func (s *Session) RemoveBed(ctx context.Context, id int64) (Receipt, error) {
	var room int64
	err := s.update(ctx, func(tx *vault.Tx) error {
		plan, err := house.Plan(tx)
		if err != nil {
			return err
		}
		for _, r := range plan {
			for _, b := range r.Beds {
				if b.ID == id {
					room = r.ID
				}
			}
		}
		return house.RemoveBed(tx, id)
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.bed_removed"), ID: id, Undo: func(ctx context.Context) error {
		_, err := s.ReturnBed(ctx, id, room)
		return err
	}}, nil
}

// ReturnBed puts a removed bed back, into a room.
func (s *Session) ReturnBed(ctx context.Context, id, room int64) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return house.ReturnBed(tx, id, room) })
	return Receipt{Message: fault.Say("done.bed_returned"), ID: id}, err
}

// GoneFromPlan are the rooms and beds that were removed and can come back.
func (s *Session) GoneFromPlan(ctx context.Context) ([]house.Gone, error) {
	return read(ctx, s, house.GoneFromPlan)
}

// Outages are the times in which a bed can't be used, now and to come.
func (s *Session) Outages(ctx context.Context, bed int64) ([]house.Outage, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]house.Outage, error) { return house.Outages(tx, bed) })
}

// LiftOutage ends an outage now, or takes back one to come.
func (s *Session) LiftOutage(ctx context.Context, o house.Outage) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return house.LiftOutage(tx, o.ID) })
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.put_back"), ID: o.Bed, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error {
			_, err := house.TakeOut(tx, o.Bed, max(o.From, tx.Now()), o.To, o.Reason)
			return err
		})
	}}, nil
}
