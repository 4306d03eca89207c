package journal

import (
	"context"
	"encoding/json"
	"strconv"

	"fyne.io/fyne/v2"

	"pana/shelter/shift"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// form is the name under which what is typed is kept.
const form = "log"

// Pad is where lines are written, one at a time, in front of whatever page shows.
type Pad struct {
	d      *desk.Desk
	h      House
	open   *note
	begun  map[int64]typed // by the line that is corrected, 0 for a new one
	loaded bool
	kept   string // the draft in the file, "" for none
}

// typed is a line that isn't written yet.
type typed struct {
	Text     string
	Kind     string
	Resident int64
	Word     string // her code word
}

// New makes the pad.
func New(d *desk.Desk, h House) *Pad { return &Pad{d: d, h: h, begun: map[int64]typed{}} }

// Open puts the pad in front of a canvas, with the line that was begun, if there is one.
func (p *Pad) Open(c fyne.Canvas) { p.show(c, 0, typed{Kind: shift.Kinds()[0]}) }

// Correct puts the pad in front of a canvas to write a line in the place of e.
func (p *Pad) Correct(c fyne.Canvas, e shift.Entry) {
	p.show(c, e.ID, typed{Text: e.Text, Kind: e.Kind, Resident: e.Resident, Word: e.Word})
}

// Close takes the pad away, if it is open, because what it lies over goes too. What was
// typed stays begun.
func (p *Pad) Close() {
	if p.open != nil {
		p.open.was = nil
		p.open.close()
	}
}

func (p *Pad) show(c fyne.Canvas, corrects int64, fresh typed) {
	p.Close()
	p.load()
	now, begun := p.begun[corrects]
	if !begun {
		now = fresh
	}
	p.open = newNote(p, c, corrects, fresh)
	p.open.fill(now)
	p.open.show()
}

// load takes up what was begun before, once.
func (p *Pad) load() {
	if p.loaded {
		return
	}
	d, ok, err := p.h.Draft(context.Background(), form)
	if p.d.Failed(err, nil) {
		return
	}
	p.loaded = true
	if ok && json.Unmarshal(d.Body, &p.begun) == nil {
		p.kept = string(d.Body)
	}
}

// KeepDraft implements desk.Drafter.
func (p *Pad) KeepDraft() error {
	if !p.loaded {
		return nil // the pad was never open
	}
	if p.open != nil {
		p.open.remember()
	}
	body := ""
	if len(p.begun) > 0 {
		b, err := json.Marshal(p.begun)
		if err != nil {
			return err
		}
		body = string(b)
	}
	if body == p.kept {
		return nil
	}
	var err error
	if body == "" {
		err = p.h.DropDraft(context.Background(), form)
	} else {
		err = p.h.SaveDraft(context.Background(), form, []byte(body))
	}
	if err == nil {
		p.kept = body
	}
	return err
}

// keepQuietly keeps what is begun; what can't be kept in the file stays on the pad.
func (p *Pad) keepQuietly() {
	if err := p.KeepDraft(); err != nil {
		desk.Log("keep a line of the log that is being written", err)
	}
}

// person is somebody as one chooses her.
func person(id int64, word string) widgets.Option {
	return widgets.Option{Key: strconv.FormatInt(id, 10), Text: word}
}
