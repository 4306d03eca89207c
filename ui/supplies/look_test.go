package supplies_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"pana/ui/desk"
	"pana/ui/supplies"
	"pana/ui/widgets/widgetstest"
)

func TestEveryTextFits(t *testing.T) {
	for _, lang := range []string{"en", "ru", "kk"} {
		for _, dark := range []bool{false, true} {
			if dark && *pictures == "" {
				continue
			}
			for name, size := range map[string]fyne.Size{"1366": widgetstest.Large, "1024": widgetstest.Least} {
				t.Run(fmt.Sprintf("%s-%s-%v", lang, name, dark), func(t *testing.T) {
					w := lived(t)
					p := w.show(t, lang, dark, size)
					at := func(item string) func() {
						return func() { p.discard(); p.s.Open(desk.Place{ID: w.items[item]}) }
					}
					for _, step := range []struct {
						name string
						do   func()
					}{
						{"list", func() {}},
						{"formula", at("Смесь 1, 400 г")},
						{"ledger", func() { p.Canvas().Focus(p.tabs()); p.Press(fyne.KeyRight, fyne.KeyTab) }},
						{"undo", func() { p.Press(fyne.KeyReturn) }},
						{"card", func() { p.discard(); p.Canvas().Focus(p.tabs()); p.Press(fyne.KeyEnd) }},
						{"status", func() { p.Press(fyne.KeyHome); p.Canvas().Focus(p.lotWalk()); p.Press(fyne.KeySpace) }},
						{"move", func() { p.discard(); p.s.Move() }},
						{"wrong", func() { p.s.Save() }},
						{"open", func() { p.discard(); p.Canvas().Focus(p.lotWalk()); p.Press(fyne.KeyHome); p.press("supplies.open") }},
						{"repack", func() {
							p.discard()
							p.Canvas().Focus(p.lotWalk())
							p.Press(fyne.KeyHome)
							p.press("supplies.repack")
							p.enter("", "см", "2")
						}},
						{"sugar", at("Сахар")},
						{"nappies", at("Подгузники 3")},
						{"change", func() {
							at("Подгузники 3")()
							p.Canvas().Focus(p.tabs())
							p.Press(fyne.KeyEnd)
							p.press("supplies.change")
						}},
						{"norms", func() { p.discard(); p.press("supplies.norms") }},
						{"new", func() { p.discard(); p.s.Open(desk.Place{Filter: supplies.NewItem}) }},
						{"new-wrong", func() { p.s.Save() }},
						{"found", func() { p.discard(); p.s.Find(); p.Type("жжжж") }},
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

func TestTheEmptyStoreSaysWhatItIsFor(t *testing.T) {
	w := bare(t)
	for _, lang := range []string{"en", "ru", "kk"} {
		for name, size := range map[string]fyne.Size{"1366": widgetstest.Large, "1024": widgetstest.Least} {
			p := w.show(t, lang, false, size)
			p.Picture(*pictures, lang+"-"+name+"-empty")
			p.Fits()
			p.Press(fyne.KeyReturn)
			if !p.sees(p.Desk.T("supplies.new_title")) {
				t.Error("Return doesn't begin the first item")
			}
		}
	}
}
