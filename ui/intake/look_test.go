package intake

import (
	"testing"

	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// fillS1 types the household of S1 with a date that doesn't exist.
func fillS1(a *at) {
	a.enter("3", "патр", "нет")
	a.enter("Зулхумор Раҳмонова", "ж", "~30", "тадж", "tg, uz, переводчик")
	a.enter("Меҳрубон", "м", "~7", "тадж", "tg", "сын")
	a.enter("Сабрина", "ж", "31.02.2026", "тадж", "99", "дочь")
	a.enter("", "ночь, больше мест нет")
	a.enter("3", "", "никому не подтверждать, что семья здесь", "Мальчик кашляет: показать врачу")
}

func TestThePageFitsInEveryLanguageAndSize(t *testing.T) {
	n := newNight(t)
	n.kitted(map[string]int{"female": 6, "male": 3, "child": 0, "infant": 2})
	for _, lang := range []string{"ru", "kk", "en"} {
		for name, l := range map[string]look{
			"large":      {lang, widgets.Theme{}, widgetstest.Large},
			"least":      {lang, widgets.Theme{}, widgetstest.Least},
			"dark":       {lang, widgets.Theme{Dark: true}, widgetstest.Large},
			"dark-least": {lang, widgets.Theme{Dark: true}, widgetstest.Least},
			"larger":     {lang, widgets.Theme{Factor: 1.3}, widgetstest.Large},
		} {
			t.Run(lang+"-"+name, func(t *testing.T) {
				a := show(t, n, n.clock, l)
				a.fits()
				a.Picture(*pictures, lang+"-"+name+"-empty")
				fillS1(a)
				a.fits()
				a.s.form.FocusOn("people.2.name")
				a.Picture(*pictures, lang+"-"+name+"-top")
				a.s.form.FocusOn("people.2.birth")
				a.s.people[2].birth.SetText("")
				a.Type("8 мес")
				a.s.form.FocusOn("people.0.name")
				a.Picture(*pictures, lang+"-"+name+"-good")
				a.s.form.FocusOn("print.form")
				a.Picture(*pictures, lang+"-"+name+"-end")
				a.fits()
				a.s.clear()
				a.s.Leave()
			})
		}
	}
}

func TestManyFaultsInOneRowAreSaidInFull(t *testing.T) {
	n := newNight(t)
	for name, l := range map[string]look{"large": plain, "least": {"kk", widgets.Theme{}, widgetstest.Least},
		"larger": {"ru", widgets.Theme{Factor: 1.3}, widgetstest.Least}} {
		t.Run(name, func(t *testing.T) {
			a := show(t, n, n.clock, l)
			a.enter("2", "", "")
			a.enter("Nilufar Karimova", "ж", "30", "uzb", "uz, ru", "Мадина")
			for field, text := range map[string]string{"sex": "xyzzy", "birth": "31.02.2026", "citizenship": "Атлантида", "languages": "xyzzy", "relation": "xyzzy"} {
				a.s.form.FocusOn("people.1." + field)
				a.Type(text)
			}
			a.s.Save()
			a.fits()
			if said := a.s.people[1].said; said == "" {
				t.Error("a fault that is cut is not said in full")
			}
			a.Picture(*pictures, "faults-"+name)
			a.s.form.FocusOn("people.1.citizenship")
			a.Type("кырг")
			a.Picture(*pictures, "list-"+name)
			a.s.clear()
			a.s.Leave()
		})
	}
}
