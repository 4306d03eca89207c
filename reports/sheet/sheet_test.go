package sheet

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"pana/assets/words"
	"pana/reports/page"
)

// pages is the text of a sheet as the golden files keep it.
func pages(l *page.Layout) string {
	var b strings.Builder
	for i := range l.Pages {
		one := page.Layout{Pages: l.Pages[i : i+1]}
		fmt.Fprintf(&b, "--- %d\n%s\n", i+1, one.Text())
	}
	return b.String()
}

// With PANA_GOLDEN=write the golden files are written anew, to be read in the diff.
func TestEverySheetSaysTheSameInEveryLanguage(t *testing.T) {
	for _, lang := range words.Langs() {
		for name, l := range drawn(lang) {
			file := filepath.Join("testdata", name+"-"+lang+".txt")
			got := pages(l)
			if os.Getenv("PANA_GOLDEN") == "write" {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s: is now\n%s", file, got)
			}
		}
	}
}

func TestEverySheetIsDrawnCleanly(t *testing.T) {
	pagesOf := map[string]int{"beds": 1, "evacuation": 1, "handover": 1, "roster": 1, "intake": 2, "audit": 1, "blank": 2,
		"supplies": 1, "orders": 2, "count": 2, "counted": 1, "receipt": 1, "long": 2, "donors": 1, "donation": 1, "purchase": 1, "writeoff": 1}
	key := regexp.MustCompile(`\b(sheet|code|missing|age|weekday)\.[a-z_.]+|\{\{|<no value>|%!`)
	for _, lang := range words.Langs() {
		for name, l := range drawn(lang) {
			at := name + " in " + lang
			for _, f := range l.Faults() {
				t.Errorf("%s: %s", at, f)
			}
			if m := l.Missing(); len(m) > 0 {
				t.Errorf("%s: no font has %q", at, m)
			}
			if len(l.Pages) != pagesOf[name] {
				t.Errorf("%s: %d pages", at, len(l.Pages))
			}
			if found := key.FindString(l.Text()); found != "" {
				t.Errorf("%s says %q", at, found)
			}
			if strings.Contains(l.Text(), "…") {
				t.Errorf("%s: something is cut off", at)
			}
		}
	}
}

// letters are those that leave ink.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == 0xa0 {
			return -1
		}
		return r
	}, s)
}

func pdf(t testing.TB, l *page.Layout) string {
	t.Helper()
	data, err := l.PDF()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// run fails when a program of the test command is missing.
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestPaperSaysWhatTheLayoutSays(t *testing.T) {
	for _, lang := range words.Langs() {
		for name, l := range drawn(lang) {
			file := pdf(t, l)
			if got, want := letters(run(t, "pdftotext", "-raw", file, "-")), letters(l.Text()); sorted(got) != sorted(want) {
				t.Errorf("%s in %s: paper says\n%s\nlayout says\n%s", name, lang, got, want)
			}
			if out := run(t, "qpdf", "--check", file); !strings.Contains(out, "No syntax or stream encoding errors") {
				t.Errorf("%s in %s: %s", name, lang, out)
			}
		}
	}
}

// sorted counts letters: readers of PDF order the stretches of a line by their place.
func sorted(s string) string {
	count := map[rune]int{}
	for _, r := range s {
		count[r]++
	}
	return fmt.Sprint(count)
}

func TestEverySheetShowsInAPicture(t *testing.T) {
	for name, l := range drawn("kk") {
		for n := range l.Pages {
			im := l.Picture(n, 40)
			dark := 0
			for i := 0; i < len(im.Pix); i += 4 {
				if im.Pix[i] < 128 {
					dark++
				}
			}
			if dark < 800 {
				t.Errorf("%s, page %d: %d dark points", name, n+1, dark)
			}
		}
	}
}

func TestTheSameFiguresAreTheSameBytes(t *testing.T) {
	first, second := drawn("ru"), drawn("ru")
	for name := range first {
		a, err1 := first[name].PDF()
		b, err2 := second[name].PDF()
		if err1 != nil || err2 != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs (%v, %v)", name, err1, err2)
		}
	}
}

// fill sets every string of a value to s and gives empty slices n members.
func fill(v reflect.Value, s string, n int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(s)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i), s, n)
			}
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range v.Len() {
			fill(v.Index(i), s, n)
		}
	}
}

func TestNothingTypedBreaksASheet(t *testing.T) {
	for s, n := range map[string]int{strings.Repeat("Құдайберген ", 834): 1, strings.Repeat("Щ", 10_000): 1, strings.Repeat("Щ", 300): 3,
		"a😀\x00\xd0\n\nb": 3, "فاطمه احمدی\u200cپور": 3, "": 3, strings.Repeat("x\n", 50): 3} {
		b, e, i := &BedsFigures{}, &EvacuationFigures{}, &IntakeFigures{}
		fill(reflect.ValueOf(b).Elem(), s, n)
		fill(reflect.ValueOf(e).Elem(), s, n)
		fill(reflect.ValueOf(i).Elem(), s, n)
		states := []string{"occupied", "held", "out"}
		for k := range b.Rooms {
			for j := range b.Rooms[k].Beds {
				b.Rooms[k].Beds[j].State = states[(j+k)%3]
			}
		}
		f := frame()
		f.House, f.By = s, s
		w := words.For("ru")
		for name, l := range map[string]*page.Layout{"beds": Beds(f, b, w), "evacuation": Evacuation(f, e, w), "intake": Intake(f, i, w)} {
			for _, fault := range l.Faults() {
				t.Errorf("%s with %.20q: %s", name, s, fault)
			}
			if _, err := l.PDF(); err != nil {
				t.Errorf("%s with %.20q: %v", name, s, err)
			}
		}
	}
}

// flat fails for a type whose values hash by where they lie and not by what they are.
func flat(t *testing.T, typ reflect.Type) {
	switch typ.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Interface, reflect.Func, reflect.Chan, reflect.Float64:
		t.Errorf("%s is no plain data", typ)
	case reflect.Slice, reflect.Array:
		flat(t, typ.Elem())
	case reflect.Struct:
		for i := range typ.NumField() {
			flat(t, typ.Field(i).Type)
		}
	}
}

func TestTheHashTellsFiguresApart(t *testing.T) {
	flat(t, reflect.TypeFor[BedsFigures]())
	flat(t, reflect.TypeFor[EvacuationFigures]())
	flat(t, reflect.TypeFor[IntakeFigures]())
	flat(t, reflect.TypeFor[SuppliesFigures]())
	flat(t, reflect.TypeFor[OrdersFigures]())
	flat(t, reflect.TypeFor[StocktakeFigures]())
	flat(t, reflect.TypeFor[ReceiptFigures]())
	flat(t, reflect.TypeFor[ReceivedFigures]())
	flat(t, reflect.TypeFor[WriteOffFigures]())
	for _, made := range []func() Figures{func() Figures { return tuesday() }, func() Figures { return fire() }, func() Figures { return midnight() },
		func() Figures { return shelves() }, func() Figures { return shopping() }, func() Figures { return counted() },
		func() Figures { return given() }, func() Figures { return brought() }, func() Figures { return gone() }} {
		one, again := made(), made()
		if one.Hash() != again.Hash() {
			t.Errorf("the same %T differ", one)
		}
	}
	seen := map[[32]byte]bool{tuesday().Hash(): true}
	for i, change := range []func(*BedsFigures){
		func(f *BedsFigures) { f.Rooms[0].Beds[0].Word = "Ирис" },
		func(f *BedsFigures) { f.Rooms[0].Beds[0].Since = day("2026-08-04") },
		func(f *BedsFigures) { f.Rooms[2].Beds[1].BackBy++ },
		func(f *BedsFigures) { f.Rooms[0], f.Rooms[1] = f.Rooms[1], f.Rooms[0] },
		func(f *BedsFigures) { f.Expected = nil },
	} {
		f := tuesday()
		change(f)
		if seen[f.Hash()] {
			t.Errorf("change %d has the hash of another", i)
		}
		seen[f.Hash()] = true
	}
	sum := tuesday().Hash()
	if text := drawn("en")["beds"].Text(); !strings.Contains(text, fmt.Sprintf("print log 83 · %x", sum[:2])) {
		t.Errorf("the footer lacks %x", sum[:2])
	}
}

func TestCatalogueNamesEverySheetOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range Catalogue() {
		if seen[e.Name] || seen[e.Code] || !regexp.MustCompile(`^PD-\d\d$`).MatchString(e.Code) {
			t.Errorf("%s %s", e.Name, e.Code)
		}
		seen[e.Name], seen[e.Code] = true, true
		for _, lang := range words.Langs() {
			w := words.For(lang)
			if !w.Has(e.Title) || !w.Has(e.Purpose) || !w.Has(e.Shows()) {
				t.Errorf("%s has no words in %s", e.Name, lang)
			}
		}
		if e.Level == "C" && !e.Reason {
			t.Errorf("%s shows who people are and asks for no reason", e.Name)
		}
		if got, ok := Find(e.Name); !ok || got != e {
			t.Errorf("%s is not found", e.Name)
		}
	}
	if _, ok := Find("nothing"); ok {
		t.Error("found nothing")
	}
}

func BenchmarkEvacuation(b *testing.B) {
	f, w := fire(), words.For("ru")
	for b.Loop() {
		if _, err := Evacuation(frame(), f, w).PDF(); err != nil {
			b.Fatal(err)
		}
	}
}
