package words

import (
	"bytes"
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed en.json ru.json kk.json
var files embed.FS

// Words are the words of one language. They are safe for use by several goroutines.
type Words struct {
	lang  string
	plain map[string]string // messages without parameters and plural forms, found without a template
	said  *i18n.Localizer

	mu     sync.Mutex        // holds bundle and read, which grow
	bundle *i18n.Bundle      // messages that were asked for
	forms  map[string]string // the other messages, as they stand in the file
	read   map[string]bool   // keys of forms that are in bundle
}

// Langs are the languages that Pana speaks, the one it falls back to first.
func Langs() []string { return []string{"en", "ru", "kk"} }

var (
	english = sync.OnceValue(func() *Words { return load("en") })
	russian = sync.OnceValue(func() *Words { return load("ru") })
	kazakh  = sync.OnceValue(func() *Words { return load("kk") })
)

// For gives the words of lang, English for a language that Pana doesn't speak.
func For(lang string) *Words {
	switch lang {
	case "ru":
		return russian()
	case "kk":
		return kazakh()
	}
	return english()
}

// load reads one embedded file. A file that can't be read leaves keys in place of words;
// the tests keep that from ever being built. Templates are read when first asked for: all
// of them at once would be a tenth of the time in which the window opens.
func load(lang string) *Words {
	w := &Words{lang: lang, plain: map[string]string{}, forms: map[string]string{}, read: map[string]bool{}}
	w.bundle = i18n.NewBundle(language.Make(lang))
	w.said = i18n.NewLocalizer(w.bundle, lang)
	data, err := files.ReadFile(lang + ".json")
	if err != nil {
		return w
	}
	w.plain = make(map[string]string, bytes.Count(data, []byte{'\n'}))
	entries(string(data), func(key, value string) {
		if value[0] == '{' || strings.Contains(value, "{{") {
			w.forms[key] = value
		} else {
			w.plain[key] = text(value)
		}
	})
	return w
}

// know reads the templates of key, once. What fails to parse stays missing, and its key
// shows.
func (w *Words) know(key string) {
	value, ok := w.forms[key]
	if !ok || w.read[key] {
		return
	}
	f := plurals(value)
	w.read[key] = true
	_ = w.bundle.AddMessages(language.Make(w.lang), &i18n.Message{ID: key,
		Zero: f["zero"], One: f["one"], Two: f["two"], Few: f["few"], Many: f["many"], Other: f["other"]})
}

// Lang is the code of the language: en, ru or kk.
func (w *Words) Lang() string { return w.lang }

// Has tells whether key has words.
func (w *Words) Has(key string) bool {
	_, plain := w.plain[key]
	_, forms := w.forms[key]
	return plain || forms
}

// T gives the words of key; args alternate name and value of its parameters.
func (w *Words) T(key string, args ...any) string {
	if s, ok := w.plain[key]; ok {
		return s
	}
	return w.Get(key, pairs(args))
}

// N gives the words of key in the plural form for count, which stands in them as Count;
// args alternate name and value of the other parameters.
func (w *Words) N(key string, count int, args ...any) string {
	m := pairs(args)
	m["Count"] = count
	return w.Get(key, m)
}

// Get gives the words of key with parameters by name, as fault.Message carries them.
// A parameter Count that is a whole number chooses the plural form.
func (w *Words) Get(key string, args map[string]any) string {
	if s, ok := w.plain[key]; ok {
		return s
	}
	c := &i18n.LocalizeConfig{MessageID: key, TemplateData: args}
	switch n := args["Count"].(type) {
	case int:
		c.PluralCount = n
	case int64:
		c.PluralCount = n
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.know(key)
	s, err := w.said.Localize(c)
	if err != nil && s == "" {
		return key
	}
	return s
}

// pairs makes a map of alternating names and values.
func pairs(args []any) map[string]any {
	m := make(map[string]any, len(args)/2+1)
	for i := 0; i+1 < len(args); i += 2 {
		m[fmt.Sprint(args[i])] = args[i+1]
	}
	return m
}
