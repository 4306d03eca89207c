package table

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"pana/assets/words"
	"pana/inventory"
	"pana/shelter/fault"
)

var (
	spaces    = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "−", "-", "–", "-")
	thousands = regexp.MustCompile(`(\d)[ '’](\d{3})`)
	figure    = regexp.MustCompile(`^([+-]?)(\d[\d.,]*)\s*(.*)$`)
)

// decimal writes the number at the beginning of a text as 1234.5, with what follows it.
// Of a point and a comma the last is the decimal one; alone, either is, unless it stands
// there more than once.
func decimal(text string) (digits, rest string, ok bool) {
	text = strings.TrimSpace(spaces.Replace(text))
	for thousands.MatchString(text) {
		next := thousands.ReplaceAllString(text, "$1$2")
		if next == text {
			break
		}
		text = next
	}
	m := figure.FindStringSubmatch(text)
	if m == nil {
		return "", "", false
	}
	s := strings.TrimRight(m[2], ".,")
	point, comma := strings.LastIndex(s, "."), strings.LastIndex(s, ",")
	switch {
	case point >= 0 && comma >= 0:
		mark, other := ".", ","
		if comma > point {
			mark, other = ",", "."
		}
		if strings.Count(s, mark) > 1 || !grouped(s[:strings.Index(s, mark)], other) {
			return "", "", false
		}
		s = strings.Replace(strings.ReplaceAll(s, other, ""), mark, ".", 1)
	case strings.Count(s, ".") > 1 || strings.Count(s, ",") > 1:
		mark := "."
		if comma >= 0 {
			mark = ","
		}
		if !grouped(s, mark) {
			return "", "", false
		}
		s = strings.ReplaceAll(s, mark, "")
	default:
		s = strings.Replace(s, ",", ".", 1)
	}
	if m[1] == "-" {
		s = "-" + s
	}
	return s, strings.TrimSpace(m[3]), true
}

// grouped reports whether marks stand before each three digits: 1.234.567 and not 1.2.3.
func grouped(s, mark string) bool {
	parts := strings.Split(s, mark)
	for n, p := range parts {
		if n > 0 && len(p) != 3 || n == 0 && (len(p) == 0 || len(p) > 3 && len(parts) > 1) {
			return false
		}
	}
	return true
}

// readQuantity reads an amount of an item; none for nothing and for zero.
func readQuantity(text string, i inventory.Item) (inventory.Quantity, fault.Message) {
	number, rest, ok := decimal(text)
	if !ok {
		return 0, fault.Say("fault.quantity.number")
	}
	if rest != "" {
		u, ok := readUnit(rest, i)
		if !ok || !i.HasUnit(u) {
			return 0, fault.Say("fault.quantity.unit", "Unit", short(rest))
		}
		rest = " " + u
	}
	q, err := inventory.ParseQuantity(number+rest, i)
	if err == nil {
		return q, fault.Message{}
	}
	f, ok := err.(fault.Fields)
	if !ok || len(f) == 0 {
		return 0, fault.Say("fault.quantity.number")
	}
	if f[0].Key == "fault.quantity.zero" {
		return 0, fault.Message{}
	}
	return 0, f[0].Message
}

// short is what was typed, short enough for a sentence.
func short(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), 30)])
}

// readUnit finds the unit that a word means, among the item's own first.
func readUnit(word string, i inventory.Item) (string, bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	if word == "" {
		return "", false
	}
	if u, ok := unitWords()[strings.TrimSuffix(word, ".")]; ok {
		return u, true
	}
	if i.Unit != "" {
		if u, ok := i.FindUnit(word); ok {
			return u.Code, true
		}
	}
	every := inventory.Item{Unit: "pcs", Base: "pcs"}
	for _, code := range inventory.UnitCodes() {
		every.Units = append(every.Units, inventory.Unit{Code: code, Per: 1})
	}
	u, ok := every.FindUnit(word)
	return u.Code, ok
}

// unitWords are the words for units in all languages and numbers.
var unitWords = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for _, lang := range words.Langs() {
		w := words.For(lang)
		for _, code := range inventory.UnitCodes() {
			all[code] = code
			for _, n := range []int{1, 2, 5} {
				all[strings.TrimSuffix(strings.ToLower(w.N("code.unit."+code, n)), ".")] = code
			}
		}
	}
	return all
})

// unitWord is how a unit is written: in words, if those are read as the same again.
func unitWord(w *words.Words, code string) string {
	s := w.N("code.unit."+code, 1)
	if got, ok := readUnit(s, inventory.Item{}); ok && got == code {
		return s
	}
	return code
}

// readWhole reads a number of days.
func readWhole(text string) (int, fault.Message) {
	number, _, ok := decimal(text) // "28 дней"
	whole, rest, _ := strings.Cut(number, ".")
	n, err := strconv.Atoi(whole)
	if !ok || err != nil || strings.Trim(rest, "0") != "" {
		return 0, fault.Say("fault.number.whole")
	}
	return n, fault.Message{}
}

// readMoney reads an amount of tenge, "1 200,50 ₸".
func readMoney(text string) (inventory.Money, fault.Message) {
	number, rest, ok := decimal(text)
	if rest = plain(rest); !ok || rest != "" && !slices.Contains([]string{"тг", "тенге", "kzt", "теңге", "т"}, rest) {
		return 0, fault.Say("fault.money")
	}
	whole, cents, _ := strings.Cut(number, ".")
	if cents = strings.TrimRight(cents, "0"); len(cents) > 2 {
		return 0, fault.Say("fault.money")
	}
	n, err := strconv.ParseInt(whole+(cents + "00")[:2], 10, 64)
	if err != nil || n < 0 || n > 100_000_000_000 {
		return 0, fault.Say("fault.money")
	}
	return inventory.Money(n), fault.Message{}
}

// list is a list of codes with all that is said for them.
type list struct {
	say  func(w *words.Words, code string) string
	read map[string]string // from a word, as plain leaves it, to its code
}

// newList makes a list; also are further words, beside the codes and the window's own.
func newList(codes []string, say func(w *words.Words, code string) string, also map[string]string) list {
	l := list{say, maps.Clone(also)}
	if l.read == nil {
		l.read = map[string]string{}
	}
	for _, code := range codes {
		l.read[plain(code)] = code
		for _, lang := range words.Langs() {
			l.read[plain(say(words.For(lang), code))] = code
		}
	}
	return l
}

// find is the code that a text means.
func (l list) find(text string) (string, bool) {
	code, ok := l.read[plain(text)]
	return code, ok
}

func codes[T ~string](of []T) []string {
	var all []string
	for _, x := range of {
		all = append(all, string(x))
	}
	return all
}

// The lists of the form.
var categories = sync.OnceValue(func() list {
	return newList(codes(inventory.Categories()), func(w *words.Words, c string) string { return w.T("code.category." + c) }, map[string]string{
		"продукты": "food", "питание": "food", "продукты питания": "food", "бакалея": "food", "тамақ": "food", "азық түлік": "food",
		"детское": "infant", "детское питание": "infant", "детям": "infant", "baby": "infant", "балаларға": "infant",
		"средства гигиены": "hygiene", "санитария": "hygiene", "вещи": "clothing", "clothes": "clothing", "shoes": "footwear",
		"постельное": "bedding", "постельное белье": "bedding", "белье": "bedding", "linen": "bedding", "төсек": "bedding",
		"медикаменты": "medicine", "аптека": "medicine", "medicines": "medicine", "дәрілер": "medicine", "дәрі": "medicine",
		"канцелярия": "stationery", "канцелярские товары": "stationery", "хозяйство": "household", "хозяйственные товары": "household",
		"бытовая химия": "household", "хоз": "household",
	})
})

var dues = sync.OnceValue(func() list {
	return newList(codes(inventory.Dues()), func(w *words.Words, c string) string { return w.T("code.due." + c) }, map[string]string{
		"нет": "none", "no": "none", "жоқ": "none", "лучше до": "best_before", "лучше употребить до": "best_before", "употребить до": "use_by", "best before": "best_before", "срок хранения": "best_before",
		"use by": "use_by", "срок годности": "use_by", "годен до": "use_by", "до": "use_by"})
})

var answers = sync.OnceValue(func() list {
	return newList([]string{"yes", "no"}, func(w *words.Words, c string) string { return w.T("code.answer." + c) }, map[string]string{"да": "yes", "иә": "yes", "ия": "yes", "y": "yes", "д": "yes", "1": "yes", "true": "yes", "истина": "yes", "ақиқат": "yes",
		"нет": "no", "жоқ": "no", "n": "no", "н": "no", "0": "no", "false": "no", "ложь": "no", "жалған": "no"})
})

var systems = sync.OnceValue(func() list {
	return newList(inventory.Systems(), func(w *words.Words, c string) string { return w.T("code.system." + c) }, map[string]string{"снг": "cis", "рус": "cis", "тмд": "cis", "европа": "eu", "буквы": "int", "международный": "int",
		"обувь": "shoe", "аяқ киім": "shoe", "рост": "height", "бойы": "height"})
})

var sexes = sync.OnceValue(func() list {
	return newList(inventory.Sexes(), func(w *words.Words, c string) string { return w.T("code.fit." + c) }, map[string]string{"ж": "female", "жен": "female", "женский": "female", "женщины": "female", "женская": "female", "f": "female", "women": "female", "female": "female", "әйел": "female", "әйелдер": "female",
		"м": "male", "муж": "male", "мужской": "male", "мужчины": "male", "мужская": "male", "m": "male", "men": "male", "male": "male", "ер": "male", "ерлер": "male", "унисекс": "unisex", "любой": "unisex", "все": "unisex"})
})

var seasons = sync.OnceValue(func() list {
	return newList(inventory.Seasons(), func(w *words.Words, c string) string { return w.T("code.season." + c) }, map[string]string{"летний": "summer", "летняя": "summer", "зимний": "winter", "зимняя": "winter", "деми": "demi", "осень": "demi", "весна": "demi", "весна осень": "demi", "всесезонный": "all", "любой": "all"})
})

var ages = sync.OnceValue(func() list {
	return newList(inventory.AgeBands(), func(w *words.Words, c string) string { return w.T("code.band." + c) }, map[string]string{"взрослый": "adult", "взрослые": "adult", "adults": "adult", "ересек": "adult"})
})

var conditions = sync.OnceValue(func() list {
	return newList([]string{"new", "used"}, func(w *words.Words, c string) string { return w.T("code.condition." + c) }, map[string]string{"новый": "new", "новая": "new", "новые": "new", "б у": "used", "бу": "used", "used good": "used", "ношеное": "used", "жаңа": "new", "ұсталған": "used"})
})

var statuses = sync.OnceValue(func() list {
	return newList([]string{"usable", "quarantined", "recalled", "damaged"}, func(w *words.Words, c string) string { return w.T("code.lot." + c) }, map[string]string{"ок": "usable", "ok": "usable", "годен": "usable", "карантин": "quarantined", "брак": "damaged", "отзыв": "recalled"})
})

var placeKinds = sync.OnceValue(func() list {
	return newList(inventory.PlaceKinds(), func(w *words.Words, c string) string { return w.T("code.place." + c) }, nil)
})
