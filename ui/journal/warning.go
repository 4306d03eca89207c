package journal

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/shift"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// warning stands below the text when it may tell who somebody is.
type warning struct {
	n     *note
	found []shift.Finding
	box   *fyne.Container
	put   *widgets.Button // nil: there is no code word to offer
	back  *widgets.Button
}

func newWarning(n *note) *warning {
	w := &warning{n: n, box: widgets.Stack(8)}
	w.box.Hide()
	return w
}

func (w *warning) shown() bool { return len(w.found) > 0 }

// first is the button that Return presses at once.
func (w *warning) first() fyne.Focusable {
	if w.put != nil {
		return w.put
	}
	return w.back
}

func (w *warning) set(found []shift.Finding) {
	d, n := w.n.p.d, w.n
	w.found, w.box.Objects = found, nil
	w.box.Hidden = len(found) == 0
	n.save.Tag = "Enter"
	if !w.box.Hidden {
		n.save.Tag = "" // Return means the first button of the warning now
	}
	n.save.Refresh()
	if w.box.Hidden {
		return
	}
	says, words := Warn(d, found)
	w.back = widgets.NewButton(d.T("journal.back"), widgets.Plain, "", "Esc", n.escape)
	asIs := widgets.NewButton(d.T("journal.as_is"), widgets.Plain, "", "", n.writeAsIs)
	acts := widgets.Row(8, w.back, layout.NewSpacer(), asIs)
	w.put = nil
	if words {
		w.put = widgets.NewButton(d.T("journal.replace"), widgets.Plain, widgets.IconGuard, "Enter", n.replace)
		acts = widgets.Row(8, w.put, w.back, layout.NewSpacer(), asIs)
	}
	lines := widgets.Stack(2)
	for _, s := range says {
		lines.Add(widgets.NewLine(s, widgets.Body).Yielding())
	}
	w.box.Add(widgets.NewNotice(d.T("journal.warning"), "", widgets.Held))
	w.box.Add(lines)
	w.box.Add(widgets.Pad(0, 0, 8, 0, acts))
	w.box.Refresh()
}

// mostFound is how many findings are told one by one.
const mostFound = 4

// Warn is what to say of findings, a line each, and whether there is a code word to put in
// the place of any.
func Warn(d *desk.Desk, found []shift.Finding) (says []string, words bool) {
	for i, f := range found {
		words = words || len(f.Words) > 0
		switch {
		case i == mostFound:
			says = append(says, d.N("journal.more", len(found)-mostFound))
		case i > mostFound:
		case len(f.Words) == 0:
			says = append(says, d.T("journal.found."+f.Kind, "Part", f.Part))
		default:
			says = append(says, d.T("journal.found."+f.Kind, "Part", f.Part)+" "+d.T("journal.instead", "Words", strings.Join(f.Words, ", ")))
		}
	}
	return says, words
}

func noteOf(text string) desk.Note { return desk.Note{Text: text} }
