package ui

import (
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"pana/shelter"
	"pana/shelter/demo"
	"pana/ui/desk"
	"pana/ui/widgets/widgetstest"
)

var (
	lived = flag.Int("residents", 100_000, "how many residents the benchmark's large file holds")
	large = flag.String("large", "", "where to keep the benchmark's large file, to use it again")
)

// BenchmarkTodayFromSignInToDrawn measures from the moment that the password is known to be
// right to the window drawn in software with Today on it: over the large file, over that of
// a house nearly empty, and the same window with the page that reads least. The processor's
// time says what it takes on a computer that nobody else uses, before a frame is drawn
// ("own") and with it.
func BenchmarkTodayFromSignInToDrawn(b *testing.B) {
	path := *large
	if path == "" {
		path = filepath.Join(b.TempDir(), "large.pana")
	}
	if _, err := os.Stat(path); err != nil {
		if _, _, err := demo.Generate(b.Context(), path, *lived); err != nil {
			b.Fatal(err)
		}
	}
	few := filepath.Join(b.TempDir(), "few.pana")
	if _, _, err := demo.Generate(b.Context(), few, 500); err != nil {
		b.Fatal(err)
	}
	b.Run("large", func(b *testing.B) { signInToDrawn(b, path, desk.Today) })
	b.Run("few", func(b *testing.B) { signInToDrawn(b, few, desk.Today) })
	b.Run("bare", func(b *testing.B) { signInToDrawn(b, few, desk.Settings) })
}

func signInToDrawn(b *testing.B, path, screen string) {
	for _, name := range []string{"HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"} {
		b.Setenv(name, b.TempDir())
	}
	a := demo.Accounts()[0]
	s, err := shelter.Open(b.Context(), path, a.Login, a.Password, shelter.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Lock() })
	w := newWindow(test.NewTempApp(b), path)
	w.atOnce = true
	w.win.Resize(fyne.NewSize(1366, 768))
	w.enter()
	w.win.Canvas().Capture()
	runtime.LockOSThread() // Worked counts one thread
	defer runtime.UnlockOSThread()
	var all, own, drawn []time.Duration
	for b.Loop() {
		start, worked := time.Now(), widgetstest.Worked()
		w.goToWork(s, desk.Place{Screen: screen})
		own = append(own, widgetstest.Worked()-worked)
		w.win.Canvas().Capture()
		drawn = append(drawn, widgetstest.Worked()-worked)
		all = append(all, time.Since(start))
		w.work.stop()
		w.work = nil
	}
	for name, of := range map[string][]time.Duration{"ms": all, "own-cpu-ms": own, "drawn-cpu-ms": drawn} {
		slices.Sort(of)
		b.ReportMetric(float64(of[len(of)/2])/1e6, name)
	}
	b.ReportMetric(float64(all[len(all)*99/100])/1e6, "ms-p99")
	b.ReportMetric(0, "ns/op")
}
