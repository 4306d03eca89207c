package signin

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"pana/shelter/civil"
)

// Names of files say nothing of a shelter.
const (
	ending     = ".pana"
	fileName   = "work"
	copyFolder = "pana-copies"
)

// documents is the user's folder for documents, or the home folder where there is none.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, dir := range []string{named(home), filepath.Join(home, "Documents")} {
		if info, err := os.Stat(dir); dir != "" && err == nil && info.IsDir() {
			return dir
		}
	}
	return home
}

// named is the folder that a Linux desktop calls documents in the user's own language,
// "" if it names none.
func named(home string) string {
	config, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	f, err := os.Open(filepath.Join(config, "user-dirs.dirs"))
	if err != nil {
		return ""
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if dir, ok := strings.CutPrefix(s.Text(), "XDG_DOCUMENTS_DIR="); ok {
			return strings.ReplaceAll(strings.Trim(dir, `"`), "$HOME", home)
		}
	}
	return ""
}

// newFile is a path for a new file at which nothing lies.
func newFile() string {
	dir := documents()
	path := filepath.Join(dir, fileName+ending)
	for i := 2; exists(path); i++ {
		path = filepath.Join(dir, fmt.Sprintf("%s-%d%s", fileName, i, ending))
	}
	return path
}

// copies is the folder that is proposed for copies.
func copies() string { return filepath.Join(documents(), copyFolder) }

// demoFile is where the demo of a day lies.
func demoFile(day civil.Day) (string, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(config, "pana")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	return filepath.Join(dir, "demo-"+day.String()+ending), nil
}

// full makes what was typed a whole path: with the ending of our files where a new one is
// meant, in the documents if it is only a name.
func full(typed string, isNew bool) string {
	path := strings.TrimSpace(typed)
	if path == "" {
		return ""
	}
	if rest, ok := strings.CutPrefix(path, "~"+string(filepath.Separator)); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(documents(), path)
	}
	if isNew && filepath.Ext(path) == "" {
		path += ending
	}
	return filepath.Clean(path)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// writable reports whether files can be made in a folder, or where it would be made.
func writable(dir string) bool {
	for !exists(dir) && filepath.Dir(dir) != dir {
		dir = filepath.Dir(dir)
	}
	f, err := os.CreateTemp(dir, ".pana-*")
	if err != nil {
		return false
	}
	name := f.Name()
	_ = f.Close()
	return os.Remove(name) == nil
}
