package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// fieldTheme is the running theme for the Entry of a Field. Entry takes the colour of its border when focused and of
// its caret from one name, so the border can't be made to vanish on its own: it is hidden while the Entry is at rest
// and otherwise has the colour of the Field's line, which covers it.
type fieldTheme struct{ field *Field }

// Color implements fyne.Theme.
func (t fieldTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameInputBorder, theme.ColorNameInputBackground, theme.ColorNameShadow:
		return color.Transparent
	case theme.ColorNamePrimary: // caret, and border when focused
		name = t.field.tone().Strong()
	}
	return t.running().Color(name, v)
}

// Font implements fyne.Theme.
func (t fieldTheme) Font(s fyne.TextStyle) fyne.Resource { return t.running().Font(s) }

// Icon implements fyne.Theme.
func (t fieldTheme) Icon(n fyne.ThemeIconName) fyne.Resource { return t.running().Icon(n) }

// Size implements fyne.Theme.
func (t fieldTheme) Size(n fyne.ThemeSizeName) float32 {
	if one := !t.field.Entry.MultiLine; one && (n == theme.SizeNameScrollBar || n == theme.SizeNameScrollBarSmall) {
		return 0 // the bar would lie over the words
	}
	return t.running().Size(n)
}

func (t fieldTheme) running() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }
