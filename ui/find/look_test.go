package find

import (
	"flag"
	"testing"

	"fyne.io/fyne/v2"

	"pana/shelter/staff"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the search")

func TestEverythingFits(t *testing.T) {
	w := newWorld(t).as(staff.Social)
	for _, lang := range []string{"ru", "kk", "en"} {
		for name, size := range map[string]fyne.Size{"1366": widgetstest.Large, "1024": widgetstest.Least} {
			for _, theme := range []widgets.Theme{{}, {Dark: true}, {Factor: 1.5}} {
				w.t = t
				w.show(lang, theme, fyne.NewSize(size.Width/max(theme.Factor, 1), size.Height/max(theme.Factor, 1)))
				for i, text := range []string{"", "ybkeafh", "1", "нилуфар", "ыыы", "с"} {
					w.Hidden = i == 3 // privacy
					w.typed(text)
					for _, x := range widgetstest.Overflow(w.finder.open.over.object) {
						t.Errorf("%s %s %q: %s", lang, name, text, x)
					}
					look := "light"
					if theme.Dark {
						look = "dark"
					} else if theme.Factor > 0 {
						look = "larger"
					}
					w.Picture(*pictures, lang+"-"+name+"-"+look+"-"+string(rune('a'+i)))
				}
			}
		}
	}
}
