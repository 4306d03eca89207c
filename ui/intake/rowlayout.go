package intake

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/ui/widgets"
)

// The row's columns: the word, then the fields by what they need and how they share the rest.
var (
	least   = [...]float32{132, 162, 58, 92, 116, 190, 92}
	weights = [...]float32{0, 5, 0.5, 1.6, 3, 2, 2.2}
)

const (
	gap     = 8
	oneLine = 132 + 162 + 58 + 92 + 116 + 190 + 92 + 6*gap // as wide as one line must be
	lineUp  = 76                                           // height of a line of fields
	broken  = 4                                            // the field that begins the second line
)

// rowLayout sets a person's fields in one line, or in two where there is less room.
type rowLayout struct{ two bool }

func (l *rowLayout) over(o []fyne.CanvasObject) fyne.CanvasObject { return container.New(l, o...) }

// fit chooses one line or two for a width, and reports whether that changed.
func (l *rowLayout) fit(width float32) bool {
	was := l.two
	l.two = width < oneLine
	return was != l.two
}

// MinSize implements fyne.Layout.
func (l *rowLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.two {
		return fyne.NewSize(420, 2*lineUp)
	}
	return fyne.NewSize(420, lineUp)
}

// Layout implements fyne.Layout.
func (l *rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if !l.two {
		spread(o, 0, 0, size.Width, 0)
		return
	}
	spread(o[:broken], 0, 0, size.Width, 0)
	spread(o[broken:], least[0]+gap, lineUp, size.Width-least[0]-gap, broken)
}

// spread sets objects side by side; what is over goes by weight. The first of them is column from.
func spread(o []fyne.CanvasObject, x, y, width float32, from int) {
	spare, sum := width-gap*float32(len(o)-1), float32(0)
	for i := range o {
		spare -= least[from+i]
		sum += weights[from+i]
	}
	for i, obj := range o {
		w := least[from+i]
		if spare > 0 && sum > 0 {
			w += float32(int(spare * weights[from+i] / sum))
		}
		obj.Move(fyne.NewPos(x, y))
		obj.Resize(fyne.NewSize(w, lineUp-2))
		x += w + gap
	}
}

// caption gives what stands under the fields its room. A fault may reach as far as the next
// one, hints in its way are left out. What still doesn't fit is said in full below the row.
func (p *person) caption() {
	fields := p.fields()
	if fields[0].Size().Width == 0 {
		return
	}
	said, covered, line := "", float32(0), float32(-1)
	var notes []fyne.CanvasObject
	for i, f := range fields {
		left, y := f.Position().X, f.Position().Y
		if y != line {
			line, covered = y, 0
		}
		hint := p.hints[i]
		if covered > left {
			hint = ""
		}
		f.SetHint(hint)
		if room := p.room(i); f.Spill != room {
			f.Spill = room
			f.Refresh()
		}
		text := f.Wrong()
		if text == "" {
			continue
		}
		covered = left + min(widgets.Small.Width(text), f.Spill)
		if widgets.Small.Width(text) > f.Spill {
			said += text
			notes = append(notes, widgets.NewParagraphFor(f.Label+": "+text, widgets.Small.In(widgets.Alert.Strong()), max(200, p.s.page.inner())))
		}
	}
	if said != p.said {
		p.said = said
		p.notes.Objects = notes
		p.notes.Refresh()
		p.s.grown()
	}
}

// room is how far what stands under the i-th field may reach: to the next fault, a hint also
// to the next hint, or to the end of the line.
func (p *person) room(i int) float32 {
	fields := p.fields()
	f := fields[i]
	end := f.Position().X + f.Size().Width
	for j := i + 1; j < len(fields) && fields[j].Position().Y == f.Position().Y; j++ {
		next := fields[j]
		if next.Wrong() != "" || f.Wrong() == "" && p.hints[j] != "" {
			return next.Position().X - f.Position().X - gap
		}
		end = next.Position().X + next.Size().Width
	}
	return end - f.Position().X
}
