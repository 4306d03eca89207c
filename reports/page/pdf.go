package page

import (
	"bytes"
	"fmt"

	"github.com/jung-kurt/gofpdf"
)

// PDF is the sheet as a file. Its only metadata are the sheet's code and the time of
// printing: titles show in the history of viewers.
func (l *Layout) PDF() (data []byte, err error) {
	defer func() {
		if r := recover(); r != nil { // gofpdf panics where it should fail
			data, err = nil, fmt.Errorf("draw the sheet: %v", r)
		}
	}()
	orientation := "P"
	if l.W > l.H {
		orientation = "L"
	}
	p := gofpdf.New(orientation, "mm", "A4", "")
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	p.SetCellMargin(0)
	p.SetCatalogSort(true)
	p.SetCreationDate(l.Meta.At.UTC())
	p.SetModificationDate(l.Meta.At.UTC())
	p.SetProducer("PDF", true)
	p.SetTitle(Clean(l.Meta.Code), true)
	p.SetDisplayMode("fullpage", "continuous")
	w := &writer{Fpdf: p, loaded: map[*Face]bool{}}
	for i := range l.Pages {
		w.page(&l.Pages[i])
	}
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		return nil, fmt.Errorf("draw the sheet: %w", err)
	}
	return b.Bytes(), nil
}

// writer draws operations with gofpdf and changes its state only where they differ.
type writer struct {
	*gofpdf.Fpdf
	loaded           map[*Face]bool
	face             *Face
	size, pen        float64
	text, draw, fill uint8
}

func (w *writer) page(p *Page) {
	w.AddPage()
	w.face, w.pen = nil, -1
	for i := range p.Ops {
		o := &p.Ops[i]
		switch o.Kind {
		case Text:
			w.letters(o)
		case Fill:
			if w.fill != o.Grey {
				w.SetFillColor(int(o.Grey), int(o.Grey), int(o.Grey))
				w.fill = o.Grey
			}
			w.Rect(o.X, o.Y, o.W, o.H, "F")
		case Frame:
			w.stroke(o)
			w.Rect(o.X, o.Y, o.W, o.H, "D")
		case Line, Hatch:
			w.stroke(o)
			w.Line(o.X, o.Y, o.X+o.W, o.Y+o.H)
		}
	}
}

func (w *writer) stroke(o *Op) {
	if w.pen != o.Pen {
		w.SetLineWidth(o.Pen)
		w.pen = o.Pen
	}
	if w.draw != o.Grey {
		w.SetDrawColor(int(o.Grey), int(o.Grey), int(o.Grey))
		w.draw = o.Grey
	}
}

func (w *writer) letters(o *Op) {
	if !w.loaded[o.Face] { // one that isn't used would be embedded all the same
		w.AddUTF8FontFromBytes(o.Face.name, "", bytes.Clone(o.Face.data))
		w.loaded[o.Face] = true
	}
	if w.face != o.Face || w.size != o.Size {
		w.SetFont(o.Face.name, "", o.Size)
		w.face, w.size = o.Face, o.Size
	}
	if w.text != o.Grey {
		w.SetTextColor(int(o.Grey), int(o.Grey), int(o.Grey))
		w.text = o.Grey
	}
	w.SetXY(o.X, o.Y)
	w.CellFormat(o.W, o.H, o.Text, "", 0, "L", false, 0, "")
}
