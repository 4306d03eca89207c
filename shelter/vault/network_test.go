package vault

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestAFolderOnANetworkIsRefusedWithTheReason(t *testing.T) {
	share := t.TempDir()
	o := opts()
	o.Remote = func(dir string) bool { return strings.HasPrefix(dir, share) }
	path := filepath.Join(share, "a.pana")
	_, err := Create(path, o, anna, password)
	refusedWith(t, err, "refused.network_folder")

	v := made(t, o)
	_, err = v.Copy(t.Context(), share)
	refusedWith(t, err, "refused.network_folder")
	_, err = v.Copy(t.Context(), filepath.Join(share, "new"))
	refusedWith(t, err, "refused.network_folder")
	c, err := v.Copy(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	locked(t, v)
	_, err = Restore(t.Context(), c.Path, path, o, anna, password)
	refusedWith(t, err, "refused.network_folder")
	_, err = Salvage(t.Context(), v.path, path, o, anna, password, nil)
	refusedWith(t, err, "refused.network_folder")
	if left := globbed(t, share, "*"); len(left) > 0 {
		t.Error("made there:", left)
	}
	b, err := os.ReadFile(v.path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Unlock(path, o, anna, password)
	refusedWith(t, err, "refused.network_folder")
	// What is there can be fetched, and a link to a share is a share.
	if _, err := Restore(t.Context(), path, filepath.Join(t.TempDir(), "b.pana"), o, anna, password); err != nil {
		t.Error(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if runtime.GOOS != "windows" && os.Symlink(share, link) == nil { // there, a link needs a right of its own
		_, err = Unlock(filepath.Join(link, "a.pana"), o, anna, password)
		refusedWith(t, err, "refused.network_folder")
	}
}

func TestAFolderOfThisComputerPasses(t *testing.T) {
	if onNetwork(t.TempDir()) || onNetwork(filepath.Join(t.TempDir(), "not there")) {
		t.Error("the folder of tests is said to lie on a network")
	}
}
