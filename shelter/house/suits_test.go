package house_test

import (
	"errors"
	"testing"

	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/vault"
)

// What a room is said to refuse must be what a move there is refused for, for one alone and
// for a household together.
func TestSuitsSaysWhatTheMoveWouldSay(t *testing.T) {
	h := newHome(t)
	family := h.settle("2026-11-01 12:00", "ночь", "2А 2Б", woman, girl)
	lone := h.settle("2026-11-01 12:00", "", "1А", woman)
	other := h.settle("2026-11-01 12:00", "", "3А", man)
	free := map[string][]string{"К1": {"1Б", "1В"}, "К2": {"2В"}, "К3": {"3Б"}, "К4": {"4А", "4Б"}}
	undone := errors.New("only tried")
	for name, party := range map[string][]int64{"a child": family[1:], "a family": family, "a woman": lone, "a man": other} {
		var refused map[int64]*fault.Refusal
		h.do(func(tx *vault.Tx) (err error) {
			refused, err = house.Suits(tx, party)
			return err
		})
		for _, room := range h.board(h.Clock.Now()).Rooms {
			beds := free[room.Code]
			if len(beds) < len(party) {
				continue
			}
			var to []house.Transfer
			for i, p := range party {
				to = append(to, house.Transfer{Resident: p, Bed: h.bed(beds[i])})
			}
			err := h.do(func(tx *vault.Tx) error {
				if _, err := house.Move(tx, to, house.ReasonByStaff, ""); err != nil {
					return err
				}
				return undone
			})
			want := ""
			var r *fault.Refusal
			if errors.As(err, &r) {
				want = r.Key
			} else if !errors.Is(err, undone) {
				t.Fatal(err)
			}
			got := ""
			if refused[room.ID] != nil {
				got = refused[room.ID].Key
			}
			if got != want {
				t.Errorf("%s into %s: %q, the move says %q", name, room.Code, got, want)
			}
		}
	}
}
