package house_test

import (
	"fmt"
	"testing"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/vault"
)

// crowd is a house of 200 beds, all taken, each with twenty sleepers before.
func crowd(b *testing.B) *home {
	h := newHome(b)
	var rooms []house.NewRoom
	for r := range 40 {
		room := house.NewRoom{Code: fmt.Sprint("W", r), Floor: 1, Kind: house.Women}
		for k := range 5 {
			room.Beds = append(room.Beds, house.NewBed{Code: fmt.Sprintf("W%d-%d", r, k), Kind: house.Standard})
		}
		rooms = append(rooms, room)
	}
	h.build(rooms)
	var gs []guest
	for range 20 {
		gs = append(gs, guest{"female", 30, "relative"})
	}
	gs[0].relation = ""
	for r := range 10 {
		ids := h.register(gs...)
		h.must(h.do(func(tx *vault.Tx) error {
			for i, id := range ids {
				bed := h.bed(fmt.Sprintf("W%d-%d", r*4+i/5, i%5))
				for n := range 20 {
					from := at("2022-01-01 12:00").Add(civil.Instant(n * 60 * 24 * 3600 * 1000).Sub(0))
					to := from.Add(civil.Instant(40 * 24 * 3600 * 1000).Sub(0))
					res, err := tx.Exec(`insert into stay(resident, entry_no, admitted_at, exited_at, exit_reason, destination, made_at)
						values(?, ?, ?, ?, 'own_request', '99', 0)`, id, n+1, int64(from), int64(to))
					if err != nil {
						return err
					}
					stay, _ := res.LastInsertId()
					if _, err := tx.Exec(insertAssignment, stay, id, bed, int64(from), int64(to)); err != nil {
						return err
					}
				}
				stay, err := house.OpenStay(tx, id, at("2026-11-01 12:00"), civil.Day{})
				if err != nil {
					return err
				}
				if _, err := house.Assign(tx, house.Assignment{Stay: stay, Bed: bed, At: at("2026-11-01 12:00")}); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	return h
}

// BenchmarkBoard200Beds is the board beside its limit: one plain query for who sleeps
// where, and nothing else.
func BenchmarkBoard200Beds(b *testing.B) {
	h := crowd(b)
	b.Run("limit", func(b *testing.B) {
		for b.Loop() {
			h.view(func(tx *vault.Tx) error {
				rows, err := tx.Query(`select b.code, r.code_word from bed b
					left join bed_assignment a on a.bed = b.id and a.to_at is null and a.void = 0
					left join resident r on r.id = a.resident`)
				if err != nil {
					return err
				}
				defer rows.Close()
				var code string
				var word *string
				for rows.Next() {
					if err := rows.Scan(&code, &word); err != nil {
						return err
					}
				}
				return rows.Err()
			})
		}
	})
	b.Run("board", func(b *testing.B) {
		for b.Loop() {
			if h.board(h.Clock.Now()).Totals.Occupied != 200 {
				b.Fatal("not all are there")
			}
		}
	})
	b.Run("past", func(b *testing.B) {
		for b.Loop() {
			h.board(at("2023-06-01 12:00"))
		}
	})
	b.Run("nights", func(b *testing.B) {
		for b.Loop() {
			h.view(func(tx *vault.Tx) error { _, err := house.Nights(tx, day("2026-11-12"), 14); return err })
		}
	})
	b.Run("propose", func(b *testing.B) {
		for b.Loop() {
			h.view(func(tx *vault.Tx) error {
				_, err := house.Propose(tx, []house.Guest{{Sex: "female"}, {Sex: "female"}}, 0)
				return err
			})
		}
	})
}
