package licences

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestEveryLineOfTheIndexIsALicence(t *testing.T) {
	index, err := files.ReadFile("index.txt")
	if err != nil {
		t.Fatal(err)
	}
	texts, err := files.ReadDir("texts")
	if err != nil {
		t.Fatal(err)
	}
	all := All()
	if n := strings.Count(string(index), "\n"); n != len(all) || n != len(texts) {
		t.Errorf("%d lines, %d texts, %d licences", n, len(texts), len(all))
	}
	for _, l := range all {
		if l.Name == "" || l.Kind == "" || len(l.Text) < 300 {
			t.Errorf("%+v", l)
		}
	}
	if !slices.IsSortedFunc(all, func(a, b Licence) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) }) {
		t.Error("not in order")
	}
}

func TestFontsAndIconsAreNamed(t *testing.T) {
	for _, want := range []string{"Noto Sans", "DejaVu Sans", "Material Symbols", "SQLite", "Go"} {
		if !slices.ContainsFunc(All(), func(l Licence) bool { return l.Name == want }) {
			t.Errorf("%s is missing", want)
		}
	}
}

// What is linked differs between systems, so the build is asked for each of them.
func TestEveryLinkedModuleHasItsLicence(t *testing.T) {
	names := map[string]bool{"pana": true}
	for _, l := range All() {
		names[l.Name] = true
	}
	for _, system := range []string{"linux", "windows", "darwin"} {
		c := exec.Command("go", "list", "-e", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "pana")
		c.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
		out, err := c.Output()
		if err != nil {
			t.Fatalf("go list for %s: %v", system, err)
		}
		for path := range strings.FieldsSeq(string(out)) {
			if !names[path] {
				names[path] = true
				t.Errorf("%s (linked on %s) has no licence here", path, system)
			}
		}
	}
}
