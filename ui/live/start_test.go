//go:build live

package live

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// painted is how long a window takes from the start of its program until it shows, and what
// the processor worked for it.
type painted struct{ wall, worked time.Duration }

// BenchmarkStart measures from the start of the program to the painted sign-in, by turns
// with an empty Fyne window (PANA_EMPTY, built from testdata/empty). Windows on a display
// without a window manager open where the button of the sign-in is.
func BenchmarkStart(b *testing.B) {
	d := newDisplay(b)
	file := d.demo("2026-11-17T14:20")
	var empty, pana []painted
	for b.Loop() {
		empty = append(empty, d.paint(emptyWindow(d)))
		pana = append(pana, d.paint(d.pana("--file", file)))
	}
	wall := func(p painted) time.Duration { return p.wall }
	worked := func(p painted) time.Duration { return p.worked }
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ms(median(empty, wall)), "empty-ms")
	b.ReportMetric(ms(median(pana, wall)), "sign-in-ms")
	b.ReportMetric(ms(median(pana, wall))/ms(median(empty, wall)), "ratio")
	b.ReportMetric(ms(median(empty, worked)), "empty-cpu-ms")
	b.ReportMetric(ms(median(pana, worked)), "sign-in-cpu-ms")
	b.ReportMetric(ms(median(pana, worked))/ms(median(empty, worked)), "cpu-ratio")
}

// paint starts a program and waits for its window; then it ends it.
func (d *display) paint(c *exec.Cmd) painted {
	d.t.Helper()
	begin := time.Now()
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	for !d.shows(signInButton, accent) {
		time.Sleep(time.Millisecond)
	}
	wall := time.Since(begin)
	c.Process.Kill()
	c.Wait()
	d.until("the window is gone", func() bool { return !d.shows(signInButton, accent) })
	return painted{wall, c.ProcessState.UserTime() + c.ProcessState.SystemTime()}
}

// BenchmarkRest is the memory in use at rest after signing in, beside the empty window's:
// all that the process has in memory (RSS), and what is its own of it.
func BenchmarkRest(b *testing.B) {
	d := newDisplay(b)
	file := d.demo("2026-11-17T14:20")
	for b.Loop() {
		e := emptyWindow(d)
		if err := e.Start(); err != nil {
			b.Fatal(err)
		}
		d.sees("the empty window", signInButton, accent)
		time.Sleep(2 * time.Second)
		all, own := memory(b, e)
		e.Process.Kill()
		e.Wait()
		d.until("the window is gone", func() bool { return !d.shows(signInButton, accent) })
		w := d.open(file)
		d.signIn(director)
		time.Sleep(12 * time.Second) // a rest begins at the second look at the clock
		allOf, ownOf := memory(b, w.Cmd)
		w.kill()
		b.ReportMetric(all, "empty-MB")
		b.ReportMetric(allOf, "rest-MB")
		b.ReportMetric(allOf/all, "ratio")
		b.ReportMetric(own, "empty-own-MB")
		b.ReportMetric(ownOf, "rest-own-MB")
	}
	b.ReportMetric(0, "ns/op")
}

// memory reads what a process has in memory, and what no other process shares, in MB.
func memory(t testing.TB, c *exec.Cmd) (all, own float64) {
	t.Helper()
	f, err := os.Open(fmt.Sprintf("/proc/%d/smaps_rollup", c.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		name, rest, _ := strings.Cut(lines.Text(), ":")
		var kb float64
		fmt.Sscan(rest, &kb)
		switch name {
		case "Rss":
			all = kb / 1024
		case "Private_Clean", "Private_Dirty":
			own += kb / 1024
		}
	}
	return all, own
}

func emptyWindow(d *display) *exec.Cmd {
	empty := os.Getenv("PANA_EMPTY")
	if empty == "" {
		d.t.Fatal("PANA_EMPTY must name the empty window's program")
	}
	c := exec.Command(empty)
	c.Env = d.env
	return c
}

func median(all []painted, of func(painted) time.Duration) time.Duration {
	var ds []time.Duration
	for _, p := range all {
		ds = append(ds, of(p))
	}
	slices.Sort(ds)
	return ds[len(ds)/2]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
