package demo

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pana/shelter"
)

// BenchmarkOpen opens a large file and a small one by turns: the time must not grow with
// the file. Both have the cheap key of tests; a file kept by -large must have been made by
// a benchmark too, or its dearer key is what is measured.
func BenchmarkOpen(b *testing.B) {
	path, few := *large, filepath.Join(b.TempDir(), "few.pana")
	if path == "" {
		path = filepath.Join(b.TempDir(), "large.pana")
	}
	for path, n := range map[string]int{path: *residents, few: 500} {
		if _, err := os.Stat(path); err == nil {
			continue
		}
		if _, _, err := Generate(b.Context(), path, n); err != nil {
			b.Fatal(err)
		}
	}
	a := Accounts()[0]
	open := func(path string) time.Duration {
		start := time.Now()
		s, err := shelter.Open(b.Context(), path, a.Login, a.Password, shelter.Options{})
		if err != nil {
			b.Fatal(err)
		}
		took := time.Since(start)
		if err := s.Lock(); err != nil {
			b.Fatal(err)
		}
		return took
	}
	open(path) // a new program's changes to the tables are made once
	var big, small []time.Duration
	for b.Loop() {
		big, small = append(big, open(path)), append(small, open(few))
	}
	slices.Sort(big)
	slices.Sort(small)
	b.ReportMetric(float64(big[len(big)/2])/1e6, "large-ms")
	b.ReportMetric(float64(small[len(small)/2])/1e6, "small-ms")
	b.ReportMetric(float64(big[len(big)/2])/float64(small[len(small)/2]), "ratio")
	b.ReportMetric(0, "ns/op")
}
