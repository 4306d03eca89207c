//go:build live

package live

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pana/shelter/demo"
)

var (
	residents = flag.Int("residents", 100_000, "how many residents the benchmark's large file holds")
	large     = flag.String("large", "", "where to keep the benchmark's large file, to use it again")
)

// BenchmarkScreen presses keys in the window over a large shelter of 200 beds and waits until the screen shows what they
// did: on the board, in a list, in the quick search; and in an empty window (PANA_EMPTY), which a key paints over whole. The
// time by the clock includes the wait for Fyne's next turn, up to a sixtieth of a second, and the way through the display;
// the processor's time is that of all threads of the program, those that draw in place of a graphics card too. Each key
// changes the screen.
func BenchmarkScreen(b *testing.B) {
	path := *large
	if path == "" {
		path = filepath.Join(b.TempDir(), "large.pana")
	}
	if _, err := os.Stat(path); err != nil {
		if _, _, err := demo.Generate(b.Context(), path, *residents); err != nil {
			b.Fatal(err)
		}
	}
	d := newDisplay(b)
	e := &window{Cmd: emptyWindow(d)}
	if err := e.Start(); err != nil {
		b.Fatal(err)
	}
	d.sees("the empty window", signInButton, accent)
	d.run("xdotool", "search", "--onlyvisible", "--name", "^Pana$", "windowmove", "0", "0", "windowfocus", "--sync")
	b.Run("empty", func(b *testing.B) { d.keyToScreen(b, e, whole, "a") })
	b.Run("empty-frames", func(b *testing.B) { d.frames(b, image.Rect(300, 300, 1100, 330), "a", "a") })
	e.kill()
	d.until("the window is gone", func() bool { return !d.shows(signInButton, accent) })

	w := d.open(path)
	d.enter(director.login, director.password)
	d.sees("the workplace", railGround, rail)
	time.Sleep(3 * time.Second) // the copy is made
	for _, at := range []struct {
		name  string
		come  func()
		shows image.Rectangle
		keys  []string
	}{
		{"board", func() { d.ctrl('3'); d.press("Home") }, image.Rect(240, 120, 1000, 700), []string{"Right", "Left"}},
		{"list", func() { d.ctrl('2'); d.press("Home") }, image.Rect(240, 160, 1300, 700), []string{"Down", "Up"}},
		{"search", func() { d.press("ctrl+45") }, image.Rect(400, 200, 960, 600), []string{"a", "BackSpace", "n", "BackSpace"}},
	} {
		b.Run(at.name, func(b *testing.B) {
			at.come()
			time.Sleep(2 * time.Second)
			d.keep("screen-" + at.name)
			d.keyToScreen(b, w, at.shows, at.keys...)
		})
		if at.name == "board" {
			b.Run("board-frames", func(b *testing.B) { d.frames(b, at.shows, at.keys[0], at.keys[1]) })
		}
	}
}

// keyToScreen presses keys by turns until the benchmark has enough.
func (d *display) keyToScreen(b *testing.B, w *window, shows image.Rectangle, keys ...string) {
	hands := d.hands()
	var all []time.Duration
	begin := w.worked(b)
	for i := 0; b.Loop(); i++ {
		all = append(all, d.untilChanged(shows, func() { hands.press(b, keys[i%len(keys)]) }))
		time.Sleep(120 * time.Millisecond)
	}
	worked := w.worked(b) - begin
	slices.Sort(all)
	b.ReportMetric(ms(all[len(all)/2]), "ms-median")
	b.ReportMetric(ms(all[len(all)*99/100]), "ms-p99")
	b.ReportMetric(ms(worked)/float64(len(all)), "cpu-ms")
	b.ReportMetric(0, "ns/op")
}

// frames presses keys faster than the window can follow, so that it draws one frame after another, and takes the time from
// frame to frame: 16.7 ms is the least, as Fyne draws sixty a second. It looks at every sixth line of a part of the screen.
func (d *display) frames(b *testing.B, r image.Rectangle, forth, back string) {
	hands := d.hands()
	f := d.frame()
	defer f.Close()
	wide := 4 * r.Dx()
	look := func(into []byte) []byte {
		for y, i := r.Min.Y, 0; y < r.Max.Y; y, i = y+6, i+wide {
			if _, err := f.ReadAt(into[i:i+wide], f.first+int64(y*f.line+4*r.Min.X)); err != nil {
				b.Fatal(err)
			}
		}
		return into
	}
	size := (r.Dy() + 5) / 6 * wide
	const keys, apart = 80, 7
	const tears = 4 * time.Millisecond // what changes so soon is the rest of the same frame
	var all []time.Duration
	for i := 0; b.Loop(); i++ {
		key := []string{forth, back}[i%2]
		before, now := look(make([]byte, size)), make([]byte, size)
		hands.press(b, fmt.Sprint("--delay ", apart, strings.Repeat(" "+key, keys)))
		var began, last time.Time
		for end := time.Now().Add(keys * 2 * apart * time.Millisecond); time.Now().Before(end); time.Sleep(300 * time.Microsecond) {
			if look(now); bytes.Equal(before, now) {
				continue
			}
			before, now = now, before
			at := time.Now()
			if !began.IsZero() && at.Sub(last) > tears {
				all = append(all, at.Sub(began))
			}
			if began.IsZero() || at.Sub(last) > tears {
				began = at
			}
			last = at
		}
		time.Sleep(time.Second)
	}
	if len(all) == 0 {
		b.Fatal("nothing was drawn")
	}
	slices.Sort(all)
	b.ReportMetric(ms(all[len(all)/2]), "frame-ms")
	b.ReportMetric(ms(all[len(all)*99/100]), "frame-p99-ms")
	b.ReportMetric(0, "ns/op")
}

// hands press keys without starting a program for each.
type hands struct{ io.Writer }

func (d *display) hands() hands {
	d.t.Helper()
	c := exec.Command("xdotool", "-")
	c.Env = d.env
	in, err := c.StdinPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { in.Close(); c.Wait() })
	return hands{in}
}

func (h hands) press(t testing.TB, key string) {
	t.Helper()
	if _, err := fmt.Fprintln(h, "key --delay 0", key); err != nil {
		t.Fatal(err)
	}
}

// untilChanged is how long after do a part of the screen looks different.
func (d *display) untilChanged(r image.Rectangle, do func()) time.Duration {
	d.t.Helper()
	f := d.frame()
	defer f.Close()
	look := func(into []byte) []byte {
		if _, err := f.ReadAt(into, f.first+int64(r.Min.Y*f.line)); err != nil {
			d.t.Fatal(err)
		}
		return into
	}
	size := r.Dy() * f.line
	before, now := look(make([]byte, size)), make([]byte, size)
	start := time.Now()
	do()
	for time.Since(start) < patience {
		look(now)
		took := time.Since(start)
		for y := range r.Dy() {
			row := func(b []byte) []byte { return b[y*f.line+4*r.Min.X : y*f.line+4*r.Max.X] }
			if !bytes.Equal(row(before), row(now)) {
				return took
			}
		}
		time.Sleep(200 * time.Microsecond)
	}
	d.t.Fatalf("a key changed nothing%s", d.keep("failed"))
	return 0
}

// worked is the time of the processor that all threads of the program took until now.
func (w *window) worked(t testing.TB) time.Duration {
	t.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", w.Process.Pid))
	if err != nil || len(threads) == 0 {
		t.Fatal("nothing says what the program works", err)
	}
	var all int64
	for _, name := range threads {
		body, err := os.ReadFile(name)
		if err != nil {
			continue // a thread that ended
		}
		var ns int64
		fmt.Sscan(strings.Fields(string(body))[0], &ns)
		all += ns
	}
	return time.Duration(all)
}
