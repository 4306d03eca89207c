package printer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// ErrIdentity is that a sheet shows who somebody is, which no viewer may get.
var ErrIdentity = errors.New("a sheet with an identity is not for a viewer")

// Views are the sheets that are open in the system's viewer. They are for use by several
// goroutines.
type Views struct {
	mu   sync.Mutex
	dir  string
	open func(ctx context.Context, path string) error
}

// ViewFolder is where the files of viewers lie: in memory where the system has such a place
// of the user's own.
func ViewFolder() (string, error) {
	if dir := os.Getenv("XDG_RUNTIME_DIR"); dir != "" {
		return filepath.Join(dir, "pana", "view"), nil
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find a folder for the viewer: %w", err)
	}
	return filepath.Join(dir, "pana", "view"), nil
}

// NewViews takes dir for the files of viewers, which nothing else may use, and removes what
// an earlier run had to leave there.
func NewViews(dir string) (*Views, error) {
	v := &Views{dir: dir, open: openFile}
	return v, v.Clear()
}

// Open shows a sheet of level A, B or none in the viewer. The caller calls Clear when the
// file is locked, on exit, and a quarter of an hour later at the latest.
func (v *Views) Open(ctx context.Context, level string, pdf []byte) error {
	if level == "C" {
		return ErrIdentity
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := os.MkdirAll(v.dir, 0o700); err != nil {
		return fmt.Errorf("open the viewer: %w", err)
	}
	if err := os.Chmod(v.dir, 0o700); err != nil { // it may have been there before
		return fmt.Errorf("open the viewer: %w", err)
	}
	f, err := os.CreateTemp(v.dir, "sheet-*.pdf") // 0600
	if err != nil {
		return fmt.Errorf("open the viewer: %w", err)
	}
	_, err = f.Write(pdf)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = v.open(ctx, f.Name())
	}
	if err != nil {
		return fmt.Errorf("open the viewer: %w", errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}

// Clear removes the files of all viewers. One that the system holds fast stays until the
// next time, and Clear says so.
func (v *Views) Clear() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	files, err := os.ReadDir(v.dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("remove the viewer's files: %w", err)
	}
	for _, f := range files {
		if ok, _ := filepath.Match("sheet-*.pdf", f.Name()); ok {
			err = errors.Join(err, os.Remove(filepath.Join(v.dir, f.Name())))
		}
	}
	if err != nil {
		return fmt.Errorf("remove the viewer's files: %w", err)
	}
	return nil
}
