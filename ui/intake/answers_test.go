package intake

import (
	"testing"

	"pana/shelter/people"
)

func TestCountriesAndLanguagesAreFoundInAnyLanguage(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, look{"en", plain.theme, plain.size})
	for typed, want := range map[string]string{"Тажик": "TJK", "тәжік": "TJK", "TJ": "TJK", "tjk": "TJK", "germ": "DEU", "Герм": "DEU", "Қырғыз": "KGZ"} {
		if found := find(a.s.lists.countries, typed); len(found) == 0 || found[0].Key != want {
			t.Errorf("%q finds %v, want %s", typed, found, want)
		}
	}
	for typed, want := range map[string]string{"тадж": "tg/N", "тәжік": "tg/N", "uz S": "uz/S", "узбекский слабо": "uz/S", "o‘zbek": "uz/N",
		"переводчик": interpreter, "interp": interpreter, "99": "99", "ru": "ru/N"} {
		if found := a.s.lists.tongues.search(typed, true); len(found) == 0 || found[0].Key != want {
			t.Errorf("%q finds %v, want %s", typed, found, want)
		}
	}
}

func TestNamesArePartedAsTheyAreSaid(t *testing.T) {
	for text, want := range map[string]people.Name{
		"":                   {},
		" Зулхумор ":         {Given: "Зулхумор"},
		"Зулхумор Раҳмонова": {Given: "Зулхумор", Family: "Раҳмонова"},
		"Иванова Анна Петровна":          {Family: "Иванова", Given: "Анна", Patronymic: "Петровна"},
		"Анна Петровна":                  {Given: "Анна", Patronymic: "Петровна"},
		"Ерлан Серікұлы Ахметов":         {Given: "Ерлан", Patronymic: "Серікұлы", Family: "Ахметов"},
		"Maria del Carmen":               {Given: "Maria", Family: "del Carmen"},
		"Асанова Жаркынай Токтосун кызы": {Given: "Асанова", Family: "Жаркынай Токтосун кызы"},
	} {
		if got := splitName(text); got != want {
			t.Errorf("%q is %+v, want %+v", text, got, want)
		}
	}
}
