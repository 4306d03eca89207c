package people

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"pana/shelter/civil"
	"pana/shelter/fault"
)

// ParseBirth reads what a tired person types, in English, Russian or Kazakh: a date
// ("05.03.1999", "5.3.99", "1999-03-05", "5 марта 1999"), a part of one ("03.1999",
// "1999"), an age ("30", "~30", "около 30", "30 шамасында", "8 мес", "8 ай", "1,5 года",
// "30-35", of which the younger counts) or a reason for having none ("не знает", "(99)").
// Nothing typed is NotAsked. The error is fault.Fields with one field, "birth".
func ParseBirth(text string, today civil.Day) (Birth, error) {
	p := parse{today: today, text: plain(text)}
	if p.text == "" {
		return NotAsked, nil
	}
	if m, ok := reasons[p.text]; ok {
		return Without(m), nil
	}
	p.approximate()
	for _, read := range []func() (Birth, string, bool){p.date, p.part, p.age} {
		b, key, ok := read()
		if !ok {
			continue
		}
		if key == "" {
			var f fault.Fields
			if b.check(&f, today); len(f) == 0 {
				return b, nil
			}
			return NotAsked, f
		}
		return NotAsked, fault.Fields{{Name: "birth", Message: fault.Say(key)}}
	}
	return NotAsked, fault.Fields{{Name: "birth", Message: fault.Say("fault.birth.unreadable")}}
}

// plain is s in small letters with single blanks, ё as е.
func plain(s string) string {
	s = strings.ToLower(norm.NFC.String(s))
	return strings.Join(strings.FieldsFunc(oneSpelling.Replace(s), unicode.IsSpace), " ")
}

var oneSpelling = strings.NewReplacer("ё", "е", "–", "-", "—", "-", "≈", "~")

var reasons = map[string]Missing{
	"(8)": DoesNotKnow, "не знает": DoesNotKnow, "неизвестно": DoesNotKnow, "білмейді": DoesNotKnow,
	"белгісіз": DoesNotKnow, "does not know": DoesNotKnow, "doesn't know": DoesNotKnow, "unknown": DoesNotKnow,
	"(9)": Refused, "отказ": Refused, "не хочет отвечать": Refused, "бас тартты": Refused, "refused": Refused,
	"(99)": NotCollected, "?": NotCollected, "не собрано": NotCollected, "не собрано (99)": NotCollected,
	"жиналмаған": NotCollected, "not collected": NotCollected,
}

// parse is a text that is being read.
type parse struct {
	today civil.Day
	text  string
	about bool
}

var aboutBefore = []string{"~", "около", "примерно", "приблизительно", "где-то", "ок.", "about", "around",
	"approximately", "approx.", "approx", "circa", "ca.", "шамамен"}
var aboutAfter = []string{"шамасында", "шамасы", "шамалас", "примерно", "or so", "or so."}

// approximate takes off the words that say "about".
func (p *parse) approximate() {
	for _, w := range aboutBefore {
		if rest, ok := strings.CutPrefix(p.text, w); ok {
			p.text, p.about = strings.TrimSpace(rest), true
		}
	}
	for _, w := range aboutAfter {
		if rest, ok := strings.CutSuffix(p.text, w); ok {
			p.text, p.about = strings.TrimSpace(rest), true
		}
	}
}

var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})[ ./-]+(\d{1,2})[ ./-]+(\d{2}|\d{4})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[ ./-]+(\d{1,2})[ ./-]+(\d{1,2})$`)
	dayWord   = regexp.MustCompile(`^(\d{1,2})[ .-]+(\pL{3,})[ .-]+(\d{2}|\d{4})$`)
	monthYear = regexp.MustCompile(`^(\d{1,2})[ ./-]+(\d{4})$`)
	wordYear  = regexp.MustCompile(`^(\pL{3,})[ .-]+(\d{4})$`)
	yearOnly  = regexp.MustCompile(`^(\d{4})$`)
	yearTail  = regexp.MustCompile(`(\d{4}) ?(г\.? ?р\.?|года рождения|г\.|год[ау]?|г|жылы|жыл|ж\.|ж)$`)
)

// date reads a day, month and year.
func (p *parse) date() (Birth, string, bool) {
	text := yearTail.ReplaceAllString(p.text, "$1")
	var y, m, d int
	if x := dayFirst.FindStringSubmatch(text); x != nil {
		d, m, y = number(x[1]), number(x[2]), p.year(x[3])
	} else if x := yearFirst.FindStringSubmatch(text); x != nil {
		y, m, d = number(x[1]), number(x[2]), number(x[3])
	} else if x := dayWord.FindStringSubmatch(text); x != nil && month(x[2]) > 0 {
		d, m, y = number(x[1]), month(x[2]), p.year(x[3])
	} else {
		return Birth{}, "", false
	}
	if key := p.wrongYear(y); key != "" {
		return Birth{}, key, true
	}
	day, err := civil.NewDay(y, m, d)
	if err != nil {
		return Birth{}, "fault.birth.no_such_day", true
	}
	b := On(day)
	if p.about {
		b.Quality = Partial
	}
	return b, "", true
}

// part reads a month and year, or a year.
func (p *parse) part() (Birth, string, bool) {
	text := yearTail.ReplaceAllString(p.text, "$1")
	y, m := 0, 0
	if x := monthYear.FindStringSubmatch(text); x != nil {
		m, y = number(x[1]), number(x[2])
	} else if x := wordYear.FindStringSubmatch(text); x != nil && month(x[1]) > 0 {
		m, y = month(x[1]), number(x[2])
	} else if x := yearOnly.FindStringSubmatch(text); x != nil {
		y = number(x[1])
	} else {
		return Birth{}, "", false
	}
	if key := p.wrongYear(y); key != "" {
		return Birth{}, key, true
	}
	b := Birth{Precision: ToTheMonth, Quality: Partial, AgeYears: -1, AgeMonths: -1}
	first, err := civil.NewDay(y, max(m, 1), 1)
	if err != nil || m > 12 {
		return Birth{}, "fault.birth.no_such_day", true
	}
	last, _ := civil.NewDay(y, 12, 31)
	if m == 0 {
		b.Precision = ToTheYear
	} else if m < 12 {
		next, _ := civil.NewDay(y, m+1, 1)
		last = next.Add(-1)
	}
	if p.today.Before(first) {
		return Birth{}, "fault.birth.future", true
	}
	b.Day = last
	if p.today.Before(last) {
		b.Day = p.today
	}
	return b, "", true
}

// year reads a year of two or four digits; of two, the latest that has begun.
func (p *parse) year(s string) int {
	y := number(s)
	if len(s) == 4 {
		return y
	}
	y += p.today.Year() / 100 * 100
	if y > p.today.Year() {
		y -= 100
	}
	return y
}

func (p *parse) wrongYear(y int) string {
	switch {
	case y > p.today.Year():
		return "fault.birth.future"
	case y < p.today.Year()-oldest-1:
		return "fault.birth.too_old"
	}
	return ""
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}
