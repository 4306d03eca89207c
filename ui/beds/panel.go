package beds

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"pana/ui/widgets"
)

// panel is what is open below the board in place of the cards: a form or a history. The
// board stays in view, and Escape closes it.
type panel struct {
	object fyne.CanvasObject
	form   *widgets.Form // nil: nothing to fill in
	save   func()        // nil: nothing to save
	first  fyne.Focusable
	kept   kept // what a draft keeps of a form
}

// openPanel shows p and puts the cursor into it.
func (s *Screen) openPanel(p *panel) {
	s.panel = p
	s.page.lower.Objects = []fyne.CanvasObject{p.object}
	s.page.lower.Refresh()
	s.page.layOut()
	s.board.reveal()
	switch {
	case p.form != nil:
		p.form.Focus()
	case p.first != nil:
		s.d.Host.Focus(p.first)
	}
}

// closePanel shows the cards again.
func (s *Screen) closePanel() {
	if s.panel == nil {
		return
	}
	s.panel = nil
	s.dropDraft()
	s.page.lower.Objects = []fyne.CanvasObject{s.cards.object}
	s.page.lower.Refresh()
	s.page.layOut()
}

// filling reports whether a form is open, and leads back to it: nothing that would take it
// away is done before it is saved or given up.
func (s *Screen) filling() bool {
	if s.panel == nil || s.panel.form == nil {
		return false
	}
	s.say("beds.form_open")
	s.panel.form.Focus()
	return true
}

// closeTo closes the panel and goes back to the board.
func (s *Screen) closeTo() {
	s.closePanel()
	s.Focus()
}

// formPanel is a form: a title, perhaps a sentence, its fields in rows, and two buttons.
func (s *Screen) formPanel(title, text, verb string, form *widgets.Form, save func(), rows ...fyne.CanvasObject) *panel {
	form.OnSave = save
	head := widgets.Stack(2, widgets.NewLine(title, widgets.Strong).Yielding())
	if text != "" {
		head.Add(widgets.NewParagraphFor(text, widgets.Small.In(widgets.Held.Strong()), 860))
	}
	body := widgets.Stack(0, widgets.Pad(0, 0, 8, 0, head))
	for _, r := range rows {
		body.Add(r)
	}
	ok := widgets.NewButton(verb, widgets.Filled, "", "Ctrl S", save)
	no := widgets.NewButton(s.d.T("button.cancel"), widgets.Plain, "", "Esc", s.closeTo)
	body.Add(widgets.Pad(4, 0, 0, 0, widgets.Acts(8, 0, ok, no)))
	return &panel{object: widgets.NewCard("", nil, widgets.Pad(12, 14, 12, 14, body)), form: form, save: save}
}

// fields sets fields side by side, each as wide as said; what is left stays free.
func fields(widths []float32, in ...fyne.CanvasObject) fyne.CanvasObject {
	row := []fyne.CanvasObject{}
	for i, x := range in {
		row = append(row, widgets.Sized(widths[i], 0, x))
	}
	return widgets.Row(12, append(row, layout.NewSpacer())...)
}
