package intake

import (
	"cmp"
	"slices"
	"strings"

	"pana/shelter/people"
	"pana/ui/widgets"
)

// entry is an answer with all that finds it, folded once: folding at each key would be felt.
type entry struct {
	widgets.Option
	keys []string
}

func newEntry(o widgets.Option, found ...string) entry {
	e := entry{Option: o}
	for _, word := range append([]string{o.Text, o.Short}, found...) {
		if k := people.Fold(word); k != "" && !slices.Contains(e.keys, k) {
			e.keys = append(e.keys, k)
		}
	}
	return e
}

// rank says how well e fits what was typed: 0 not at all.
func (e entry) rank(want string) int {
	best := 0
	for _, k := range e.keys {
		switch {
		case k == want:
			return 3
		case strings.HasPrefix(k, want):
			best = max(best, 2)
		case len(want) > 2 && strings.Contains(k, " "+want):
			best = max(best, 1)
		}
	}
	return best
}

// find are the entries that typed may mean, the likeliest first; all of them when nothing
// is typed. A key finds its own entry.
func find(all []entry, typed string) []entry {
	if i := slices.IndexFunc(all, func(e entry) bool { return e.Key == typed }); i >= 0 && typed != "" {
		return all[i : i+1]
	}
	want := people.Fold(typed)
	switch {
	case strings.TrimSpace(typed) == "":
		return all
	case want == "":
		return nil
	}
	var found []entry
	for _, e := range all {
		if e.rank(want) > 0 {
			found = append(found, e)
		}
	}
	slices.SortStableFunc(found, func(a, b entry) int { return -cmp.Compare(a.rank(want), b.rank(want)) })
	return found
}

func options(found []entry) []widgets.Option {
	out := make([]widgets.Option, len(found))
	for i, e := range found {
		out[i] = e.Option
	}
	return out
}

// source makes a list of entries one that a choice can search.
func source(all []entry) func(string) []widgets.Option {
	return func(typed string) []widgets.Option { return options(find(all, typed)) }
}
