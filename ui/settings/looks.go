package settings

import (
	"fyne.io/fyne/v2"

	"pana/assets/words"
	"pana/ui/widgets"
)

// Filters of desk.Place that lead to a choice of the looks.
const (
	Language = "language"
	Shade    = "shade"
	TextSize = "size"
)

// looksPage is language, light or dark, and the size of text; each takes effect at once.
type looksPage struct {
	s     *Screen
	lang  *widgets.Segmented
	dark  *widgets.Segmented
	size  *widgets.Segmented
	whole fyne.CanvasObject
}

func newLooksPage(s *Screen) *looksPage {
	p := &looksPage{s: s}
	now := s.w.Looks()
	langs, chosen := []string{}, 0
	for i, l := range words.Langs() {
		langs = append(langs, words.For(l).T("lang."+l))
		if l == now.Lang {
			chosen = i
		}
	}
	p.lang = widgets.NewSegmented(langs, chosen, func(int) { p.apply() })
	shade := 0
	if now.Dark {
		shade = 1
	}
	p.dark = widgets.NewSegmented([]string{s.d.T("settings.light"), s.d.T("settings.dark")}, shade, func(int) { p.apply() })
	sizes, size := []string{}, 1
	for i, f := range widgets.Factors {
		sizes = append(sizes, s.d.T("settings.percent", "N", int(f*100+0.5)))
		if f == now.Size {
			size = i
		}
	}
	p.size = widgets.NewSegmented(sizes, size, func(int) { p.apply() })
	p.whole = column(
		p.part("settings.language", p.lang), p.part("settings.shade", p.dark), p.part("settings.size", p.size),
		widgets.NewParagraphFor(s.d.T("settings.looks_why"), widgets.Small, 520),
		widgets.NewParagraphFor(s.d.T("settings.letters"), widgets.Body, 520))
	return p
}

func (p *looksPage) part(word string, o fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Stack(4, widgets.NewLine(p.s.d.T(word), widgets.Small), widgets.Row(0, o))
}

func (p *looksPage) apply() {
	p.s.w.SetLooks(Looks{Lang: words.Langs()[p.lang.Selected], Dark: p.dark.Selected == 1, Size: widgets.Factors[p.size.Selected]})
}

// focusOn puts the cursor on one of the choices.
func (p *looksPage) focusOn(name string) {
	p.s.d.Host.Focus(map[string]fyne.Focusable{Language: p.lang, Shade: p.dark, TextSize: p.size}[name])
}

func (p *looksPage) object() fyne.CanvasObject { return p.whole }
func (p *looksPage) reload()                   {}
func (p *looksPage) focus()                    { p.s.d.Host.Focus(p.lang) }
