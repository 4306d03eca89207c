//go:build !windows

package printer

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// tools makes path hold only the given shell scripts, which write below dir.
func tools(t *testing.T, scripts map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range scripts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\nOUT="+dir+"\n"+text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
	if _, ok := scripts["lp"]; !ok {
		t.Setenv("PATH", dir)
	}
	return dir
}

const (
	lpstat = `case $1 in -e) echo Office; echo Cellar;; -d) echo 'system default destination: Cellar';; esac`
	lp     = `printf '%s\n' "$@" >$OUT/args; cat >$OUT/paper`
)

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestCR27ASheetGoesToLpWithoutAFileAndUnderItsCode(t *testing.T) {
	dir := tools(t, map[string]string{"lp": lp, "lpstat": lpstat})
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	pdf := bytes.Repeat([]byte("%PDF secret "), 20_000)
	if err := Print(t.Context(), Job{Title: "PD-04", PDF: pdf, Copies: 3}); err != nil {
		t.Fatal(err)
	}
	if content(t, filepath.Join(dir, "paper")) != string(pdf) {
		t.Error("the paper isn't the sheet")
	}
	if got, want := strings.Fields(content(t, filepath.Join(dir, "args"))), "-s -t PD-04 -o media=A4 -o print-scaling=none -d Cellar -n 3 -- -"; strings.Join(got, " ") != want {
		t.Errorf("called with %q", got)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left %v %v", left, err)
	}
}

func TestPrintersAreListedWithTheUsualOne(t *testing.T) {
	tools(t, map[string]string{"lp": lp, "lpstat": lpstat})
	names, usual, err := Printers(t.Context())
	if err != nil || strings.Join(names, " ") != "Office Cellar" || usual != "Cellar" {
		t.Errorf("%v %q %v", names, usual, err)
	}
	tools(t, map[string]string{"lp": lp, "lpstat": `case $1 in -e) echo Office;; -d) echo 'no system default destination';; esac`})
	if _, usual, err := Printers(t.Context()); err != nil || usual != "Office" {
		t.Errorf("the only one isn't the usual one: %q %v", usual, err)
	}
}

func TestNoPrinterIsSaidAsSuch(t *testing.T) {
	for name, scripts := range map[string]map[string]string{
		"no lp":       {"lpstat": lpstat},
		"nothing":     {},
		"none added":  {"lp": lp, "lpstat": "echo 'lpstat: No destinations added.' >&2; exit 1"},
		"an old list": {"lp": lp, "lpstat": "exit 0"},
	} {
		tools(t, scripts)
		if err := Ready(t.Context()); !errors.Is(err, ErrNoPrinter) {
			t.Errorf("%s: %v", name, err)
		}
	}
	tools(t, map[string]string{})
	if err := Print(t.Context(), Job{Title: "PD-04"}); !errors.Is(err, ErrNoPrinter) {
		t.Errorf("print: %v", err)
	}
}

func TestWhatLpSaysComesBack(t *testing.T) {
	tools(t, map[string]string{"lp": "cat >/dev/null; echo 'lp: The printer is on fire.' >&2; exit 1", "lpstat": lpstat})
	err := Print(t.Context(), Job{Title: "PD-19", PDF: []byte("secret")})
	if err == nil || !strings.Contains(err.Error(), "on fire") || strings.Contains(err.Error(), "secret") {
		t.Errorf("%v", err)
	}
}

func TestAPrinterThatHangsIsGivenUp(t *testing.T) {
	tools(t, map[string]string{"lp": "exec sleep 60", "lpstat": lpstat})
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if err := Print(ctx, Job{Title: "PD-04"}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

func TestASavedSheetIsItsOwnersOnlyAndWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "sheet.pdf")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := SaveAs(path, []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 || content(t, path) != "new" {
		t.Errorf("%v %v", info.Mode(), err)
	}
	// What can't be put in its place leaves nothing behind.
	blocked := filepath.Join(dir, "blocked")
	if err := os.MkdirAll(filepath.Join(blocked, "full"), 0o700); err != nil {
		t.Fatal(err)
	}
	if SaveAs(blocked, []byte("x")) == nil || SaveAs(filepath.Join(dir, "none", "x.pdf"), []byte("x")) == nil {
		t.Error("saved over a folder or into none")
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2 {
		t.Errorf("left %v %v", left, err)
	}
}

// views are Views whose viewer is a shell script.
func views(t *testing.T, viewer string) (*Views, string) {
	t.Helper()
	tools(t, map[string]string{"xdg-open": viewer, "open": viewer, "lp": ""})
	dir := filepath.Join(t.TempDir(), "pana", "view")
	v, err := NewViews(dir)
	if err != nil {
		t.Fatal(err)
	}
	return v, dir
}

func TestCR25AViewersFileIsPrivateNeutralAndRemoved(t *testing.T) {
	v, dir := views(t, "exit 0")
	if err := v.Open(t.Context(), "A", []byte("sheet")); err != nil {
		t.Fatal(err)
	}
	folder, err := os.Stat(dir)
	if err != nil || folder.Mode().Perm() != 0o700 {
		t.Errorf("%v %v", folder.Mode(), err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Fatalf("%v %v", files, err)
	}
	info, err := files[0].Info()
	if err != nil || info.Mode().Perm() != 0o600 || !strings.HasPrefix(info.Name(), "sheet-") {
		t.Errorf("%s %v %v", info.Name(), info.Mode(), err)
	}
	// The next start removes what a crash left.
	if _, err := NewViews(dir); err != nil {
		t.Fatal(err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Errorf("left %v %v", files, err)
	}
	if err := v.Open(t.Context(), "", []byte("form")); err != nil {
		t.Fatal(err)
	}
	if err := v.Clear(); err != nil {
		t.Fatal(err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Errorf("left %v %v", files, err)
	}
}

func TestCR25NoViewerGetsAnIdentity(t *testing.T) {
	v, dir := views(t, "exit 0")
	if err := v.Open(t.Context(), "C", []byte("who")); !errors.Is(err, ErrIdentity) {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something was written: %v", err)
	}
}

func TestAViewerThatFailsLeavesNoFile(t *testing.T) {
	v, dir := views(t, "exit 3")
	if err := v.Open(t.Context(), "A", []byte("sheet")); err == nil {
		t.Error("opened")
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Errorf("left %v %v", files, err)
	}
}
