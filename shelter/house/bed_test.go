package house_test

import (
	"sync"
	"testing"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

const insertAssignment = `insert into bed_assignment(stay, resident, bed, from_at, to_at, reason, made_at) values(?, ?, ?, ?, ?, 'admission', 0)`

// spans are all positions of one span to another that runs from 10 to 14 o'clock.
var spans = []struct {
	name, from, to string
	clash          bool
}{
	{"equal", "10:00", "14:00", true},
	{"enclosed", "11:00", "12:00", true},
	{"enclosed from the start", "10:00", "12:00", true},
	{"enclosed to the end", "12:00", "14:00", true},
	{"enclosing", "09:00", "15:00", true},
	{"enclosing without end", "09:00", "", true},
	{"over the start", "09:00", "10:01", true},
	{"over the end", "13:59", "15:00", true},
	{"within, without end", "12:00", "", true},
	{"touching before", "08:00", "10:00", false},
	{"touching after", "14:00", "16:00", false},
	{"touching after, without end", "14:00", "", false},
	{"apart", "16:00", "17:00", false},
}

func clock(hour string) any {
	if hour == "" {
		return nil
	}
	return int64(at("2026-11-12 " + hour))
}

// TestINV04OverlapsInEveryPosition tries each span beside 10–14 by plain SQL, for one bed
// (INV-01) and for one person (INV-02), and in the other order.
func TestINV04OverlapsInEveryPosition(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	ids := h.register(woman, guest{"female", 25, "relative"})
	from := at("2026-11-01 00:00")
	stays := []int64{h.open(ids[0], from), h.open(ids[1], from)}
	for _, s := range spans {
		for _, order := range []string{"after", "before"} {
			for _, of := range []string{"bed", "person"} {
				t.Run(of+" "+s.name+" "+order, func(t *testing.T) {
					a := []any{stays[0], ids[0], h.bed("1А"), clock("10:00"), clock("14:00")}
					b := []any{stays[1], ids[1], h.bed("1А"), clock(s.from), clock(s.to)}
					if of == "person" {
						b[0], b[1], b[2] = a[0], a[1], h.bed("1Б")
					}
					if order == "before" {
						a, b = b, a
					}
					if _, err := db.Exec(insertAssignment, a...); err != nil {
						t.Fatal(err)
					}
					word := "refused.bed_taken"
					if of == "person" {
						word = "refused.person_has_bed"
					}
					if s.clash {
						refusedRaw(t, db, word, insertAssignment, b...)
					} else if _, err := db.Exec(insertAssignment, b...); err != nil {
						t.Errorf("refused: %v", err)
					}
					if _, err := db.Exec(`update bed_assignment set void = 1`); err != nil {
						t.Fatal(err)
					}
				})
			}
		}
	}
}

func TestINV01And02ByUpdate(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	a := h.settle("2026-11-01 10:00", "", "1А", woman)
	b := h.settle("2026-11-02 10:00", "", "1Б", woman)
	refusedRaw(t, db, "UNIQUE", `update bed_assignment set bed = ? where resident = ?`, h.bed("1А"), b[0])
	if _, err := db.Exec(`update bed_assignment set to_at = ? where resident = ?`, int64(at("2026-11-05 10:00")), a[0]); err != nil {
		t.Fatal(err)
	}
	refusedRaw(t, db, "refused.bed_taken", `update bed_assignment set bed = ? where resident = ?`, h.bed("1А"), b[0])
	refusedRaw(t, db, "refused.outside_stay", `update bed_assignment set from_at = ? where resident = ?`, int64(at("2026-10-01 10:00")), b[0])
	refusedRaw(t, db, "refused.outside_stay", `update bed_assignment set resident = ? where resident = ?`, a[0], b[0])
	refusedRaw(t, db, "CHECK", `update bed_assignment set to_at = from_at where resident = ?`, b[0])
	refusedRaw(t, db, "refused.nothing_deleted", `delete from bed_assignment`)
	refusedRaw(t, db, "refused.nothing_deleted", `insert or replace into bed_assignment select * from bed_assignment where resident = ?`, b[0])
	if _, err := db.Exec(`update bed_assignment set bed = ?, from_at = ? where resident = ?`, h.bed("1А"), int64(at("2026-11-05 10:00")), b[0]); err != nil {
		t.Errorf("the free time of the bed is refused: %v", err)
	}
	// Voided, then called back to life over somebody else.
	if _, err := db.Exec(`update bed_assignment set void = 1 where resident = ?`, b[0]); err != nil {
		t.Fatal(err)
	}
	c := h.settle("2026-11-06 10:00", "", "1А", woman)
	_ = c
	refusedRaw(t, db, "UNIQUE", `update bed_assignment set void = 0 where resident = ?`, b[0])
	h.sound()
}

func TestINV05AssignmentOutsideItsStay(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	id := h.register(woman)[0]
	stay := h.open(id, at("2026-11-05 10:00"))
	refusedRaw(t, db, "refused.outside_stay", insertAssignment, stay, id, h.bed("1А"), int64(at("2026-11-04 10:00")), nil)
	h.must(h.assign(stay, "1А", ""))
	refusedRaw(t, db, "refused.outside_stay", `update stay set exited_at = ?, exit_reason = 'own_request', destination = '99' where id = ?`,
		int64(at("2026-11-12 20:30")), stay)
	refusedRaw(t, db, "refused.outside_stay", `update stay set admitted_at = ? where id = ?`, int64(at("2026-11-12 20:30")), stay)
	refusedRaw(t, db, "refused.outside_stay", `update stay set void = 1 where id = ?`, stay)
	err := h.do(func(tx *vault.Tx) error {
		_, err := house.Assign(tx, house.Assignment{Stay: stay, Bed: h.bed("1Б"), At: at("2026-11-05 09:59")})
		return err
	})
	refused(t, err, "refused.outside_stay")
}

// TestTwoUsersOneBed and one person: exactly one of two wins, whoever is first.
func TestINV01TwoUsersOneBed(t *testing.T) {
	h := newHome(t)
	for round := range 10 {
		a, b := h.register(woman)[0], h.register(woman)[0]
		sa, sb := h.open(a, h.Clock.Now()), h.open(b, h.Clock.Now())
		oneWins(t, "refused.bed_taken", func() error { return h.assign(sa, "1А", "") }, func() error { return h.assign(sb, "1А", "") })
		if n := h.count(`select count(*) from bed_assignment where bed = ? and to_at is null and void = 0`, h.bed("1А")); n != 1 {
			t.Fatalf("round %d: %d people in one bed", round, n)
		}
		h.Clock.Advance(60_000_000_000)
		h.must(h.do(func(tx *vault.Tx) error {
			_, err := house.Exit(tx, house.Leaving{Residents: []int64{a, b}, Reason: "own_request", Destination: "99"})
			return err
		}))
	}
}

func TestINV02TwoUsersOnePerson(t *testing.T) {
	h := newHome(t)
	id := h.register(woman)[0]
	stay := h.open(id, h.Clock.Now())
	oneWins(t, "refused.person_has_bed", func() error { return h.assign(stay, "1А", "") }, func() error { return h.assign(stay, "1Б", "") })
}

func TestINV03TwoUsersOneStay(t *testing.T) {
	h := newHome(t)
	id := h.register(woman)[0]
	open := func() error {
		return h.do(func(tx *vault.Tx) error { _, err := house.OpenStay(tx, id, 0, civil.Day{}); return err })
	}
	oneWins(t, "refused.stay_open", open, open)
}

// oneWins runs two acts at once and wants exactly one to be refused, with key.
func oneWins(t *testing.T, key string, acts ...func() error) {
	t.Helper()
	errs := make([]error, len(acts))
	var ready, done sync.WaitGroup
	ready.Add(len(acts))
	for i, act := range acts {
		done.Go(func() {
			ready.Done()
			ready.Wait()
			errs[i] = act()
		})
	}
	done.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
		} else {
			refused(t, err, key)
		}
	}
	if won != 1 {
		t.Errorf("%d won: %v", won, errs)
	}
}

func (h *home) count(q string, args ...any) (n int) {
	h.t.Helper()
	h.view(func(tx *vault.Tx) error { return tx.QueryRow(q, args...).Scan(&n) })
	return n
}

func TestINV07CribsDontCount(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	refusedRaw(t, db, "refused.bed_used", `update bed set counts = 1 where id = ?`, h.bed("2К"))
	refusedRaw(t, db, "CHECK", `insert into bed(room, code, kind, counts) values(1, 'x', 'crib', 1)`)
	if c := h.board(h.Clock.Now()).Totals; c.Capacity != 10 || c.Cribs != 1 {
		t.Errorf("totals %+v", c)
	}
	h.must(h.do(func(tx *vault.Tx) error { _, err := house.TakeOut(tx, h.bed("2К"), 0, 0, "repair"); return err }))
	h.must(h.do(func(tx *vault.Tx) error {
		_, err := house.TakeOut(tx, h.bed("1А"), 0, at("2026-11-14 12:00"), "bugs")
		return err
	}))
	var nights []house.Night
	h.view(func(tx *vault.Tx) (err error) { nights, err = house.Nights(tx, day("2026-11-11"), 5); return err })
	for i, want := range []int{10, 9, 9, 10, 10} {
		if nights[i].Capacity != want {
			t.Errorf("capacity of %s is %d, want %d", nights[i].Day, nights[i].Capacity, want)
		}
		if got := h.board(civil.Almaty.NightSpan(nights[i].Day, 6).To - 1).Totals.Capacity; got != want {
			t.Errorf("the board of %s has %d places, want %d", nights[i].Day, got, want)
		}
	}
	h.Clock.Advance(3_600_000_000_000)
	h.must(h.do(func(tx *vault.Tx) error { return house.PutBack(tx, h.bed("1А")) }))
	refused(t, h.do(func(tx *vault.Tx) error { return house.PutBack(tx, h.bed("1А")) }), "refused.bed_not_out")
	if c := h.board(h.Clock.Now()).Totals.Capacity; c != 10 {
		t.Errorf("capacity %d after the bed was put back", c)
	}
}
