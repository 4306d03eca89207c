//go:build live

package live

import (
	"os"
	"os/exec"
	"testing"
	"time"
)

// BenchmarkStart measures from the start of the program to the painted sign-in, beside an
// empty Fyne window (PANA_EMPTY, built from testdata/empty). Windows on a display without a
// window manager open where the button of the sign-in is.
func BenchmarkStart(b *testing.B) {
	d := newDisplay(b)
	file := d.demo("2026-11-17T14:20")
	start := func(c *exec.Cmd) func(b *testing.B) {
		return func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				c := &exec.Cmd{Path: c.Path, Args: c.Args, Env: d.env}
				b.StartTimer()
				if err := c.Start(); err != nil {
					b.Fatal(err)
				}
				for !d.shows(signInButton, accent) {
					time.Sleep(2 * time.Millisecond)
				}
				b.StopTimer()
				c.Process.Kill()
				c.Wait()
				d.until("the window is gone", func() bool { return !d.shows(signInButton, accent) })
				b.StartTimer()
			}
		}
	}
	empty := os.Getenv("PANA_EMPTY")
	if empty == "" {
		b.Fatal("PANA_EMPTY must name the empty window's program")
	}
	b.Run("empty", start(exec.Command(empty)))
	b.Run("sign-in", start(d.pana("--file", file)))
}
