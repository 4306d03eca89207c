package waiting_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/waiting"
	"pana/ui/widgets/widgetstest"
)

// full is a list with every state in it.
func full(t testing.TB) (w *world, open, kept, missed int64) {
	w = newWorld(t)
	missed = w.announce(house.NewReferral{Channel: "hotline", Source: "iom", Heads: house.Heads{Men: 1}})
	w.promise(missed, 60, "3А")
	w.clock.Advance(hours(3))
	now := w.clock.Now()
	open = w.announce(house.NewReferral{Channel: "hotline", Source: "ngo", SourceName: "Общественный фонд «Ашық есік», Шымкент", Heads: house.Heads{Women: 1, Girls: 1, Boys: 2},
		ETA: now.Add(hours(2)), Need: "нужен переводчик с таджикского, у младшего ребёнка температура, просят место не на верхнем ярусе"})
	kept = w.announce(house.NewReferral{Heads: house.Heads{Women: 1}, ETA: now.Add(hours(1))})
	w.promise(kept, 35, "1Б")
	few := w.announce(house.NewReferral{Source: "local_government", Heads: house.Heads{Women: 2}, ETA: now.Add(hours(0.1))})
	w.promise(few, 9, "1В", "2В")
	w.must(w.Decide(t.Context(), house.Verdict{Referral: w.announce(house.NewReferral{Heads: house.Heads{Adults: 1, Children: 3}}), Decision: house.Accepted}))
	for _, v := range []house.Verdict{{Decision: house.NoBed}, {Decision: house.NotEligible, Reason: "нет признаков торговли людьми, нужна помощь с жильём"},
		{Decision: house.ReferredOn, SentTo: "кризисный центр «Бірге», Тараз", Reason: "все места заняты"}, {Decision: house.Withdrawn}, {Decision: house.NoShow}} {
		v.Referral = w.announce(house.NewReferral{Source: "immigration"})
		w.must(w.Decide(t.Context(), v))
	}
	w.clock.Advance(hours(0.1))
	return w, open, kept, missed
}

func TestEveryTextFits(t *testing.T) {
	for _, lang := range []string{"en", "ru", "kk"} {
		for _, dark := range []bool{false, true} {
			if dark && *pictures == "" {
				continue
			}
			for name, size := range map[string]fyne.Size{"1366": widgetstest.Large, "1024": widgetstest.Least} {
				t.Run(fmt.Sprintf("%s-%s-%v", lang, name, dark), func(t *testing.T) {
					w, open, kept, missed := full(t)
					p := w.show(t, lang, dark, size)
					at := func(id int64) func() { return func() { p.s.Open(desk.Place{Screen: desk.Waiting, ID: id}) } }
					for _, step := range []struct {
						name string
						do   func()
					}{
						{"list", func() {}},
						{"open", at(open)},
						{"accept", func() { p.act(open, 0) }},
						{"kept", func() { p.discard(); at(kept)() }},
						{"longer", func() { p.act(kept, 1) }},
						{"missed", func() { p.discard(); at(missed)() }},
						{"close", func() {
							p.act(missed, 2)
							p.Press(fyne.KeyDown)
							p.s.Save()
						}},
						{"new", func() {
							p.s.Back()
							p.Press(fyne.KeyTab, fyne.KeyReturn)
							p.s.Open(desk.Place{Filter: waiting.Announce})
						}},
						{"wrong", func() { p.Type("9999"); p.s.Save() }},
						{"name", func() {
							p.discard()
							p.act(open, 1)
							p.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
							p.Type("Нилуфар Каримова, сестра Нилуфары")
							p.s.Save()
						}},
						{"meanwhile", func() {
							old := w.referral(open)
							w.must(w.ChangeReferral(t.Context(), old, old.NewReferral))
							p.Press(fyne.KeyTab, fyne.KeyReturn)
							if !p.said(p.Desk.T("refused.changed_meanwhile")) {
								t.Error("the other window's change isn't told")
							}
						}},
						{"decided", func() { p.discard(); p.s.Back(); p.s.Find(); p.Press(fyne.KeyRight) }},
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

func TestTheEmptyListSaysWhatItIsFor(t *testing.T) {
	w := newWorld(t)
	for _, lang := range []string{"en", "ru", "kk"} {
		for name, size := range map[string]fyne.Size{"1366": widgetstest.Large, "1024": widgetstest.Least} {
			p := w.show(t, lang, false, size)
			p.Picture(*pictures, lang+"-"+name+"-empty")
			p.Fits()
			if !p.sees(p.Desk.T("waiting.empty")) {
				t.Error("it doesn't")
			}
			p.Press(fyne.KeyReturn)
			if !p.sees(p.Desk.T("waiting.channel")) {
				t.Error("Return doesn't begin the first")
			}
		}
	}
}

func TestLargerTextFits(t *testing.T) {
	w, open, kept, _ := full(t)
	for _, lang := range []string{"en", "ru", "kk"} {
		for name, factor := range map[string]float32{"large": 1.15, "largest": 1.3} {
			p := w.show(t, lang, false, fyne.NewSize(1366/factor, 768/factor))
			for _, id := range []int64{open, kept} {
				p.s.Open(desk.Place{ID: id})
				p.Fits()
			}
			p.s.Add()
			p.Picture(*pictures, lang+"-"+name)
			p.Fits()
		}
	}
}
