//go:build live

package live

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is how long something on the screen may take on a slow and busy machine.
const patience = 60 * time.Second

// display is a screen of its own with the program on it.
type display struct {
	t    *testing.T
	dir  string // home, settings, paper
	env  []string
	name string
}

// newDisplay starts Xvfb on a free number.
func newDisplay(t *testing.T) *display {
	t.Helper()
	d := &display{t: t, dir: t.TempDir()}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-noreset", "-nolisten", "tcp")
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
	d.name = ":" + strings.TrimSpace(line)
	d.env = append(os.Environ(), "DISPLAY="+d.name, "HOME="+d.dir, "XDG_CONFIG_HOME="+filepath.Join(d.dir, "config"),
		"XDG_RUNTIME_DIR="+d.dir, "LIBGL_ALWAYS_SOFTWARE=1", "LANG=C.UTF-8", "PATH="+d.printer()+":"+os.Getenv("PATH"))
	return d
}

// printer puts a stand-in for lp first in the path: what is printed becomes a file.
func (d *display) printer() string {
	bin := filepath.Join(d.dir, "bin")
	if err := os.MkdirAll(bin, 0o700); err != nil {
		d.t.Fatal(err)
	}
	paper := filepath.Join(d.dir, "paper")
	if err := os.MkdirAll(paper, 0o700); err != nil {
		d.t.Fatal(err)
	}
	lp := "#!/bin/sh\nt=$(mktemp " + paper + "/.XXXXXX)\ncat >\"$t\"\nmv \"$t\" " + paper + "/$(date +%s%N).pdf\n"
	stat := "#!/bin/sh\necho 'printer Office is idle.  enabled since now'\necho 'system default destination: Office'\n"
	for name, text := range map[string]string{"lp": lp, "lpstat": stat} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte(text), 0o700); err != nil {
			d.t.Fatal(err)
		}
	}
	return bin
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

// open starts the window and waits until it is there.
func (d *display) open(args ...string) *exec.Cmd {
	d.t.Helper()
	c := d.pana(args...)
	var said strings.Builder
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
		if d.t.Failed() && said.Len() > 0 {
			d.t.Logf("the program said: %s", said.String())
		}
	})
	d.until("the window is there", func() bool { return d.try("xdotool", "search", "--onlyvisible", "--name", "^Pana$") != "" })
	d.xdotool("search", "--onlyvisible", "--name", "^Pana$", "windowsize", "1366", "768", "windowmove", "0", "0", "windowfocus")
	return c
}

// key presses keys by xdotool's names.
func (d *display) key(names ...string) {
	d.t.Helper()
	d.xdotool(append([]string{"key", "--delay", "60", "--clearmodifiers"}, names...)...)
}

// write types text as a keyboard does.
func (d *display) write(text string) {
	d.t.Helper()
	d.xdotool("type", "--delay", "40", text)
}

func (d *display) xdotool(args ...string) {
	d.t.Helper()
	c := exec.Command("xdotool", args...)
	c.Env = d.env
	if out, err := c.CombinedOutput(); err != nil {
		d.t.Fatalf("xdotool %v: %v: %s", args, err, out)
	}
}

// try runs a command and gives what it printed, "" when it failed.
func (d *display) try(name string, args ...string) string {
	c := exec.Command(name, args...)
	c.Env = d.env
	out, err := c.Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// colour is that of a point of the screen, as #RRGGBB.
func (d *display) colour(x, y string) string {
	out := d.try("import", "-window", "root", "-crop", "1x1+"+x+"+"+y, "+repage", "-depth", "8", "txt:-")
	if i := strings.Index(out, "#"); i >= 0 && len(out) >= i+7 {
		return out[i : i+7]
	}
	return ""
}

// until waits for something to be seen.
func (d *display) until(what string, seen func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if seen() {
			return
		}
	}
	d.picture("failed")
	d.t.Fatalf("waited in vain: %s", what)
}

// picture keeps the screen where PANA_PICTURES says, to be looked at.
func (d *display) picture(name string) {
	if dir := os.Getenv("PANA_PICTURES"); dir != "" {
		d.try("import", "-window", "root", filepath.Join(dir, name+".png"))
	}
}

// papers are the text of all that was printed, in order.
func (d *display) papers() []string {
	files, _ := filepath.Glob(filepath.Join(d.dir, "paper", "*.pdf"))
	var out []string
	for _, f := range files {
		out = append(out, d.try("pdftotext", "-layout", f, "-"))
	}
	return out
}
