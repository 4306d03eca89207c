package widgets

import "fyne.io/fyne/v2"

// Select marks a row and brings it into view; -1 marks none.
func (t *Table) Select(i int) { t.step(i, 1) }

// step selects i or, where i is a heading, the next row in that direction, or else in the other.
func (t *Table) step(i, by int) {
	n := t.Len()
	if i < 0 && by >= 0 || n == 0 {
		t.mark(-1)
		return
	}
	i = max(0, min(i, n-1))
	at := i
	for at >= 0 && at < n && t.isHead(at) {
		at += by
	}
	if at < 0 || at >= n {
		for at = i; at >= 0 && at < n && t.isHead(at); {
			at -= by
		}
	}
	if at < 0 || at >= n {
		at = -1
	}
	t.mark(at)
}

func (t *Table) mark(i int) {
	t.show(i)
	changed := i != t.Selected
	t.Selected, t.selected = i, t.id(i)
	t.body.Refresh()
	if changed && t.OnSelected != nil {
		t.OnSelected(i)
	}
}

// show brings a row into view; OnScrolled isn't called when a program scrolls.
func (t *Table) show(i int) {
	if i < 0 {
		return
	}
	h := t.rowHeight()
	top, bottom := float32(i)*h, float32(i+1)*h
	if i > 0 && t.isHead(i-1) {
		top -= h
	}
	switch offset, height := t.scroll.Offset.Y, t.scroll.Size().Height; {
	case top < offset:
		t.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top)))
	case bottom > offset+height:
		t.scroll.ScrollToOffset(fyne.NewPos(0, min(top, bottom-height))) // before it has a height: to the row
	}
}

func (t *Table) id(i int) int64 {
	if t.ID == nil || i < 0 || i >= t.Len() {
		return -1
	}
	return t.ID(i)
}

// Reload shows the rows anew after they changed. The selection stays on its record, wherever that stands now; where it
// is gone, nothing is selected and OnSelected is told so.
func (t *Table) Reload() {
	was, n := t.Selected, t.Len()
	if was >= 0 && t.ID != nil {
		t.Selected = t.find(t.selected)
	}
	if t.Selected >= n {
		t.Selected = -1
	}
	t.scroll.Refresh() // its bar and offset follow the number of rows
	t.Refresh()
	if t.Selected != was && t.Selected < 0 && t.OnSelected != nil {
		t.OnSelected(-1)
	}
}

// SelectID marks a record by its ID, and reports whether it is there.
func (t *Table) SelectID(id int64) bool {
	i := t.find(id)
	if i >= 0 {
		t.mark(i)
	}
	return i >= 0
}

func (t *Table) find(id int64) int {
	if t.Find != nil {
		return t.Find(id)
	}
	for i := range t.Len() {
		if t.ID != nil && !t.isHead(i) && t.ID(i) == id {
			return i
		}
	}
	return -1
}
