package intake

import (
	"slices"
	"strings"

	"pana/assets/words"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// interpreter is the key of "needs an interpreter", which is said among the languages
// because it is heard together with them.
const interpreter = "interpreter"

// qualities are how well somebody speaks, as in people.Language.
var qualities = []string{"N", "F", "S", "W", "I"}

// tongues finds languages with how well they are spoken: "tg", "узбекский слабо", "ru F".
// The first that is named is the mother tongue, the others are spoken simply, unless said.
type tongues struct {
	d       *desk.Desk
	all     []entry
	others  []entry // an interpreter, and the reasons for having no answer
	quality map[string][]string
}

func newTongues(d *desk.Desk) *tongues {
	t := &tongues{d: d, quality: map[string][]string{}}
	for _, o := range d.Languages() {
		o.Short = o.Key
		t.all = append(t.all, newEntry(o, o.Codes...))
	}
	var inAny []string
	for _, lang := range words.Langs() {
		inAny = append(inAny, words.For(lang).T("intake.interpreter"))
	}
	t.others = append([]entry{newEntry(widgets.Option{Key: interpreter, Text: d.T("intake.interpreter"),
		Note: d.T("code.language_quality.I")}, inAny...)}, missing(d, "99", "9")...)
	for _, q := range qualities {
		t.quality[q] = []string{strings.ToLower(q)}
		for _, lang := range words.Langs() {
			l := words.For(lang)
			t.quality[q] = append(t.quality[q], people.Fold(l.T("intake.language."+q)), people.Fold(l.T("code.language_quality."+q)))
		}
	}
	return t
}

// search are the answers that typed may mean; first says that no language stands before it.
func (t *tongues) search(typed string, first bool) []widgets.Option {
	if code, q, ok := strings.Cut(typed, "/"); ok { // a key
		for _, e := range t.all {
			if e.Key == code && slices.Contains(qualities, q) {
				return []widgets.Option{t.option(e, q)}
			}
		}
		return nil
	}
	usual := "S"
	if first {
		usual = "N"
	}
	name, said := t.cut(typed)
	if said != "" {
		usual = said
	}
	var out []widgets.Option
	for i, e := range find(t.all, name) {
		out = append(out, t.option(e, usual))
		if i > 0 || name == "" {
			continue
		}
		for _, q := range qualities {
			if q != usual && said == "" {
				out = append(out, t.option(e, q))
			}
		}
	}
	others := options(find(t.others, typed))
	if len(others) > 0 && typed != "" && people.Fold(others[0].Text) == people.Fold(typed) {
		return append(others, out...)
	}
	return append(out, others...)
}

// cut parts "узбекский слабо" into the language and how well it is spoken.
func (t *tongues) cut(typed string) (name, quality string) {
	typed = strings.TrimSpace(typed)
	i := strings.IndexAny(typed, " :")
	if i < 0 {
		return typed, ""
	}
	want := people.Fold(typed[i+1:])
	for _, fits := range []func(k string) bool{
		func(k string) bool { return k == want },
		func(k string) bool { return strings.HasPrefix(k, want) },
	} {
		for _, q := range qualities {
			if want != "" && slices.ContainsFunc(t.quality[q], fits) {
				return strings.TrimSpace(typed[:i]), q
			}
		}
	}
	return typed, ""
}

func (t *tongues) option(e entry, quality string) widgets.Option {
	o := widgets.Option{Key: e.Key + "/" + quality, Text: e.Text, Short: e.Key, Note: t.d.T("code.language_quality." + quality)}
	if quality != "N" {
		o.Short += " " + t.d.T("intake.language."+quality)
	}
	return o
}

// field is a choice of languages.
func (t *tongues) field(label string) *widgets.Choice {
	c := widgets.NewChoice(label, nil)
	c.Many, c.NoMatch = true, t.d.T("intake.not_listed")
	c.Source = func(typed string) []widgets.Option {
		first, _, _ := strings.Cut(strings.ReplaceAll(c.Text(), ";", ","), ",")
		return t.search(typed, strings.TrimSpace(first) == typed)
	}
	return c
}

// spokenBy makes people.Facts' answers of the keys that were chosen.
func spokenBy(keys []string) (langs []people.Language, missing people.Missing, needs bool) {
	for _, k := range keys {
		code, q, ok := strings.Cut(k, "/")
		switch {
		case k == interpreter:
			needs = true
		case ok:
			langs = append(langs, people.Language{Code: code, Quality: q})
			needs = needs || q == "I"
		default:
			missing = missingOf(k)
		}
	}
	return langs, missing, needs
}
