package vault_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/vault"
	"pana/shelter/vault/keyslot"
)

// golden makes one more kept file: docs/develop.md says when.
var golden = flag.String("golden", "", "version whose file is to be made in testdata")

// The password of every kept file, and what stands in it.
const (
	goldenLogin    = "saule"
	goldenPassword = "copper garden seven clouds"
	goldenHouse    = "Арча"
	goldenWord     = "Тюльпан"
)

func goldenOptions(at civil.Instant) shelter.Options {
	return shelter.Options{Clock: civil.NewFixed(at), Cost: keyslot.Cheap}
}

func goldenEvening(t *testing.T) civil.Instant {
	t.Helper()
	d, err := civil.NewDay(2026, 11, 17)
	if err != nil {
		t.Fatal(err)
	}
	return civil.Almaty.At(d, 20, 0)
}

func TestMakeTheGoldenFileOfAVersion(t *testing.T) {
	if *golden == "" {
		return
	}
	at := goldenEvening(t)
	dir := t.TempDir()
	s, code, err := shelter.Create(t.Context(), filepath.Join(dir, "a.pana"), shelter.Setup{HouseName: goldenHouse, Lang: "ru",
		WordLang: "ru", Rooms: house.Template("small", "ru"), CopyDir: filepath.Join(dir, "copies"),
		Director: shelter.Director{Login: goldenLogin, Name: "Сәуле", Password: goldenPassword}}, goldenOptions(at))
	if err != nil {
		t.Fatal(err)
	}
	p := people.NewPerson{CodeWord: goldenWord}
	p.Sex, p.Relation, p.Birth = people.Female, people.Self, people.About(30, -1, civil.Almaty.Day(at))
	board, err := s.Board(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Admit(t.Context(), shelter.Intake{People: []people.NewPerson{p}, Beds: []int64{board.Rooms[0].Beds[0].ID}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Copy(t.Context()); err != nil { // a copy is as small as a file can be
		t.Fatal(err)
	}
	copies, err := s.Copies()
	if err != nil || len(copies) != 1 {
		t.Fatal(copies, err)
	}
	if err := s.Lock(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(copies[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	base := filepath.Join("testdata", *golden)
	for name, b := range map[string][]byte{base + ".pana": b, base + ".code": []byte(code + "\n")} {
		if _, err := os.Stat(name); err == nil {
			t.Fatalf("%s is there: files of released versions are never made anew", name)
		}
		if err := os.WriteFile(name, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Files of every version are opened by this one, brought up to date, and say what they
// said.
func TestFilesOfEveryVersionAreOpenedAndKeepWhatTheyHeld(t *testing.T) {
	files, err := filepath.Glob("testdata/*.pana")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, kept := range files {
		t.Run(filepath.Base(kept), func(t *testing.T) {
			b, err := os.ReadFile(kept)
			if err != nil {
				t.Fatal(err)
			}
			code, err := os.ReadFile(strings.TrimSuffix(kept, ".pana") + ".code")
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			path := filepath.Join(dir, "a.pana")
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			o := goldenOptions(goldenEvening(t).Add(24 * 3600e9))
			// As found: what can be read of it is all of it.
			saved, err := shelter.Salvage(t.Context(), path, filepath.Join(dir, "saved.pana"), goldenLogin, goldenPassword, o, nil)
			if err != nil || !saved.Whole() {
				t.Error("salvage:", saved, err)
			}
			for _, file := range []string{path, filepath.Join(dir, "saved.pana")} {
				s, err := shelter.Open(t.Context(), file, goldenLogin, goldenPassword, o)
				if err != nil {
					t.Fatal(err)
				}
				goldenHolds(t, s)
				if err := s.Lock(); err != nil {
					t.Fatal(err)
				}
				v, err := vault.UnlockWithRecovery(file, vault.Options{Clock: o.Clock, Parts: shelter.Parts()}, strings.TrimSpace(string(code)))
				if err != nil {
					t.Fatal("the recovery code:", err)
				}
				if err := v.Lock(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func goldenHolds(t *testing.T, s *shelter.Session) {
	t.Helper()
	set, err := s.Settings(t.Context())
	if err != nil || set.HouseName != goldenHouse || set.Lang != "ru" {
		t.Error(set.HouseName, err)
	}
	board, err := s.Board(t.Context(), 0)
	if err != nil || len(board.Rooms) == 0 {
		t.Fatal("no rooms", err)
	}
	if r := board.Rooms[0].Beds[0].Resident; r == nil || r.CodeWord != goldenWord {
		t.Errorf("in the first bed: %+v", r)
	}
	checked, err := s.Check(t.Context(), nil)
	if err != nil || slices.ContainsFunc(checked, func(c shelter.Checked) bool { return !c.Good }) {
		t.Error(checked, err)
	}
}
