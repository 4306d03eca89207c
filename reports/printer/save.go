package printer

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// SaveAs writes data to path. The file is its owner's only, and appears whole or not at all.
func SaveAs(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".sheet-*") // 0600
	if err != nil {
		return fmt.Errorf("save a sheet: %w", err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("save a sheet: %w", errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}
