package vault

import (
	"os"
	"path/filepath"
	"strings"
)

// The kinds of FUSE that bring folders of other computers.
var distantFuses = map[string]bool{
	"fuse.sshfs": true, "fuse.gvfsd-fuse": true, "fuse.rclone": true, "fuse.davfs": true, "fuse.curlftpfs": true,
	"fuse.s3fs": true, "fuse.glusterfs": true, "fuse.ceph-fuse": true, "fuse.smbnetfs": true, "fuse.kio-fuse": true,
	"fuse.google-drive-ocamlfuse": true, "fuse.onedriver": true,
}

// distantFuse looks up in the table of mounts what kind of FUSE dir lies on.
func distantFuse(dir, mounts string) bool {
	b, err := os.ReadFile(mounts)
	if err != nil {
		return false
	}
	if d, err := filepath.EvalSymlinks(dir); err == nil {
		dir = d
	}
	unescape := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\134`, `\`)
	longest, kind := -1, ""
	for line := range strings.Lines(string(b)) {
		f := strings.Fields(line)
		i := len(f) - 3 // … mount point, options, [fields], -, kind, source, options
		if len(f) < 9 || f[i-1] != "-" {
			continue
		}
		at := unescape.Replace(f[4])
		if (dir == at || strings.HasPrefix(dir, strings.TrimSuffix(at, "/")+"/")) && len(at) >= longest {
			longest, kind = len(at), f[i]
		}
	}
	return distantFuses[kind]
}
