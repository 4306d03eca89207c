package words

import (
	"encoding/json"
	"maps"
	"reflect"
	"testing"
)

func TestAFileIsReadAsJSONReadsIt(t *testing.T) {
	for _, lang := range Langs() {
		data, err := files.ReadFile(lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]any{}
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		got := map[string]any{}
		if !entries(string(data), func(k, v string) {
			if v[0] == '"' {
				got[k] = text(v)
				return
			}
			forms := map[string]any{}
			for form, s := range plurals(v) {
				forms[form] = s
			}
			got[k] = forms
		}) {
			t.Errorf("%s isn't read to its end", lang)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read otherwise", lang)
		}
		if w := For(lang); len(w.plain)+len(w.forms) != len(want) {
			t.Errorf("%s has %d words of %d", lang, len(w.plain)+len(w.forms), len(want))
		}
	}
}

func TestWhatStandsInQuotesIsReadWhateverItIs(t *testing.T) {
	got := map[string]string{}
	ok := entries(" {\"a\\u0041\":\"say \\\"}\\\" \\\\\" , \"b\" : {\"one\": \"{}\\\"\", \"other\":\"\"},\n\"c\":\"\"}", func(k, v string) {
		if v[0] == '"' {
			got[k] = text(v)
		} else {
			got[k] = "one=" + plurals(v)["one"]
		}
	})
	if want := map[string]string{"aA": `say "}" \`, "b": `one={}"`, "c": ""}; !ok || !maps.Equal(got, want) {
		t.Errorf("read %q, %v", got, ok)
	}
}

func FuzzEntries(f *testing.F) {
	for _, s := range []string{"", "{}", "{", `{"a":"b"}`, `{"a"`, `{"a":`, `{"a":"\`, `{"a":{"b":"c"}}`, `{"a":{`, `{"a":1}`, `"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := 0
		ok := entries(s, func(k, v string) { plurals(v); n++ })
		var want map[string]map[string]string
		if json.Unmarshal([]byte(s), &want) != nil || want == nil || ok {
			return
		}
		for _, v := range want {
			if v == nil { // null isn't words
				return
			}
		}
		t.Errorf("%q isn't read", s)
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load("ru")
	}
}
