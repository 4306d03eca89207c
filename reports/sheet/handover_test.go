package sheet

import (
	"fmt"
	"strings"
	"testing"

	"pana/assets/words"
)

// dawn is the handover of S12.
func dawn() *HandoverFigures {
	return &HandoverFigures{From: at("2026-11-16 20:00"), To: at("2026-11-17 08:00"), Giver: "Ерлан Б.", Taker: "Гүлнар Ө.",
		GivenAt: at("2026-11-17 07:58"), AcceptedAt: at("2026-11-17 08:02"),
		In: 10, Capacity: 10, Free: 1, FreeBeds: []string{"2В"}, Keys: 4, Cash: true, Doors: true,
		Note:       "Камера 2 не работает, заявка подана. Вода, свет, отопление в порядке.",
		Understood: "Ромашка: оценка до девяти. Мимоза: дверь никому. Врач у мальчика в 10:30, переводчик по телефону. Ирис ждать до 18:00.",
		Happened: []Happening{
			{Kind: "came", At: at("2026-11-16 20:10"), Word: "Ромашка", Code: "first", Bed: "1В"},
			{Kind: "roll_call", At: at("2026-11-16 22:00"), People: 10},
			{Kind: "alert", At: at("2026-11-16 23:45"), Word: "Мимоза", Text: "дверь: никому"},
			{Kind: "store", What: "issued", Count: 2}, {Kind: "store", What: "blocked", Code: "quarantined", Text: "Смесь 1, A"}, {Kind: "store", What: "low", Count: 3},
		},
		Lines: []HandoverLine{
			{Severity: "attention", Word: "Ромашка", Summary: "пришла 16.11, спала плохо", Action: "оценка", Owner: "Гүлнар Ө.", Due: at("2026-11-17 09:00"), IfThen: "если откажется, позвонить директору"},
			{Severity: "attention", Word: "Мимоза", Summary: "у двери спрашивал незнакомый мужчина (23:40)", IfThen: "если вернётся: не открывать, 102, директор"},
			{Severity: "watch", Word: "Мимоза-1", Summary: "кашель меньше", Action: "врач 10:30, переводчик по телефону 10:15", Done: true},
			{Severity: "calm", Summary: "батарея в К3 греет"},
		},
		Due: []HandoverTask{{Due: at("2026-11-17 07:10"), Word: "Ромашка", Title: "Оценка после прибытия", Overdue: true},
			{Due: at("2026-11-17 10:30"), Word: "Мимоза-1", Title: "Врач в 10:30"}},
		Log: []HandoverEntry{{At: at("2026-11-16 22:00"), Text: "Обход, все на местах, 10"}, {At: at("2026-11-17 02:15"), Word: "Ромашка", Text: "Не спит, чай, поговорили"}},
	}
}

// kitchen is the day roster of the same day.
func kitchen() *RosterFigures {
	return &RosterFigures{
		Meals: [3]Meal{{At: at("2026-11-17 08:00"), Adults: 7, Children: 2, Babies: 1, Past: true}, {At: at("2026-11-17 13:00"), Adults: 6, Children: 2, Babies: 1},
			{At: at("2026-11-17 19:00"), Adults: 7, Children: 2, Babies: 1}},
		Diets: []DietCount{{"none", [3]int{3, 3, 3}}, {"halal", [3]int{4, 3, 4}}, {"infant", [3]int{1, 1, 1}}, {"other", [3]int{1, 1, 1}}, {"", [3]int{1, 1, 1}}},
		Needs: []DietNeed{{Word: "Лаванда", Allergies: "арахис"}, {Word: "Лаванда-1", Note: "без арахиса"}},
		Children: []RosterChild{{"Мимоза-2", Age{Known: true, About: true, Months: 8}, "2К", "infant"}, {"Лаванда-1", years(3), "2Б", "other"},
			{"Мимоза-1", about(7), "4Б", ""}},
		Away:   []HandoverAway{{Word: "Гранат", Since: at("2026-11-17 12:00"), Back: at("2026-11-17 18:00")}},
		Coming: []RosterComing{{People: 1, At: at("2026-11-17 16:00"), Beds: []string{"2В"}, Need: "полиция"}},
		OnDuty: []string{"Гүлнар Ө."},
	}
}

func TestPD06TellsInOrderAndEverythingWritten(t *testing.T) {
	f := dawn()
	l := Handover(frame(), f, words.For("ru"))
	says(t, l.Text(), "16.11.2026 20:00 – 17.11.2026 08:00", "1 · Дом", "2 · Люди, которым нужно внимание", "ВНИМАНИЕ", "наблюдение", "Ромашка", "Гүлнар Ө. до 09:00:", "оценка",
		"если откажется", "просрочено", "Обход, все на местах, 10", "ключи 4", "Понято так", "сдал, время, подпись · 07:58", "принял, время, подпись · 08:02")
	text := l.Text()
	for i, part := range []string{"Дом", "Люди, которым", "Дела следующей", "Журнал дома", "Ключи и двери", "Понято так"} {
		if !strings.Contains(text, fmt.Sprint(i+1, " · ", part)) {
			t.Errorf("%s isn't section %d", part, i+1)
		}
	}
	boxes := 0
	for _, p := range l.Pages {
		for _, o := range p.Ops {
			if o.Kind == 'B' {
				boxes++
			}
		}
	}
	if boxes < 8 {
		t.Errorf("%d boxes to tick", boxes)
	}
}

func TestPD06OfALongNightLosesNothing(t *testing.T) {
	f := dawn()
	for i := range 120 {
		f.Log = append(f.Log, HandoverEntry{At: at("2026-11-17 03:00"), Word: "Мимоза-1", Text: fmt.Sprintf("запись-%d %s", i, strings.Repeat("слово ", i))})
		f.Lines = append(f.Lines, HandoverLine{Severity: "watch", Word: fmt.Sprint("Ирис-", i), Action: strings.Repeat("дело ", 60)})
	}
	f.Understood = strings.Repeat("понято ", 250)
	for _, lang := range words.Langs() {
		l := Handover(frame(), f, words.For(lang))
		for _, fault := range l.Faults() {
			t.Errorf("%s: %s", lang, fault)
		}
		says(t, l.Text(), "запись-0", "запись-119", "Ирис-119")
	}
	says(t, Handover(frame(), &HandoverFigures{From: f.From, To: f.To, Keys: -1}, words.For("en")).Text(), "Nobody came, left or moved.", "Nobody needs special attention.")
}

func TestCR05EveryTextOfTheShiftIsHandedToTheScan(t *testing.T) {
	h := dawn()
	h.Question = "x"
	for _, s := range h.FreeTexts() {
		*s = "Нилуфар"
	}
	if n := strings.Count(Handover(frame(), h, words.For("ru")).Text(), "Нилуфар"); n < 15 {
		t.Errorf("%d texts came from the scan", n)
	}
	for _, s := range h.FreeTexts() {
		*s = ""
	}
	text := Handover(frame(), h, words.For("ru")).Text()
	for _, typed := range []string{"Нилуфар", "спала", "оценка", "Обход", "Врач", "Камера", "дверь"} {
		if strings.Contains(text, typed) {
			t.Errorf("%q isn't handed to the scan", typed)
		}
	}
	r := kitchen()
	for _, s := range r.FreeTexts() {
		*s = ""
	}
	if text := Roster(frame(), r, words.For("ru")).Text(); strings.Contains(text, "арахис") || strings.Contains(text, "полиция") {
		t.Errorf("%s", text)
	}
}

func TestPD05CountsEverybodyAtEveryMeal(t *testing.T) {
	says(t, Roster(frame(), kitchen(), words.For("ru")).Text(), "завтрак 08:00", "обед 13:00", "ужин 19:00", "младенцы", "халяль", "ещё не спросили",
		"аллергия: арахис", "без арахиса", "Мимоза-2", "~8 мес", "Гранат, вернётся к 18:00", "1 человек, ждём к 16:00, место 2В, полиция", "Гүлнар Ө.")
	l := Roster(frame(), &RosterFigures{}, words.For("en"))
	if len(l.Pages) != 1 || len(l.Faults()) > 0 {
		t.Errorf("an empty house: %d pages, %v", len(l.Pages), l.Faults())
	}
}
