package waiting_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/waiting"
	"pana/ui/widgets/widgetstest"
)

// TestSomebodyIsAnnouncedByKeys: from the empty list to a line of it, by Return alone.
func TestSomebodyIsAnnouncedByKeys(t *testing.T) {
	w := newWorld(t)
	p := w.plain(t)
	p.Press(fyne.KeyReturn) // the first step that the empty list offers
	p.enter("гор", "полиц", "РУВД", "", "", "1", "", "", "", "2", "", "", "21", "нужен переводчик")
	rs := w.waits()
	if len(rs) != 1 {
		t.Fatalf("%d wait; notes %v", len(rs), p.Notes)
	}
	r, d := rs[0], w.clock.Now()
	eta := civil.Almaty.At(civil.Almaty.Day(d), 21, 0)
	if r.Channel != "hotline" || r.Source != "law_enforcement" || r.SourceName != "РУВД" || r.Heads != (house.Heads{Women: 1, Boys: 2}) ||
		r.ETA != eta || r.At != d || r.Need != "нужен переводчик" {
		t.Errorf("%+v", r)
	}
	if !p.sees("1 женщина, 2 мальчика") || !p.sees("21:00") || !p.sees("Ждут 1") {
		t.Error("the list doesn't show her")
	}
	if p.LastNote().Undo == nil {
		t.Fatal("it can't be taken back")
	}
	p.LastNote().Undo()
	if len(w.waits()) != 0 || !p.sees("Ждут 0") {
		t.Error("taken back, it waits")
	}
}

// TestATimeAloneIsTheNextOne: at half past two in the afternoon, one o'clock is tomorrow's.
func TestATimeAloneIsTheNextOne(t *testing.T) {
	w := newWorld(t)
	p := w.plain(t)
	p.Press(fyne.KeyReturn)
	p.enter("тел", "сами", "", "", "", "1", "", "", "", "", "", "", "1:00", "")
	d := civil.Almaty.Day(w.clock.Now()).Add(1)
	if rs := w.waits(); len(rs) != 1 || rs[0].ETA != civil.Almaty.At(d, 1, 0) {
		t.Errorf("%+v", rs)
	}
}

func TestEveryBadInputIsSaidAtOnceAndKept(t *testing.T) {
	w := newWorld(t)
	p := w.plain(t)
	p.Press(fyne.KeyReturn)
	long := strings.Repeat("ж", 401)
	for i, x := range []string{"голубь", "аист", long[:402], "завтра", "", "-1", "100", "две", "", "", "", "31.02", "99:99", long} {
		if i > 0 {
			p.Press(fyne.KeyTab)
		}
		p.Type(x)
	}
	p.s.Save()
	for _, key := range []string{"fault.referral.channel", "fault.referral.source", "fault.number.whole", "fault.date.unreadable", "fault.date.time"} {
		if !p.sees(p.Desk.T(key)) {
			t.Errorf("%s isn't said", key)
		}
	}
	if !p.sees(p.Desk.T("fault.text.long", "Max", 200)) || !p.sees(p.Desk.T("fault.text.long", "Max", 400)) || !p.sees(p.Desk.T("fault.number.range", "From", 0, "To", 99)) {
		t.Error("lengths and numbers aren't said")
	}
	if !p.sees("голубь") || !p.sees("99:99") || len(w.waits()) != 0 {
		t.Error("what was typed is gone")
	}
	p.Fits()
	p.Picture(*pictures, "bad")
	if len(p.Notes) != 0 {
		t.Errorf("said beside the fields: %v", p.Notes)
	}
}

func TestAnEmptyFormSaysWhatIsMissing(t *testing.T) {
	w := newWorld(t)
	p := w.plain(t)
	p.Press(fyne.KeyReturn)
	p.s.Save()
	for _, key := range []string{"fault.referral.channel", "fault.referral.source", "fault.people.none"} {
		if !p.sees(p.Desk.T(key)) {
			t.Errorf("%s isn't said", key)
		}
	}
	p.enter("тел", "сами", "", "", "", "1", "", "", "", "", "", "16.11", "10:00", "")
	if !p.sees(p.Desk.T("fault.referral.eta")) || len(w.waits()) != 0 {
		t.Error("they come before they were announced")
	}
}

// TestTheFutureIsRefused: nobody was announced tomorrow.
func TestTheFutureIsRefused(t *testing.T) {
	w := newWorld(t)
	p := w.plain(t)
	p.Press(fyne.KeyReturn)
	p.enter("тел", "сами", "", "завтра", "10:00", "1", "", "", "", "", "", "", "", "")
	if !p.sees(p.Desk.T("waiting.at_future", "Time", "14:20")) || len(w.waits()) != 0 {
		t.Error("the future is taken")
	}
}

// TestCR06ANameIsNotSavedUnseen: the code word is offered, and it takes a deliberate key to
// save what is nobody's name.
func TestCR06ANameIsNotSavedUnseen(t *testing.T) {
	w := newWorld(t)
	announce := func() *page {
		p := w.plain(t)
		p.s.Add()
		p.enter("тел", "сами", "", "", "", "1", "", "", "", "", "", "", "", "сестра Нилуфары")
		return p
	}
	p := announce()
	if len(w.waits()) != 0 || !p.sees("Нилуфары") || !p.sees("Тюльпан") {
		t.Fatal("the name is saved, or no code word is offered")
	}
	p.s.Save()
	if len(w.waits()) != 0 {
		t.Fatal("saving twice is a way around")
	}
	p.Press(fyne.KeyReturn) // the code word
	if !p.sees("сестра Тюльпан") || len(w.waits()) != 0 {
		t.Fatal("the code word isn't written")
	}
	p.Press(fyne.KeyReturn)
	if rs := w.waits(); len(rs) != 1 || rs[0].Need != "сестра Тюльпан" {
		t.Errorf("%+v", rs)
	}
	p = announce()
	p.Press(fyne.KeyTab, fyne.KeyReturn)
	if rs := w.waits(); len(rs) != 2 || rs[1].Need != "сестра Нилуфары" {
		t.Errorf("%+v", rs)
	}
	// A reason, and the place where they were sent, are texts too.
	p.s.Open(desk.Place{ID: w.waits()[0].ID})
	p.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	p.enter("к Каримовой", "занято")
	if r := w.waits()[0]; r.Decision != house.Undecided || !p.sees("Каримовой") {
		t.Errorf("%+v", r)
	}
}

func TestSomebodyIsAcceptedWithABedThatCountsItsMinutes(t *testing.T) {
	w := newWorld(t)
	id := w.announce(house.NewReferral{})
	p := w.plain(t)
	p.Press(fyne.KeyReturn, fyne.KeyReturn) // into the record, accept
	p.Press(fyne.KeyReturn)                 // the first proposal
	p.enter("3")
	if !p.sees(p.Desk.T("fault.hold.minutes", "Least", 5, "Days", 7)) {
		t.Error("three minutes are taken")
	}
	p.enter("40")
	r := w.referral(id)
	if r.Decision != house.Accepted || len(r.Beds) != 1 || r.MinutesLeft(w.clock.Now()) != 40 {
		t.Fatalf("%+v, notes %v", r, p.Notes)
	}
	if !p.sees("ещё 40 мин") {
		t.Error("the minutes aren't told")
	}
	w.clock.Advance(30 * time.Minute)
	p.s.Reload()
	if !p.sees("ещё 10 мин") || !p.sees("осталось 10 минут") {
		t.Error("they don't go on")
	}
	w.clock.Advance(10 * time.Minute)
	p.s.Reload()
	if !p.sees(p.Desk.T("waiting.missed")) || !p.sees("срок вышел 15:00") || !p.sees("Ждут 0") || w.held() != 0 {
		t.Error("the end isn't seen")
	}
	w.clock.Advance(25 * time.Hour)
	p.s.Reload()
	if p.sees("срок вышел") {
		t.Error("it is told for ever")
	}
}

func TestAcceptedWithoutABed(t *testing.T) {
	w := newWorld(t)
	id := w.announce(house.NewReferral{Heads: house.Heads{Men: 3, Women: 9}}) // no room takes them
	p := w.plain(t)
	p.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyEnd)
	p.s.Save()
	if r := w.referral(id); r.Decision != house.Accepted || len(r.Beds) != 0 {
		t.Errorf("%+v", r)
	}
	if !p.sees(p.Desk.T("waiting.no_bed")) {
		t.Error("it isn't said")
	}
}

func TestEachWayToCloseAReferral(t *testing.T) {
	for i, c := range []struct {
		d      house.Decision
		typed  []string
		sent   string
		reason string
	}{
		{house.NoBed, []string{""}, "", ""}, {house.NotEligible, []string{"нет признаков"}, "", "нет признаков"},
		{house.ReferredOn, []string{"центр «Бірге»", "мест нет"}, "центр «Бірге»", "мест нет"},
		{house.Withdrawn, []string{"нашли родных"}, "", "нашли родных"}, {house.NoShow, []string{""}, "", ""},
	} {
		w := newWorld(t)
		id := w.announce(house.NewReferral{})
		p := w.plain(t)
		p.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn) // into the record, decline
		for range i {
			p.Press(fyne.KeyDown)
		}
		p.Press(fyne.KeyReturn)
		if c.reason != "" { // the field that must be filled in
			for range c.typed {
				p.Press(fyne.KeyReturn)
			}
			if c.d != house.Withdrawn && w.referral(id).Decision != house.Undecided {
				t.Fatalf("%s: saved without what it needs", c.d)
			}
			if c.d == house.Withdrawn {
				continue
			}
		}
		p.enter(c.typed...)
		if r := w.referral(id); r.Decision != c.d || r.SentTo != c.sent || r.Reason != c.reason {
			t.Errorf("%s: %+v, notes %v", c.d, r, p.Notes)
		}
		if !p.sees("Ждут 0") {
			t.Errorf("%s: still waits", c.d)
		}
		p.s.Find()
		p.Press(fyne.KeyRight)
		if !p.sees(p.Desk.T("code.decision." + string(c.d))) {
			t.Errorf("%s: not among the decided", c.d)
		}
	}
}

func TestTheDecidedOnesAreFilteredByTime(t *testing.T) {
	w := newWorld(t)
	w.must(w.Decide(t.Context(), house.Verdict{Referral: w.announce(house.NewReferral{SourceName: "старое"}), Decision: house.NoBed}))
	w.clock.Advance(20 * 24 * time.Hour)
	w.must(w.Decide(t.Context(), house.Verdict{Referral: w.announce(house.NewReferral{SourceName: "новое"}), Decision: house.NoBed}))
	p := w.plain(t)
	p.s.Find()
	p.Press(fyne.KeyRight)
	if !p.sees("старое") || !p.sees("новое") {
		t.Error("thirty days don't show both")
	}
	p.Press(fyne.KeyTab, fyne.KeyLeft)
	if p.sees("старое") || !p.sees("новое") {
		t.Error("seven days show the old one")
	}
	w.clock.Advance(400 * 24 * time.Hour)
	p.s.Reload()
	if !p.sees(p.Desk.T("waiting.empty_decided")) {
		t.Error("an empty period isn't said")
	}
	p.Press(fyne.KeyEnd)
	if !p.sees("старое") || !p.sees("новое") {
		t.Error("all time isn't all")
	}
	p.s.Back()
	if !p.sees(p.Desk.T("waiting.empty")) {
		t.Error("Escape doesn't lead back to who waits")
	}
}

// TestTwoWindowsDecideTheSameReferral: the slower one sees what was decided, and nothing of
// what was typed is gone; a second save is deliberate.
func TestTwoWindowsDecideTheSameReferral(t *testing.T) {
	w := newWorld(t)
	id := w.announce(house.NewReferral{})
	p := w.plain(t)
	p.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn) // not eligible
	p.Type("нет признаков")
	w.promise(id, 60, "1Б")
	p.s.Save()
	if r := w.referral(id); r.Decision != house.Accepted || w.held() != 1 {
		t.Fatalf("overwritten unseen: %+v", r)
	}
	if !p.said(p.Desk.T("refused.changed_meanwhile")) || !p.sees("Тем временем решено") || !p.sees("Erlan") || !p.sees("нет признаков") {
		t.Error("it isn't said what happened, or the text is gone")
	}
	p.s.Save()
	if r := w.referral(id); r.Decision != house.NotEligible || r.Reason != "нет признаков" || w.held() != 0 {
		t.Errorf("%+v", r)
	}
	p.LastNote().Undo()
	if r := w.referral(id); r.Decision != house.Accepted || len(r.Beds) != 1 {
		t.Errorf("taken back: %+v", r)
	}
}

func TestAChangeIsForTheReferralAsItWasRead(t *testing.T) {
	w := newWorld(t)
	id := w.announce(house.NewReferral{Need: "лестница", ETA: w.clock.Now().Add(90*time.Minute + 17*time.Second)})
	p := w.plain(t)
	p.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	for range 13 {
		p.Press(fyne.KeyReturn)
	}
	p.Type(" и лифт")
	old := w.referral(id)
	other := old.NewReferral
	other.Heads.Girls = 1
	w.must(w.ChangeReferral(t.Context(), old, other))
	p.s.Save()
	if !p.said(p.Desk.T("refused.changed_meanwhile")) || !p.sees("лестница и лифт") || w.referral(id).Need != "лестница" {
		t.Fatalf("notes %v", p.Notes)
	}
	p.s.Save()
	if r := w.referral(id); r.Need != "лестница и лифт" || r.ETA != old.ETA || r.At != old.At {
		t.Errorf("an untouched moment moved: %+v, was %+v", r, old)
	}
}

func TestBedsAreLetGoAndKeptLongerFromTheList(t *testing.T) {
	w := newWorld(t)
	id := w.announce(house.NewReferral{})
	w.promise(id, 30, "1Б")
	p := w.plain(t)
	p.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn)
	p.enter("abc")
	if !p.sees(p.Desk.T("fault.number.whole")) {
		t.Error("letters are taken for minutes")
	}
	p.enter("200")
	if r := w.referral(id); r.MinutesLeft(w.clock.Now()) != 200 || !p.sees("до 17:40") {
		t.Fatalf("%+v", r)
	}
	p.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	if w.held() != 0 || !w.referral(id).Waiting() || !p.sees(p.Desk.T("waiting.no_bed")) {
		t.Error("the bed is still held")
	}
	p.LastNote().Undo()
	if w.held() != 1 {
		t.Error("it isn't held again")
	}
}

func TestWhoIsHereGoesToTheIntake(t *testing.T) {
	w := newWorld(t)
	id := w.announce(house.NewReferral{})
	w.promise(id, 30, "1Б")
	p := w.plain(t)
	p.Press(fyne.KeyReturn, fyne.KeyReturn)
	if len(p.Went) != 1 || p.Went[0] != (desk.Place{Screen: desk.Intake, ID: id, Filter: "referral"}) {
		t.Errorf("went to %v", p.Went)
	}
}

// TestNothingTypedIsLostAtTheLock, nor at a change of language, in any of the forms.
func TestNothingTypedIsLostAtTheLock(t *testing.T) {
	w := newWorld(t)
	id := w.announce(house.NewReferral{})
	kept := w.announce(house.NewReferral{ETA: w.clock.Now().Add(time.Hour)})
	w.promise(kept, 30, "1Б")
	again := func(lang string) *page {
		if err := w.Lock(); err != nil {
			t.Fatal(err)
		}
		s, err := shelter.Open(t.Context(), w.path, "erlan", deskPassword, options(w.clock))
		if err != nil {
			t.Fatal(err)
		}
		w.Session = s
		return w.show(t, lang, false, widgetstest.Large)
	}
	for _, c := range []struct {
		name string
		fill func(*page)
		seen []string
	}{
		{"new", func(p *page) {
			p.s.Add()
			p.enter("гор", "полиц", "фонд", "", "", "1", "x")
			p.Press(fyne.KeyTab)
			p.Type("7")
		}, []string{"фонд", "x", "7"}},
		{"close", func(p *page) {
			p.s.Open(desk.Place{ID: id})
			p.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
			p.Type("другой центр")
		}, []string{"другой центр"}},
		{"accept", func(p *page) {
			p.s.Open(desk.Place{ID: id})
			p.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
			p.Type("77")
		}, []string{"77"}},
		{"longer", func(p *page) {
			p.s.Open(desk.Place{ID: kept})
			p.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn)
			p.Type("88")
		}, []string{"88"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := w.plain(t)
			c.fill(p)
			if err := p.s.KeepDraft(); err != nil {
				t.Fatal(err)
			}
			for _, lang := range []string{"kk", "en"} {
				p = again(lang)
				for _, x := range c.seen {
					if !p.sees(x) {
						t.Errorf("%s: %q is gone", lang, x)
					}
				}
				if !p.said(p.Desk.T("waiting.draft_back")) {
					t.Error("it isn't said")
				}
				if err := p.s.KeepDraft(); err != nil {
					t.Fatal(err)
				}
			}
			p.s.Back()
			p.Press(fyne.KeyTab, fyne.KeyReturn) // discard
			if p = again("ru"); p.said(p.Desk.T("waiting.draft_back")) {
				t.Error("what was given up comes back")
			}
		})
	}
}

// TestADraftAboutWhoCameMeanwhileIsDropped: it could never be saved.
func TestADraftAboutWhoCameMeanwhileIsDropped(t *testing.T) {
	w := newWorld(t)
	id := w.announce(house.NewReferral{})
	p := w.plain(t)
	p.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn, fyne.KeyReturn)
	p.Type("причина")
	if err := p.s.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	in := shelter.Intake{Referral: id}
	in.People = append(in.People, newcomer("Ирис"))
	w.must(w.Admit(t.Context(), in))
	p = w.plain(t)
	if p.said(p.Desk.T("waiting.draft_back")) || p.sees("причина") {
		t.Error("a form that can't be saved is back")
	}
	if _, ok, err := w.Draft(t.Context(), desk.Waiting); ok || err != nil {
		t.Error("its draft is still kept", err)
	}
}

func TestAFailedSaveKeepsEverything(t *testing.T) {
	w := newWorld(t)
	p := w.plain(t)
	bad := &failing{House: w.Session, err: errors.New("disk full")}
	p.s = waiting.New(p.Desk, bad)
	p.Show(p.s, fyne.NewSize(1170, 716))
	p.s.Add()
	p.enter("тел", "сами", "фонд", "", "", "1", "", "", "", "", "", "", "", "без лестниц")
	if !p.said(p.Desk.T("notice.unexpected")) || !p.sees("без лестниц") || !p.sees("фонд") {
		t.Fatal("it is gone")
	}
	bad.err = nil
	p.s.Save()
	if len(w.waits()) != 1 {
		t.Error("the second save failed")
	}
}

// TestLeavingAFormAsksOnce, and only when something was typed.
func TestLeavingAFormAsksOnce(t *testing.T) {
	w := newWorld(t)
	a, b := w.announce(house.NewReferral{}), w.announce(house.NewReferral{SourceName: "вторая"})
	p := w.plain(t)
	p.s.Open(desk.Place{ID: a})
	p.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn, fyne.KeyReturn)
	p.s.Back()
	if p.Asked() != nil {
		t.Fatal("it asks though nothing was typed")
	}
	p.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn, fyne.KeyReturn)
	p.Type("причина")
	p.s.Open(desk.Place{ID: b})
	if p.Asked() == nil {
		t.Fatal("it doesn't ask")
	}
	p.Press(fyne.KeyReturn) // stays
	if !p.sees("причина") {
		t.Fatal("Return gave it up")
	}
	p.s.Open(desk.Place{ID: b})
	p.Press(fyne.KeyTab, fyne.KeyReturn)
	if p.sees("причина") || !p.sees("вторая") {
		t.Error("it isn't left")
	}
}

// TestWhoMayOnlyReadSeesNoActs: the psychologist sees the list and can't write to it by any key.
func TestWhoMayOnlyReadSeesNoActs(t *testing.T) {
	w := newWorld(t)
	w.announce(house.NewReferral{SourceName: "РУВД"})
	w.as("reader")
	p := w.plain(t)
	if !p.sees("РУВД") || p.sees(p.Desk.T("waiting.accept")) || p.sees(p.Desk.T("waiting.add")) {
		t.Error("acts that would be refused are shown, or the list isn't")
	}
	p.Press(fyne.KeyInsert, fyne.KeyReturn)
	p.s.Add()
	p.s.Save()
	p.s.Open(desk.Place{Filter: waiting.Announce})
	if p.sees(p.Desk.T("waiting.channel")) {
		t.Error("a form is open")
	}
	p.Fits()
}

// TestTheCursorStaysWhileTheClockGoesOn: a minute that passes takes nothing away from who is
// about to press a button.
func TestTheCursorStaysWhileTheClockGoesOn(t *testing.T) {
	w := newWorld(t)
	id := w.announce(house.NewReferral{})
	w.promise(id, 30, "1Б")
	p := w.plain(t)
	p.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab) // release
	w.clock.Advance(time.Minute)
	p.s.Reload()
	if !p.sees("ещё 29 мин") {
		t.Fatal("the minutes don't go on")
	}
	p.Press(fyne.KeyReturn)
	if w.held() != 0 {
		t.Error("the cursor is gone")
	}
}

// TestAPlaceLeadsToAReferralInEitherList, from whichever shows.
func TestAPlaceLeadsToAReferralInEitherList(t *testing.T) {
	w := newWorld(t)
	waits, done := w.announce(house.NewReferral{Need: "ждёт лифт"}), w.announce(house.NewReferral{Need: "была лестница"})
	w.must(w.Decide(t.Context(), house.Verdict{Referral: done, Decision: house.NoBed}))
	w.clock.Advance(500 * 24 * time.Hour)
	p := w.plain(t)
	for range 2 {
		p.s.Open(desk.Place{ID: done})
		if !p.sees("была лестница") {
			t.Error("it doesn't lead to the decided one")
		}
		p.s.Open(desk.Place{ID: waits})
		if !p.sees("ждёт лифт") {
			t.Error("it doesn't lead to the one that waits")
		}
	}
}
