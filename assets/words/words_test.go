package words

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestForFallsBackToEnglish(t *testing.T) {
	for _, l := range Langs() {
		if got := For(l).Lang(); got != l {
			t.Errorf("For(%q) speaks %q", l, got)
		}
	}
	for _, l := range []string{"", "tg", "RU", "en-US"} {
		if got := For(l).Lang(); got != "en" {
			t.Errorf("For(%q) speaks %q", l, got)
		}
	}
	if first, again := For("ru"), For("ru"); first != again {
		t.Error("words are read twice")
	}
}

func TestAMissingKeyShowsItself(t *testing.T) {
	w := For("ru")
	for _, got := range []string{w.T("no.such"), w.N("no.such", 3), w.Get("no.such", nil), w.T("no.such", "Odd")} {
		if got != "no.such" {
			t.Errorf("a missing key shows %q", got)
		}
	}
	if w.Has("no.such") || !w.Has("button.save") {
		t.Error("Has is wrong")
	}
}

func TestPluralFormsOfEachLanguage(t *testing.T) {
	for _, c := range []struct {
		lang string
		n    int
		want string
	}{
		{"en", 0, "0 years"}, {"en", 1, "1 year"}, {"en", 2, "2 years"}, {"en", 21, "21 years"},
		{"ru", 0, "0 лет"}, {"ru", 1, "1 год"}, {"ru", 2, "2 года"}, {"ru", 5, "5 лет"},
		{"ru", 11, "11 лет"}, {"ru", 21, "21 год"}, {"ru", 104, "104 года"}, {"ru", 112, "112 лет"},
		{"kk", 1, "1 жас"}, {"kk", 5, "5 жас"},
	} {
		w := For(c.lang)
		if got := w.N("age.years", c.n); got != c.want {
			t.Errorf("%s %d: %q, want %q", c.lang, c.n, got, c.want)
		}
		if got := w.Get("age.years", map[string]any{"Count": int64(c.n)}); got != c.want {
			t.Errorf("%s %d by Get: %q, want %q", c.lang, c.n, got, c.want)
		}
		if got := w.T("age.years", "Count", c.n); got != c.want {
			t.Errorf("%s %d by T: %q, want %q", c.lang, c.n, got, c.want)
		}
	}
}

func TestWhatPeopleTypeIsNoTemplate(t *testing.T) {
	if got := For("en").T("age.about", "Age", "{{.Year}} <b>&"); got != "~{{.Year}} <b>&" {
		t.Errorf("got %q", got)
	}
}

func TestDatesInThreeLanguages(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {"17 November", "Tuesday, 17 November", "Tuesday, 17 November 2026", "November 2026", "Tue", "Sunday"},
		"ru": {"17 ноября", "вторник, 17 ноября", "вторник, 17 ноября 2026 г.", "ноябрь 2026", "вт", "воскресенье"},
		"kk": {"17 қараша", "17 қараша, сейсенбі", "2026 жылғы 17 қараша, сейсенбі", "2026 жылғы қараша", "сс", "жексенбі"},
	} {
		w := For(lang)
		got := []string{w.DayMonth(11, 17), w.Long(2026, 11, 17), w.Full(2026, 11, 17), w.MonthYear(2026, 11),
			w.WeekdayShort(2), w.Weekday(0)}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q", lang, got[i], want[i])
			}
		}
		if s := w.Short(2026, 3, 7); s != "07.03.2026" {
			t.Errorf("%s: %q", lang, s)
		}
	}
}

func TestNumbersInThreeLanguages(t *testing.T) {
	ru, en := For("ru"), For("en")
	for _, c := range [][2]string{
		{ru.Number(0), "0"}, {ru.Number(2026), "2026"}, {ru.Number(12345), "12\u202f345"},
		{ru.Number(-1234567), "-1\u202f234\u202f567"}, {ru.Decimal(0.5, 1), "0,5"},
		{ru.Decimal(12345.678, 2), "12\u202f345,68"}, {ru.Decimal(-3, 0), "-3"},
		{en.Decimal(0.5, 1), "0.5"}, {For("kk").Decimal(5.75, 2), "5,75"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q, want %q", c[0], c[1])
		}
	}
}

// The window library's Russian calls Tuesday "Четверг"; ours must win, and ours must
// know every key that the library knows.
func TestFyneWordsAreWhole(t *testing.T) {
	keys := func(lang string) map[string]any {
		m := map[string]any{}
		if err := json.NewDecoder(bytes.NewReader(Fyne(lang))).Decode(&m); err != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		return m
	}
	ru, kk := keys("ru"), keys("kk")
	if len(ru) != 39 {
		t.Errorf("%d Russian keys, the library has 39", len(ru))
	}
	for k := range ru {
		if kk[k] == nil {
			t.Errorf("Kazakh lacks %q", k)
		}
	}
	if len(kk) != len(ru) {
		t.Errorf("%d Kazakh keys, %d Russian", len(kk), len(ru))
	}
	if ru["tuesday"] != "Вторник" || ru["thursday"] != "Четверг" {
		t.Error("Tuesday and Thursday are swapped")
	}
	if Fyne("en") != nil {
		t.Error("English needs no correction")
	}
}
