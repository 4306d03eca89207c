// Package sheetstest lends tests of printing a real file of a small house at night, with a
// family in the isolation room, and a printer whose paper is a folder.
package sheetstest

import (
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"testing"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault/keyslot"
)

// password is that of every account of the house.
const password = "copper garden seven clouds"

// House is the file, with who is in it.
type House struct {
	*shelter.Session
	Clock *civil.Fixed
	Beds  map[string]int64 // by code
	Head  int64            // of the family: Мимоза, Зулхумор Раҳмонова
	No    string           // her register number
}

// New makes the house; the desk's account is signed in.
func New(t testing.TB) *House {
	t.Helper()
	day, err := civil.NewDay(2026, 11, 14)
	must(t, err)
	h := &House{Clock: civil.NewFixed(civil.Almaty.At(day, 0, 40)), Beds: map[string]int64{}}
	h.Session, _, err = shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru",
		WordLang: "ru", Rooms: house.Template("small", "ru"),
		Director: shelter.Director{Login: "director", Name: "Сәуле Нұрланова", Password: password},
	}, shelter.Options{Clock: h.Clock, Cost: keyslot.Cheap})
	must(t, err)
	t.Cleanup(func() { h.Session.Lock() })
	for _, r := range []staff.Role{staff.Desk, staff.Supplies} {
		_, err := h.AddAccount(t.Context(), shelter.NewAccount{Login: string(r), Name: "Ерлан Бақытұлы", Password: password, Roles: []staff.Role{r}})
		must(t, err)
	}
	rooms, err := h.Plan(t.Context())
	must(t, err)
	for _, r := range rooms {
		for _, b := range r.Beds {
			h.Beds[b.Code] = b.ID
		}
	}
	h.As(t, "desk")
	h.admit(t, rooms[3].ID)
	return h
}

// As signs another account in, named like its role.
func (h *House) As(t testing.TB, login string) {
	t.Helper()
	must(t, h.SwitchTo(t.Context(), login, password))
}

func (h *House) admit(t testing.TB, room int64) {
	today := civil.Almaty.Day(h.Now())
	mother, child := people.NewPerson{}, people.NewPerson{}
	mother.CodeWord, mother.Name, mother.NameQuality = "Мимоза", people.Name{Given: "Зулхумор", Family: "Раҳмонова"}, people.Full
	mother.Sex, mother.Birth, mother.Relation = people.Female, people.About(30, -1, today), people.Self
	child.Name, child.NameQuality = people.Name{Given: "Меҳрубон", Family: "Раҳмонова"}, people.Full
	child.Sex, child.Birth, child.Relation = people.Male, people.About(7, -1, today), people.Child
	r, err := h.Admit(t.Context(), shelter.Intake{People: []people.NewPerson{mother, child},
		Beds: []int64{h.Beds["4А"], h.Beds["4Б"]}, Room: room, Reason: "ночь"})
	must(t, err)
	h.Head = r.IDs[0]
	head, err := h.Resident(t.Context(), h.Head)
	must(t, err)
	h.No = head.RegisterNo
}

// Prints is the print log, latest first.
func (h *House) Prints(t testing.TB) []staff.Print {
	t.Helper()
	all, err := h.Session.Prints(t.Context(), staff.PrintFilter{})
	must(t, err)
	return all
}

// Printer is a stand-in for lp, first in the path.
type Printer struct{ dir string }

// NewPrinter puts a printer into the path. With says what it does beside keeping the paper:
// shell commands that may fail.
func NewPrinter(t testing.TB, with string) *Printer {
	t.Helper()
	p := &Printer{t.TempDir()}
	p.script(t, "lp", "printf '%s\\n' \"$@\" >"+p.dir+"/args\n"+with+"\ncat >"+p.dir+"/$$.pdf\n")
	p.script(t, "lpstat", "case \"$1\" in\n-d) echo 'system default destination: Office';;\n-e) echo Office;;\n*) echo 'printer Office is idle.'; echo 'system default destination: Office';;\nesac\n")
	t.Setenv("PATH", p.dir+":"+os.Getenv("PATH"))
	return p
}

// NoPrinter leaves a path without any printer.
func NoPrinter(t testing.TB) {
	t.Helper()
	p := &Printer{t.TempDir()}
	p.script(t, "lpstat", "echo 'lpstat: No destinations added.' >&2\nexit 1\n")
	p.script(t, "lp", "echo 'lp: Error - no default destination available.' >&2\nexit 1\n")
	t.Setenv("PATH", p.dir+":"+os.Getenv("PATH"))
}

func (p *Printer) script(t testing.TB, name, text string) {
	t.Helper()
	must(t, os.WriteFile(filepath.Join(p.dir, name), []byte("#!/bin/sh\n"+text), 0o700))
}

// Args are the words that lp was called with last.
func (p *Printer) Args(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(p.dir, "args"))
	must(t, err)
	return string(b)
}

// Papers are the texts of all that was printed.
func (p *Printer) Papers(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(p.dir, "*.pdf"))
	must(t, err)
	sort.Strings(files)
	var out []string
	for _, f := range files {
		out = append(out, Text(t, f))
	}
	return out
}

// Text is what pdftotext reads in a file.
func Text(t testing.TB, file string) string {
	t.Helper()
	b, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext (poppler-utils) is needed: %v", err)
	}
	return string(b)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
