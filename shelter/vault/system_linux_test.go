package vault

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"
)

// A real full disk where this user may mount one, a simulated one elsewhere.
func TestAFullDiskIsASentence(t *testing.T) {
	dir := t.TempDir()
	mounted := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=2m") == nil
	if mounted {
		t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	}
	v, err := Create(filepath.Join(dir, "a.pana"), opts(), anna, password)
	if err != nil {
		t.Fatal(err)
	}
	closes(t, v)
	mend := func() {}
	if !mounted {
		mend = breakDisk(v, "w", 300, sqlite3.SQLITE_FULL)
	}
	mustExec(t, v, `create table blob(id integer primary key, b blob) strict`)
	n := 0
	for err == nil && n < 10000 {
		if err = v.exec(`insert into blob(b) values(randomblob(3000))`); err == nil {
			n++
		}
	}
	refusedWith(t, err, "refused.disk_full")
	_, err = v.Copy(t.Context(), dir)
	refusedWith(t, err, "refused.disk_full")
	mend()
	if got := number(t, v, `select count(*) from blob`); got != int64(n) {
		t.Errorf("%d rows, %d were confirmed", got, n)
	}
	if err := v.Lock(); err != nil {
		t.Error("a full disk stops the lock:", err)
	}
	w := unlocked(t, v.path, opts())
	if got := number(t, w, `select count(*) from blob`); got != int64(n) {
		t.Errorf("%d rows, %d were confirmed", got, n)
	}
	sound(t, w)
}

// A folder where one may not write, for a user who may not do everything.
func TestAReadOnlyFolderIsASentence(t *testing.T) {
	dir, err := os.MkdirTemp("", "readonly")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755); _ = os.RemoveAll(dir) })
	v, err := Create(filepath.Join(dir, "a.pana"), opts(), anna, password)
	if err != nil {
		t.Fatal(err)
	}
	locked(t, v)
	before, _ := os.ReadFile(v.path)
	for _, step := range []struct {
		name      string
		dir, file os.FileMode
		lock      bool
	}{
		{"folder", 0o555, 0o666, false},
		{"file", 0o777, 0o444, true},
		{"both", 0o555, 0o444, false},
	} {
		_ = os.Chmod(dir, 0o777)
		_ = os.Remove(v.path + ".lock")
		if err := os.Chmod(v.path, step.file); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, step.dir); err != nil {
			t.Fatal(err)
		}
		if got := asNobody(t, v.path); got != "refused.read_only" {
			t.Errorf("%s: %s", step.name, got)
		}
	}
	after, _ := os.ReadFile(v.path)
	if string(before) != string(after) {
		t.Error("changed")
	}
}

// asNobody unlocks path in a process of a user without rights.
func asNobody(t *testing.T, path string) string {
	t.Helper()
	bin := os.Args[0]
	if os.Getuid() == 0 { // the test binary lies where only root may look
		bin = filepath.Join(os.TempDir(), fmt.Sprintf("vault-test-%d", os.Getpid()))
		if err := copyProgram(os.Args[0], bin); err != nil {
			t.Fatal(err)
		}
		defer os.Remove(bin)
	}
	c := exec.Command(bin)
	c.Dir = os.TempDir()
	c.Env = append(os.Environ(), childEnv+"=unlock", pathEnv+"="+path)
	if os.Getuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatal(err, string(out))
	}
	return string(out)
}

func copyProgram(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o755)
	if err != nil {
		return err
	}
	if _, err := io.Copy(dst, src); err != nil {
		dst.Close()
		return err
	}
	return dst.Close()
}

// While a sort runs, its files are unlinked; the system shows them all the same.
func TestNoOpenFileHoldsContentInTheClear(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 3000)
	if err := v.View(t.Context(), Actor{}, func(tx *Tx) error {
		rows, err := tx.Query(`select text from note order by substr(text, 9), id desc`)
		if err != nil {
			return err
		}
		defer rows.Close()
		rows.Next()
		for _, fd := range globbed(t, "/proc/self/fd", "*") {
			if target, err := os.Readlink(fd); err == nil && filepath.IsAbs(target) && filepath.Ext(target) != ".test" {
				if info, err := os.Stat(fd); err == nil && info.Mode().IsRegular() && target != os.Args[0] {
					unreadable(t, fd)
				}
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
