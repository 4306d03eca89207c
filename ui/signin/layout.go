package signin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/ui/widgets"
)

// edge is the least room between a page and the window's edge.
const edge = 20

// middle keeps its one object in the middle of the window, on whole units so that lines
// stay sharp.
type middle struct{}

func inMiddle(o fyne.CanvasObject) fyne.CanvasObject { return container.New(middle{}, o) }

// MinSize implements fyne.Layout.
func (middle) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*edge, 2*edge)
}

// Layout implements fyne.Layout.
func (middle) Layout(o []fyne.CanvasObject, size fyne.Size) {
	least := o[0].MinSize()
	put(o[0], floor((size.Width-least.Width)/2), floor((size.Height-least.Height)/2), least.Width, floor(least.Height))
}

// sheet is a card with head and foot that stay, and a body between them that scrolls where
// the window is too low for it.
type sheet struct {
	width float32
	body  fyne.CanvasObject
}

// MinSize implements fyne.Layout.
func (s sheet) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(s.width+2*edge, o[1].MinSize().Height+o[3].MinSize().Height+120+2*edge)
}

// Layout implements fyne.Layout: ground, head, scroll, foot.
func (s sheet) Layout(o []fyne.CanvasObject, size fyne.Size) {
	head, foot := floor(o[1].MinSize().Height+0.5), floor(o[3].MinSize().Height+0.5)
	body := floor(min(s.body.MinSize().Height+1, size.Height-2*edge-head-foot))
	x, y := floor((size.Width-s.width)/2), floor((size.Height-head-body-foot)/2)
	put(o[0], x, y, s.width, head+body+foot)
	put(o[1], x+1, y, s.width-2, head)
	put(o[2], x+1, y+head, s.width-2, body)
	put(o[3], x+1, y+head+body, s.width-2, foot)
}

const (
	sheetWide = 680
	sheetPad  = 28
	innerWide = sheetWide - 2*sheetPad
	fieldGap  = 6 // between fields, beside the room that each keeps for its fault
)

// frame is a page of the entrance: title, words about it, body, and buttons at the foot,
// the last of which goes on.
func (p *Page) frame(title string, aside fyne.CanvasObject, lead string, body fyne.CanvasObject, buttons ...*widgets.Button) fyne.CanvasObject {
	first := []fyne.CanvasObject{widgets.NewLine(title, widgets.Title).Yielding(), layout.NewSpacer()}
	if aside != nil {
		first = append(first, aside)
	}
	head := widgets.Stack(0, widgets.Row(16, first...))
	if lead != "" {
		head.Add(widgets.Pad(4, 0, 0, 0, widgets.NewParagraphFor(lead, widgets.Quiet, innerWide)))
	}
	if t := p.troubleBox(innerWide); t != nil {
		head.Add(widgets.Pad(12, 0, 0, 0, t))
	}
	inner := widgets.Pad(4, sheetPad, 12, sheetPad, body)
	foot := widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1),
		widgets.Pad(16, sheetPad, 18, sheetPad, widgets.Acts(12, 1, buttons...)))
	return container.New(sheet{sheetWide, inner}, widgets.NewPanel(widgets.Surface),
		widgets.Pad(22, sheetPad-1, 12, sheetPad-1, head), widgets.NewScroll(inner), foot)
}

// beside sets a button behind a field, at the height of its box.
type beside struct{}

// MinSize implements fyne.Layout.
func (beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width+8+o[1].MinSize().Width, o[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := o[1].MinSize().Width
	put(o[0], 0, 0, size.Width-w-8, size.Height)
	put(o[1], size.Width-w, 20, w, 34)
}

// labelled sets a small label above what has none of its own.
func labelled(label string, o fyne.CanvasObject, hint string) fyne.CanvasObject {
	parts := widgets.Stack(4, widgets.NewLine(label, widgets.Small), widgets.Row(0, o))
	if hint != "" {
		parts.Add(widgets.NewParagraphFor(hint, widgets.Small, innerWide))
	}
	return widgets.Pad(6, 0, 14, 0, parts)
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

func floor(v float32) float32 { return float32(int(v)) }
