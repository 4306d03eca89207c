package page

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

const zwnj = 0x200c // zero width non-joiner

// rightToLeft tells whether r belongs to a script written from the right.
func rightToLeft(r rune) bool {
	return r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc
}

// visual gives one line as it is drawn from left to right. Arabic letters get the forms in
// which they join, because gofpdf shapes nothing.
func visual(s string) string {
	if strings.IndexFunc(s, rightToLeft) < 0 {
		return strings.ReplaceAll(s, string(rune(zwnj)), "")
	}
	var p bidi.Paragraph
	if _, err := p.SetString(s); err != nil {
		return s
	}
	order, err := p.Order()
	if err != nil {
		return s
	}
	parts := make([]string, order.NumRuns())
	for i := range parts {
		run := order.Run(i)
		parts[i] = run.String()
		if run.Direction() == bidi.RightToLeft {
			parts[i] = mirrored(join([]rune(parts[i])))
		}
	}
	if order.Direction() == bidi.RightToLeft {
		slices.Reverse(parts)
	}
	return strings.ReplaceAll(strings.Join(parts, ""), string(rune(zwnj)), "")
}

var brackets = map[rune]rune{'(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '<': '>', '>': '<', '«': '»', '»': '«'}

// mirrored turns a run around, brackets too.
func mirrored(rs []rune) string {
	slices.Reverse(rs)
	for i, r := range rs {
		if m, ok := brackets[r]; ok {
			rs[i] = m
		}
	}
	return string(rs)
}

// forms are a letter's drawn forms: the first, alone; after it follow those joined to the
// letter before, to the one after, and to both. A letter with two joins only the one before.
type forms struct{ first, n rune }

var arabic = map[rune]forms{
	'ء': {0xfe80, 1}, 'آ': {0xfe81, 2}, 'أ': {0xfe83, 2}, 'ؤ': {0xfe85, 2}, 'إ': {0xfe87, 2}, 'ئ': {0xfe89, 4},
	'ا': {0xfe8d, 2}, 'ب': {0xfe8f, 4}, 'ة': {0xfe93, 2}, 'ت': {0xfe95, 4}, 'ث': {0xfe99, 4}, 'ج': {0xfe9d, 4},
	'ح': {0xfea1, 4}, 'خ': {0xfea5, 4}, 'د': {0xfea9, 2}, 'ذ': {0xfeab, 2}, 'ر': {0xfead, 2}, 'ز': {0xfeaf, 2},
	'س': {0xfeb1, 4}, 'ش': {0xfeb5, 4}, 'ص': {0xfeb9, 4}, 'ض': {0xfebd, 4}, 'ط': {0xfec1, 4}, 'ظ': {0xfec5, 4},
	'ع': {0xfec9, 4}, 'غ': {0xfecd, 4}, 'ف': {0xfed1, 4}, 'ق': {0xfed5, 4}, 'ك': {0xfed9, 4}, 'ل': {0xfedd, 4},
	'م': {0xfee1, 4}, 'ن': {0xfee5, 4}, 'ه': {0xfee9, 4}, 'و': {0xfeed, 2}, 'ى': {0xfeef, 2}, 'ي': {0xfef1, 4},
	'پ': {0xfb56, 4}, 'چ': {0xfb7a, 4}, 'ژ': {0xfb8a, 2}, 'ک': {0xfb8e, 4}, 'گ': {0xfb92, 4}, 'ی': {0xfbfc, 4},
	'ٹ': {0xfb66, 4}, 'ڈ': {0xfb88, 2}, 'ڑ': {0xfb8c, 2}, 'ں': {0xfb9e, 2}, 'ہ': {0xfba6, 4}, 'ے': {0xfbae, 2},
}

// lamAlef are the signs in which lam and the alef after it become one.
var lamAlef = map[rune]rune{'آ': 0xfef5, 'أ': 0xfef7, 'إ': 0xfef9, 'ا': 0xfefb}

const tatweel = 'ـ'

// join gives Arabic, Persian and Urdu letters their forms, in the order in which they are
// read. Vowel marks are left out: they can't be placed without shaping, and names are read
// without them.
func join(in []rune) []rune {
	in = slices.DeleteFunc(in, func(r rune) bool { return r >= 0x64b && r <= 0x65f || r == 0x670 })
	at := func(i int) rune {
		if i < 0 || i >= len(in) {
			return 0
		}
		return in[i]
	}
	joinsAfter := func(r rune) bool { return arabic[r].n == 4 || r == tatweel }
	joinsBefore := func(r rune) bool { return arabic[r].n >= 2 || r == tatweel }
	out := make([]rune, 0, len(in))
	for i := 0; i < len(in); i++ {
		f, ok := arabic[in[i]]
		if !ok {
			out = append(out, in[i])
			continue
		}
		form := f.first
		if f.n >= 2 && joinsAfter(at(i-1)) {
			form++
		}
		if pair := lamAlef[at(i+1)]; in[i] == 'ل' && pair != 0 {
			out = append(out, pair+form-f.first)
			i++
			continue
		}
		if f.n == 4 && joinsBefore(at(i+1)) {
			form += 2
		}
		out = append(out, form)
	}
	return out
}
