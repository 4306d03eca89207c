package widgets

import (
	"cmp"
	"slices"
	"strings"
)

// dropAll opens the list with everything in it, at what is chosen.
func (c *Choice) dropAll() {
	options := c.Options
	if c.Source != nil {
		options = c.Source("")
	}
	c.drop(options, max(0, slices.IndexFunc(options, func(o Option) bool { return o.Key == c.Key() && o.Key != "" })))
}

// drop opens the list with an option marked (-1: none), or closes it where there is nothing to show.
func (c *Choice) drop(options []Option, mark int) {
	layer := LayerOf(c.Entry)
	c.found = options
	if len(options) == 0 || layer == nil {
		c.close()
		return
	}
	if c.Many {
		c.list.fill = func(i int) bool {
			return slices.ContainsFunc(c.chosen, func(o Option) bool { return o.Key == c.found[i].Key })
		}
	}
	c.open = true
	c.list.set(options, mark)
	layer.show(c.list, c.part(), c.boxTop(), c.boxSize(), c.Size().Width)
}

func (c *Choice) close() {
	if c.open {
		c.open = false
		if layer := LayerOf(c.Entry); layer != nil {
			layer.hide(c.list)
		}
	}
}

func (c *Choice) fold(s string) string {
	if c.Fold != nil {
		return c.Fold(s)
	}
	return strings.ToLower(strings.TrimSpace(s))
}

// matches are the options that typed may mean, the likeliest first.
func (c *Choice) matches(typed string) []Option {
	if c.Source != nil {
		return c.Source(typed)
	}
	type match struct {
		Option
		rank int
	}
	var found []match
	want := c.fold(typed)
	for _, o := range c.Options {
		if rank := c.rank(o, want); rank > 0 {
			found = append(found, match{o, rank})
		}
	}
	slices.SortStableFunc(found, func(a, b match) int { return cmp.Compare(b.rank, a.rank) })
	options := make([]Option, len(found))
	for i, m := range found {
		options[i] = m.Option
	}
	return options
}

// rank says how well an option fits what was typed: 0 not at all.
func (c *Choice) rank(o Option, want string) int {
	best := 0
	for _, word := range append([]string{o.Text, o.Short}, o.Codes...) {
		folded := c.fold(word)
		if folded == "" {
			continue
		}
		rank := 0
		switch {
		case folded == want:
			rank = 4
		case strings.HasPrefix(folded, want):
			rank = 3
		case strings.Contains(folded, " "+want), strings.Contains(folded, "("+want):
			rank = 2
		case strings.Contains(folded, want) && len(want) > 2:
			rank = 1
		}
		best = max(best, rank)
	}
	return best
}

// read makes options of words with commas between them, leaving out what fits none.
func (c *Choice) read(text string) []Option {
	options, _ := c.readAll(text)
	return options
}

func (c *Choice) readAll(text string) (options []Option, misfit bool) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' }) {
		word = strings.TrimSpace(word)
		if word == "" {
			continue
		}
		found := c.matches(word)
		if i := slices.IndexFunc(c.chosen, func(o Option) bool { return o.shown() == word }); i >= 0 {
			found = c.chosen[i : i+1]
		}
		switch {
		case len(found) == 0:
			misfit = true
		case !slices.ContainsFunc(options, func(o Option) bool { return o.Key == found[0].Key }):
			options = append(options, found[0])
		}
	}
	return options, misfit
}
