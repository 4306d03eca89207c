package demo

import (
	"math/rand/v2"
	"time"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// admit lets the desk take a party in; its members are known by their code words after.
func (t *teller) admit(in shelter.Intake) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		in.Hold = t.held[in.People[0].CodeWord]
		if kits, err := t.shop.kitsFor(tx, in.People); err != nil {
			return err
		} else if in.People[0].CodeWord != "Ромашка" { // she had her own things
			in.Kits = kits
		}
		a, err := shelter.Admit(tx, in)
		if err != nil {
			return err
		}
		for i, id := range a.Residents {
			r, err := people.Get(tx, id)
			if err != nil {
				return err
			}
			t.who[r.CodeWord] = resident{id, a.Stays[i]}
		}
		return nil
	}
}

// assessed lets the social worker do the assessment that an admission asked for.
func (t *teller) assessed(word string) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		list, err := tasks.List(tx, tasks.Filter{State: tasks.Open, Resident: t.who[word].id})
		if err != nil {
			return err
		}
		for _, x := range list {
			if x.Say.Key == "task.assessment" {
				return tasks.Done(tx, x.ID)
			}
		}
		return nil
	}
}

func (t *teller) task(n tasks.New, word string) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		n.Resident = t.who[word].id
		_, err := tasks.Add(tx, n)
		return err
	}
}

func (t *teller) goOut(word string, o house.Outing) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		o.Resident = t.who[word].id
		_, err := house.GoOut(tx, o)
		return err
	}
}

func (t *teller) comeBack(word string) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		_, err := house.ComeBack(tx, t.who[word].id, 0)
		return err
	}
}

func (t *teller) move(word, bed, reason string) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		_, err := house.Move(tx, []house.Transfer{{Resident: t.who[word].id, Bed: t.beds[bed]}}, reason, "")
		return err
	}
}

// hold keeps beds for a party; whose code word is given uses the hold up when she comes.
func (t *teller) hold(beds []string, purpose string, minutes int, word string) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		n := house.NewHold{For: purpose, Minutes: minutes}
		for _, b := range beds {
			n.Beds = append(n.Beds, t.beds[b])
		}
		ids, err := house.PlaceHold(tx, n)
		if err == nil && word != "" {
			t.held[word] = ids[0]
		}
		return err
	}
}

// expire lets go the holds that ran out, as the program does every minute.
func (t *teller) expire(tx *vault.Tx) error {
	_, err := house.Sweep(tx)
	return err
}

// key assigns somebody of the staff to a resident.
func (t *teller) key(word string, role staff.Role, duty string) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		return people.Assign(tx, t.who[word].id, t.actors[role].Account, duty)
	}
}

// tellStay tells one stay of the past from the hold before it to the exit.
func (t *teller) tellStay(r *rand.Rand, i int, s stay, word string) {
	party := s.persons(r, i, word)
	in := shelter.Intake{People: party, Planned: dayOf(s.arrives).Add(60 + r.IntN(120))}
	in.Brought, in.Papers = shelter.Bringers()[i%5], shelter.PaperAnswers()[i/2%2]
	for j := range party {
		in.Beds = append(in.Beds, t.beds[s.beds[j]])
	}
	switch i % 8 {
	case 1: // she came in time
		t.tell(s.arrives.Add(-50*time.Minute), staff.Desk, "a hold", t.hold(s.beds[:len(party)], "по звонку", 90, word))
	case 5: // she came after the hold had run out
		t.tell(s.arrives.Add(-50*time.Minute), staff.Desk, "a hold", t.hold(s.beds[:len(party)], "по звонку", 40, ""))
		t.tell(s.arrives.Add(-5*time.Minute), staff.Desk, "the end of a hold", t.expire)
	}
	t.tell(s.arrives, staff.Desk, "an arrival", t.admit(in))
	t.tell(s.arrives.Add(20*time.Hour), staff.Social, "an assessment", t.assessed(word))
	t.tell(s.arrives.Add(22*time.Hour), staff.Supplies, "clothes", t.dressed(word))
	half := s.arrives + (s.leaves-s.arrives)/2
	noon := civilAt(half, 11, r.IntN(50))
	if i%3 == 0 {
		o := house.Outing{Back: noon.Add(4 * time.Hour), Reason: []string{"doctor", "consulate", "court", "police"}[i/3%4]}
		t.tell(noon, staff.Desk, "a way out", t.goOut(word, o))
		t.tell(noon.Add(time.Duration(150+r.IntN(120))*time.Minute), staff.Desk, "a way back", t.comeBack(word))
	}
	t.tellMoves(i, s, word, noon)
	leaving := leavings[i%len(leavings)]
	if leaving.Destination == "abroad" {
		leaving.Country = party[0].Citizenship
	}
	t.tell(s.leaves, staff.Desk, "an exit", func(tx *vault.Tx) error {
		l := leaving
		for _, p := range t.family(word, len(party)) {
			l.Residents = append(l.Residents, t.who[p].id)
		}
		ends, err := decided(tx, l)
		if err != nil {
			return err
		}
		_, err = shelter.Exit(tx, l, ends)
		return err
	})
}

// tellMoves lets some of the women be ill for three days, and children of small families
// take the bed by the window.
func (t *teller) tellMoves(i int, s stay, word string, noon civil.Instant) {
	sick := map[string]string{"1А": "4А", "1В": "4Б"}[s.beds[0]]
	switch {
	case s.size == 1 && sick != "" && i%3 != 0:
		t.tell(noon.Add(30*time.Hour), staff.Desk, "a move", t.move(word, sick, house.ReasonIsolation))
		t.tell(noon.Add(102*time.Hour), staff.Desk, "a move back", t.move(word, s.beds[0], house.ReasonReturn))
	case s.size == 2:
		t.tell(noon.Add(50*time.Hour), staff.Desk, "a move", t.move(word+"-1", s.beds[2], house.ReasonByResident))
	}
}
