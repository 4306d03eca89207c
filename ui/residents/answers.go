package residents

import (
	"slices"
	"strconv"
	"strings"

	"pana/assets/words"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// anyone is the reasons for having no answer that fit any question.
var anyone = []string{"8", "9", "99"}

// choice is a field whose answer is one of a list.
func choice(d *desk.Desk, label string, options []widgets.Option) *widgets.Choice {
	c := widgets.NewChoice(label, options)
	c.Fold, c.NoMatch = people.Fold, d.T("residents.not_listed")
	return c
}

// free is one that takes any text, beside "none" and the reasons for having no answer.
func free(d *desk.Desk, label, text string, m people.Missing) *widgets.Choice {
	c := choice(d, label, append([]widgets.Option{{Key: people.None, Text: d.T("residents.none_known")}}, reasonsFor(d, anyone...)...))
	c.Free = true
	switch {
	case m != people.Answered:
		c.SetKey(strconv.Itoa(int(m)))
	case text == people.None:
		c.SetKey(people.None)
	default:
		c.SetText(text)
	}
	return c
}

// answerOf is what a free choice says.
func answerOf(c *widgets.Choice) (string, people.Missing) {
	switch k := c.Key(); {
	case missingOf(k) != people.Answered:
		return "", missingOf(k)
	case k != "":
		return k, people.Answered
	}
	return strings.TrimSpace(c.Text()), people.Answered
}

// reasonsFor are reasons for having no answer, found by word and by code.
func reasonsFor(d *desk.Desk, codes ...string) []widgets.Option {
	var all []widgets.Option
	for _, c := range codes {
		all = append(all, widgets.Option{Key: c, Text: d.T("missing." + c), Note: "(" + c + ")", Codes: []string{c, "(" + c + ")"}})
	}
	return all
}

// coded are options of codes whose words stand under prefix, found in each language.
func coded(d *desk.Desk, prefix string, codes []string) []widgets.Option {
	var all []widgets.Option
	for _, c := range codes {
		o := widgets.Option{Key: c, Text: d.T(prefix + c)}
		for _, lang := range words.Langs() {
			o.Codes = append(o.Codes, words.For(lang).T(prefix+c))
		}
		all = append(all, o)
	}
	return all
}

// spokenOptions are the languages with each way of speaking them: "узбекский", "узбекский,
// просто" …
func spokenOptions(d *desk.Desk) []widgets.Option {
	var all []widgets.Option
	for _, l := range d.Languages() {
		for _, q := range []string{"N", "F", "S", "W", "I"} {
			o := l
			o.Key = l.Key + "/" + q
			o.Note = d.T("residents.speaks." + q)
			o.Short = l.Text + " (" + o.Note + ")"
			o.Codes = slices.Clone(l.Codes)
			all = append(all, o)
		}
	}
	return append(all, reasonsFor(d, "9", "99")...)
}

// withKey chooses key, or the reason for having no answer.
func withKey(c *widgets.Choice, key string, m people.Missing) *widgets.Choice {
	switch {
	case m != people.Answered:
		c.SetKey(strconv.Itoa(int(m)))
	case key != "":
		c.SetKey(key)
	}
	return c
}
