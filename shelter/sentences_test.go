package shelter_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pana/assets/words"
	"pana/shelter"
)

// A rule of the file speaks by a key alone, without values: its sentence must read well
// without any, in each language.
func TestEveryRefusalOfTheFileIsAWholeSentence(t *testing.T) {
	keys := map[string]bool{}
	raised := regexp.MustCompile(`'(refused\.[a-z0-9_.]+)'`)
	for _, part := range shelter.Parts() {
		names, err := fs.Glob(part.Files, "*.sql")
		if err != nil || len(names) < 3 {
			t.Fatal(names, err)
		}
		for _, name := range names {
			sql, err := fs.ReadFile(part.Files, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range raised.FindAllStringSubmatch(string(sql), -1) {
				keys[m[1]] = true
			}
		}
	}
	if len(keys) < 80 {
		t.Errorf("only %d keys were found", len(keys))
	}
	for key := range keys {
		wholeSentence(t, key)
	}
}

// Every refusal that the vault gives for what befalls the file needs no values either, but
// for how long one has to wait.
func TestEveryRefusalOfTheVaultIsAWholeSentence(t *testing.T) {
	sources, err := filepath.Glob("vault/*.go")
	if err != nil || len(sources) == 0 {
		t.Fatal(sources, err)
	}
	quoted := regexp.MustCompile(`"(refused\.[a-z0-9_.]+)"`)
	for _, path := range sources {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range quoted.FindAllStringSubmatch(string(source), -1) {
			wholeSentence(t, m[1])
		}
	}
}

func wholeSentence(t *testing.T, key string) {
	t.Helper()
	said := map[string]string{}
	for _, lang := range words.Langs() {
		s := words.For(lang).Get(key, map[string]any{"Seconds": 30})
		switch {
		case s == key:
			t.Errorf("%s has no words in %s", key, lang)
		case !strings.HasSuffix(s, "."), strings.Contains(s, "  "), strings.ContainsAny(s, "{}<>"), strings.Contains(s, "no value"):
			t.Errorf("%s in %s: %q", key, lang, s)
		}
		if other, twice := said[s]; twice {
			t.Errorf("%s says the same in %s and %s", key, other, lang)
		}
		said[s] = lang
	}
}
