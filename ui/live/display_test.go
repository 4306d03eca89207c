//go:build live

package live

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// patience is how long something on the screen may take on a slow and busy machine.
const patience = 60 * time.Second

// display is a screen of its own, with a home and a printer whose paper is a folder.
type display struct {
	t    testing.TB
	dir  string // home, settings, paper
	env  []string
	dark bool // the look
}

// newDisplay is a screen that the window fills.
func newDisplay(t testing.TB) *display { t.Helper(); return newDisplayOf(t, "1366x768") }

// newDisplayOf starts Xvfb on a free number. Its keyboard has Latin, Russian and Tajik
// letters, so that every name can be typed on keys.
func newDisplayOf(t testing.TB, size string) *display {
	t.Helper()
	d := &display{t: t, dir: t.TempDir()}
	for _, folder := range []string{"bin", "paper", "screen", ".cache"} {
		if err := os.Mkdir(filepath.Join(d.dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", size+"x24", "-fbdir", filepath.Join(d.dir, "screen"),
		"-noreset", "-nolisten", "tcp") // without -noreset the keyboard is forgotten when the last program leaves
	x.ExtraFiles = []*os.File{write}
	if err := x.Start(); err != nil {
		t.Fatalf("Xvfb is needed: %v", err)
	}
	t.Cleanup(func() { x.Process.Kill(); x.Wait() })
	write.Close()
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb did not come up: %v", err)
	}
	d.env = append(os.Environ(), "DISPLAY=:"+strings.TrimSpace(line), "HOME="+d.dir, "XDG_CONFIG_HOME="+filepath.Join(d.dir, "config"),
		"XDG_RUNTIME_DIR="+d.dir, "XDG_SESSION_TYPE=x11", "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "LANG=C.UTF-8", "LC_ALL=",
		"PATH="+filepath.Join(d.dir, "bin")+":"+os.Getenv("PATH"))
	d.standIn("lp", "t=$(mktemp \"$HOME/paper/.XXXXXX\") && cat >\"$t\" && mv \"$t\" \"$HOME/paper/$(date +%s%N).pdf\"")
	d.standIn("lpstat", "[ \"$1\" = -e ] && echo Office || echo 'system default destination: Office'")
	d.layout("us,ru,tj")
	return d
}

// standIn puts a program of that name first in the path.
func (d *display) standIn(name, does string) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(d.dir, "bin", name), []byte("#!/bin/sh\n"+does+"\n"), 0o700); err != nil {
		d.t.Fatal(err)
	}
}

// layout sets the keyboard.
func (d *display) layout(names string) { d.t.Helper(); d.run("setxkbmap", "-layout", names) }

// run runs a tool on the display and fails with what it said.
func (d *display) run(name string, args ...string) string {
	d.t.Helper()
	c := exec.Command(name, args...)
	c.Env = d.env
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	if err != nil {
		d.t.Fatalf("%s %v: %v: %s", name, args, err, said.String())
	}
	return strings.TrimSpace(string(out))
}

// pana is the program with args.
func (d *display) pana(args ...string) *exec.Cmd {
	bin := os.Getenv("PANA_BIN")
	if bin == "" {
		d.t.Fatal("PANA_BIN must name the built program")
	}
	c := exec.Command(bin, args...)
	c.Env = d.env
	return c
}

// demo writes the demo shelter as of date.
func (d *display) demo(date string) (file string) {
	d.t.Helper()
	file = filepath.Join(d.dir, "house.pana")
	if out, err := d.pana("demo", "--file", file, "--date", date).CombinedOutput(); err != nil {
		d.t.Fatalf("demo: %v: %s", err, out)
	}
	return file
}

// looks sets in what language and colours windows open from now on.
func (d *display) looks(lang string, dark bool) {
	d.t.Helper()
	d.dark = dark
	folder := filepath.Join(d.dir, "config", "fyne", "kz.pana.desk")
	err := os.MkdirAll(folder, 0o700)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "preferences.json"), fmt.Appendf(nil, `{"lang":%q,"dark":%v}`, lang, dark), 0o600)
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

// window is the running program.
type window struct {
	*exec.Cmd
	said bytes.Buffer
}

// open starts the window on file and waits until it asks who one is.
func (d *display) open(file string) *window {
	d.t.Helper()
	w := &window{Cmd: d.pana("--file", file)}
	w.Stdout, w.Stderr = &w.said, &w.said
	if err := w.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() {
		w.kill()
		if d.t.Failed() && w.said.Len() > 0 {
			d.t.Logf("the program said: %s", w.said.String())
		}
	})
	find := []string{"search", "--onlyvisible", "--name", "^Pana$"}
	d.until("the window is there", func() bool {
		c := exec.Command("xdotool", find...)
		c.Env = d.env
		return c.Run() == nil
	})
	d.run("xdotool", "mousemove", "1365", "767") // out of the way
	d.until("the sign-in", func() bool {
		d.run("xdotool", append(find, "windowmove", "0", "0", "windowfocus", "--sync")...) // on Windows it moves itself once
		return d.shows(signInButton, d.look(accent))
	})
	return w
}

// kill ends the program as a power cut does.
func (w *window) kill() {
	if w.ProcessState == nil {
		w.Process.Kill()
		w.Wait()
	}
}

// until waits for something to be seen.
func (d *display) until(what string, seen func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
		if seen() {
			return
		}
	}
	d.t.Fatalf("waited in vain: %s%s", what, d.keep("failed"))
}

// papers waits for n sheets and gives their texts, in the order of printing.
func (d *display) papers(n int) []string {
	d.t.Helper()
	var files []string
	d.until("paper comes", func() bool {
		files, _ = filepath.Glob(filepath.Join(d.dir, "paper", "*.pdf"))
		return len(files) >= n
	})
	if len(files) != n {
		d.t.Fatalf("%d sheets were printed, not %d%s", len(files), n, d.keep("failed"))
	}
	slices.Sort(files)
	var out []string
	for _, f := range files {
		out = append(out, d.run("pdftotext", "-layout", f, "-"))
	}
	return out
}

// print makes a sheet by the command line and gives its file.
func (d *display) print(file, name string, args ...string) (pdf string) {
	d.t.Helper()
	pdf = filepath.Join(d.t.TempDir(), name+".pdf")
	c := d.pana(append([]string{"print", name, "--file", file, "--user", director.login, "-o", pdf}, args...)...)
	c.Env = append(c.Env, "PANA_PASSWORD="+director.password)
	if out, err := c.CombinedOutput(); err != nil {
		d.t.Fatalf("print %s: %v: %s", name, err, out)
	}
	return pdf
}

// sheet is the text of a sheet made by the command line.
func (d *display) sheet(file, name string) string {
	d.t.Helper()
	return d.run("pdftotext", "-layout", d.print(file, name), "-")
}

// check is the exit status of pana check, and all that it said.
func (d *display) check(file string) (status int, said string) {
	d.t.Helper()
	c := d.pana("check", "--file", file, "--user", director.login, "--lang", "ru")
	c.Env = append(c.Env, "PANA_PASSWORD="+director.password)
	out, err := c.CombinedOutput()
	if c.ProcessState == nil {
		d.t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), string(out)
}
