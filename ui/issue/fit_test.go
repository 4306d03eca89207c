package issue_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"pana/ui/desk"
	"pana/ui/issue"
	"pana/ui/widgets/widgetstest"
)

var widgetsLarge = widgetstest.Large

func must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}

// TestEveryTextFits in each language, both shades and sizes.
func TestEveryTextFits(t *testing.T) {
	for _, lang := range []string{"en", "ru", "kk"} {
		for _, dark := range []bool{false, true} {
			if dark && *pictures == "" {
				continue
			}
			for name, size := range map[string]fyne.Size{"1366": widgetstest.Large, "1024": widgetstest.Least} {
				t.Run(fmt.Sprintf("%s-%s-%v", lang, name, dark), func(t *testing.T) {
					w := newWorld(t)
					p := w.show(lang, dark, size)
					for _, step := range []struct {
						name string
						do   func()
					}{
						{"empty", func() {}},
						{"plan", func() { p.enter("мим", "смесь", "2", "одея", "1", "", "1.12", "рис", "1,5") }},
						{"faults", func() {
							p.enter("футб", "", "9", "мыло", "0")
							p.s.Save()
						}},
						{"done", func() {
							p.Type("2")
							p.s.Save()
							p.Type("носит не по размеру")
							p.s.Save()
						}},
						{"kits", func() {
							p.s.Open(desk.Place{Filter: issue.Kits, ID: w.ids["Мимоза"]})
							p.s.Open(desk.Place{Filter: issue.Kits, ID: w.ids["Мимоза-1"]})
						}},
						{"kitsdone", func() { p.s.Save() }},
						{"loans", func() {
							w.clock.Advance(hours(24 * 20))
							p.s.Open(desk.Place{Filter: issue.OnLoan})
							p.s.Reload()
						}},
						{"ending", func() { p.Press(fyne.KeyReturn) }},
					} {
						step.do()
						p.Picture(*pictures, fmt.Sprintf("%s-%s-%v-%s", lang, name, dark, step.name))
						p.Fits()
						if t.Failed() {
							t.Fatal(step.name)
						}
					}
				})
			}
		}
	}
}

func TestEmptyListsSayWhatTheyAreFor(t *testing.T) {
	w := newWorld(t)
	for _, lang := range []string{"en", "ru", "kk"} {
		for name, size := range map[string]fyne.Size{"1366": widgetstest.Large, "1024": widgetstest.Least} {
			p := w.show(lang, false, size)
			p.s.Open(desk.Place{Filter: issue.OnLoan})
			p.Picture(*pictures, lang+"-"+name+"-noloans")
			p.Fits()
			if !p.sees(p.Desk.T("issue.no_loans")) {
				t.Error("it doesn't")
			}
		}
	}
}
