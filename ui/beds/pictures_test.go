package beds

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/house"
	"pana/ui/widgets/widgetstest"
)

// Every state of the page fits into both windows, in each language.
func TestEveryTextFits(t *testing.T) {
	w := newWorld(t)
	w.must(w.PlaceHold(context.Background(), house.NewHold{Beds: []int64{w.beds["2В"]}, For: "женщина около 25, полиция", Minutes: 40}))
	w.must(w.AddReferral(context.Background(), house.NewReferral{Channel: "hotline", Source: "ngo", Heads: house.Heads{Women: 1, Children: 2}}))
	w.must(w.Exit(context.Background(), house.Leaving{Residents: w.who("4Б"), Reason: "hospital", Destination: "hospital"}))
	w.must(w.TakeOut(context.Background(), w.beds["3Б"], 0, afternoon().Add(50*time.Hour), "repair"))
	for _, c := range []struct {
		lang string
		dark bool
		size fyne.Size
		name string
	}{
		{"ru", false, widgetstest.Large, "ru-1366"}, {"ru", true, widgetstest.Large, "ru-1366-dark"}, {"ru", false, widgetstest.Least, "ru-1024"},
		{"kk", false, widgetstest.Large, "kk-1366"}, {"kk", false, widgetstest.Least, "kk-1024"},
		{"en", false, widgetstest.Large, "en-1366"}, {"en", true, widgetstest.Least, "en-1024-dark"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w.t = t
			w.show(c.lang, c.dark, c.size)
			for _, step := range []struct {
				name string
				do   func()
			}{
				{"alert", func() { w.choose("4А") }},
				{"held", func() { w.choose("2В") }},
				{"out", func() { w.choose("3Б") }},
				{"free", func() { w.choose("1А") }},
				{"hold", func() { w.page.do(actHold) }},
				{"outage", func() { w.page.closeTo(); w.page.do(actOut) }},
				{"history", func() { w.page.closeTo(); w.choose("1Б"); w.page.do(actHistory) }},
				{"exit", func() { w.page.closeTo(); w.choose("4А"); w.page.do(actExit); w.page.Save() }},
				{"carry", func() { w.page.closeTo(); w.choose("1Б"); w.page.Move(); w.choose("2В") }},
				{"reason", func() { w.page.putDown(); w.choose("1В"); w.page.Move(); w.choose("4Б"); w.page.board.onOpen() }},
				{"past", func() { w.page.closeTo(); w.page.show(afternoon().Add(-10 * 24 * time.Hour)) }},
				{"future", func() { w.page.show(afternoon().Add(10 * 24 * time.Hour)) }},
			} {
				step.do()
				w.win.Picture(*pictures, c.name+"-"+step.name)
				w.win.Fits()
				if t.Failed() {
					t.Fatal(step.name)
				}
			}
		})
	}
}

func TestQuestionsAndGhostsFitToo(t *testing.T) {
	for _, lang := range []string{"en", "ru", "kk"} {
		w := twoRooms(t).show(lang, false, widgetstest.Least)
		w.choose("1А")
		w.page.Move()
		w.choose("2Б")
		w.win.Press(fyne.KeyReturn)
		w.win.Picture(*pictures, lang+"-1024-family")
		for _, fault := range widgetstest.Overflow(w.win.Canvas().Overlays().Top()) {
			t.Error(fault)
		}
		w.win.Press(fyne.KeyEscape)
		w.drag("1Б", "2В")
		w.win.Picture(*pictures, lang+"-1024-drag")
		w.page.putDown()
	}
}

func TestALargeHouseFits(t *testing.T) {
	w := large(t)
	w.win.Press(fyne.KeyEnd)
	w.win.Picture(*pictures, "ru-1366-200")
	w.win.Fits()
}

func TestLargerTextFits(t *testing.T) {
	for _, lang := range []string{"en", "ru", "kk"} {
		for name, factor := range map[string]float32{"large": 1.15, "largest": 1.3} {
			w := newWorld(t).show(lang, false, fyne.NewSize(1366/factor, 768/factor))
			w.choose("4А")
			w.win.Picture(*pictures, lang+"-"+name)
			w.win.Fits()
			w.page.do(actExit)
			w.win.Picture(*pictures, lang+"-"+name+"-exit")
			w.win.Fits()
		}
	}
}
