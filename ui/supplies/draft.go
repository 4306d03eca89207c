package supplies

import (
	"context"
	"encoding/json"

	"pana/inventory"
	"pana/ui/desk"
)

// kept is a form as a draft keeps it: which, of which item as it was read and of which lot
// or document, and what stands in its fields.
type kept struct {
	Kind    string
	Item    int64 `json:",omitempty"`
	Version int64 `json:",omitempty"`
	ID      int64 `json:",omitempty"`
	Values  map[string]string
}

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	f := s.form
	if f == nil || !f.dirty() {
		return nil
	}
	body, err := json.Marshal(kept{f.kind, f.item.ID, f.item.Version, f.id, f.values()})
	if err != nil {
		return err
	}
	s.drafted = true
	return s.h.SaveDraft(context.Background(), desk.Supplies, body)
}

// takeUp opens the form that was open when the file was locked, and reports whether there
// was one. It looks once, when the page first shows.
func (s *Screen) takeUp() bool {
	if s.asked || !s.list.loaded {
		return false
	}
	s.asked = true
	d, ok, err := s.h.Draft(context.Background(), desk.Supplies)
	if s.d.Failed(err, nil) || !ok {
		return false
	}
	s.drafted = true
	var k kept
	if json.Unmarshal(d.Body, &k) == nil && s.may() {
		s.resume(k)
	}
	if s.form == nil { // what it was about is over
		s.dropDraft()
		return false
	}
	first := s.form.first
	s.form.put(k.Values)
	s.form.first, s.form.item.Version = first, k.Version
	s.d.Host.Notify(desk.Note{Text: s.d.T("supplies.draft_back"), Hint: true})
	s.form.w.Focus()
	return true
}

// resume opens the form of k, if it can still be saved.
func (s *Screen) resume(k kept) {
	if k.Item == 0 {
		if k.Kind == formItem {
			s.itemForm(inventory.Item{Active: true})
		}
		return
	}
	s.showID(k.Item)
	if s.record.item.ID != k.Item {
		return
	}
	i := s.record.item.Item
	lot := inventory.Lot{}
	for n, l := range s.record.lots {
		if l.ID == k.ID {
			lot = l
			s.record.walk.Selected = n
		}
	}
	switch {
	case k.Kind == formItem:
		s.itemForm(i)
	case k.Kind == formNorms:
		s.normsForm(i)
	case k.Kind == formUndo:
		for s.record.ledger.more(); ; s.record.ledger.more() {
			for _, m := range s.record.ledger.rows {
				if m.Document == k.ID && m.UndoneBy == 0 {
					s.undoForm(m)
					return
				}
			}
			if s.record.ledger.whole {
				return
			}
		}
	case lot.ID == 0:
	case k.Kind == formMove:
		s.moveForm(lot)
	case k.Kind == formOpen && lot.Usable:
		s.openForm(lot)
	case k.Kind == formRepack && lot.Usable:
		s.repackForm(lot)
	case k.Kind == formStatus:
		s.statusForm(lot)
	}
}

// dropDraft forgets a form that is saved or given up.
func (s *Screen) dropDraft() {
	if s.drafted {
		s.drafted = false
		s.d.Failed(s.h.DropDraft(context.Background(), desk.Supplies), nil)
	}
}
