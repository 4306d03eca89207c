package words

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// windowFont is Noto Sans as the window draws it: the file that comes with Fyne.
func windowFont(t *testing.T, name string) *sfnt.Font {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "theme", "font", name))
	if err != nil {
		t.Fatal(err)
	}
	f, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Arrows, ticks and boxes are missing from Noto Sans, and so may be what comes next.
func TestTheFontHasEverySignOfTheWords(t *testing.T) {
	for _, name := range []string{"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"} {
		font, missing := windowFont(t, name), map[rune]string{}
		var buf sfnt.Buffer
		for _, l := range Langs() {
			for k, forms := range messages(t, l) {
				for _, s := range forms {
					for _, r := range s {
						if g, err := font.GlyphIndex(&buf, r); r != '\n' && (err != nil || g == 0) {
							missing[r] = l + " " + k
						}
					}
				}
			}
		}
		for r, at := range missing {
			t.Errorf("%s lacks %q, which stands in %s", name, r, at)
		}
	}
}
