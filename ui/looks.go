package ui

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"pana/assets/words"
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
		slog.Error("looks", "error", err)
	}
	if own := words.Fyne(l.lang); own != nil {
		// Under the system's tag, since Fyne has no call that sets a language.
		if err := lang.AddTranslationsForLocale(own, lang.SystemLocale()); err != nil {
			slog.Error("looks", "error", err)
		}
	}
}
