package vault

import (
	"path/filepath"

	"pana/shelter/fault"
)

// local refuses a folder that lies on another computer: locks and waiting for the disk,
// on which SQLite and so everybody's work rests, don't hold there. remote is the question
// to the system; where it can't be answered, the folder passes.
func local(path string, remote func(dir string) bool) error {
	if remote(filepath.Dir(path)) {
		return fault.Refuse("refused.network_folder")
	}
	return nil
}
