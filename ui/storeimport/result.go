package storeimport

import (
	"strings"

	"fyne.io/fyne/v2"

	"pana/ui/desk"
	"pana/ui/widgets"
)

// result says what came of it.
type result struct {
	object fyne.CanvasObject
	first  *widgets.Button
}

// newResult shows what was read in, and in which file the other rows are, if there are any.
func newResult(s *Screen, kept string) *result {
	d, p := s.d, s.plan
	var facts []string
	for i, m := range p.Said() {
		if i > 0 && !(i == 1 && len(p.Rejected) > 0) {
			facts = append(facts, d.Say(m))
		}
	}
	lines := widgets.Stack(8, widgets.NewLine(d.N("done.imported", p.Taken), widgets.Title))
	if len(facts) > 0 {
		lines.Add(widgets.NewParagraphFor(strings.Join(facts, " "), widgets.Body, 600))
	}
	if kept != "" {
		lines.Add(widgets.NewNotice(d.N("import.rejected", len(p.Rejected)), d.T("import.rejected_file", "File", tail(kept)), widgets.Held))
		lines.Add(widgets.NewParagraphFor(d.T("storeimport.again_why"), widgets.Quiet, 600))
	}
	r := &result{}
	r.first = widgets.NewButton(d.T("storeimport.to_supplies"), widgets.Filled, widgets.IconSupplies, "", func() { d.Go(desk.Place{Screen: desk.Supplies}) })
	other := widgets.NewButton(d.T("storeimport.other"), widgets.Plain, "", "", s.again)
	lines.Add(widgets.Pad(8, 0, 0, 0, widgets.Acts(8, 0, r.first, other)))
	r.object = widgets.Stack(0, widgets.NewCard("", nil, widgets.Pad(16, 18, 18, 18, lines)))
	return r
}

// tail is the end of a long path, which tells more than its beginning.
func tail(path string) string {
	const most = 70
	r := []rune(path)
	if len(r) <= most {
		return path
	}
	return "…" + string(r[len(r)-most+1:])
}
