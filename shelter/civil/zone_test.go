package civil

import (
	"testing"
	"time"
)

// utc is an instant written as UTC.
func utc(t *testing.T, s string) Instant {
	t.Helper()
	v, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		t.Fatal(err)
	}
	return At(v)
}

func TestAlmatyWentToSingleOffsetOnFirstOfMarch2024(t *testing.T) {
	for _, c := range []struct{ utc, local string }{
		{"2024-02-29 00:00", "2024-02-29 06:00 +0600"}, {"2024-02-29 17:59", "2024-02-29 23:59 +0600"},
		{"2024-02-29 18:00", "2024-02-29 23:00 +0500"}, {"2024-02-29 19:00", "2024-03-01 00:00 +0500"},
		{"2026-11-13 19:40", "2026-11-14 00:40 +0500"},
	} {
		if got := Almaty.Local(utc(t, c.utc)).Format("2006-01-02 15:04 -0700"); got != c.local {
			t.Errorf("%s UTC is %s, want %s", c.utc, got, c.local)
		}
	}
	// The day of the change has 25 hours; old local times stay right.
	feb29 := day(t, "2024-02-29")
	if h := Almaty.At(feb29.Add(1), 0, 0).Sub(Almaty.At(feb29, 0, 0)); h != 25*time.Hour {
		t.Errorf("29 February 2024 had %s", h)
	}
	if s := Almaty.NightSpan(feb29, 6); s.To.Sub(s.From) != 25*time.Hour {
		t.Errorf("its operational day had %s", s.To.Sub(s.From))
	}
	if at := Almaty.At(day(t, "2024-02-28"), 9, 0); at != utc(t, "2024-02-28 03:00") {
		t.Error("nine o'clock before the change moved")
	}
}

func TestZoneIsCarriedAndNeverTheComputers(t *testing.T) {
	t.Setenv("TZ", "America/New_York")
	t.Setenv("ZONEINFO", "/nowhere")
	for name, want := range map[string]string{"Asia/Almaty": "+0500", "Asia/Bishkek": "+0600", "Asia/Dushanbe": "+0500", "Asia/Tashkent": "+0500"} {
		z, err := LoadZone(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := z.Local(utc(t, "2026-11-14 00:00")).Format("-0700"); got != want || z.Name() != name {
			t.Errorf("%s: %s at %s", name, z.Name(), got)
		}
	}
	for _, name := range []string{"", "Europe/Oslo", "Local", "../zone.go", "Asia/", "Mars/Almaty", "Almaty"} {
		if z, err := LoadZone(name); err == nil {
			t.Errorf("%q became %s", name, z.Name())
		}
	}
}

func TestNightTurnsAtTheCutOffAndNotAtMidnight(t *testing.T) {
	for _, c := range []struct {
		utc    string // Almaty is five hours ahead
		cutoff int
		want   string
	}{
		{"2026-11-13 19:40", 6, "2026-11-13"}, // 00:40 on the 14th
		{"2026-11-14 00:59", 6, "2026-11-13"}, // 05:59
		{"2026-11-14 01:00", 6, "2026-11-14"}, // 06:00
		{"2026-11-30 20:00", 6, "2026-11-30"}, // 01:00 on 1 December
		{"2026-12-31 19:00", 6, "2026-12-31"}, // midnight of the new year
		{"2028-02-29 19:30", 6, "2028-02-29"}, // 00:30 on 1 March of a leap year
		{"2026-11-13 19:40", 0, "2026-11-14"},
	} {
		at := utc(t, c.utc)
		got := Almaty.Night(at, c.cutoff)
		if got != day(t, c.want) {
			t.Errorf("%s UTC, cut-off %d: night %s, want %s", c.utc, c.cutoff, got, c.want)
		}
		if !Almaty.NightSpan(got, c.cutoff).Contains(at) {
			t.Errorf("%s UTC isn't in its own night", c.utc)
		}
	}
}

// Every moment belongs to exactly one night, also around the change of the zone.
func TestNightAndNightSpanAgree(t *testing.T) {
	for _, begin := range []string{"2024-02-28 00:00", "2026-12-31 00:00"} {
		for i := range 4 * 24 * 4 {
			at := utc(t, begin).Add(time.Duration(i) * 15 * time.Minute)
			for _, cutoff := range []int{0, 6, 12} {
				n := Almaty.Night(at, cutoff)
				in := 0
				for k := -1; k <= 1; k++ {
					if Almaty.NightSpan(n.Add(k), cutoff).Contains(at) {
						in++
					}
				}
				if in != 1 || !Almaty.NightSpan(n, cutoff).Contains(at) {
					t.Fatalf("%s, cut-off %d: night %s, in %d nights", at.Time(), cutoff, n, in)
				}
			}
		}
	}
}
