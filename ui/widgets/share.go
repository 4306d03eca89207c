package widgets

import "fyne.io/fyne/v2/canvas"

// shareParts is what is drawn for a Share in a table; bars are reused with their row.
type shareParts struct{ trough, fill, tick *canvas.Rectangle }

// drawShare draws or hides the bar of a cell.
func (b *tableBody) drawShare(r *tableRow, k int, s *Share, left, top, room, height float32) {
	p := r.shares[k]
	if p == nil {
		if s == nil {
			return
		}
		p = &shareParts{canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)}
		r.shares[k] = p
	}
	p.trough.Hidden, p.fill.Hidden, p.tick.Hidden = s == nil, s == nil, s == nil || s.Minimum <= 0
	if s == nil {
		return
	}
	p.trough.FillColor, p.fill.FillColor, p.tick.FillColor = paintOf(Sunk), paintOf(s.Tone.Strong()), paintOf(Ink)
	at := whole(top + (height-9)/2)
	put(p.trough, left, at, room, 8)
	put(p.fill, left, at, whole(room*max(0, min(1, s.Value))), 8)
	put(p.tick, whole(left+room*min(1, s.Minimum))-1, at-3, 2, 14)
}
