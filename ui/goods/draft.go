package goods

import (
	"context"
	"encoding/json"

	"pana/shelter"
	"pana/ui/desk"
)

// Drafts keeps what is typed on a page.
type Drafts interface {
	SaveDraft(ctx context.Context, form string, body []byte) error
	Draft(ctx context.Context, form string) (shelter.Draft, bool, error)
	DropDraft(ctx context.Context, form string) error
}

var _ Drafts = (*shelter.Session)(nil)

// Draft is the one draft of a page, under its name.
type Draft struct {
	d       *desk.Desk
	h       Drafts
	form    string
	asked   bool // whether there is one
	drafted bool // there is
}

// NewDraft makes it; nothing is read yet.
func NewDraft(d *desk.Desk, h Drafts, form string) *Draft { return &Draft{d: d, h: h, form: form} }

// Keep writes what is typed.
func (k *Draft) Keep(typed any) error {
	body, err := json.Marshal(typed)
	if err != nil {
		return err
	}
	k.drafted = true
	return k.h.SaveDraft(context.Background(), k.form, body)
}

// TakeUp reads what was typed before the lock, once, and reports whether there was any.
func (k *Draft) TakeUp(typed any) bool {
	if k.asked {
		return false
	}
	k.asked = true
	d, ok, err := k.h.Draft(context.Background(), k.form)
	if k.d.Failed(err, nil) || !ok || json.Unmarshal(d.Body, typed) != nil {
		return false
	}
	k.drafted = true
	k.d.Host.Notify(desk.Note{Text: k.d.T("goods.draft_back"), Hint: true})
	return true
}

// Drop forgets what is saved or given up.
func (k *Draft) Drop() {
	if k.drafted {
		k.drafted = false
		k.d.Failed(k.h.DropDraft(context.Background(), k.form), nil)
	}
}
