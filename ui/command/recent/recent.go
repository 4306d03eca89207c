// Package recent remembers which file was open last, so that the window can offer it.
//
// Rules: it keeps a path and nothing else, in the user's own configuration folder,
// readable by that user only; a computer where that folder can't be written simply
// doesn't remember.
package recent

import (
	"os"
	"path/filepath"
	"strings"
)

const name = "last-file"

// Last is the path of the file that was open last, "" when none is remembered or it is
// no longer there.
func Last() string {
	folder, err := folder()
	if err != nil {
		return ""
	}
	b, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		return ""
	}
	file := strings.TrimSpace(string(b))
	if _, err := os.Stat(file); err != nil {
		return ""
	}
	return file
}

// Remember keeps file as the last one.
func Remember(file string) error {
	full, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	folder, err := folder()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, name), []byte(full+"\n"), 0o600)
}

// Forget drops what is remembered.
func Forget() error {
	folder, err := folder()
	if err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(folder, name)); err != nil && !os.IsNotExist(err) {
		return err
	}
	return nil
}

func folder() (string, error) {
	base, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(base, "pana"), nil
}
