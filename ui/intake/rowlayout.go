package intake

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/ui/widgets"
)

// The row's columns: the word, then the fields by what they need and how they share the rest.
var (
	least   = [...]float32{104, 136, 58, 100, 116, 132, 96}
	weights = [...]float32{0, 5, 0.5, 1.6, 3, 4, 2.2}
)

const (
	gap     = 10
	oneLine = 104 + 136 + 58 + 100 + 116 + 132 + 96 + 6*gap // as wide as one line must be
	lineUp  = 76                                            // height of a line of fields
	broken  = 4                                             // the field that begins the second line
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

// caption gives each fault and hint under the row's fields the room up to the next one. What
// still doesn't fit is said in full below the row.
func (p *person) caption() {
	fields := p.fields()
	end := fields[len(fields)-1].Position().X + fields[len(fields)-1].Size().Width
	if end <= 0 {
		return
	}
	said := ""
	var notes []fyne.CanvasObject
	for i, f := range fields {
		text := caption(f)
		if text == "" {
			continue
		}
		room := end - f.Position().X
		if p.lines.two && i < broken-1 {
			room = fields[broken-2].Position().X + fields[broken-2].Size().Width - f.Position().X
		}
		for _, next := range fields[i+1:] {
			if caption(next) != "" && next.Position().Y == f.Position().Y {
				room = next.Position().X - f.Position().X - gap
				break
			}
		}
		if f.Spill != room {
			f.Spill = room
			f.Refresh()
		}
		if f.Wrong() != "" && widthOf(text) > room {
			line := f.Label + ": " + text
			said += line + "\n"
			notes = append(notes, widgets.NewParagraphFor(line, widgets.Small.In(widgets.Alert.Strong()), max(200, end)))
		}
	}
	if said != p.said {
		p.said = said
		p.notes.Objects = notes
		p.notes.Refresh()
		p.s.grown()
	}
}

// caption is what stands under a field.
func caption(f *widgets.Field) string {
	if f.Wrong() != "" {
		return f.Wrong()
	}
	return f.Hint
}

func widthOf(text string) float32 {
	return fyne.MeasureText(text, widgets.Small.Size, fyne.TextStyle{}).Width
}
