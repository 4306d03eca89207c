package widgets

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
)

// letterPause is how long after a letter the next one still belongs to the same word.
const letterPause = time.Second

// jumpLimit is how many rows are looked at for letters where the screen brings no Jump of its own.
const jumpLimit = 2000

// TypedKey implements fyne.Focusable.
func (b *tableBody) TypedKey(k *fyne.KeyEvent) {
	t := b.table
	if t.OnKey != nil && t.OnKey(k) {
		return
	}
	page := max(1, int(t.scroll.Size().Height/t.rowHeight())-1)
	last := t.Len() - 1
	switch k.Name {
	case fyne.KeyUp:
		t.step(max(0, t.Selected-1), -1)
	case fyne.KeyDown:
		t.step(min(t.Selected+1, last), 1)
	case fyne.KeyPageUp:
		t.step(max(0, t.Selected-page), -1)
	case fyne.KeyPageDown:
		t.step(min(max(0, t.Selected)+page, last), 1)
	case fyne.KeyHome:
		t.step(0, 1)
	case fyne.KeyEnd:
		t.step(max(0, last), -1)
	case fyne.KeyReturn, fyne.KeyEnter:
		b.open()
	case fyne.KeyLeft:
		t.sortNext(-1)
	case fyne.KeyRight:
		t.sortNext(1)
	case fyne.KeyEscape:
		if t.OnEscape != nil {
			t.OnEscape()
			return
		}
		forward(b, k)
	case fyne.KeySpace:
	default:
		forward(b, k)
	}
}

// TypedRune implements fyne.Focusable.
func (b *tableBody) TypedRune(r rune) {
	t := b.table
	if t.OnRune != nil && t.OnRune(r) {
		t.letters = ""
		return
	}
	if time.Since(t.lettered) > letterPause {
		t.letters = ""
	}
	switch {
	case r == ' ' && t.letters == "":
		if t.OnMarked != nil && t.Selected >= 0 {
			t.OnMarked(t.Selected)
		}
		return
	case (r == '+' || r == '-') && t.SortedBy >= 0:
		t.sort(t.SortedBy, r == '-')
		return
	}
	t.letters += string(r)
	t.lettered = time.Now()
	from := t.Selected
	if len([]rune(t.letters)) == 1 {
		from++ // one letter again and again goes from match to match
	}
	jump := t.Jump
	if jump == nil {
		jump = t.jump
	}
	if i := jump(t.letters, max(0, from)); i >= 0 {
		t.mark(i)
	}
}

// jump finds the next row whose first cell begins with letters, from a row on and then from the top.
func (t *Table) jump(letters string, from int) int {
	fold := t.Fold
	if fold == nil {
		fold = strings.ToLower
	}
	want, n := fold(letters), t.Len()
	for k := range min(n, jumpLimit) {
		i := (from + k) % n
		if t.isHead(i) {
			continue
		}
		if cells := t.Row(i); len(cells) > 0 && strings.HasPrefix(fold(cells[0].Text), want) {
			return i
		}
	}
	return -1
}

// sort asks the screen for another order.
func (t *Table) sort(column int, descending bool) {
	if t.OnSort == nil || column < 0 || column >= len(t.Columns) || !t.Columns[column].Sorts {
		return
	}
	t.SortedBy, t.Descending = column, descending
	t.OnSort(column, descending)
	t.Reload()
	t.show(t.Selected)
	t.body.Refresh()
}

// sortNext sorts by the next column that can be sorted by.
func (t *Table) sortNext(by int) {
	for i := t.SortedBy + by; i >= 0 && i < len(t.Columns); i += by {
		if t.Columns[i].Sorts {
			t.sort(i, false)
			return
		}
	}
}
