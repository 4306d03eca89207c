package reports

import (
	"fmt"
	"slices"
	"strings"

	"pana/assets/words"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

const (
	carriedMonths = 24 // a child younger than this is carried out
	alertLetters  = 24 // of the alert that fit beside a name in the dark
)

// gatherEvacuation reads who has to be counted outside, for PD-19. Nobody may be missing:
// those without a bed of their own stand with whoever looks after them.
func gatherEvacuation(tx *vault.Tx, o Order, w *words.Words) (gathered, error) {
	board, err := house.BoardAt(tx, o.At)
	if err != nil {
		return gathered{}, err
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return gathered{}, err
	}
	e := evacuation{tx: tx, today: zone.Day(o.At), at: o.At}
	for _, r := range board.Rooms {
		for _, b := range r.Beds {
			if b.Resident == nil {
				continue
			}
			if err := e.inBed(r.Code, b); err != nil {
				return gathered{}, err
			}
		}
	}
	if err := e.withoutBed(); err != nil {
		return gathered{}, err
	}
	e.once()
	e.carry()
	e.neighbours()
	name, err := staff.NameOf(tx, tx.Actor().Account)
	if err != nil {
		return gathered{}, err
	}
	// Who is on duty isn't known to the file yet; who prints the list surely is here.
	f := &sheet.EvacuationFigures{Staff: []string{name}}
	for _, p := range e.list {
		f.People = append(f.People, p.Evacuee)
		if p.Away {
			f.Away++
		} else {
			f.InHouse++
		}
	}
	return gathered{figures: f, params: moment(zone, o.At), scanned: func() {
		for i := range f.People {
			f.People[i].Alert = shortened(f.People[i].Alert, alertLetters)
		}
	}, draw: func(m sheet.Frame) *page.Layout { return sheet.Evacuation(m, f, w) }}, nil
}

// evacuation is a list in the making.
type evacuation struct {
	tx    *vault.Tx
	at    civil.Instant
	today civil.Day
	list  []counted
}

// counted is a line of it, and what decides about carrying.
type counted struct {
	sheet.Evacuee
	id, guardian int64
	infant       bool
}

func (e *evacuation) inBed(room string, b house.BoardBed) error {
	c, err := e.count(b.Resident.ID)
	if err != nil {
		return err
	}
	c.Room, c.Bed = room, b.Code
	if b.State == house.Away {
		c.Away, c.BackBy = true, b.Resident.AwayUntil
	}
	e.list = append(e.list, c)
	return nil
}

// count is what the list says of a resident wherever she sleeps.
func (e *evacuation) count(id int64) (counted, error) {
	r, err := people.Get(e.tx, id)
	if err != nil {
		return counted{}, err
	}
	c := counted{id: id, guardian: r.Guardian}
	c.Word, c.Sex, c.Age = r.CodeWord, sexOf(r.Sex), ageOn(r.Birth, e.today)
	c.infant = c.Age.Known && c.Age.Years*12+c.Age.Months < carriedMonths
	if r.Mobility != people.None {
		c.Mobility = r.Mobility
	}
	if r.Alert.Active(e.at) {
		c.Alert = r.Alert.Text
	}
	return c, nil
}

// withoutBed adds those who are in the house and have no bed, after their guardian if she
// is on the list, else at its end.
func (e *evacuation) withoutBed() error {
	rows, err := e.tx.Query(`SELECT resident FROM stay WHERE void = 0 AND admitted_at <= ? AND coalesce(exited_at, ?) > ? ORDER BY id`,
		int64(e.at), int64(civil.Open), int64(e.at))
	if err != nil {
		return fmt.Errorf("list who is in the house: %w", err)
	}
	defer rows.Close()
	var left []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return fmt.Errorf("list who is in the house: %w", err)
		}
		if e.place(id) < 0 {
			left = append(left, id)
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("list who is in the house: %w", err)
	}
	for _, id := range left {
		c, err := e.count(id)
		if err != nil {
			return err
		}
		if g := e.place(c.guardian); g >= 0 {
			c.Room, c.Away, c.BackBy = e.list[g].Room, e.list[g].Away, e.list[g].BackBy
			e.list = slices.Insert(e.list, g+1, c)
			continue
		}
		e.list = append(e.list, c)
	}
	return nil
}

func (e *evacuation) place(id int64) int {
	if id == 0 {
		return -1
	}
	return slices.IndexFunc(e.list, func(c counted) bool { return c.id == id })
}

// once leaves an alert of a whole family with the one who looks after the others.
func (e *evacuation) once() {
	for i := range e.list {
		if g := e.place(e.list[i].guardian); g >= 0 && e.list[g].Alert == e.list[i].Alert {
			e.list[i].Alert = ""
		}
	}
}

// carry puts babies into the arms of their guardians.
func (e *evacuation) carry() {
	for i := range e.list {
		baby := &e.list[i]
		g := e.place(baby.guardian)
		if !baby.infant || g < 0 || e.list[g].Away && !baby.Away {
			continue
		}
		baby.CarriedBy, baby.Mobility = e.list[g].Word, ""
		e.list[g].Carries = append(e.list[g].Carries, baby.Word)
	}
}

// neighbours names for each who sleeps nearest in the same room: the next who is in, and
// can speak for another.
func (e *evacuation) neighbours() {
	for i := range e.list {
		if e.list[i].CarriedBy != "" {
			continue
		}
		best := -1
		for j, c := range e.list {
			if j == i || c.Room != e.list[i].Room || c.Away || c.infant {
				continue
			}
			if best < 0 || distance(i, j) < distance(i, best) {
				best = j
			}
		}
		if best >= 0 {
			e.list[i].Neighbour = e.list[best].Word
		}
	}
}

func distance(i, j int) int { return max(i-j, j-i) }

// shortened is the beginning of text in whole words, at most n letters.
func shortened(text string, n int) string {
	var out []string
	length := 0
	for word := range strings.FieldsSeq(text) {
		length += len([]rune(word)) + 1
		if length > n+1 && len(out) > 0 {
			break
		}
		out = append(out, word)
	}
	return strings.TrimRight(strings.Join(out, " "), ",;:")
}
