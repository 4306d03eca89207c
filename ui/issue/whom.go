package issue

import (
	"context"
	"slices"
	"strconv"

	"pana/shelter/people"
	"pana/ui/widgets"
)

// recipient is to whom something goes: a resident, her household, or the kitchen.
type recipient struct {
	resident  int64
	household bool
	kitchen   bool
}

func (r recipient) some() bool { return r.resident != 0 || r.kitchen }

// The keys of the choice: "kitchen", "r12", and "h12" for the household of resident 12.
const keyKitchen = "kitchen"

func (r recipient) key() string {
	switch {
	case r.kitchen:
		return keyKitchen
	case r.resident == 0:
		return ""
	case r.household:
		return "h" + strconv.FormatInt(r.resident, 10)
	}
	return "r" + strconv.FormatInt(r.resident, 10)
}

func readRecipient(key string) (r recipient, ok bool) {
	if key == keyKitchen {
		return recipient{kitchen: true}, true
	}
	if len(key) < 2 || key[0] != 'r' && key[0] != 'h' {
		return r, false
	}
	id, err := strconv.ParseInt(key[1:], 10, 64)
	return recipient{resident: id, household: key[0] == 'h'}, err == nil
}

// newWhom is the field of to whom, found by code word, register number or bed.
func (s *Screen) newWhom() *widgets.Choice {
	c := widgets.NewChoice(s.d.T("issue.whom"), nil)
	c.SetHint(s.d.T("issue.whom_hint"))
	c.Spill = 560
	c.NoMatch = s.d.T("issue.whom_none")
	c.Fold = people.Fold
	c.Source = s.offer
	return c
}

// offer are those whom a text may mean. Of a key it is the one whom it names.
func (s *Screen) offer(typed string) []widgets.Option {
	if r, ok := readRecipient(typed); ok {
		if o, known := s.option(r); known {
			return []widgets.Option{o}
		}
	}
	kitchen, _ := s.option(recipient{kitchen: true})
	rows := s.present
	if want := people.Fold(typed); want != "" {
		found, err := s.h.Residents(context.Background(), people.Filter{State: people.In, Text: typed, Limit: 30})
		if s.d.Failed(err, nil) {
			return nil
		}
		// Somebody who was found by her name would be shown by her code word beside it.
		rows = slices.DeleteFunc(found, func(r people.Row) bool {
			return r.Why != people.ByWord && r.Why != people.ByNumber && r.Why != people.ByBed
		})
	}
	var out []widgets.Option
	for _, r := range rows {
		one, _ := s.option(recipient{resident: r.ID})
		out = append(out, one)
		if family, ok := s.option(recipient{resident: r.ID, household: true}); ok {
			out = append(out, family)
		}
	}
	want := people.Fold(typed)
	if want == "" || goodsMatch(kitchen.Text, want) {
		out = append(out, kitchen)
	}
	return out
}

// goodsMatch reports whether a folded text begins a word.
func goodsMatch(text, want string) bool {
	folded := people.Fold(text)
	return len(want) <= len(folded) && folded[:len(want)] == want
}

// option is a recipient in the list; ok is false for one who isn't here, and for a
// household of one.
func (s *Screen) option(r recipient) (o widgets.Option, ok bool) {
	if r.kitchen {
		return widgets.Option{Key: keyKitchen, Text: s.d.T("issue.kitchen")}, true
	}
	row, ok := s.row(r.resident)
	if !ok {
		return o, false
	}
	note := row.RegisterNo
	if row.Bed != "" {
		note += " · " + row.Bed
	}
	o = widgets.Option{Key: r.key(), Text: row.CodeWord, Note: note}
	if r.household {
		n := s.size(row.Household)
		o.Text, o.Note = s.d.T("issue.household", "Word", row.CodeWord), s.d.N("issue.heads", n)
		return o, n > 1
	}
	return o, true
}

// row is somebody who lives here now.
func (s *Screen) row(resident int64) (people.Row, bool) {
	i := slices.IndexFunc(s.present, func(r people.Row) bool { return r.ID == resident })
	if i < 0 {
		return people.Row{}, false
	}
	return s.present[i], true
}

// size is how many of a household live here.
func (s *Screen) size(household int64) int {
	n := 0
	for _, r := range s.present {
		if r.Household == household {
			n++
		}
	}
	return n
}
