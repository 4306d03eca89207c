package page

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
)

func meta() Meta {
	return Meta{House: "Үй", Title: "Лист", Code: "PD-00", Valid: "вт 17.11.2026, 08:00", FootLeft: "F1 · 8f3a", FootRight: "Г. Ө.",
		At: time.Date(2026, 11, 17, 3, 4, 0, 0, time.UTC)}
}

// everything has one of each part of the kit, and s wherever text can stand.
func everything(s string) *Doc {
	m := meta()
	m.House, m.Title, m.Valid, m.FootLeft, m.FootRight, m.Code = s, s, s, s, s, s
	d := New(m)
	d.Totals([]Total{{s, "1"}, {"b", s}}, []Total{{s, s}})
	d.Heading(s)
	d.Lead(Style{Size: 11}, s, s)
	d.Para(Style{Size: 10}, s)
	d.Fields(Field{Label: s, Value: s}, Field{Label: s})
	d.Blanks(2)
	d.Break()
	d.Table(Table{Grid: true, Cols: []Col{{Head: s, W: 30, Fixed: true}, {Head: "b", W: 1, Align: Right}, {W: 1, Bold: true, Align: Center}}, Rows: []Row{
		{Group: true, Cells: []Cell{Words(s)}}, {Group: true},
		{Cells: []Cell{Words(s), {Text: s, Box: true}, {Box: true, Done: true}}},
		{Cells: []Cell{Or(s), Or(""), {Options: []string{s, "b", s}}}, Heavy: true},
		{Total: true, Cells: []Cell{Words(s), Words("3")}},
		{},
	}})
	d.Block(30, false, func(c *Canvas, b Rect) {
		c.Hatch(b)
		c.Frame(b, 0.3, 0)
		c.Lines(Rect{b.X + 2, b.Y + 2, 50, 14}, Style{Size: 12}, s)
	})
	d.Signatures(s, "b", s)
	return d
}

func pdf(t testing.TB, l *Layout) []byte {
	t.Helper()
	data, err := l.PDF()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// tool runs a program of the test command over a PDF; without it the test fails.
func tool(t testing.TB, data []byte, name string, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "FILE", file)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
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

var nasty = map[string]string{
	"empty":        "",
	"one letter":   "Ә",
	"long word":    strings.Repeat("Ұ", 10_000),
	"long name":    strings.Repeat("Құдайберген ", 850),
	"narrow":       strings.Repeat("i", 10_000),
	"many lines":   strings.Repeat("a\n", 300),
	"controls":     "a\x00b\x01\x1b[31mc\u009fd\u2028e\u2029f\r\ng\vh\fi\tj\x7f",
	"broken":       "Прив\xd0",
	"only broken":  "\xff\xfe\xfd",
	"emoji":        "a😀b👩‍👩‍👧‍👦c🇰🇿d❤️",
	"Arabic":       "فاطمه احمدی\u200cپور",
	"Arabic mixed": "Ivan محمد الأحمد (2) №7 «лист» نام",
	"Hebrew":       "שלום (עולם)",
	"long Arabic":  strings.Repeat("محمد الأحمد ", 800),
	"turned":       "abc\u202edef\u2066ghi\u2069\u200f",
	"marks":        "Z" + strings.Repeat("\u0301", 500) + "a",
	"zero width":   "a\u200bb\u200cc\u200dd\ufeffe\u00adf",
	"Chinese":      "王小明和她的女儿",
	"brackets":     "Ш(Щ)\\Ш Ӏ ) ( \\( {nb} Ш",
	"private":      "a\ue000b\ufffec\uffffd",
	"spaces":       " \u00a0\u2003\u202f\u3000 ",
	"percent":      "%s %d %!(EXTRA) {{.Name}} <b>x</b>",
}

func TestNoTextMakesTheKitPanicOrLeaveItsPlace(t *testing.T) {
	for name, s := range nasty {
		l := everything(s).Layout()
		for _, f := range l.Faults() {
			t.Errorf("%s: %s", name, f)
		}
		data := pdf(t, l)
		if len(data) < 1000 || len(l.Pages) == 0 {
			t.Errorf("%s: no document", name)
		}
		if im := l.Picture(0, 30); im == nil {
			t.Errorf("%s: no picture", name)
		}
	}
}

// Letters of any script, broken bytes and signs beyond the fonts, in any order.
func TestNoMixtureOfLettersMakesTheKitPanicOrLeaveItsPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		var b strings.Builder
		for range r.IntN(60) {
			switch r.IntN(6) {
			case 0:
				b.WriteRune(rune(r.IntN(0x3000)))
			case 1:
				b.WriteByte(byte(r.IntN(256)))
			case 2:
				b.WriteRune(rune(0x590 + r.IntN(0x200)))
			case 3:
				b.WriteByte(' ')
			case 4:
				b.WriteRune(rune(r.IntN(0x20000)))
			default:
				b.WriteRune(rune('a' + r.IntN(26)))
			}
		}
		l := everything(b.String()).Layout()
		for _, f := range l.Faults() {
			t.Errorf("%+q: %s", b.String(), f)
		}
		pdf(t, l)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range nasty {
		if len(s) < 200 {
			f.Add(s)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := everything(s).Layout()
		for _, fault := range l.Faults() {
			t.Error(fault)
		}
		pdf(t, l)
	})
}

func TestWhatNoFontHasIsABoxAndReported(t *testing.T) {
	d := New(meta())
	d.Para(Style{Size: 10}, "имя 王 и 😀, ☐☑✓→█ есть")
	l := d.Layout()
	if got := l.Missing(); len(got) != 1 || got[0] != '王' {
		t.Errorf("missing %q", got)
	}
	if text := l.Text(); !strings.Contains(text, "имя □ и □, ☐☑✓→█ есть") {
		t.Errorf("%q", text)
	}
}

const alphabets = `АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя
ЎҚҒҲ ўқғҳ Oʻzbek Gʻ oʼ ʻʼ ӢӮҶ ӣӯҷ ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz
0123456789 ₸ № « » „ “ ” ‘ ’ – — … · , . ; : ! ? / ( ) + % & @`

func TestEveryLetterOfFiveAlphabetsIsOnPaper(t *testing.T) {
	for _, bold := range []bool{false, true} {
		d := New(meta())
		d.Para(Style{Size: 12, Bold: bold}, alphabets)
		l := d.Layout()
		if m := l.Missing(); len(m) > 0 {
			t.Errorf("missing %q", m)
		}
		if got := letters(tool(t, pdf(t, l), "pdftotext", "-raw", "FILE", "-")); !strings.Contains(got, letters(alphabets)) {
			t.Errorf("paper says %q", got)
		}
	}
}

// words are random ones, of several alphabets, with breaks of all kinds between.
func randomText(r *rand.Rand) string {
	sets := []string{"абвгдежзиқғңұүөһ", "АБВГШЩЪЫ", "abcdefgh", "0123456789,.", "王小明", "()\\«»", "ўҳӣӯҷ"}
	var b strings.Builder
	for range 1 + r.IntN(12) {
		set := []rune(sets[r.IntN(len(sets))])
		for range 1 + r.IntN(25) {
			b.WriteRune(set[r.IntN(len(set))])
		}
		b.WriteString([]string{" ", "  ", "-", "/", ", ", "\n", ";", "\u00a0"}[r.IntN(8)])
	}
	return b.String()
}

func TestNothingIsLostBetweenCellAndPaper(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	d := New(meta())
	tab := Table{Cols: []Col{{Head: "a", W: 1}, {Head: "b", W: 2, Bold: true}, {W: 25, Fixed: true}}}
	var want []string
	for range 130 {
		row := Row{}
		for range tab.Cols {
			s := randomText(r)
			row.Cells = append(row.Cells, Words(s))
			want = append(want, letters(s))
		}
		tab.Rows = append(tab.Rows, row)
	}
	d.Table(tab)
	l := d.Layout()
	for _, f := range l.Faults() {
		t.Error(f)
	}
	got := letters(l.Text())
	paper := letters(tool(t, pdf(t, l), "pdftotext", "-raw", "FILE", "-"))
	for i, w := range want {
		w = strings.Map(func(r rune) rune {
			if r > 0x2e80 {
				return '□'
			}
			return r
		}, w)
		// A cell that goes over the end of a page is in two pieces.
		if !strings.Contains(got, w) && len(want[i]) < 60 {
			t.Errorf("cell %d is not in the layout: %q", i, w)
		}
		if !strings.Contains(paper, w) && len(want[i]) < 60 {
			t.Errorf("cell %d is not on paper: %q", i, w)
		}
	}
	if n := len([]rune(got)); n != len([]rune(paper)) {
		t.Errorf("layout has %d letters, paper %d", n, len([]rune(paper)))
	}
}

func TestTheSameSheetIsTheSameBytesAlsoSideBySide(t *testing.T) {
	want := pdf(t, everything("Әлия ☐ فاطمه").Layout())
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, err := everything("Әлия ☐ فاطمه").Layout().PDF()
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("differs: %v", err)
			}
		})
	}
	wg.Wait()
}

func TestTheFileIsCleanAndSaysNothingAboutAnybody(t *testing.T) {
	data := pdf(t, everything("Нұрланова").Layout())
	if out := tool(t, data, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors found") {
		t.Error(out)
	}
	m := New(meta())
	m.Para(Style{Size: 10}, "Нұрланова")
	info := tool(t, pdf(t, m.Layout()), "pdfinfo", "FILE")
	for _, line := range strings.Split(info, "\n") {
		key, value, _ := strings.Cut(line, ":")
		switch value = strings.TrimSpace(value); {
		case key == "Title" && value != "PD-00", key == "Producer" && value != "PDF", key == "Author", key == "Creator", key == "Subject", key == "Keywords":
			t.Errorf("the file says %q", line)
		case key == "Page size" && !strings.Contains(value, "A4"):
			t.Errorf("%s", line)
		}
	}
}

func TestLandscapeIsA4OnItsSide(t *testing.T) {
	m := meta()
	m.Landscape = true
	l := New(m).Layout()
	if info := tool(t, pdf(t, l), "pdfinfo", "FILE"); !strings.Contains(info, "841.89 x 595.28") {
		t.Error(info)
	}
	if im := l.Picture(0, 25.4); im.Rect.Dx() != 297 || im.Rect.Dy() != 210 {
		t.Errorf("picture of %v", im.Rect)
	}
	if l.Picture(1, 30) != nil || l.Picture(-1, 30) != nil {
		t.Error("a picture of a page that isn't there")
	}
}

// The preview is drawn by other code than the PDF; that both look the same is measured
// on small grey pictures.
func TestPictureAndPaperLookTheSame(t *testing.T) {
	l := everything("Әлия, Мимоза-1 және 8 ай (Щ)").Layout()
	const dpi = 40
	dir := t.TempDir()
	tool(t, pdf(t, l), "pdftoppm", "-r", fmt.Sprint(dpi), "-png", "-gray", "FILE", filepath.Join(dir, "p"))
	files, err := filepath.Glob(filepath.Join(dir, "p*.png"))
	if err != nil || len(files) != len(l.Pages) {
		t.Fatalf("%v %v", files, err)
	}
	for n, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		paper, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		if off := unlike(l.Picture(n, dpi), paper); off > 6 {
			t.Errorf("page %d differs by %.1f of 255", n+1, off)
		}
	}
}

// unlike is the mean difference of blocks of 4 by 4 points that aren't white in both.
func unlike(a, b image.Image) float64 {
	const block = 4
	sum, n := 0.0, 0
	size := a.Bounds().Intersect(b.Bounds())
	for y := 0; y+block <= size.Dy(); y += block {
		for x := 0; x+block <= size.Dx(); x += block {
			p, q := 0.0, 0.0
			for i := range block * block {
				p += grey(a, x+i%block, y+i/block)
				q += grey(b, x+i%block, y+i/block)
			}
			if p < 254*block*block || q < 254*block*block {
				sum += math.Abs(p-q) / (block * block)
				n++
			}
		}
	}
	return sum / float64(max(n, 1))
}

func grey(im image.Image, x, y int) float64 {
	return float64(color.GrayModel.Convert(im.At(x, y)).(color.Gray).Y)
}

// The edge of the picture is white and its middle isn't.
func TestPictureIsNotBlankAndKeepsTheMargins(t *testing.T) {
	l := everything("Мимоза").Layout()
	im := l.Picture(0, 50)
	k := 50 / 25.4
	ink := 0
	for y := range im.Rect.Dy() {
		for x := range im.Rect.Dx() {
			if grey(im, x, y) > 200 {
				continue
			}
			ink++
			if float64(x) < (marginLeft-1)*k || float64(x) > (l.W-marginRight+1)*k || float64(y) < (marginTop-1)*k || float64(y) > (l.H-unprintable)*k {
				t.Fatalf("ink at %d, %d", x, y)
			}
		}
	}
	if ink < 1000 {
		t.Errorf("only %d points", ink)
	}
}

func BenchmarkPDF(b *testing.B) {
	for b.Loop() {
		pdf(b, everything("Мимоза").Layout())
	}
}
