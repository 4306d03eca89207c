package desk

import (
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"strings"
)

// Log notes an error that nobody can do anything about at the desk. Our errors never hold
// what was typed; the system's name files, and folders are often called after people, so
// paths are taken out. This is the only place under ui that logs.
func Log(doing string, err error) {
	slog.Error(doing, "error", withoutPaths(err))
}

func withoutPaths(err error) string {
	text := err.Error()
	for _, path := range pathsOf(err) {
		if path != "" {
			text = strings.ReplaceAll(text, path, "…")
		}
	}
	return text
}

// pathsOf are the paths that err and all that it wraps name.
func pathsOf(err error) []string {
	var all []string
	switch e := err.(type) {
	case *fs.PathError:
		all = append(all, e.Path)
	case *os.LinkError:
		all = append(all, e.Old, e.New)
	case *exec.Error:
		all = append(all, e.Name)
	}
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		if inner := e.Unwrap(); inner != nil {
			all = append(all, pathsOf(inner)...)
		}
	case interface{ Unwrap() []error }:
		for _, inner := range e.Unwrap() {
			all = append(all, pathsOf(inner)...)
		}
	}
	return all
}
