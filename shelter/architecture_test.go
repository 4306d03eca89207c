//go:build !windows

// These tests ask the go command, which isn't where the programs for Windows are tested.

package shelter_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// packages are all packages of the module with what each imports, tests left aside.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	c := exec.Command("go", "list", "-e", "-tags", "migrated_fynedo,no_emoji", "-f", `{{.ImportPath}}: {{join .Imports " "}}`, "pana/...")
	c.Dir = ".."
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		path, imports, _ := strings.Cut(strings.TrimSpace(line), ": ")
		all[strings.TrimSuffix(path, ":")] = strings.Fields(imports)
	}
	if len(all) < 15 {
		t.Fatalf("only %d packages were listed", len(all))
	}
	return all
}

// within reports whether path is one of roots or lies in one.
func within(path string, roots ...string) bool {
	for _, r := range roots {
		if path == r || strings.HasPrefix(path, r+"/") {
			return true
		}
	}
	return false
}

// floors are the storeys of the house from the ground up: a package imports what lies
// below it, and of its own storey only what is inside its own root.
var floors = [][]string{
	{"pana/assets", "pana/shelter/civil", "pana/shelter/fault", "pana/shelter/schema"},
	{"pana/shelter/vault"},
	{"pana/shelter/staff"},
	{"pana/shelter/tasks"},
	{"pana/shelter/people"},
	{"pana/shelter/house"},
	{"pana/shelter/shift"},
	{"pana/inventory"},
	{"pana/shelter"},
	{"pana/shelter/demo"},
	{"pana/reports"},
	{"pana/ui"},
	{"pana"},
}

// floorOf finds the deepest root that holds path.
func floorOf(path string) (floor int, root string) {
	floor = -1
	for i, roots := range floors {
		for _, r := range roots {
			if (r == "pana" && path == r || r != "pana" && within(path, r)) && len(r) > len(root) {
				floor, root = i, r
			}
		}
	}
	return floor, root
}

func TestImportsRunOneWay(t *testing.T) {
	for path, imports := range packages(t) {
		floor, root := floorOf(path)
		if floor < 0 {
			t.Errorf("%s has no place in the house", path)
			continue
		}
		for _, i := range imports {
			if i != "pana" && !strings.HasPrefix(i, "pana/") {
				continue
			}
			below, other := floorOf(i)
			if below > floor || below == floor && other != root && floor > 0 {
				t.Errorf("%s imports %s, which doesn't lie below it", path, i)
			}
			if floor == 0 && root != other {
				t.Errorf("the leaf %s imports %s", path, i)
			}
		}
	}
}

func TestEveryLibraryHasItsRoom(t *testing.T) {
	for path, imports := range packages(t) {
		for _, i := range imports {
			for library, rooms := range map[string][]string{
				"fyne.io":                       {"pana", "pana/ui", "pana/assets"},
				"fyne.io/fyne/v2/app":           {"pana"},
				"modernc.org/sqlite":            {"pana/shelter/vault"},
				"database/sql/driver":           {"pana/shelter/vault"},
				"github.com/jung-kurt/gofpdf":   {"pana/reports/page"},
				"github.com/alecthomas/kong":    {"pana/ui/command"},
				"github.com/xuri/excelize/v2":   {"pana/inventory/table"},
				"golang.org/x/crypto/argon2":    {"pana/shelter/vault"},
				"github.com/nicksnyder/go-i18n": {"pana/assets/words"},
			} {
				if !within(i, library) {
					continue
				}
				if !slices.ContainsFunc(rooms, func(r string) bool { return path == r || r != "pana" && within(path, r) }) {
					t.Errorf("%s imports %s", path, i)
				}
			}
		}
	}
}

func TestNothingButTheWindowKnowsFyne(t *testing.T) {
	all := packages(t)
	var reach func(path string, seen map[string]bool) bool
	reach = func(path string, seen map[string]bool) bool {
		if seen[path] {
			return false
		}
		seen[path] = true
		for _, i := range all[path] {
			if within(i, "fyne.io") || reach(i, seen) {
				return true
			}
		}
		return false
	}
	for path := range all {
		if path == "pana" || within(path, "pana/ui") && !within(path, "pana/ui/command") || within(path, "pana/assets") {
			continue
		}
		if reach(path, map[string]bool{}) {
			t.Errorf("%s needs Fyne", path)
		}
	}
}

// rooms under ui that a screen may use; every other folder there is a screen.
var shared = []string{"desk", "widgets", "command", "live", "journal", "goods"}

func TestScreensKnowNeitherEachOtherNorTheVault(t *testing.T) {
	for path, imports := range packages(t) {
		screen, _, _ := strings.Cut(strings.TrimPrefix(path, "pana/ui/"), "/")
		if !strings.HasPrefix(path, "pana/ui/") || slices.Contains(shared, screen) || strings.HasSuffix(path, "test") {
			continue
		}
		for _, i := range imports {
			if within(i, "pana/shelter/vault") {
				t.Errorf("the screen %s imports %s", path, i)
			}
			other, _, _ := strings.Cut(strings.TrimPrefix(i, "pana/ui/"), "/")
			if strings.HasPrefix(i, "pana/ui/") && other != screen && !slices.Contains(shared, other) {
				t.Errorf("the screen %s imports the screen %s", path, i)
			}
		}
	}
}
