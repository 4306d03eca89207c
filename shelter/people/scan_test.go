package people_test

import (
	"strings"
	"testing"

	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
)

func TestCR05WhatMustNotStandOnPaperOfLevelA(t *testing.T) {
	h := newHome(t)
	stafftest.Add(t, h.File, staff.Psychologist) // "psychologist 2" is no hit
	p := adult("Нилуфар")
	p.CodeWord, p.Name.Family = "Тюльпан", "Каримова"
	p.Birth = people.On(day("2002-03-04"))
	id := h.register(p)[0]
	h.stays(id, h.Clock.Now(), 0)
	short := adult("Аян")
	short.CodeWord = "Мимоза"
	h.register(short)
	h.must(func(tx *vault.Tx) error {
		i, err := people.OpenIdentity(tx, id, "документы")
		if err != nil {
			return err
		}
		i.NationalID = "12345678901234"
		i.Documents = []people.Document{{Kind: "passport", Number: "АА 1234567"}} // Cyrillic letters
		i.Phones = []people.Phone{{Number: "+998 90 123-45-67"}}
		return people.ChangeIdentity(tx, i)
	})
	var terms *people.Terms
	scan := func() {
		h.must(func(tx *vault.Tx) (err error) { terms, err = people.ScanTerms(tx); return err })
	}
	scan()
	for text, want := range map[string]string{
		"Нилуфар у врача":                 "name:Нилуфар",
		"NILUFAR у врача":                 "name:NILUFAR",
		"ждём Нилуфару к 10:00":           "name:Нилуфару",
		"с Каримовой говорил следователь": "name:Каримовой",
		"Нилуфардың құжаты":               "name:Нилуфардың",
		"(Каримова)":                      "name:Каримова",
		"паспорт AA1234567":               "document:AA1234567",
		"паспорт aa 123-45-67":            "document:aa 123-45-67",
		"ПИНФЛ 12345678901234.":           "document:12345678901234",
		"звонить 8 90 123 45 67":          "phone:90 123 45 67",
		"тел.+998901234567":               "phone:901234567",
		"род. 04.03.2002":                 "birth:04.03.2002",
		"born 2002-03-04":                 "birth:2002-03-04",
		"04.03.2003, 04.03.26":            "",
		"Тюльпан и Мимоза у юриста":       "",
		"комната 1А, psychologist":        "",
		"Аян — трёх букв мало":            "",
		"каримовский":                     "",
		"нил, карим, нилу":                "",
		"тел. 123-45":                     "",
		"":                                "",
		"😀\x00 \xff":                      "",
	} {
		var got []string
		for _, hit := range people.Hits(terms, text) {
			got = append(got, hit.Kind+":"+text[hit.From:hit.To])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %v, want %q", text, got, want)
		}
	}
	// For 24 months after she left, and not for ever.
	h.must(func(tx *vault.Tx) error {
		_, err := tx.Exec(`update stay set exited_at = ?, exit_reason = 'own_request', destination = '99'`, int64(tx.Now()+1))
		return err
	})
	h.Clock.Set(h.zoned("2028-11-12", 19, 59))
	if scan(); len(people.Hits(terms, "Нилуфар")) != 1 {
		t.Error("forgotten too early")
	}
	h.Clock.Set(h.zoned("2028-11-12", 20, 1))
	if scan(); len(people.Hits(terms, "Нилуфар, тел. 901234567, AA1234567, 04.03.2002")) != 0 {
		t.Error("remembered too long")
	}
}
