package vault

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWhatKindOfFuseAFolderLiesOn(t *testing.T) {
	mounts := filepath.Join(t.TempDir(), "mountinfo")
	if err := os.WriteFile(mounts, []byte(`21 1 8:1 / / rw - ext4 /dev/sda1 rw
40 21 0:40 / /media/stick rw,nosuid shared:1 - fuseblk /dev/sdb1 rw
41 21 0:41 / /home/anna/my\040share rw shared:2 master:1 - fuse.sshfs anna@server:/ rw
42 41 0:42 / /home/anna/my\040share/inner rw - fuse.bindfs /home rw
garbled
`), 0o600); err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string]bool{
		"/media/stick/copies": false, "/home/anna/my share": true, "/home/anna/my share/x/y": true,
		"/home/anna/my share/inner/x": false, "/home/anna/my shared": false, "/": false,
	} {
		if got := distantFuse(dir, mounts); got != want {
			t.Errorf("%s: %v", dir, got)
		}
	}
	if distantFuse("/", mounts+"x") {
		t.Error("nothing known, yet refused")
	}
}
