package find

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"pana/shelter"
	"pana/shelter/demo"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk/desktest"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var (
	residents = flag.Int("residents", 100_000, "how many residents the benchmark's file holds")
	large     = flag.String("large", "", "where to keep the benchmark's file, to use it again")
)

// searched is what people type, letter by letter: a word, names as they stand, in another
// alphabet, on another layout and by ear, a number, a bed, and what fits very many.
var searched = []string{"тюльпан 12", "нұргүл", "karimzhova nurgul", "rfhbv;jdf", "куломирзоев", "айбану", "2024/0412", "12б", "экстр", "раҳмбеков айлан", "а"}

// BenchmarkKeyToDrawn types into the search over a large file as each role that searches
// names, draws the whole window in software after each key, and compares with the same
// search over a house without anybody.
func BenchmarkKeyToDrawn(b *testing.B) {
	path, a := *large, demo.Accounts()[0]
	if path == "" {
		path = filepath.Join(b.TempDir(), "large.pana")
	}
	start := time.Now()
	if _, err := os.Stat(path); err != nil {
		if _, _, err := demo.Generate(b.Context(), path, *residents); err != nil {
			b.Fatal(err)
		}
		b.Logf("%d residents generated in %v", *residents, time.Since(start).Round(time.Second))
	}
	start = time.Now()
	s, err := shelter.Open(b.Context(), path, a.Login, a.Password, shelter.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Lock() })
	b.Logf("opened in %v", time.Since(start).Round(time.Millisecond))
	for _, role := range []staff.Role{staff.Social, staff.Desk} {
		if err := s.SetRole(b.Context(), role); err != nil {
			b.Fatal(err)
		}
		b.Run(string(role), func(b *testing.B) { keyToDrawn(b, s, s) })
	}
	b.Run("empty", func(b *testing.B) { keyToDrawn(b, s, nobody{s}) })
}

// nobody is a house where nothing is ever found.
type nobody struct{ *shelter.Session }

func keyToDrawn(b *testing.B, s *shelter.Session, h House) {
	w := desktest.Start(b, widgets.Theme{}, "ru", s)
	f := New(w.Desk, h, func() []Action {
		return []Action{{Name: "Экстренный приём", Tag: "Ctrl N", Icon: widgets.IconAdd}}
	})
	w.Window = widgetstest.ShowObject(b, widgets.NewBlock(widgets.Ground), widgetstest.Large)
	f.Open(w.Canvas())
	runtime.LockOSThread() // Worked counts one thread
	defer runtime.UnlockOSThread()
	var all, work, cpu, drawn []time.Duration
	for b.Loop() {
		for _, text := range searched {
			f.open.field.SetText("")
			for _, r := range text {
				start, worked := time.Now(), widgetstest.Worked()
				w.Canvas().Focused().TypedRune(r)
				work = append(work, time.Since(start))
				cpu = append(cpu, widgetstest.Worked()-worked)
				w.Canvas().Capture()
				all = append(all, time.Since(start))
				drawn = append(drawn, widgetstest.Worked()-worked)
			}
		}
	}
	report(b, "drawn", all)
	report(b, "work", work)
	report(b, "work-cpu", cpu) // what it takes on a computer that nobody else uses
	report(b, "drawn-cpu", drawn)
	b.ReportMetric(0, "ns/op")
}

// report prints the median and the 99th of a hundred.
func report(b *testing.B, what string, all []time.Duration) {
	slices.Sort(all)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(all[len(all)/2]), what+"-ms")
	b.ReportMetric(ms(all[len(all)*99/100]), what+"-p99-ms")
}

// Search implements House.
func (nobody) Search(ctx context.Context, text string, limit int) (people.Found, error) {
	return people.Found{}, nil
}
