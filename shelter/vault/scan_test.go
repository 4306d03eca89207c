package vault

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"

	"pana/shelter/vault/vfs"
)

// unreadable fails if anything of the test's tables can be read in one of files.
func unreadable(t testing.TB, files ...string) {
	t.Helper()
	words := []string{"тайна", "Алия", "Сейтжанова", "2026-11-12", "create table", "CREATE TABLE", "note_text", "SQLite format", "refused."}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		for _, w := range words {
			wide := utf16.Encode([]rune(w))
			var le bytes.Buffer
			for _, u := range wide {
				le.Write([]byte{byte(u), byte(u >> 8)})
			}
			if bytes.Contains(b, []byte(w)) || bytes.Contains(b, le.Bytes()) {
				t.Errorf("%q can be read in %s", w, filepath.Ext(name))
			}
		}
	}
}

func TestNothingOfTheContentIsReadableAnywhere(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("SQLITE_TMPDIR", tmp)
	t.Setenv("TMPDIR", tmp)
	v := made(t, opts())
	dir := filepath.Dir(v.path)
	all := func() []string {
		a, _ := filepath.Glob(filepath.Join(dir, "*"))
		b, _ := filepath.Glob(filepath.Join(tmp, "*"))
		return append(a, b...)
	}
	err := v.Update(t.Context(), Actor{}, func(tx *Tx) error {
		for i := range 3000 {
			if _, err := tx.Exec(`insert into note(text) values(?)`, fmt.Sprintf("тайна Алия Сейтжанова 2026-11-12 %d", i)); err != nil {
				return err
			}
		}
		rows, err := tx.Query(`select text from note order by substr(text, 20), id desc`)
		if err != nil {
			return err
		}
		defer rows.Close()
		rows.Next()
		unreadable(t, all()...) // in the middle of a transaction and of a sort
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	unreadable(t, all()...)
	mustExec(t, v, `delete from note where id % 2 = 0`)
	if _, err := v.Copy(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	unreadable(t, all()...)
	wal, _ := os.Stat(v.path + "-wal")
	if wal == nil || wal.Size() == 0 {
		t.Error("this test looked at no WAL")
	}
	locked(t, v)
	unreadable(t, all()...)
}

// Sealed pages look like chance: no pattern shows which are alike.
func TestPagesLookLikeChance(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 3000)
	locked(t, v)
	b, err := os.ReadFile(v.path)
	if err != nil {
		t.Fatal(err)
	}
	b = b[vfs.HeaderSize:]
	var count [256]float64
	blocks := map[string]bool{}
	for i, x := range b {
		count[x]++
		if i%16 == 0 {
			if blocks[string(b[i:i+16])] {
				t.Fatal("the same block twice")
			}
			blocks[string(b[i:i+16])] = true
		}
	}
	entropy := 0.0
	for _, n := range count {
		p := n / float64(len(b))
		entropy -= p * math.Log2(p)
	}
	if entropy < 7.99 {
		t.Errorf("%.4f bits a byte", entropy)
	}
}
