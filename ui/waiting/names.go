package waiting

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter/shift"
	"pana/ui/widgets"
)

// nameFound looks through the free texts for who somebody is. Where one is told, nothing is
// saved: the field says so, and below stand the two ways on, a code word in place of the
// name, or the deliberate word that it is nobody's.
func (f *form) nameFound() bool {
	d := f.s.d
	var wrong []widgets.Fault
	var parts, words []string
	better := map[*widgets.Field]string{}
	for _, name := range f.texts {
		x, ok := f.w.Input(name).(*widgets.Field)
		if !ok || !x.Visible() || f.fine[x.Text()] {
			continue
		}
		found, err := f.s.h.CheckText(context.Background(), x.Text())
		if d.Failed(err, nil) {
			return true
		}
		if len(found) == 0 {
			continue
		}
		wrong = append(wrong, widgets.Fault{Name: name, Text: d.T("waiting.name_here")})
		for _, y := range found {
			parts = append(parts, y.Part)
			if len(y.Words) > 0 && !slices.Contains(words, y.Words[0]) {
				words = append(words, y.Words[0])
			}
		}
		if text := shift.Replace(shift.Clean(x.Text()), found); text != x.Text() {
			better[x] = text
		}
	}
	if len(wrong) == 0 {
		return false
	}
	f.w.Show(wrong)
	var acts []*widgets.Button
	if len(better) > 0 {
		acts = append(acts, widgets.NewSmallButton(d.T("waiting.name_replace", "Words", strings.Join(words, ", ")), widgets.Plain, "", func() {
			for x, text := range better {
				x.SetText(text)
				x.SetWrong("")
			}
			f.tell()
			f.w.FocusOn(wrong[0].Name)
		}))
	}
	acts = append(acts, widgets.NewSmallButton(d.T("waiting.name_fine"), widgets.Plain, "", func() {
		for _, y := range wrong {
			if x, ok := f.w.Input(y.Name).(*widgets.Field); ok {
				f.fine[x.Text()] = true
				x.SetWrong("")
			}
		}
		f.save()
	}))
	f.tell(f.s.notice(d.T("waiting.name_found", "Part", strings.Join(parts, ", ")), d.T("waiting.name_why"), widgets.Held,
		widgets.Pad(6, 0, 0, 0, widgets.Acts(8, 0, acts...))))
	f.s.d.Host.Focus(fyne.Focusable(acts[0]))
	return true
}
