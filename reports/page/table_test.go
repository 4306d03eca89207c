package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// text is what page n says, a line for each stretch.
func (l *Layout) text(n int) []string {
	one := &Layout{Pages: l.Pages[n : n+1]}
	return strings.Split(one.Text(), "\n")
}

func rows(n int) []Row {
	var all []Row
	for i := range n {
		all = append(all, Row{Cells: []Cell{Words(fmt.Sprintf("row %d", i))}})
	}
	return all
}

func TestHeadsStandAgainOnEveryPage(t *testing.T) {
	d := New(meta())
	d.Table(Table{Cols: []Col{{Head: "the head", W: 1}}, Rows: rows(120)})
	l := d.Layout()
	if len(l.Pages) < 3 {
		t.Fatalf("%d pages", len(l.Pages))
	}
	seen := 0
	for n := range l.Pages {
		text := l.text(n)
		if !slices.Contains(text, "the head") {
			t.Errorf("page %d has no head", n+1)
		}
		if want := fmt.Sprintf("Г. Ө. · %d / %d", n+1, len(l.Pages)); text[len(text)-1] != want {
			t.Errorf("page %d ends %q", n+1, text[len(text)-1])
		}
		for _, s := range text {
			if strings.HasPrefix(s, "row ") {
				seen++
			}
		}
	}
	if seen != 120 {
		t.Errorf("%d rows", seen)
	}
}

// Wherever the page ends, neither a total nor a heading nor signatures stand alone.
func TestWhatBelongsTogetherStaysTogether(t *testing.T) {
	for n := 25; n < 45; n++ {
		d := New(meta())
		d.Table(Table{Cols: []Col{{W: 1}}, Rows: append(rows(n), Row{Total: true, Cells: []Cell{Words("total")}})})
		d.Heading("heading")
		d.Para(Style{Size: 10}, "after")
		d.Signatures("signed", "b", "last")
		l := d.Layout()
		for i := range l.Pages {
			text := l.text(i)
			has := func(s string) bool { return slices.Contains(text, s) }
			if has("total") && !has(fmt.Sprintf("row %d", n-1)) || has("heading") != has("after") || has("signed") && !has("after") || has("signed") != has("last") {
				t.Errorf("%d rows, page %d: %q", n, i+1, text)
			}
		}
		for _, f := range l.Faults() {
			t.Error(f)
		}
	}
}

func TestARowIsSplitOnlyWhenTallerThanAPage(t *testing.T) {
	d := New(meta())
	tall := strings.TrimSpace(strings.Repeat("line\n", 30))
	var all []Row
	for range 5 {
		all = append(all, Row{Cells: []Cell{Words(tall), Words("x")}})
	}
	all = append(all, Row{Cells: []Cell{Words(strings.Repeat("long\n", 200)), Words("y")}})
	d.Table(Table{Cols: []Col{{W: 1}, {W: 1}}, Rows: all})
	l := d.Layout()
	long := 0
	for n := range l.Pages {
		lines := 0
		for _, s := range l.text(n) {
			switch s {
			case "line":
				lines++
			case "long":
				long++
			}
		}
		if lines%30 != 0 {
			t.Errorf("page %d has %d lines", n+1, lines)
		}
	}
	if long != 200 {
		t.Errorf("%d of 200 lines", long)
	}
}

func TestAnEmptyAnswerIsALineAndABoxABox(t *testing.T) {
	d := New(meta())
	d.Table(Table{Cols: []Col{{W: 1}, {W: 1}}, Rows: []Row{{Cells: []Cell{Or(""), {Box: true}}}}})
	d.Fields(Field{Label: "name"}, Field{Label: "day", Value: "today"})
	l := d.Layout()
	kinds := map[Kind]int{}
	for _, o := range l.Pages[0].Ops {
		kinds[o.Kind]++
	}
	// Lines: letterhead, footer, under the row, in the cell, after "name".
	if kinds[Frame] != 1 || kinds[Line] != 5 {
		t.Errorf("%v", kinds)
	}
}

func TestArabicJoinsAndRunsFromTheRight(t *testing.T) {
	for in, want := range map[string]string{
		"با":          "\ufe8e\ufe91",       // beh initial, alef final, turned
		"لا":          "\ufefb",             // one sign
		"سلام":        "\ufee1\ufefc\ufeb3", // seen initial, lam-alef final, meem alone
		"می\u200cروم": "مورﯽﻣ",              // checked by its length below
		"(شب) a":      "a (\ufe90\ufeb7)",   // brackets turn
		"דוד":         "דוד",                // the same both ways
		"plain (7)":   "plain (7)",          // untouched
		"a\u200cb":    "ab",                 // the joiner is not drawn
		"нет عربي да": "нет \ufef2\ufe91\ufeae\ufecb да",
	} {
		got := visual(in)
		if in == "می\u200cروم" {
			if n := len([]rune(got)); n != 5 {
				t.Errorf("%q has %d signs: %q", in, n, got)
			}
			continue
		}
		if got != want {
			t.Errorf("%q: %+q, want %+q", in, got, want)
		}
	}
}
