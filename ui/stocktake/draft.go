package stocktake

import (
	"context"

	"pana/inventory"
	"pana/ui/goods"
)

// kept is what isn't saved yet, as a draft keeps it: the open line of a stock-take, or what
// was found.
type kept struct {
	Take  int64
	Lot   int64             `json:",omitempty"`
	Line  [4]string         `json:",omitempty"`
	Found map[string]string `json:",omitempty"`
}

var foundNames = []string{"item", "variant", "quantity", "expiry", "code", "note"}

func (t *take) typed() kept {
	k := kept{Take: t.now.ID, Lot: t.count.lot, Line: t.count.values()}
	if t.found != nil {
		k.Found = map[string]string{}
		for _, name := range foundNames {
			k.Found[name] = goods.Written(t.found.form.Input(name))
		}
	}
	return k
}

// dirty reports whether something is typed that isn't saved.
func (t *take) dirty() bool {
	if t.count.dirty() {
		return true
	}
	if t.found != nil {
		for _, name := range foundNames {
			if goods.Written(t.found.form.Input(name)) != "" {
				return true
			}
		}
	}
	return false
}

func (t *take) put(k kept) {
	if t.frozen() {
		return
	}
	if k.Lot != 0 && t.table.SelectID(k.Lot) {
		if l, ok := t.line(); ok {
			t.count.fill(l)
		}
		t.count.counted.SetText(k.Line[0])
		t.count.second.SetText(k.Line[1])
		goods.Write(t.count.reason, k.Line[2])
		t.count.note.SetText(k.Line[3])
		t.count.fit()
	}
	if k.Found == nil {
		return
	}
	t.openFoundWith(k.Found)
}

func (t *take) openFoundWith(values map[string]string) {
	was := t.count.was
	t.count.was = t.count.values() // a typed line waits; it isn't saved by opening the form
	t.openFound()
	t.count.was = was
	for _, name := range foundNames {
		goods.Write(t.found.form.Input(name), values[name])
		if name == "item" {
			t.found.picked(t.found.item.Picked())
		}
	}
}

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	if s.take == nil || !s.take.dirty() {
		return nil
	}
	return s.draft.Keep(s.take.typed())
}

// takeUp opens the stock-take whose line was typed when the file was locked.
func (s *Screen) takeUp() {
	var k kept
	if !s.draft.TakeUp(&k) {
		return
	}
	now, err := s.st.Stocktake(context.Background(), k.Take)
	if err != nil || now.Status == inventory.Approved || now.Status == inventory.Cancelled {
		s.draft.Drop()
		return
	}
	s.open(k.Take)
	if s.take != nil {
		s.take.put(k)
		if s.take.count.dirty() {
			s.take.count.form.FocusOn("counted")
		}
	}
}
