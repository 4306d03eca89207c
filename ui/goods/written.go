package goods

import (
	"slices"
	"strconv"
	"strings"

	"pana/ui/widgets"
)

// Written is what stands in an input, for a draft; what was typed and fits nothing is kept
// too.
func Written(in widgets.Input) string {
	switch in := in.(type) {
	case *cell:
		return Written(in.Input)
	case *widgets.Choice:
		return writtenChoice(in)
	case *widgets.DateField:
		return in.Text()
	case *widgets.TimeField:
		return in.Text()
	case *widgets.Field:
		return in.Text()
	case *widgets.Check:
		return strconv.FormatBool(in.Ticked)
	case *widgets.Segmented:
		return strconv.Itoa(in.Selected)
	case *widgets.RadioList:
		return strconv.Itoa(in.Selected) + " " + in.Words[in.Selected]
	}
	return ""
}

func writtenChoice(c *widgets.Choice) string {
	if c.Key() == "" {
		return c.Text()
	}
	return strings.Join(c.Keys(), "\n")
}

// Write puts back what Written gave.
func Write(in widgets.Input, value string) {
	switch in := in.(type) {
	case *cell:
		Write(in.Input, value)
	case *widgets.Choice:
		writeChoice(in, value)
	case *widgets.DateField:
		in.SetText(value)
	case *widgets.TimeField:
		in.SetText(value)
	case *widgets.Field:
		in.SetText(value)
	case *widgets.Check:
		in.Tick(value == strconv.FormatBool(true))
	case *widgets.Segmented:
		if i, err := strconv.Atoi(value); err == nil {
			in.Select(i)
		}
	case *widgets.RadioList:
		// By its words, since what is offered may have changed; by its place in another language.
		place, words, _ := strings.Cut(value, " ")
		i, err := strconv.Atoi(place)
		if at := slices.Index(in.Words, words); at >= 0 {
			i = at
		}
		if err == nil && i >= 0 && i < len(in.Words) {
			in.Select(i)
		}
	}
}

func writeChoice(c *widgets.Choice, value string) {
	c.SetKey(strings.Split(value, "\n")...)
	if c.Key() == "" && value != "" {
		c.SetText(value)
		if !c.Free {
			c.SetWrong(c.NoMatch)
		}
	}
}
