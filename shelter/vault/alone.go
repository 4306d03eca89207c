package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"pana/shelter/fault"
)

// alone takes the file for this program: a second one is refused. The lock lies on a file
// beside, because on some systems closing any descriptor of the vault would drop SQLite's
// own locks on it.
func alone(path string) (*flock.Flock, error) {
	l := flock.New(path+".lock", flock.SetFlag(os.O_CREATE|os.O_RDWR))
	got, err := l.TryLock()
	if err != nil {
		return nil, system(fmt.Errorf("locking the file: %w", err))
	}
	if !got {
		return nil, fault.Refuse("refused.second_program")
	}
	return l, nil
}

// place is path made absolute, with its folder's links followed: SQLite does so too.
func place(path string) (string, error) {
	p, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(p))
	if err != nil {
		return "", system(err)
	}
	return filepath.Join(dir, filepath.Base(p)), nil
}

// syncDir waits until the names in dir are on the disk. Where folders can't be synced,
// such as on Windows, the system does it by itself.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// missing reports whether nothing can be seen at path; what then happens there says why.
func missing(path string) bool {
	_, err := os.Lstat(path)
	return err != nil
}

// companions are the names of the files that SQLite keeps beside a database.
func companions(path string) []string {
	return []string{path + "-wal", path + "-shm", path + "-journal"}
}

// removeCompanions deletes them; what is not there is no error.
func removeCompanions(path string) error {
	for _, p := range companions(path) {
		if err := os.Remove(p); err != nil && !errors.Is(err, os.ErrNotExist) {
			return system(fmt.Errorf("clearing what an old file left: %w", err))
		}
	}
	return nil
}
