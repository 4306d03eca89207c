package vault

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"pana/shelter/vault/keyslot"
	"pana/shelter/vault/vfs"
)

func TestTheFileIsTheOwnersOnly(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 10)
	for _, p := range append(companions(v.path), v.path, v.path+".lock") {
		if info, err := os.Stat(p); err == nil && info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
			t.Error(filepath.Base(p), info.Mode())
		}
	}
}

func TestUnlockRefusesInPlainWords(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 2000)
	path := v.path
	locked(t, v)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	edit := func(f func(b []byte) []byte) func() []byte {
		return func() []byte { return f(append([]byte(nil), good...)) }
	}
	for name, x := range map[string]struct {
		file func() []byte
		key  string
	}{
		"empty":             {func() []byte { return nil }, "refused.not_ours"},
		"a text":            {func() []byte { return []byte("Dear Madam,") }, "refused.not_ours"},
		"a plain database":  {func() []byte { return append([]byte("SQLite format 3\x00"), make([]byte, 40000)...) }, "refused.not_ours"},
		"newer":             {edit(func(b []byte) []byte { b[8], b[8192+8] = 9, 9; return b }), "refused.newer"},
		"both headers hit":  {edit(func(b []byte) []byte { b[500]++; b[8192+500]++; return b }), "refused.damaged"},
		"cut in the header": {edit(func(b []byte) []byte { return b[:9000] }), "refused.damaged"},
		"cut to the header": {edit(func(b []byte) []byte { return b[:vfs.HeaderSize] }), "refused.damaged"}, // T13
		"first page hit":    {edit(func(b []byte) []byte { b[vfs.HeaderSize+50]++; return b }), "refused.damaged"},
		"cut inside a page": {edit(func(b []byte) []byte { return b[:vfs.HeaderSize+vfs.PageSize+9] }), "refused.damaged"},
		"another first page": {edit(func(b []byte) []byte {
			copy(b[vfs.HeaderSize:], b[vfs.HeaderSize+vfs.PageSize:][:vfs.PageSize])
			return b
		}), "refused.damaged"},
	} {
		if err := os.WriteFile(path, x.file(), 0o600); err != nil {
			t.Fatal(err)
		}
		w, err := Unlock(path, opts(), anna, password)
		if err == nil {
			t.Errorf("%s: opened", name)
			w.Lock()
			continue
		}
		t.Run(name, func(t *testing.T) { refusedWith(t, err, x.key) })
		if b, _ := os.ReadFile(path); string(b) != string(x.file()) {
			t.Errorf("%s: the file was changed", name)
		}
	}
	if err := os.WriteFile(path, good, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Unlock(path, opts(), anna, "wrong")
	refusedWith(t, err, "refused.wrong_password")
	_, err = Unlock(path, opts(), "boris", password)
	refusedWith(t, err, "refused.wrong_password")
	_, err = Unlock(filepath.Dir(path), opts(), anna, password)
	refusedWith(t, err, "refused.not_ours")
	sound(t, unlocked(t, path, opts()))
}

// T18: a mistyped path must not become a new shelter.
func TestT18AMissingFileIsNotMade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "b.pana")
	_, err := Unlock(path, opts(), anna, password)
	refusedWith(t, err, "refused.no_file")
	_, err = Unlock(filepath.Join(t.TempDir(), "no", "b.pana"), opts(), anna, password)
	refusedWith(t, err, "refused.no_file")
	if !missing(path) {
		t.Error("made")
	}
}

func TestCreateLeavesWhatIsThereAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.pana")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Create(path, opts(), anna, password)
	refusedWith(t, err, "refused.file_exists")
	if b, _ := os.ReadFile(path); string(b) != "mine" {
		t.Error("overwritten")
	}
}

func TestCreateTakesOverTheRestOfAnAttempt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.pana")
	for _, end := range []string{".part", ".part-wal", ".part-shm"} {
		if err := os.WriteFile(path+end, []byte("half a file"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	v, err := Create(path, opts(), anna, password)
	if err != nil {
		t.Fatal(err)
	}
	closes(t, v)
	sound(t, v)
	if !missing(path + ".part") {
		t.Error("the attempt is still there")
	}
}

func TestNamesThatAURIWouldMisread(t *testing.T) {
	for _, name := range []string{"a b.pana", "a%41.pana", "дом №5.pana", "a&mode=ro.pana", "a'b.pana", "a+b;c.pana"} {
		path := filepath.Join(t.TempDir(), name)
		v, err := Create(path, opts(), anna, password)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, err := v.Copy(t.Context(), t.TempDir()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		locked(t, v)
		if missing(path) {
			t.Errorf("%s isn't there", name)
		}
	}
	if got := uri("/a?b#c%d"); got != "file:///a%3fb%23c%25d" {
		t.Error(got)
	}
	if got := uri("C:/a"); got != "file:///C:/a" {
		t.Error(got)
	}
}

func TestASecondProgramIsRefused(t *testing.T) {
	v := made(t, opts())
	_, err := Unlock(v.path, opts(), anna, password)
	refusedWith(t, err, "refused.second_program")
	_, err = Restore(t.Context(), v.path+"x", v.path, opts(), anna, password)
	refusedWith(t, err, "refused.second_program")
	mustExec(t, v, `insert into note(text) values('a')`)
	locked(t, v)
	unlocked(t, v.path, opts())
}

func TestAWrongPasswordLeavesTheLockFree(t *testing.T) {
	v := made(t, opts())
	locked(t, v)
	_, err := Unlock(v.path, opts(), anna, "wrong")
	refusedWith(t, err, "refused.wrong_password")
	unlocked(t, v.path, opts())
}

func TestSlotsInARunningFile(t *testing.T) {
	v := made(t, opts())
	first := v.Slot()
	addNotes(t, v, 10)
	id, err := v.AddSlot("boris", "b")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := v.Proves("boris", "b"); err != nil || got != id {
		t.Error(got, err)
	}
	if err := v.ReplaceSlot(id, "boris", "b2"); err != nil {
		t.Fatal(err)
	}
	_, err = v.Proves("boris", "b")
	refusedWith(t, err, "refused.wrong_password")
	refusedWith(t, v.ReplaceSlot("00", "x", "y"), "refused.no_slot")
	mustExec(t, v, `insert into note(text) values('x')`)
	sound(t, v)
	locked(t, v)
	_, err = Unlock(v.path, opts(), "boris", "b")
	refusedWith(t, err, "refused.wrong_password")
	w, err := Unlock(v.path, opts(), "boris", "b2")
	if err != nil {
		t.Fatal(err)
	}
	closes(t, w)
	if w.Slot() != id || len(w.Slots()) != 2 {
		t.Error(w.Slot(), w.Slots())
	}
	if err := w.RemoveSlot(first); err != nil {
		t.Fatal(err)
	}
	refusedWith(t, w.RemoveSlot(id), "refused.last_slot")
	locked(t, w)
	_, err = Unlock(v.path, opts(), anna, password)
	refusedWith(t, err, "refused.wrong_password")
}

func TestTheRecoveryCode(t *testing.T) {
	v := made(t, opts())
	if v.HasRecoveryCode() {
		t.Error("a code that nobody printed")
	}
	code, err := v.NewRecoveryCode()
	if err != nil {
		t.Fatal(err)
	}
	locked(t, v)
	_, err = UnlockWithRecovery(v.path, opts(), "K7")
	refusedWith(t, err, "refused.code_mistyped")
	w, err := UnlockWithRecovery(v.path, opts(), code)
	if err != nil {
		t.Fatal(err)
	}
	closes(t, w)
	if err := w.ReplaceSlot(w.Slots()[0], anna, "found again"); err != nil {
		t.Fatal(err)
	}
	locked(t, w)
	if w, err = Unlock(v.path, opts(), anna, "found again"); err != nil {
		t.Fatal(err)
	}
	locked(t, w)
}

func TestADamagedHeaderCopyIsMendedByUnlocking(t *testing.T) {
	for _, at := range []int{0, 8192} {
		v := made(t, opts())
		locked(t, v)
		change(t, v.path, func(b []byte) []byte { clear(b[at : at+4096]); return b })
		w := unlocked(t, v.path, opts())
		sound(t, w)
		locked(t, w)
		b, _ := os.ReadFile(v.path)
		ring, err := keyslot.Unlock(b[:keyslot.Size], anna, password)
		if err != nil {
			t.Fatal(err)
		}
		if good, equal := ring.Examine(b); !good[0] || !good[1] || !equal {
			t.Error(at, good, equal)
		}
	}
}

func TestRawKeepsTheSamePragmas(t *testing.T) {
	v := made(t, opts())
	raw, err := v.Raw()
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	for name, db := range map[string]*sql.DB{"raw": raw, "writer": v.writer, "reader": v.readers} {
		for pragma, want := range map[string]int{
			"foreign_keys": 1, "recursive_triggers": 1, "synchronous": 2, "temp_store": 2, "trusted_schema": 0,
			"cell_size_check": 1, "secure_delete": 1, "busy_timeout": 5000, "page_size": vfs.PageSize,
		} {
			var n int
			if err := db.QueryRow("pragma " + pragma).Scan(&n); err != nil || n != want {
				t.Errorf("%s: %s is %d, %v", name, pragma, n, err)
			}
		}
		var mode string
		if err := db.QueryRow("pragma journal_mode").Scan(&mode); err != nil || mode != "wal" {
			t.Error(name, mode, err)
		}
	}
	var kib, only int
	if err := v.readers.QueryRow("pragma cache_size").Scan(&kib); err != nil || kib != -2000 {
		t.Error("readers' cache", kib, err)
	}
	if err := v.readers.QueryRow("pragma query_only").Scan(&only); err != nil || only != 1 {
		t.Error("readers can write", err)
	}
}
