package sheet

import (
	"fmt"
	"strings"
	"testing"

	"pana/assets/words"
)

// says fails for each of the texts that l lacks.
func says(t *testing.T, text string, all ...string) {
	t.Helper()
	for _, s := range all {
		if !strings.Contains(text, s) {
			t.Errorf("%q is not on\n%s", s, text)
		}
	}
}

func TestPD04TellsEveryStateByAWord(t *testing.T) {
	f := tuesday()
	f.Rooms[0].Beds[1] = BedsBed{Code: "1Б", State: "held", HeldTo: at("2026-11-17 09:30"), HeldFor: "звонок 09:10"}
	f.Rooms[0].Beds[2] = BedsBed{Code: "1В", State: "out", Outage: "repair", OutUntil: at("2026-11-20 12:00")}
	f.Rooms[2].Beds[1].BackBy = 0
	f.Rooms[2].Beds[0].Overdue = true
	f.Out = 1
	f.Leaving = []Going{{"Сокол", "3А"}}
	l := Beds(frame(), f, words.For("ru"))
	says(t, l.Text(), "удержано", "до 09:30", "звонок 09:10", "не используется", "ремонт", "до 20.11 12:00", "свободно", "семья, женщина",
		"выход", "когда вернётся,", "просрочено", "дверь", "Сокол (3А)", "вместе с 2А", "изолятор как семейная", "2 / 2 + кроватка", "Ж ~8 мес", "вт 17.11.2026, 08:00")
	for _, fault := range l.Faults() {
		t.Error(fault)
	}
	hatched := false
	for _, o := range l.Pages[0].Ops {
		hatched = hatched || o.Kind == 'H'
	}
	if !hatched {
		t.Error("a free bed isn't hatched")
	}
}

func TestPD04OfALargeHouseLeavesNobodyOut(t *testing.T) {
	f := &BedsFigures{}
	for r := range 24 {
		room := BedsRoom{Code: fmt.Sprint("К", r), Kind: "women"}
		for b := range 1 + r%7 {
			room.Beds = append(room.Beds, BedsBed{Code: fmt.Sprintf("%d-%d", r, b), State: "occupied", Word: fmt.Sprintf("Слово-%d-%d", r, b), Sex: "female", Age: years(20 + b), Since: day("2026-11-01")})
		}
		f.Rooms = append(f.Rooms, room)
	}
	l := Beds(frame(), f, words.For("kk"))
	for _, fault := range l.Faults() {
		t.Error(fault)
	}
	for _, r := range f.Rooms {
		for _, b := range r.Beds {
			says(t, l.Text(), b.Word)
		}
	}
	f.Rooms = nil
	if l := Beds(frame(), f, words.For("kk")); len(l.Pages) != 1 {
		t.Error("an empty house has no sheet")
	}
}

func TestS11PD19CountsEverybodyOnOnePage(t *testing.T) {
	f := fire()
	says(t, Evacuation(frame(), f, words.For("ru")).Text(), "на руках: Мимоза", "несёт: Мимоза-2", "вернётся к 18:00", "дверь: никому", "костыль", "рядом: Ирис", "Гүлнар Ө.", "Ерлан Б.", "Место сбора:")
	for len(f.People) < 20 {
		f.People = append(f.People, Evacuee{Room: "К5", Bed: fmt.Sprint(5, len(f.People)), Word: "Подснежник-1", Sex: "female", Age: years(33), Neighbour: "Мимоза-1"})
	}
	for _, lang := range words.Langs() {
		l := Evacuation(frame(), f, words.For(lang))
		if len(l.Pages) != 1 {
			t.Errorf("%s: %d pages for %d people", lang, len(l.Pages), len(f.People))
		}
		boxes := 0
		for _, o := range l.Pages[0].Ops {
			if o.Kind == 'B' {
				boxes++
			}
			if o.Kind == 'T' && strings.Contains(o.Text, "Подснежник") && o.Size < 14 {
				t.Errorf("%s: %g points", lang, o.Size)
			}
		}
		if boxes < len(f.People)+len(f.Staff) {
			t.Errorf("%s: %d boxes", lang, boxes)
		}
		for _, fault := range l.Faults() {
			t.Errorf("%s: %s", lang, fault)
		}
	}
	empty := Evacuation(frame(), &EvacuationFigures{}, words.For("en"))
	says(t, empty.Text(), "Nobody sleeps in the house.")
}

func TestCR05WhatIsBlackedOutIsBlackOnPaper(t *testing.T) {
	f := fire()
	f.People[0].Mobility, f.People[1].Alert, f.Assembly = "Нилуфар хромает", "отец Нилуфар", "у дома Нилуфар"
	for _, s := range f.FreeTexts() {
		*s = strings.ReplaceAll(*s, "Нилуфар", "███████")
	}
	l := Evacuation(frame(), f, words.For("ru"))
	if text := l.Text(); strings.Contains(text, "Нилуфар") || strings.Count(text, "███████") != 3 {
		t.Errorf("%s", text)
	}
	if m := l.Missing(); len(m) > 0 {
		t.Errorf("missing %q", m)
	}
	b := tuesday()
	b.Rooms[0].Beds[0] = BedsBed{Code: "1А", State: "held", HeldFor: "Нилуфар"}
	b.Expected[0].Who = "Нилуфар"
	for _, s := range b.FreeTexts() {
		*s = ""
	}
	if strings.Contains(Beds(frame(), b, words.For("ru")).Text(), "Нилуфар") {
		t.Error("a free text of the bed sheet isn't handed out")
	}
}

func TestPD01SaysWhyAnAnswerIsMissing(t *testing.T) {
	text := Intake(frame(), midnight(), words.For("ru")).Text()
	says(t, text, "2026/041", "Раҳмонова", "Зулхумор", "Меҳрубон", "не знает", "отказ", "не собрано", "Таджикистан, со слов", "~30 лет", "~8 месяцев",
		"таджикский (родной)", "14.11.2026 00:40", "15.11.2026 00:40", "Осталось спросить:")
	kk := Intake(frame(), midnight(), words.For("kk")).Text()
	says(t, kk, "Тәжікстан", "тәжік", "~30 жас", "білмейді")
}

func TestPD01OfALargeFamilyHasTwoPagesForEveryThree(t *testing.T) {
	f := midnight()
	f.People = append(f.People, f.People...)
	f.People = append(f.People, f.People[0])
	l := Intake(frame(), f, words.For("en"))
	if len(l.Pages) != 6 {
		t.Errorf("%d pages for %d people", len(l.Pages), len(f.People))
	}
	for _, fault := range l.Faults() {
		t.Error(fault)
	}
}

// The blank form asks all that the filled one answers and tells nothing of anybody.
func TestPD01BlankAsksEverythingAndTellsNothing(t *testing.T) {
	f := &IntakeFigures{}
	if !f.Blank() || midnight().Blank() {
		t.Error("blank is not told from filled")
	}
	m := frame()
	m.Valid = 0
	blank := Intake(m, f, words.For("en")).Text()
	says(t, blank, "Family name, as said", "Citizenship", "Who may be looking for you?", "stay in the shelter", "Assessment within 24 hours", "8 does not know")
	if strings.Contains(blank, "Mimosa") || strings.Contains(blank, "1970") {
		t.Errorf("%s", blank)
	}
}
