package sheet

import (
	"os"
	"testing"
	"time"

	"pana/assets/words"
	"pana/reports/page"
	"pana/shelter/civil"
)

func day(s string) civil.Day {
	d, err := civil.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// at is a moment in Almaty.
func at(s string) civil.Instant {
	t, err := time.Parse("2006-01-02 15:04 -0700", s+" +0500")
	if err != nil {
		panic(err)
	}
	return civil.At(t)
}

func frame() Frame {
	return Frame{House: "Кризисный центр", Zone: civil.Almaty, Valid: at("2026-11-17 08:00"), Printed: at("2026-11-17 08:04"),
		By: "Г. Ө.", DestroyBy: at("2026-11-17 20:00"), Copy: 1, Of: 1, No: 83}
}

func years(n int) Age { return Age{Known: true, Years: n} }

func about(n int) Age { return Age{Known: true, About: true, Years: n} }

// tuesday is the fictional house on 17 November.
func tuesday() *BedsFigures {
	return &BedsFigures{
		Places: 10, Occupied: 8, Away: 1, Cribs: 1, CribsUsed: 1, FreeFamily: 1,
		Rooms: []BedsRoom{
			{Code: "К1", Kind: "women", Beds: []BedsBed{
				{Code: "1А", State: "occupied", Word: "Тюльпан", Sex: "female", Age: years(24), Since: day("2026-08-03"), Until: day("2027-02-03"), Diet: "halal"},
				{Code: "1Б", State: "occupied", Word: "Ирис", Sex: "female", Age: years(19), Since: day("2026-11-05"), Until: day("2027-02-05")},
				{Code: "1В", State: "occupied", Word: "Ромашка", Sex: "female", Age: about(22), Since: day("2026-11-16"), New: true},
			}},
			{Code: "К2", Kind: "family", Beds: []BedsBed{
				{Code: "2А", State: "occupied", Word: "Лаванда", Sex: "female", Age: years(27), Since: day("2026-10-28"), Until: day("2027-01-28")},
				{Code: "2Б", State: "occupied", Word: "Лаванда-1", Sex: "female", Age: years(3), WithBed: "2А", Diet: "none"},
				{Code: "2В", State: "free", FitFor: "family_or_woman"},
			}},
			{Code: "К3", Kind: "men", Beds: []BedsBed{
				{Code: "3А", State: "occupied", Word: "Сокол", Sex: "male", Age: years(31), Since: day("2026-10-12"), Until: day("2026-11-30")},
				{Code: "3Б", State: "away", Word: "Гранат", Sex: "male", Age: years(42), Since: day("2026-09-20"), BackBy: at("2026-11-17 18:00")},
			}},
			{Code: "К4", Kind: "isolation", AsFamily: true, Beds: []BedsBed{
				{Code: "4А", State: "occupied", Word: "Мимоза", Sex: "female", Age: about(30), Since: day("2026-11-14"), Alert: true, Diet: "halal"},
				{Code: "4Б", State: "occupied", Word: "Мимоза-1", Sex: "male", Age: about(7), WithBed: "4А"},
				{Code: "2К", Crib: true, State: "occupied", Word: "Мимоза-2", Sex: "female", Age: Age{Known: true, About: true, Months: 8}, WithBed: "4А", Diet: "infant"},
			}},
		},
		Expected: []Coming{{Who: "женщина ~25, полиция, запрос 07:50"}},
	}
}

func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		return
	}
	for _, lang := range words.Langs() {
		w := words.For(lang)
		m := frame()
		if lang == "ru" {
			m.Also = words.For("kk")
		}
		for name, l := range map[string]*page.Layout{"beds": Beds(m, tuesday(), w)} {
			pdf, err := l.PDF()
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(dir+"/"+name+"-"+lang+".pdf", pdf, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, f := range l.Faults() {
				t.Errorf("%s %s: %s", name, lang, f)
			}
		}
	}
}
