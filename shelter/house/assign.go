package house

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Why somebody gets a bed.
const (
	ReasonAdmission  = "admission"
	ReasonByResident = "move_by_resident"
	ReasonByStaff    = "move_by_staff"
	ReasonConflict   = "conflict"
	ReasonRepair     = "repair"
	ReasonIsolation  = "isolation"
	ReasonReturn     = "return"
	ReasonEndOfStay  = "end_of_stay"
)

// MoveReasons are the reasons of a move, in the order of a form.
var MoveReasons = []string{ReasonByResident, ReasonByStaff, ReasonConflict, ReasonRepair, ReasonIsolation, ReasonReturn}

// Assignment gives a bed to somebody with an open stay. At zero means now. A crib that
// stands elsewhere is moved to Room first (0: to the room of the person's guardian). Override says why a
// rule of the room is set aside; whoever acts approves it.
type Assignment struct {
	Stay, Bed, Room int64
	At              civil.Instant
	Reason          string // ReasonAdmission unless set
	Override        string
	Hold            int64 // a hold that is used up by this
}

// Assign gives a bed.
func Assign(tx *vault.Tx, a Assignment) (int64, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return 0, err
	}
	if a.At == 0 {
		a.At = tx.Now()
	}
	if a.Reason == "" {
		a.Reason = ReasonAdmission
	}
	var f fault.Fields
	if a.At > tx.Now() {
		f.Add("at", "fault.moment.future")
	}
	if a.Reason != ReasonAdmission && !slices.Contains(MoveReasons, a.Reason) {
		f.Add("reason", "fault.move.reason")
	}
	if err := f.Err(); err != nil {
		return 0, err
	}
	var resident int64
	var admitted civil.Instant
	err := tx.QueryRow(`select resident, admitted_at from stay where id = ? and exited_at is null and void = 0`, a.Stay).
		Scan(&resident, &admitted)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, fault.Refuse("refused.not_here")
	}
	if err != nil {
		return 0, fmt.Errorf("read stay %d: %w", a.Stay, err)
	}
	if a.At < admitted {
		return 0, fault.Refuse("refused.outside_stay")
	}
	var has string
	err = tx.QueryRow(`select b.code from bed_assignment a join bed b on b.id = a.bed
		where a.resident = ? and a.void = 0 and coalesce(a.to_at, ?) > ? limit 1`, resident, int64(civil.Open), int64(a.At)).Scan(&has)
	if err == nil {
		return 0, fault.Refuse("refused.person_has_bed", "Bed", has)
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("look for a bed of resident %d: %w", resident, err)
	}
	return place(tx, resident, a)
}

// place checks the bed and the rules of its room, so that a refusal can say what to do,
// and writes the assignment.
func place(tx *vault.Tx, resident int64, a Assignment) (int64, error) {
	b, err := bedAt(tx, a.Bed, a.At)
	if err != nil {
		return 0, err
	}
	if a.Room == 0 && b.Kind == Crib {
		if a.Room, err = guardianRoom(tx, resident); err != nil {
			return 0, err
		}
	}
	if a.Room != 0 && a.Room != b.Room {
		if b.Kind != Crib {
			return 0, fault.Refuse("refused.only_cribs_move", "Bed", b.Code)
		}
		if err := moveBed(tx, b, a.Room, a.At); err != nil {
			return 0, err
		}
		b.Room = a.Room
	}
	if err := free(tx, b, resident, a); err != nil {
		return 0, err
	}
	override := strings.TrimSpace(a.Override)
	if err := allowed(tx, resident, b, a, override); err != nil {
		return 0, err
	}
	var approver any
	if override != "" {
		var f fault.Fields
		checkLength(&f, "override", override, 400)
		if err := f.Err(); err != nil {
			return 0, err
		}
		if err := staff.Need(tx, staff.Overrule); err != nil {
			return 0, err
		}
		approver = by(tx)
	}
	r, err := tx.Exec(`insert into bed_assignment(stay, resident, bed, from_at, reason, override_reason, approved_by, made_at, made_by)
		values(?, ?, ?, ?, ?, ?, ?, ?, ?)`, a.Stay, resident, a.Bed, int64(a.At), a.Reason, textOrNull(override), approver, int64(tx.Now()), by(tx))
	if err != nil {
		return 0, fmt.Errorf("assign bed %d: %w", a.Bed, err)
	}
	id, err := r.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("assign bed %d: %w", a.Bed, err)
	}
	touchStays(tx)
	return id, staff.Record(tx, staff.Change{Entity: "bed_assignment", ID: id, Subject: resident, Reason: override,
		Action: staff.ActionCreate, Fields: []staff.Diff{{Name: "bed", New: b.Code}, {Name: "from_at", New: moment(a.At)}}})
}

// guardianRoom is the room in which resident's guardian sleeps; a crib follows her. 0 if
// there is none.
func guardianRoom(tx *vault.Tx, resident int64) (int64, error) {
	var room int64
	err := tx.QueryRow(`select p.room from resident r
		join bed_assignment a on a.resident = r.guardian and a.to_at is null and a.void = 0
		join bed_place p on p.bed = a.bed and p.to_at is null
		where r.id = ?`, resident).Scan(&room)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("find the room of the guardian of resident %d: %w", resident, err)
	}
	return room, nil
}

// free refuses when b is taken, held or out of service from a.At on; a hold for this
// person, or the one named, is used up instead.
func free(tx *vault.Tx, b Bed, resident int64, a Assignment) error {
	at, open := int64(a.At), int64(civil.Open)
	var taken bool
	err := tx.QueryRow(`select exists(select 1 from bed_assignment where bed = ? and void = 0 and coalesce(to_at, ?) > ?)`, b.ID, open, at).Scan(&taken)
	if err != nil {
		return fmt.Errorf("look into bed %d: %w", b.ID, err)
	}
	if taken {
		return fault.Refuse("refused.bed_taken", "Bed", b.Code)
	}
	var out bool
	err = tx.QueryRow(`select exists(select 1 from bed_outage where bed = ? and void = 0 and coalesce(to_at, ?) > ?)`, b.ID, open, at).Scan(&out)
	if err != nil {
		return fmt.Errorf("look at outages of bed %d: %w", b.ID, err)
	}
	if out {
		return fault.Refuse("refused.bed_out", "Bed", b.Code)
	}
	h, ok, err := holdOf(tx, b.ID, tx.Now())
	if err != nil || !ok {
		return err
	}
	if h.ID == a.Hold || h.Party == a.Hold || h.Resident != 0 && h.Resident == resident {
		return useHold(tx, h, resident, a.At)
	}
	c, err := calendarOf(tx)
	if err != nil {
		return err
	}
	return fault.Refuse("refused.bed_held", "Bed", b.Code, "Until", c.hour(h.Until))
}

// allowed refuses when a rule of b's room forbids it, or asks for a reason that isn't given.
func allowed(tx *vault.Tx, resident int64, b Bed, a Assignment, override string) error {
	var kind Kind
	var code string
	if err := tx.QueryRow(`select kind, code from room where id = ?`, b.Room).Scan(&kind, &code); err != nil {
		return fmt.Errorf("read room %d: %w", b.Room, err)
	}
	p, err := personOf(tx, resident)
	if err != nil {
		return err
	}
	others, err := roommates(tx, b.Room, a.At)
	if err != nil {
		return err
	}
	if k := breach(kind, a.Reason, p, a.At, others); k != "" && (final(k) || override == "") {
		return fault.Refuse(k, "Room", code, "Bed", b.Code)
	}
	return nil
}
