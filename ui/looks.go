package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"pana/assets/words"
	"pana/reports"
	"pana/reports/page"
	"pana/ui/desk"
	"pana/ui/settings"
	"pana/ui/widgets"
)

// looks are how the window shows on this computer: they say nothing of the shelter, so
// they are kept beside the program and not in the file.
type looks struct {
	prefs fyne.Preferences
	lang  string
	dark  bool
	size  float32 // of text, 1 is 14 points for body
}

const (
	prefLang = "lang"
	prefDark = "dark"
	prefSize = "size"
)

func loadLooks(p fyne.Preferences) *looks {
	return &looks{prefs: p, lang: p.StringWithFallback(prefLang, "ru"), dark: p.Bool(prefDark),
		size: float32(p.FloatWithFallback(prefSize, 1))}
}

func (l *looks) save() {
	l.prefs.SetString(prefLang, l.lang)
	l.prefs.SetBool(prefDark, l.dark)
	l.prefs.SetFloat(prefSize, float64(l.size))
}

// wear puts the looks on: the theme, and Fyne's own few words in the language.
func (l *looks) wear(a fyne.App) {
	if err := (widgets.Theme{Dark: l.dark, Factor: l.size}).Wear(a); err != nil {
		desk.Log("looks", err)
	}
	if own := words.Fyne(l.lang); own != nil {
		// Under the system's tag, since Fyne has no call that sets a language.
		if err := lang.AddTranslationsForLocale(own, lang.SystemLocale()); err != nil {
			desk.Log("looks", err)
		}
	}
}

// Looks implements settings.Window.
func (w *window) Looks() settings.Looks {
	return settings.Looks{Lang: w.looks.lang, Dark: w.looks.dark, Size: w.looks.size}
}

// SetLooks implements settings.Window; it takes effect at once.
func (w *window) SetLooks(l settings.Looks) {
	chosen := settings.Language
	switch {
	case l.Dark != w.looks.dark:
		chosen = settings.Shade
	case l.Size != w.looks.size:
		chosen = settings.TextSize
	}
	was, pixels := w.looks.size, w.win.Canvas().Size()
	w.looks.lang, w.looks.dark, w.looks.size = l.Lang, l.Dark, l.Size
	if w.work != nil && w.work.place.Screen == desk.Settings {
		w.work.place.Filter = chosen // the cursor stays on the choice that was made
	}
	w.restyle()
	if l.Size != was && l.Size > 0 { // the window keeps its place on the screen
		w.win.Resize(fyne.NewSize(pixels.Width*was/l.Size, pixels.Height*was/l.Size))
	}
}

// Recovery implements settings.Window.
func (w *window) Recovery(ctx context.Context, code, lang string) (*page.Layout, error) {
	return reports.Recovery(ctx, w.work.session, code, lang)
}

// setLanguage changes the language while the program runs; what is typed stays.
func (w *window) setLanguage(lang string) {
	w.looks.lang = lang
	w.restyle()
}

// restyle shows everything anew in the looks that were chosen, at the place where one was.
// What is typed is kept and found again: in its draft, or by the entrance itself.
func (w *window) restyle() {
	if w.work != nil && !w.work.keepDrafts() {
		return
	}
	w.looks.save()
	w.words = words.For(w.looks.lang)
	w.looks.wear(w.app)
	if old := w.work; old != nil {
		old.stop()
		w.goToWork(old.session, old.place)
		return
	}
	typed := w.entry.Typed()
	w.file = w.entry.File()
	w.enter()
	w.entry.SetTyped(typed)
}

// scaled is a size in pixels at the usual scale as Fyne counts it: larger text makes
// everything larger, and the window must not leave the screen for that.
func (l *looks) scaled(width, height float32) fyne.Size {
	return fyne.NewSize(width/max(l.size, 0.5), height/max(l.size, 0.5))
}
