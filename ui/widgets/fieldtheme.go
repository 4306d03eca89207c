package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// bareTheme takes the shadows off the Scroll in an Entry, and off that of a single line the bar too: it would lie over
// the words.
type bareTheme struct{ oneLine bool }

// Color implements fyne.Theme.
func (t bareTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if name == theme.ColorNameShadow {
		return color.Transparent
	}
	return t.running().Color(name, v)
}

// Font implements fyne.Theme.
func (t bareTheme) Font(s fyne.TextStyle) fyne.Resource { return t.running().Font(s) }

// Icon implements fyne.Theme.
func (t bareTheme) Icon(n fyne.ThemeIconName) fyne.Resource { return t.running().Icon(n) }

// Size implements fyne.Theme.
func (t bareTheme) Size(n fyne.ThemeSizeName) float32 {
	if t.oneLine && (n == theme.SizeNameScrollBar || n == theme.SizeNameScrollBarSmall) {
		return 0
	}
	return t.running().Size(n)
}

func (t bareTheme) running() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// bareEntry draws an Entry without the ground and the border, which are the Field's.
type bareEntry struct{ fyne.WidgetRenderer }

// CreateRenderer implements fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	r := bareEntry{e.Entry.CreateRenderer()}
	for _, o := range r.Objects() {
		if s, ok := o.(*container.Scroll); ok {
			// The words must stay outside of the override: Fyne reads the fonts anew, and keeps them, for each override
			// that holds text, which takes a few megabytes and ten milliseconds a field.
			words := s.Content
			s.Content = container.NewWithoutLayout()
			container.NewThemeOverride(s, bareTheme{!e.MultiLine})
			s.Content = words
		}
	}
	return r
}

// Objects implements fyne.WidgetRenderer.
func (r bareEntry) Objects() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, o := range r.WidgetRenderer.Objects() {
		if _, ok := o.(*canvas.Rectangle); !ok {
			parts = append(parts, o)
		}
	}
	return parts
}
