package house

import "fmt"

// Templates are the names of the house plans that a new shelter can start from.
var Templates = []string{"small", "women", "men", "blank"}

// plan of a template: kind, number of beds, whether a crib stands there.
type sketch struct {
	kind Kind
	beds int
	crib bool
}

// names are how rooms and beds are called in a language: the letter of a room, the letters
// of beds in their order, and that of a crib.
type names struct {
	room, crib string
	beds       []string
}

// Template is the house plan of that name with rooms and beds named in lang; none for
// "blank" and for names that aren't Templates.
func Template(name, lang string) []NewRoom {
	sketches := map[string][]sketch{
		"small": {{Women, 3, false}, {Family, 3, true}, {Men, 2, false}, {Isolation, 2, false}},
		"women": {{Women, 4, false}, {Women, 4, false}, {Family, 3, true}, {Family, 3, true}, {Isolation, 2, false}},
		"men":   {{Men, 4, false}, {Men, 4, false}, {Family, 3, true}, {Isolation, 2, false}},
	}
	n := namesIn(lang)
	var rooms []NewRoom
	for i, s := range sketches[name] {
		r := NewRoom{Code: fmt.Sprintf("%s%d", n.room, i+1), Floor: 1, Kind: s.kind}
		for k := range s.beds {
			r.Beds = append(r.Beds, NewBed{Code: fmt.Sprintf("%d%s", i+1, n.beds[k]), Kind: Standard})
		}
		if s.crib {
			r.Beds = append(r.Beds, NewBed{Code: fmt.Sprintf("%d%s", i+1, n.crib), Kind: Crib})
		}
		rooms = append(rooms, r)
	}
	return rooms
}

func namesIn(lang string) names {
	switch lang {
	case "ru":
		return names{"К", "К", []string{"А", "Б", "В", "Г"}} // комната, кроватка
	case "kk":
		return names{"Б", "К", []string{"А", "Б", "В", "Г"}} // бөлме, кішкентай төсек
	}
	return names{"R", "K", []string{"A", "B", "C", "D"}} // room, cot
}
