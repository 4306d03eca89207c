package signin

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"pana/shelter/fault"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// texts are the words that stand on the page, in the order of the tree.
func texts(e *entrance) []string {
	var all []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			all = append(all, o.Text)
		case *container.Scroll:
			walk(o.Content)
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(e.root)
	return all
}

// looks are the pages as they may show, each made from an entrance on path.
var looks = map[string]func(e *entrance){
	"signin": func(e *entrance) { e.fill("gulnar"); e.Type("sixteen letters.") },
	"signin-wrong": func(e *entrance) {
		e.fill(director)
		e.fill("wrong password")
	},
	"signin-wait": func(e *entrance) {
		e.fill(director)
		e.page.s.password, e.page.s.wait = "wrong password", 600
		e.page.redo("password")
	},
	"signin-damaged": func(e *entrance) {
		m := fault.Say("refused.damaged")
		e.page.s.trouble, e.page.s.code = &m, "refused.damaged"
		e.page.redo("")
	},
	"signin-restored": func(e *entrance) {
		m := fault.Say("signin.restored_aside", "File", "work-before-20261117-1419.pana")
		e.page.s.good = &m
		e.page.redo("")
	},
	"welcome":     func(e *entrance) { e.page.goTo(viewWelcome) },
	"file":        func(e *entrance) { e.page.goTo(viewFile); e.fill("/nowhere/at/all.pana") },
	"recover":     func(e *entrance) { e.page.goTo(viewRecover); e.fill("ABCD") },
	"restore":     func(e *entrance) { e.page.goTo(viewRestore) },
	"demo":        func(e *entrance) { e.page.showDemo("/tmp/demo.pana") },
	"wizard-1":    func(e *entrance) { wizardAt(e, 0) },
	"wizard-2":    func(e *entrance) { wizardAt(e, 1) },
	"wizard-2own": func(e *entrance) { wizardAt(e, 1); e.page.s.draft.secret.own = true; e.page.goOn() },
	"wizard-3":    func(e *entrance) { wizardAt(e, 2) },
	"wizard-3bad": func(e *entrance) {
		wizardAt(e, 2)
		e.page.s.draft.template = "women"
		x := e.page.s.draft.plan()
		x.rooms[1].code, x.rooms[2].beds = x.rooms[0].code, "many"
		for range 9 {
			x.rooms = append(x.rooms, &room{code: fmt.Sprint("X", len(x.rooms)), kind: "staff"})
		}
		e.page.goOn()
	},
	"wizard-4": func(e *entrance) { wizardAt(e, 3); e.replace("/proc/work.pana"); e.page.goOn() },
	"wizard-5": func(e *entrance) { wizardAt(e, 4) },
	"code": func(e *entrance) {
		e.page.s.held = &held{code: "7KQ2-MNB4-0X9A-TR5W-8HJC-EVD3-6PYG-ZF1S-QK7M"}
		e.page.goTo(viewCode)
		e.Press(fyne.KeyReturn)
		e.page.s.held = nil
	},
}

func wizardAt(e *entrance, n int) {
	e.page.goTo(viewWizard)
	d := e.page.s.draft
	d.house, d.name, d.login = "Арча", "Сәуле Нұрланова", "saule"
	e.page.toStep(n)
}

// Every page fits in every language into the least window, no words are cut, none lie over
// others. Pictures are written with -args -pictures FOLDER.
func TestEveryPageFitsInEveryLanguage(t *testing.T) {
	for name, look := range looks {
		for _, lang := range []string{"ru", "kk", "en"} {
			for _, size := range []fyne.Size{widgetstest.Least, widgetstest.Large} {
				for _, dark := range []bool{false, true} {
					if dark && *pictures == "" {
						continue
					}
					id := fmt.Sprintf("%s-%s-%.0f-%v", name, lang, size.Width, dark)
					t.Run(id, func(t *testing.T) {
						path, _ := made(t, nil)
						e := enterAs(t, path, lang, widgets.Theme{Dark: dark}, size)
						look(e)
						e.Fits()
						for _, s := range texts(e) {
							if strings.HasSuffix(s, "…") && s != e.word("button.choose") {
								t.Errorf("cut: %q", s)
							}
						}
						e.Picture(*pictures, id)
					})
				}
			}
		}
	}
}
