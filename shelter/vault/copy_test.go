package vault

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pana/shelter/civil"
)

func TestACopyIsWholeAndEncryptedUnderItsOwnKey(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 500)
	dir := filepath.Join(t.TempDir(), "copies")
	c, err := v.Copy(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if c.Name != "pana-20261112-1200.pana" || c.At != noon || c.Size == 0 {
		t.Errorf("%+v", c)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Error("left beside it:", files)
	}
	addNotes(t, v, 1) // after the copy
	a, _ := os.ReadFile(v.path)
	b, _ := os.ReadFile(c.Path)
	if string(a[:8192]) == string(b[:8192]) {
		t.Error("the same salt twice")
	}
	w := unlocked(t, c.Path, opts())
	if n := number(t, w, `select count(*) from note`); n != 500 {
		t.Error("notes:", n)
	}
	sound(t, w)
}

func TestCopyingWhilePeopleWork(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 2000)
	stop, done := make(chan bool), make(chan int)
	go func() {
		n := 0
		for {
			select {
			case <-stop:
				done <- n
				return
			default:
				if err := v.exec(`insert into note(text) values('x')`); err != nil {
					t.Error(err)
				}
				n++
			}
		}
	}()
	dir := t.TempDir()
	for range 3 {
		if _, err := v.Copy(t.Context(), dir); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	if n := <-done; number(t, v, `select count(*) from note`) != int64(2000+n) {
		t.Error("work was lost")
	}
	sound(t, v)
}

func TestOldCopiesGoAndOthersFilesStay(t *testing.T) {
	o := opts()
	clock := o.Clock.(*civil.Fixed)
	v, other := made(t, o), made(t, opts())
	dir := t.TempDir()
	theirs, err := other.Copy(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(dir, "pana-20200101-0000.pana")
	if err := os.WriteFile(mine, []byte("a letter"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 60 {
		clock.Advance(24 * time.Hour)
		if _, err := v.Copy(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
	}
	all, err := v.Copies(dir)
	if err != nil || len(all) < 14+4 || len(all) > 30 || all[0].At != clock.Now() || all[13].At != clock.Now().Add(-13*24*time.Hour) {
		t.Error(all, err)
	}
	if missing(theirs.Path) || missing(mine) {
		t.Error("another vault's copy or a stranger's file was removed")
	}
	last, found, err := v.LastCopy(dir)
	if err != nil || !found || last != all[0] {
		t.Error(last, found, err)
	}
	// A clock that went back makes a copy that looks old; it stays all the same.
	clock.Set(noon.Add(-1000 * time.Hour))
	c, err := v.Copy(t.Context(), dir)
	if err != nil || missing(c.Path) {
		t.Error("the newest copy was removed", err)
	}
	everybodys, err := Copies(dir, civil.Almaty)
	if err != nil || len(everybodys) != len(all)+3 || !slices.IsSortedFunc(everybodys, func(a, b Copy) int { return int(b.At - a.At) }) {
		t.Error(len(everybodys), err)
	}
}

func TestCopiesOfOneMinuteDontOverwriteEachOther(t *testing.T) {
	v := made(t, opts())
	dir := t.TempDir()
	for range 3 {
		if _, err := v.Copy(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
	}
	all, err := v.Copies(dir)
	if err != nil || len(all) != 3 || all[0].Name != "pana-20261112-1200-3.pana" {
		t.Error(all, err)
	}
}

func TestNoCopyIsNoError(t *testing.T) {
	v := made(t, opts())
	for _, dir := range []string{t.TempDir(), filepath.Join(t.TempDir(), "none")} {
		if _, found, err := v.LastCopy(dir); found || err != nil {
			t.Error(found, err)
		}
	}
	_, err := v.Copy(t.Context(), "\x00")
	if err == nil {
		t.Error("no folder")
	}
}

func TestACopyThatWasCutShortIsSweptAway(t *testing.T) {
	v := made(t, opts())
	dir := t.TempDir()
	c, err := v.Copy(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	part := filepath.Join(dir, "pana-20261111-0300.part")
	if err := os.Rename(c.Path, part); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Copy(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	if !missing(part) {
		t.Error("still there")
	}
}

// The path to a stick that isn't plugged in.
func TestNoCopyIntoAPlaceThatIsNotThere(t *testing.T) {
	v := made(t, opts())
	gone := filepath.Join(t.TempDir(), "stick", "copies")
	_, err := v.Copy(t.Context(), gone)
	refusedWith(t, err, "refused.no_file")
	if !missing(filepath.Dir(gone)) {
		t.Error("a folder grew where the stick should be")
	}
	_, err = v.Copy(t.Context(), v.path) // a file, no folder
	refusedWith(t, err, "refused.no_file")
}

func TestTheVaultItselfIsNoCopyOfItself(t *testing.T) {
	dir := t.TempDir()
	v, err := Create(filepath.Join(dir, "pana-20200101-0000.pana"), opts(), anna, password)
	if err != nil {
		t.Fatal(err)
	}
	closes(t, v)
	for range 9 {
		if _, err := v.Copy(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
	}
	if missing(v.path) {
		t.Fatal("the file was thinned out")
	}
	if all, err := v.Copies(dir); err != nil || len(all) < 3 || len(all) > 4 {
		t.Error(len(all), err)
	}
}

func TestRestoreKeepsTheOldFile(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 10)
	c, err := v.Copy(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	addNotes(t, v, 5)
	locked(t, v)
	aside, err := Restore(t.Context(), c.Path, v.path, opts(), anna, password)
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`a-before-20261112-1200\.pana$`).MatchString(aside) {
		t.Error(aside)
	}
	for path, want := range map[string]int64{v.path: 10, aside: 15, c.Path: 10} {
		w := unlocked(t, path, opts())
		if n := number(t, w, `select count(*) from note`); n != want {
			t.Errorf("%s: %d notes, want %d", filepath.Base(path), n, want)
		}
		sound(t, w)
		locked(t, w)
	}
	if again, err := Restore(t.Context(), c.Path, v.path, opts(), anna, password); err != nil || again == aside || missing(aside) {
		t.Error("a second restore", again, err)
	}
}

func TestRestoreIntoAnEmptyPlace(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 10)
	c, err := v.Copy(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(t.TempDir(), "new.pana")
	aside, err := Restore(t.Context(), c.Path, target, opts(), anna, password)
	if err != nil || aside != "" {
		t.Fatal(aside, err)
	}
	sound(t, unlocked(t, target, opts()))
}

// T19: a WAL left by a crash beside the place that a copy is restored to.
func TestT19AnOldWALDoesntMixIntoARestoredFile(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 100)
	c, err := v.Copy(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	mustExec(t, v, `update note set text = 'newer'`)
	crashed := filepath.Join(t.TempDir(), "a.pana")
	for _, end := range []string{"", "-wal"} {
		b, err := os.ReadFile(v.path + end)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(crashed+end, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	aside, err := Restore(t.Context(), c.Path, crashed, opts(), anna, password)
	if err != nil {
		t.Fatal(err)
	}
	if !missing(crashed+"-wal") || !missing(crashed+"-shm") {
		t.Error("the old WAL is still there")
	}
	w := unlocked(t, crashed, opts())
	if n := number(t, w, `select count(*) from note where text = 'newer'`); n != 0 {
		t.Error(n, "rows of the old file")
	}
	sound(t, w)
	// The old file kept its last changes, which only its WAL had.
	old := unlocked(t, aside, opts())
	if n := number(t, old, `select count(*) from note where text = 'newer'`); n != 100 {
		t.Error("the file moved aside lost", 100-n, "changes")
	}
}

func TestABadCopyIsNotRestored(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 500)
	c, err := v.Copy(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	locked(t, v)
	_, err = Restore(t.Context(), c.Path, v.path, opts(), anna, "wrong")
	refusedWith(t, err, "refused.wrong_password")
	_, err = Restore(t.Context(), v.path, v.path, opts(), anna, password)
	refusedWith(t, err, "refused.restore_itself")
	_, err = Restore(t.Context(), c.Path+"x", v.path, opts(), anna, password)
	refusedWith(t, err, "refused.no_file")
	change(t, c.Path, func(b []byte) []byte { b[len(b)-100]++; return b })
	_, err = Restore(t.Context(), c.Path, v.path, opts(), anna, password)
	refusedWith(t, err, "refused.copy_bad")
	if files, _ := filepath.Glob(filepath.Join(filepath.Dir(v.path), "*")); len(files) != 2 {
		t.Error("left behind:", strings.Join(files, " "))
	}
	sound(t, unlocked(t, v.path, opts()))
}
