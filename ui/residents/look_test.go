package residents

import (
	"flag"
	"testing"

	"fyne.io/fyne/v2"

	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

// TestEverythingFits shows each state of the page in each language at both sizes.
func TestEverythingFits(t *testing.T) {
	states := map[string]func(*world){
		"list":     func(w *world) {},
		"overview": func(w *world) { w.open("Мимоза") },
		"family":   func(w *world) { w.open("Мимоза"); w.page.record.tabs.Select(tabFamily) },
		"history":  func(w *world) { w.open("Мимоза"); w.page.record.tabs.Select(tabHistory) },
		"stays":    func(w *world) { w.open("Ирис"); w.page.record.tabs.Select(tabStays) },
		"edit":     func(w *world) { w.open("Мимоза"); w.page.record.startEdit() },
		"exit":     func(w *world) { w.open("Мимоза"); w.page.record.startExit() },
		"move":     func(w *world) { w.open("Мимоза"); w.page.record.startMove() },
		"goout":    func(w *world) { w.open("Мимоза"); w.page.Out() },
		"away":     func(w *world) { w.away(); w.open("Мимоза") },
		"outings":  func(w *world) { w.away(); w.open("Мимоза"); w.page.record.tabs.Select(tabOutings) },
		"correct": func(w *world) {
			w.away()
			w.open("Мимоза")
			w.page.record.startCorrect(w.page.record.outings[1].Out.ID)
		},
		"back":     func(w *world) { w.away(); w.open("Мимоза"); w.page.record.startBack() },
		"decide":   func(w *world) { w.away(); w.open("Мимоза"); w.page.record.startDecide() },
		"whoout":   func(w *world) { w.away(); w.page.Open(desk.Place{Filter: string(people.Out)}) },
		"nobody":   func(w *world) { w.page.Open(desk.Place{Filter: string(people.Absent)}) },
		"return":   func(w *world) { w.open("Ирис"); w.page.record.startReturn() },
		"question": func(w *world) { w.open("Мимоза"); w.page.record.door.ask() },
		"identity": func(w *world) { w.open("Мимоза"); w.openIdentity() },
		"identityedit": func(w *world) {
			w.open("Мимоза")
			w.openIdentity()
			w.page.record.startIdentity()
			w.page.record.form.fill(values{"documents.0.kind": "passport\t", "phones.0.number": "+992 555"})
		},
		"found": func(w *world) { w.page.filter.text.SetText("zulhu"); w.page.list.find() },
		"none":  func(w *world) { w.page.filter.text.SetText("ццц"); w.page.list.find() },
	}
	for name, go_ := range states {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			for _, lang := range []string{"ru", "kk", "en"} {
				for size, at := range map[string]fyne.Size{"wide": fyne.NewSize(1170, 716), "narrow": fyne.NewSize(968, 648)} {
					w.show(lang, widgets.Theme{Dark: lang == "kk"}, at)
					go_(w)
					w.win.Fits()
					w.win.Picture(*pictures, name+"-"+lang+"-"+size)
				}
			}
		})
	}
}

// openIdentity opens who the one shown is, as a key worker does.
func (w *world) openIdentity() {
	w.t.Helper()
	w.page.record.door.ask()
	w.win.Press(fyne.KeyReturn)
	if !w.page.record.door.open() {
		w.t.Fatal("the identity isn't open")
	}
}
