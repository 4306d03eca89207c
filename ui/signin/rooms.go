package signin

import (
	"strconv"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/house"
)

// room is a row of the plan as it was typed.
type room struct {
	code        string
	kind        house.Kind
	beds, cribs string
}

// plan are the rooms of one template, as it is or changed by hand. Each template keeps its
// own, so that looking at another loses nothing.
type plan struct {
	lang  string
	asIs  []room
	rooms []*room
}

const (
	mostBeds  = 40
	mostCribs = 10
	mostRooms = 200
)

// plan is that of the chosen template. One that nobody changed follows the language.
func (d *draft) plan() *plan {
	x := d.plans[d.template]
	if x != nil && (x.lang == d.lang || x.changed()) {
		return x
	}
	x = &plan{lang: d.lang}
	for _, r := range house.Template(d.template, d.lang) {
		beds, cribs := 0, 0
		for _, b := range r.Beds {
			if b.Kind == house.Crib {
				cribs++
				continue
			}
			beds++
		}
		one := room{r.Code, r.Kind, strconv.Itoa(beds), strconv.Itoa(cribs)}
		x.asIs, x.rooms = append(x.asIs, one), append(x.rooms, &one)
	}
	d.plans[d.template] = x
	return x
}

func (x *plan) changed() bool {
	if len(x.rooms) != len(x.asIs) {
		return true
	}
	for i, r := range x.rooms {
		if *r != x.asIs[i] {
			return true
		}
	}
	return false
}

// check adds the faults of the rooms to f, each under the name of its field.
func (x *plan) check(f *fault.Fields) {
	codes := map[string]bool{}
	for i, r := range x.rooms {
		code := strings.TrimSpace(r.code)
		key := strings.ToLower(code)
		switch n := len([]rune(code)); {
		case n == 0 || n > 40:
			f.Add(inRow("code", i), "fault.room.code")
		case codes[key]:
			f.Add(inRow("code", i), "refused.room_code_taken", "Code", code)
		}
		codes[key] = true
		if r.kind == "" {
			f.Add(inRow("kind", i), "fault.room.kind")
		}
		if _, ok := count(r.beds, mostBeds); !ok {
			f.Add(inRow("beds", i), "fault.number.range", "From", 0, "To", mostBeds)
		}
		if _, ok := count(r.cribs, mostCribs); !ok {
			f.Add(inRow("cribs", i), "fault.number.range", "From", 0, "To", mostCribs)
		}
	}
}

// count reads a number of beds; nothing typed is none.
func count(s string, most int) (int, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n <= most
}

func inRow(name string, i int) string { return name + "." + strconv.Itoa(i) }

// build are the rooms as the house wants them, their beds named.
func (x *plan) build(lang string) (rooms []house.NewRoom, beds, cribs int) {
	for i, r := range x.rooms {
		b, okB := count(r.beds, mostBeds)
		c, okC := count(r.cribs, mostCribs)
		if !okB || !okC { // said by check; a page that only counts goes on
			b, c = 0, 0
		}
		beds, cribs = beds+b, cribs+c
		rooms = append(rooms, house.NewRoom{Code: strings.TrimSpace(r.code), Floor: 1, Kind: r.kind,
			Beds: house.Furnish(i+1, b, c, lang)})
	}
	return rooms, beds, cribs
}
