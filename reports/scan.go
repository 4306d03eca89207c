package reports

import (
	"strings"

	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/vault"
)

// Line is a line of free text on a sheet that tells who somebody is. It says where, not
// whose it is.
type Line struct {
	No   int // for Order.Without
	Text string
	Hits []people.Hit
}

// Revealing is the refusal of a sheet of level A: these lines must go, or be put with a
// code word, before it can be printed.
type Revealing struct {
	*fault.Refusal
	Lines []Line
}

// Unwrap makes r a refusal like any other.
func (r *Revealing) Unwrap() error { return r.Refusal }

// blot is what stands in the place of a find on a sheet that is never refused.
const blot = "█"

// scan looks through the free text of a sheet of level A. On the evacuation list, which is
// never refused, the finds are blacked out; on others they are a refusal, unless the order
// leaves these lines out.
func scan(tx *vault.Tx, places []*string, without []int, never bool) error {
	leave(places, without)
	terms, err := people.ScanTerms(tx)
	if err != nil {
		return err
	}
	var found []Line
	for i, f := range places {
		hits := people.Hits(terms, *f)
		if len(hits) == 0 {
			continue
		}
		if never {
			*f = blacken(*f, hits)
			continue
		}
		found = append(found, Line{i, *f, hits})
	}
	if len(found) == 0 {
		return nil
	}
	var texts []string
	for _, l := range found {
		texts = append(texts, l.Text)
	}
	return &Revealing{fault.Refuse("refused.sheet_reveals", "Lines", strings.Join(texts, "; "), "Count", len(found)), found}
}

func leave(places []*string, without []int) {
	for _, i := range without {
		if i >= 0 && i < len(places) {
			*places[i] = ""
		}
	}
}

// blacken puts blots over hits, which are in their order and may overlap.
func blacken(text string, hits []people.Hit) string {
	var out strings.Builder
	end := 0
	for _, h := range hits {
		if h.To <= end {
			continue
		}
		from := max(h.From, end)
		out.WriteString(text[end:from])
		out.WriteString(strings.Repeat(blot, len([]rune(text[from:h.To]))))
		end = h.To
	}
	out.WriteString(text[end:])
	return out.String()
}
