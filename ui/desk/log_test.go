package desk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheLogNamesNoFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "saule")
	_, missing := os.Open(filepath.Join(dir, "work.pana"))
	renamed := os.Rename(filepath.Join(dir, "a"), filepath.Join(dir, "b"))
	for _, err := range []error{missing, renamed, fmt.Errorf("copy: %w", missing), errors.Join(missing, renamed)} {
		if said := withoutPaths(err); strings.Contains(said, "saule") || !strings.Contains(said, "no such file") {
			t.Errorf("the log says %q", said)
		}
	}
}
