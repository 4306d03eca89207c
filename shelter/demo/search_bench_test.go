package demo

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pana/shelter"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

var (
	residents = flag.Int("residents", 100_000, "how many residents the benchmark's file holds")
	large     = flag.String("large", "", "where to keep the benchmark's file, to use it again")
)

// BenchmarkSearch is one search a key, as names, words and numbers are typed, over a large
// file; plain is what an indexed look-up of one register number takes there.
func BenchmarkSearch(b *testing.B) {
	path, a := *large, Accounts()[0]
	if path == "" {
		path = filepath.Join(b.TempDir(), "large.pana")
	}
	if _, err := os.Stat(path); err != nil {
		start := time.Now()
		if _, _, err := Generate(b.Context(), path, *residents); err != nil {
			b.Fatal(err)
		}
		b.Logf("%d residents generated in %v", *residents, time.Since(start).Round(time.Second))
	}
	s, err := shelter.Open(b.Context(), path, a.Login, a.Password, shelter.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Lock() })
	typed := []string{"тюльпан 12", "нұргүл", "karimzhova nurgul", "rfhbv;jdf", "куломирзоев", "айбану", "2024/0412", "12б", "раҳмбеков айлан", "а"}
	for _, role := range []staff.Role{staff.Social, staff.Desk} {
		b.Run(string(role), func(b *testing.B) {
			each(b, typed, func(text string) error {
				return s.View(b.Context(), func(tx *vault.Tx) error {
					_, err := people.Search(tx, text, 50) // as many as the quick search offers
					return err
				})
			}, func() error {
				return s.SetRole(b.Context(), role)
			})
		})
	}
	b.Run("plain", func(b *testing.B) {
		each(b, typed, func(string) error {
			return s.View(b.Context(), func(tx *vault.Tx) error {
				var id int64
				return tx.QueryRow(`select id from resident where register_no = '2024/100'`).Scan(&id)
			})
		}, func() error { return nil })
	})
}

// each types texts letter by letter and reports the median and the 99th of a hundred.
func each(b *testing.B, texts []string, search func(string) error, first func() error) {
	if err := first(); err != nil {
		b.Fatal(err)
	}
	var all []time.Duration
	for b.Loop() {
		for _, text := range texts {
			for i := range text {
				start := time.Now()
				if err := search(text[:i]); err != nil {
					b.Fatal(err)
				}
				all = append(all, time.Since(start))
			}
		}
	}
	slices.Sort(all)
	b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "ms")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
}
