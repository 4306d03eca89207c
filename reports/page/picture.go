package page

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// Picture draws page n (from 0) as the PDF shows it; nil if there is none. It serves the
// preview, and printing where the system prints no PDF.
func (l *Layout) Picture(n int, dpi float64) *image.RGBA {
	if n < 0 || n >= len(l.Pages) {
		return nil
	}
	k := dpi / 25.4
	p := &painter{k: k, dpi: dpi, fonts: map[fontSize]font.Face{}}
	p.im = image.NewRGBA(image.Rect(0, 0, int(math.Round(l.W*k)), int(math.Round(l.H*k))))
	draw.Draw(p.im, p.im.Bounds(), image.White, image.Point{}, draw.Src)
	for i := range l.Pages[n].Ops {
		p.op(&l.Pages[n].Ops[i])
	}
	for _, f := range p.fonts {
		if f != nil {
			_ = f.Close() // frees nothing but memory
		}
	}
	return p.im
}

type fontSize struct {
	face *Face
	size float64
}

// painter draws operations into a picture; k is points of the picture in a millimetre.
type painter struct {
	im     *image.RGBA
	k, dpi float64
	fonts  map[fontSize]font.Face
}

func ink(grey uint8) image.Image { return image.NewUniform(color.Gray{Y: grey}) }

func (p *painter) op(o *Op) {
	switch o.Kind {
	case Text:
		p.letters(o)
	case Fill:
		p.box(o.X, o.Y, o.W, o.H, o.Grey)
	case Frame:
		p.line(o.X, o.Y, o.W, 0, o.Pen, o.Grey)
		p.line(o.X, o.Y+o.H, o.W, 0, o.Pen, o.Grey)
		p.line(o.X, o.Y, 0, o.H, o.Pen, o.Grey)
		p.line(o.X+o.W, o.Y, 0, o.H, o.Pen, o.Grey)
	case Line, Hatch:
		p.line(o.X, o.Y, o.W, o.H, o.Pen, o.Grey)
	}
}

func (p *painter) box(x, y, w, h float64, grey uint8) {
	at := func(mm float64) int { return int(math.Round(mm * p.k)) }
	r := image.Rect(at(x), at(y), max(at(x+w), at(x)+1), max(at(y+h), at(y)+1))
	draw.Draw(p.im, r, ink(grey), image.Point{}, draw.Src)
}

// line draws along the points of the picture where it can, so that it stays sharp.
func (p *painter) line(x, y, w, h, pen float64, grey uint8) {
	switch {
	case h == 0:
		p.box(x, y-pen/2, w, pen, grey)
		return
	case w == 0:
		p.box(x-pen/2, y, pen, h, grey)
		return
	}
	half := max(pen*p.k, 1) / 2
	length := math.Hypot(w, h)
	dx, dy := float32(-h/length*half), float32(w/length*half)
	x1, y1, x2, y2 := float32(x*p.k), float32(y*p.k), float32((x+w)*p.k), float32((y+h)*p.k)
	left, top := min(x1, x2)-float32(half)-1, min(y1, y2)-float32(half)-1
	area := image.Rect(int(left), int(top), int(max(x1, x2)+float32(half))+2, int(max(y1, y2)+float32(half))+2).Intersect(p.im.Bounds())
	if area.Empty() {
		return
	}
	x1, x2, y1, y2 = x1-float32(area.Min.X), x2-float32(area.Min.X), y1-float32(area.Min.Y), y2-float32(area.Min.Y)
	v := vector.NewRasterizer(area.Dx(), area.Dy())
	v.MoveTo(x1+dx, y1+dy)
	v.LineTo(x2+dx, y2+dy)
	v.LineTo(x2-dx, y2-dy)
	v.LineTo(x1-dx, y1-dy)
	v.ClosePath()
	v.Draw(p.im, area, ink(grey), image.Point{})
}

func (p *painter) letters(o *Op) {
	f := p.font(o.Face, o.Size)
	if f == nil {
		return
	}
	src := ink(o.Grey)
	x, y := o.X*p.k, o.baseline()*p.k
	for _, r := range o.Text {
		at := fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(y * 64)}
		if where, mask, from, _, ok := f.Glyph(at, r); ok {
			draw.DrawMask(p.im, where, src, image.Point{}, mask, from, draw.Over)
		}
		if o.Face.has(r) {
			x += float64(o.Face.width(r)) / 1000 * o.Size * millimetres * p.k
		}
	}
}

func (p *painter) font(face *Face, size float64) font.Face {
	key := fontSize{face, size}
	if f, ok := p.fonts[key]; ok {
		return f
	}
	var f font.Face
	if face.font != nil {
		made, err := opentype.NewFace(face.font, &opentype.FaceOptions{Size: size, DPI: p.dpi, Hinting: font.HintingNone})
		if err == nil {
			f = made
		}
	}
	p.fonts[key] = f
	return f
}
