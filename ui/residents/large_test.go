package residents

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets/widgetstest"

	"pana/assets/words"
	"pana/ui/widgets"
)

// crowd is a house of very many; it counts what is read of them.
type crowd struct {
	House
	read int
}

const crowded = 100_000

func (c *crowd) Pages(context.Context, people.Filter) (people.Pages, error) {
	p := people.Pages{Count: crowded, Size: 100}
	for i := range crowded/100 + 1 {
		p.After = append(p.After, people.Cursor{ID: int64(i * 100)})
	}
	return p, nil
}

func (c *crowd) Residents(_ context.Context, f people.Filter) ([]people.Row, error) {
	rows := make([]people.Row, f.Limit)
	for i := range rows {
		id := f.After.ID + int64(i) + 1
		rows[i] = people.Row{ID: id, CodeWord: fmt.Sprint("Слово-", id), Cursor: people.Cursor{ID: id}}
	}
	c.read += len(rows)
	return rows, nil
}

func (c *crowd) Place(_ context.Context, _ people.Filter, id int64) (int, error) {
	return int(id) - 1, nil
}

// TestLongListIsReadByThePage walks a hundred thousand from end to end.
func TestLongListIsReadByThePage(t *testing.T) {
	w := newWorld(t)
	widgetstest.Start(t, widgets.Theme{})
	c := &crowd{House: w.s}
	w.page = New(&desk.Desk{Words: words.For("ru"), Zone: w.s.Zone(), Clock: w.s, Host: w}, c)
	w.page.Narrow(true) // the list alone: there are no records behind it
	w.win = widgetstest.ShowObject(t, w.page.Content(), fyne.NewSize(968, 648))
	w.page.Reload()
	w.win.Canvas().Focus(w.page.list.table.Focus())
	w.win.Press(fyne.KeyEnd)
	if l := w.page.list; l.row(l.table.Selected).ID != crowded {
		t.Errorf("End leads to %d", l.row(l.table.Selected).ID)
	}
	for range 100 {
		w.win.Press(fyne.KeyPageUp)
	}
	if c.read > crowded/20 {
		t.Errorf("%d rows read", c.read)
	}
	if n := len(w.page.list.kept); n > keptPages {
		t.Errorf("%d pages are kept", n)
	}
	w.win.Press(fyne.KeyHome)
	was := w.page.list.row(w.page.list.table.Selected).ID
	w.page.Reload()
	if now := w.page.list.row(w.page.list.table.Selected).ID; was != 1 || now != was {
		t.Errorf("Home leads to %d, after reloading %d", was, now)
	}
}
