package residents

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter/civil"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// openFor is how long an identity stays open.
const openFor = 5 * time.Minute

// reasons are why an identity is opened; the last one is said in words.
var reasons = []string{"form", "police", "documents", "other"}

// door is what stands before the identity of the one shown.
type door struct {
	r        *record
	identity people.Identity
	until    civil.Instant // 0: shut
	left     *widgets.Line // how long it stays open
	closer   *widgets.Button
	stop     func()
}

func (d *door) open() bool { return d.until != 0 }

// shutDoor is the door while it is shut.
func (d *door) shutDoor() fyne.CanvasObject {
	k := d.r.s.desk
	title := widgets.NewLine(k.T("identity.shut"), widgets.Strong).Yielding()
	if !d.r.s.may(staff.IdentityRead) {
		text := widgets.NewParagraphFor(k.T("identity.not_yours"), widgets.Small, 380)
		return sunk(widgets.Row(12, widgets.NewGlyph(widgets.IconLock, widgets.QuietInk), widgets.Stack(1, title, text), spacer()))
	}
	text := widgets.NewParagraph(k.T("identity.shut_why"), widgets.Small, 2, 280)
	open := widgets.NewButton(k.T("identity.open"), widgets.Plain, widgets.IconKey, "", d.ask)
	if err := d.r.s.house.Allowed(context.Background(), staff.IdentityRead, d.r.id); err != nil {
		open.Forbid(refusal(k, err))
	}
	return sunk(widgets.Row(12, widgets.NewGlyph(widgets.IconLock, widgets.Ink), widgets.Stack(1, title, text), spacer(), open))
}

// sunk is a closed area.
func sunk(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(widgets.NewPanel(widgets.Sunk), widgets.Pad(12, 15, 12, 15, o))
}

// ask says what will be written down and asks why the identity is to be opened.
func (d *door) ask() { d.askThen(d.reveal) }

func (d *door) askThen(opened func()) {
	k := d.r.s.desk
	if k.Host.Private() {
		k.Host.Notify(desk.Note{Text: k.T("identity.private"), Wrong: true})
		return
	}
	var words []string
	for _, key := range reasons {
		words = append(words, k.T("identity.reason."+key))
	}
	other := widgets.NewField("", "")
	list := widgets.NewRadioList(words, 0, func(i int) {
		if i == len(reasons)-1 {
			widgets.Focus(other.Focusable())
		}
	})
	list.SetReturn(func() { pressReturn(list) })
	other.OnChanged = func(string) { list.Select(len(reasons) - 1) }
	other.OnReturn = func() { pressReturn(other.Entry) }
	w := widgets.NewForm(nil)
	w.Add("reason", other)
	other.OnReturn = func() { pressReturn(other.Entry) }
	account, _ := d.r.s.house.Who()
	id := d.r.id
	k.Ask(desk.Question{
		Title: k.T("identity.title", "Word", d.r.who.CodeWord),
		Text:  k.T("identity.written", "Name", account.Name, "Time", k.DayTime(k.Now())),
		Body:  widgets.Stack(0, widgets.NewLine(k.T("identity.why"), widgets.Small), list, widgets.Pad(0, 0, 8, 30, other)),
		Note:  k.T("identity.five_minutes"), Verb: k.T("identity.verb"), First: list,
		Yes: func() bool {
			reason := other.Text()
			if list.Selected < len(reasons)-1 {
				reason = words[list.Selected]
			}
			i, err := d.r.s.house.OpenIdentity(context.Background(), id, reason)
			if k.Failed(err, w) {
				return false
			}
			if d.r.id != id {
				return true // the record changed below the question
			}
			d.shut("")
			d.identity, d.until = i, k.Now().Add(openFor)
			d.stop = d.r.s.every(time.Second, d.tick)
			opened()
			return true
		},
	})
}

// reveal shows what is behind the door.
func (d *door) reveal() {
	d.r.tabs.Selected = tabOverview
	d.r.show()
	fyne.Do(func() { // once the question is gone
		if d.closer != nil {
			widgets.Focus(d.closer)
		}
	})
}

// tick counts down, and shuts the door when the time is over.
func (d *door) tick() {
	k := d.r.s.desk
	if !d.open() {
		return
	}
	if k.Now() >= d.until {
		d.shut(k.T("identity.closed_time"))
		return
	}
	if d.left != nil {
		d.left.Runs[0].Text = d.remaining()
		d.left.Refresh()
	}
}

func (d *door) remaining() string {
	s := int(d.until.Sub(d.r.s.desk.Now()).Seconds() + 0.5)
	return d.r.s.desk.T("identity.closes_in", "Time", fmt.Sprintf("%d:%02d", s/60, s%60))
}

// shut closes the identity and forgets it, and with it a form that shows it; what was typed
// there is kept. why is said, unless it is "".
func (d *door) shut(why string) {
	if !d.open() {
		return
	}
	if d.stop != nil {
		d.stop()
	}
	d.identity, d.until, d.stop, d.left, d.closer = people.Identity{}, 0, nil, nil, nil
	r := d.r
	editing := r.form != nil && r.form.kind == formIdentity
	if editing && r.form.dirty() {
		r.s.desk.Failed(r.s.KeepDraft(), nil)
		if why == "" {
			why = r.s.desk.T("identity.kept")
		}
	}
	if why != "" {
		r.s.desk.Host.Notify(desk.Note{Text: why, Hint: true})
	}
	if editing {
		r.close()
		r.reload()
		r.s.draft.offer()
		return
	}
	if r.form == nil && r.id != 0 {
		r.show()
	}
}
