package demo

import (
	"pana/shelter"
	"pana/shelter/shift"
	"pana/shelter/vault"
)

// shifts are the nights of Ерлан and the days of Гүлнар from 11 November on: what they
// wrote in the log, and what they handed over at eight and at twenty.
func (t *teller) shifts() {
	t.tellAs("erlan", t.at("2026-11-11T20:00"), "the first shift", func(tx *vault.Tx) error {
		_, err := shift.Begin(tx)
		return err
	})
	t.nights()
	t.written()
	t.noticed()
	t.changes()
}

// nights are the rounds at ten.
func (t *teller) nights() {
	for _, n := range [][2]string{{"11", "6"}, {"12", "6"}, {"13", "6"}, {"14", "9"}, {"15", "9"}} {
		t.log("erlan", "2026-11-"+n[0]+"T22:00", "routine", "", "Обход, все на местах, "+n[1])
	}
	t.log("erlan", "2026-11-16T22:00", "routine", "", "Обход, все на местах, 9")
	t.tellAs("erlan", t.at("2026-11-16T22:04"), "a correction", func(tx *vault.Tx) error {
		last, err := shift.List(tx, t.span("2026-11-16T22:00"), shift.Filter{Latest: true, Limit: 1})
		if err != nil {
			return err
		}
		_, err = shift.Correct(tx, last[0].ID, shift.NewEntry{Text: "Обход, все на местах, 10"})
		return err
	})
}

// written are other lines of the log.
func (t *teller) written() {
	t.log("gulnar", "2026-11-12T09:40", "repair", "", "Мастер по отоплению, был до 10:20, батарея в К3 греет")
	t.log("gulnar", "2026-11-13T15:10", "call", "Гранат", "Звонили из консульства: приём 17.11 с 12:00, вернётся к 18:00")
	t.log("erlan", "2026-11-14T00:55", "safety", "Мимоза", "Привезли в 00:40. Патруль просил список жильцов, не дали")
	t.log("gulnar", "2026-11-14T08:30", "health", "Мимоза-1", "Кашляет, 37,4. Врач осмотрел, сироп в сейфе")
	t.log("gulnar", "2026-11-15T11:05", "call", "", "Просят место для одной женщины, удержали 1В до 12:30. Не приехали")
	t.log("gulnar", "2026-11-15T16:20", "repair", "", "Камера 2 не работает, заявка подана")
	t.log("gulnar", "2026-11-16T07:25", "routine", "Ромашка", "Приняли в 07:10, горячий чай, место 1В")
	t.log("erlan", "2026-11-16T23:40", "safety", "Мимоза", "Звонок в дверь, мужчина спросил о семье. Не открыли")
	t.log("erlan", "2026-11-17T02:15", "health", "Ромашка", "Не спит, чай, поговорили")
}

// noticed are the lines of handovers, and what was done of them.
func (t *teller) noticed() {
	by := t.at
	t.line("2026-11-12T07:40", "", shift.Line{Severity: "watch", Summary: "батарея в К3 холодная", Action: "впустить мастера в 09:30", Due: by("2026-11-12T09:30")})
	t.tick("2026-11-12T10:25", "впустить мастера в 09:30")
	t.line("2026-11-14T07:30", "Мимоза", shift.Line{Severity: "attention", Summary: "пришла с двумя детьми в 00:40, семья в К4",
		Action: "переводчик с таджикского по телефону", Due: by("2026-11-14T09:00"), IfThen: "если спросят у двери: никому не подтверждать"})
	t.line("2026-11-14T07:35", "Мимоза-1", shift.Line{Severity: "attention", Summary: "сильно кашляет", Action: "показать врачу", Due: by("2026-11-14T08:00")})
	t.tick("2026-11-14T08:20", "показать врачу")
	t.tick("2026-11-14T09:10", "переводчик с таджикского по телефону")
	t.line("2026-11-15T19:30", "", shift.Line{Severity: "watch", Summary: "камера 2 не работает", Action: "узнать о заявке", Due: by("2026-11-18T12:00")})
	t.line("2026-11-17T07:30", "Ромашка", shift.Line{Severity: "attention", Summary: "пришла 16.11 в 07:10, спала плохо",
		Action: "оценка", Due: by("2026-11-17T09:00"), IfThen: "если откажется, позвонить директору"})
	t.line("2026-11-17T07:33", "Мимоза", shift.Line{Severity: "attention", Summary: "у двери спрашивал незнакомый мужчина (23:40)",
		IfThen: "если вернётся: не открывать, 102, директор"})
	t.line("2026-11-17T07:36", "Мимоза-1", shift.Line{Severity: "watch", Summary: "кашель меньше", Action: "врач 10:30, переводчик по телефону 10:15",
		Due: by("2026-11-17T10:30")})
	t.line("2026-11-17T07:40", "Ирис", shift.Line{Severity: "watch", Summary: "собирается выйти", Action: "ждать до 18:00", Due: by("2026-11-17T18:00"),
		IfThen: "если Ирис не вернётся до 18:00, позвонить директору"})
}

// changes are the handovers: given two minutes before the hour, accepted two after it.
func (t *teller) changes() {
	quiet := "Поняла, всё спокойно."
	for _, c := range []struct{ day, morning, evening string }{
		{"2026-11-12", "Впустить мастера в 09:30, больше ничего.", "Все дома, спокойно."},
		{"2026-11-13", quiet, "Понял, всё спокойно."},
		{"2026-11-14", "Семья в К4: дверь никому, врач мальчику к восьми, переводчик до девяти.", "Врач был, переводчик был. Дверь никому."},
		{"2026-11-15", quiet, "Камера 2: узнать о заявке."},
		{"2026-11-16", "Камера 2: узнать о заявке.", "Новая женщина в 1В, оценка завтра утром. Камера 2."},
		{"2026-11-17", "Ромашка: оценка до девяти. Мимоза: дверь никому. Врач у мальчика в 10:30, переводчик по телефону. Ирис ждать до 18:00.", "Понял, всё спокойно."},
	} {
		note := "Вода, свет, отопление в порядке."
		if c.day > "2026-11-15" {
			note += " Камера 2 не работает, заявка подана."
		}
		t.change(c.day+"T07:58", "erlan", "gulnar", note, c.morning)
		t.change(c.day+"T19:58", "gulnar", "erlan", note, c.evening)
	}
}

// change lets giver sign and taker accept four minutes later.
func (t *teller) change(at, giver, taker, note, understood string) {
	when := t.at(at)
	t.tellAs(giver, when, "a handover", func(tx *vault.Tx) error {
		h, _, err := shift.Now(tx)
		if err != nil {
			return err
		}
		if err := shift.SaveChecks(tx, h.ID, shift.Checks{Keys: 4, Cash: true, Doors: true, Medicines: true, Note: note}); err != nil {
			return err
		}
		return shelter.Give(tx, h.ID)
	})
	t.tellAs(taker, when+4*60*1000, "the taking over", func(tx *vault.Tx) error {
		h, _, err := shift.Now(tx)
		if err != nil {
			return err
		}
		_, err = shift.Accept(tx, h.ID, understood)
		return err
	})
}

func (t *teller) log(login, at, kind, word, text string) {
	t.tellAs(login, t.at(at), "a line of the log", func(tx *vault.Tx) error {
		_, err := shift.Write(tx, shift.NewEntry{Kind: kind, Text: text, Resident: t.who[word].id})
		return err
	})
}

// line writes on the handover of the shift that lasts; the line is known by its action.
func (t *teller) line(at, word string, l shift.Line) {
	t.tellAs("erlan", t.at(at), "a line of a handover", func(tx *vault.Tx) error {
		h, _, err := shift.Now(tx)
		if err != nil {
			return err
		}
		l.Resident = t.who[word].id
		if l.Action == "оценка" {
			l.Owner = t.logins["gulnar"].Account
		}
		id, err := shift.SaveLine(tx, h.ID, l)
		t.lines[l.Action] = id
		return err
	})
}

func (t *teller) tick(at, action string) {
	t.tellAs("gulnar", t.at(at), "a tick", func(tx *vault.Tx) error { return shift.Tick(tx, t.lines[action], true) })
}
