package shelter_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf16"

	"pana/shelter"
	"pana/shelter/civil"
)

// The test binary is its own child: with this variable set it opens the file that it
// names, keeps a draft, says so, and admits the family of S1.
const childVariable = "PANA_TEST_INTAKE"

func TestMain(m *testing.M) {
	for variable, work := range map[string]func(string) error{childVariable: childIntake, issueVariable: childIssue} {
		path := os.Getenv(variable)
		if path == "" {
			continue
		}
		if err := work(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		select {} // until the parent kills it: nothing is locked or closed in good order
	}
	os.Exit(m.Run())
}

func childIntake(path string) error {
	ctx := context.Background()
	clock := civil.NewFixed(evening().Add(28*time.Hour + 40*time.Minute))
	s, err := shelter.Open(ctx, path, "erlan", deskPassword, options(clock))
	if err != nil {
		return err
	}
	w := &world{Session: s, beds: map[string]int64{}, rooms: map[string]int64{}}
	rooms, err := s.Plan(ctx)
	if err != nil {
		return err
	}
	for _, r := range rooms {
		w.rooms[r.Code] = r.ID
		for _, b := range r.Beds {
			w.beds[b.Code] = b.ID
		}
	}
	if err := s.SaveDraft(ctx, "intake", []byte("Зулхумор "+planted)); err != nil {
		return err
	}
	fmt.Println("ready")
	begin := time.Now()
	if _, err := s.Admit(ctx, midnight(w)); err != nil {
		return err
	}
	fmt.Println("saved", time.Since(begin).Nanoseconds())
	return nil
}

// planted is a text that must not be found outside the cipher.
const planted = "Зулхумор-черновик-planted"

// crash runs the child on a copy of the file at base and kills it after wait; a negative
// wait lets it save first. It gives the copy's path and how long the saving took.
func crash(t *testing.T, base string, wait time.Duration) (path string, took time.Duration) {
	t.Helper()
	return crashOf(t, childVariable, base, wait)
}

// crashOf does it with the child of a variable.
func crashOf(t *testing.T, variable, base string, wait time.Duration) (path string, took time.Duration) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "house.pana")
	data, err := os.ReadFile(base)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(os.Args[0])
	temp := filepath.Join(filepath.Dir(path), "temp")
	if err := os.Mkdir(temp, 0o700); err != nil {
		t.Fatal(err)
	}
	c.Env = append(os.Environ(), variable+"="+path, "TMPDIR="+temp, "SQLITE_TMPDIR="+temp)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "ready" {
		t.Fatal("the child isn't ready:", lines.Text())
	}
	if wait >= 0 {
		time.Sleep(wait)
	} else if lines.Scan() {
		fmt.Sscanf(lines.Text(), "saved %d", &took)
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait() // it was killed
	return path, took
}

// locked is the path of a world that is closed.
func locked(t *testing.T) string {
	w := newWorld(t, "saule")
	if err := w.Lock(); err != nil {
		t.Fatal(err)
	}
	return w.path
}

func TestINV26AnIntakeThatIsKilledLeavesAllOfTheFamilyOrNone(t *testing.T) {
	base := locked(t)
	_, took := crash(t, base, -1)
	r := rand.New(rand.NewPCG(uint64(took), 3))
	none, all := 0, 0
	for i := range 20 {
		path, _ := crash(t, base, time.Duration(r.Int64N(int64(took)*3/2+1)))
		s, err := shelter.Open(t.Context(), path, "erlan", deskPassword, options(civil.NewFixed(evening().Add(30*time.Hour))))
		if err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
		w := &world{Session: s}
		people := w.count(t, `select count(*) from resident`)
		stays, beds := w.count(t, `select count(*) from stay`), w.count(t, `select count(*) from bed_assignment where to_at is null`)
		tasks, moved := w.count(t, `select count(*) from task`), w.count(t, `select count(*) from bed_place where to_at is not null`)
		d, draft, err := s.Draft(t.Context(), "intake")
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case people == 0 && stays == 0 && beds == 0 && tasks == 0 && moved == 0:
			none++
			if !draft || !bytes.Contains(d.Body, []byte(planted)) {
				t.Errorf("kill %d: neither the family nor the draft is there", i)
			}
		case people == 3 && stays == 3 && beds == 3 && tasks == 3 && moved == 1:
			all++
			if draft {
				t.Errorf("kill %d: the family is in and the draft is still offered", i)
			}
		default:
			t.Errorf("kill %d: %d people, %d stays, %d beds, %d tasks, %d cribs moved", i, people, stays, beds, tasks, moved)
		}
		if err := s.Lock(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("none of the family %d times, all of it %d times", none, all)
}

func TestCR19NothingTypedIsReadableInAnyFileAfterACrash(t *testing.T) {
	path, _ := crash(t, locked(t), -1)
	unreadable(t, filepath.Dir(path))
	s, err := shelter.Open(t.Context(), path, "erlan", deskPassword, options(civil.NewFixed(evening().Add(30*time.Hour))))
	if err != nil {
		t.Fatal(err)
	}
	unreadable(t, filepath.Dir(path))
	if _, err := s.Copy(t.Context()); err != nil { // beside the file, so that it is looked into as well
		t.Fatal(err)
	}
	if copies, err := s.Copies(); err != nil || len(copies) != 1 {
		t.Fatal(copies, err)
	}
	unreadable(t, filepath.Dir(path))
	if err := s.Lock(); err != nil {
		t.Fatal(err)
	}
	unreadable(t, filepath.Dir(path))
}

// unreadable looks for what was typed in every file under dir, in the encodings in which
// it could stand there.
func unreadable(t *testing.T, dir string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		for _, word := range []string{planted, "Зулхумор", "Раҳмонова", "Сабрина", "Мимоза", "кашляет", "не подтверждать",
			"2026/001", "2026-11-14", "erlan", "Ерлан", "Арча", "resident", "bed_assignment", "CREATE TABLE", "SQLite format 3", deskPassword} {
			for _, form := range forms(word) {
				if bytes.Contains(data, form) {
					t.Errorf("%q is readable in %s", word, filepath.Base(path))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Error("there was nothing to look into")
	}
}

// forms are word in UTF-8 and in UTF-16 of both orders.
func forms(word string) [][]byte {
	little, big := []byte{}, []byte{}
	for _, u := range utf16.Encode([]rune(word)) {
		little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
	}
	return [][]byte{[]byte(word), little, big}
}
