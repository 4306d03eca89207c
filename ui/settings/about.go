package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/assets/licences"
	"pana/ui/widgets"
)

// aboutPage says what Pana is, where the file lies, and what it is made of.
type aboutPage struct {
	all   []licences.Licence
	table *widgets.Table
	text  *widgets.Field
	s     *Screen
	whole fyne.CanvasObject
}

func newAboutPage(s *Screen) *aboutPage {
	p := &aboutPage{s: s, all: licences.All()}
	d := s.d
	p.text = widgets.NewArea(d.T("settings.licence"), "", 13)
	p.text.SetReadOnly(true)
	p.table = widgets.NewTable([]widgets.Column{{Title: d.T("settings.work"), Width: 200, Weight: 1}, {Title: d.T("settings.licence"), Width: 110}},
		func() int { return len(p.all) },
		func(i int) []widgets.Cell {
			return []widgets.Cell{{Text: p.all[i].Name}, {Text: p.all[i].Kind, Style: widgets.Quiet}}
		})
	p.table.OnSelected = func(i int) { p.text.SetText(p.all[i].Text) }
	head := widgets.Stack(6,
		widgets.NewParagraphFor(d.T("settings.about_text"), widgets.Body, 700),
		widgets.NewLine(d.T("settings.file_at", "Path", s.h.Path()), widgets.Quiet).Yielding(),
		widgets.NewParagraphFor(d.T("settings.about_made"), widgets.Small, 700))
	p.whole = tallest(1, 240, head, widgets.Columns(12, []float32{1, 1}, p.table, container.NewStack(p.text)))
	if len(p.all) > 0 {
		p.table.Select(0)
	}
	return p
}

func (p *aboutPage) object() fyne.CanvasObject { return p.whole }
func (p *aboutPage) reload()                   {}
func (p *aboutPage) focus()                    { p.s.d.Host.Focus(p.table.Focus()) }
