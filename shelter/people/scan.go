package people

import (
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/vault"
)

// Terms are what must not stand in free text on paper of level A: names, numbers of papers,
// phones and birth days of everybody in the house or gone less than 24 months. They can be
// compared with a text and not be read.
type Terms struct {
	names  map[string]bool // folded words of four letters or more
	stems  map[string]bool // the same without a last vowel, for the cases of a language
	free   map[string]bool // folded words that are no hits: code words, staff, rooms
	papers map[string]bool
	phones map[string]bool // the last nine digits
	births map[civil.Day]bool
}

const (
	shortestName  = 4
	shortestPaper = 5
	phoneTail     = 9
)

// ScanTerms gathers the terms. It needs no right, because every paper is scanned, whoever
// prints it.
func ScanTerms(tx *vault.Tx) (*Terms, error) {
	t := &Terms{names: map[string]bool{}, stems: map[string]bool{}, free: map[string]bool{},
		papers: map[string]bool{}, phones: map[string]bool{}, births: map[civil.Day]bool{}}
	now := int64(tx.Now())
	for _, q := range []struct {
		query string
		args  []any
		take  func(string)
	}{
		{`select k.key from resident r join name_key k on k.resident = r.id and k.kind = 'folded' where r.word_until > ?`, []any{now}, t.name},
		{`select d.number_key from resident r join identity_document d on d.resident = r.id
			where r.word_until > ? and d.number_key is not null`, []any{now}, t.paper},
		{`select i.national_id from resident r join identity i on i.resident = r.id
			where r.word_until > ? and i.national_id is not null`, []any{now}, func(s string) { t.paper(plainNumber(s)) }},
		{`select p.number_key from resident r join identity_phone p on p.resident = r.id where r.word_until > ?`, []any{now}, t.phone},
		{`select birth_day from resident where word_until > ? and birth_precision = 'day'`, []any{now}, t.birth},
		{`select code_word from resident where word_until > ?`, []any{now}, t.allow},
		{`select name from account`, nil, t.allow},
		{`select code from room`, nil, t.allow},
	} {
		rows, err := tx.Query(q.query, q.args...)
		if err != nil {
			return nil, fmt.Errorf("gather names: %w", err)
		}
		all, err := texts(rows)
		if err != nil {
			return nil, err
		}
		for _, s := range all {
			q.take(s)
		}
	}
	return t, nil
}

func (t *Terms) name(key string) {
	n := len([]rune(key))
	if n < shortestName {
		return
	}
	t.names[key] = true
	if stem := strings.TrimRight(key, "aeiou"); n > shortestName && len([]rune(stem)) >= shortestName {
		t.stems[stem] = true
	}
}

func (t *Terms) paper(key string) {
	if len([]rune(key)) >= shortestPaper {
		t.papers[key] = true
	}
}

func (t *Terms) phone(key string) {
	if len(key) >= phoneTail {
		t.phones[key[len(key)-phoneTail:]] = true
	}
}

func (t *Terms) birth(day string) {
	if d, err := civil.ParseDay(day); err == nil {
		t.births[d] = true
	}
}

func (t *Terms) allow(text string) {
	for _, w := range Words(text) {
		t.free[foldWord(w)] = true
	}
}
