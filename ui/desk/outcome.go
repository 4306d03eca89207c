package desk

import (
	"context"
	"errors"

	"pana/shelter/fault"
	"pana/ui/widgets"
)

// Form is what can show faults beside its fields, the first one with the cursor; a
// widgets.Form can.
type Form interface {
	// Show takes away the faults of before and hands back those that it has no field for.
	Show([]widgets.Fault) []widgets.Fault
}

// Done tells what was done; undo, when there is one, stands beside it.
func (d *Desk) Done(m fault.Message, undo func(context.Context) error) {
	n := Note{Text: d.Say(m)}
	if undo != nil {
		n.Undo = func() {
			if !d.Failed(undo(context.Background()), nil) {
				d.Host.Notify(Note{Text: d.T("notice.undone")})
			}
		}
	}
	d.Host.Notify(n)
}

// Failed reports whether err is one, after showing it: faults under the fields of f,
// a refusal as its sentence, anything else as a calm word. What is unexpected goes to the
// log, whose errors never hold what was typed.
func (d *Desk) Failed(err error, f Form) bool {
	if err == nil {
		if f != nil {
			f.Show(nil)
		}
		return false
	}
	var fields fault.Fields
	var refusal *fault.Refusal
	switch {
	case errors.Is(err, context.Canceled):
		d.Host.Notify(Note{Text: d.T("notice.cancelled")})
	case errors.As(err, &fields):
		d.showFields(fields, f)
	case errors.As(err, &refusal):
		d.Host.Notify(Note{Text: d.Say(refusal.Message), Wrong: true})
	default:
		Log("unexpected", err)
		d.Host.Notify(Note{Text: d.T("notice.unexpected"), Wrong: true})
	}
	return true
}

func (d *Desk) showFields(fields fault.Fields, f Form) {
	said := make([]widgets.Fault, len(fields))
	for i, x := range fields {
		said[i] = widgets.Fault{Name: x.Name, Text: d.Say(x.Message)}
	}
	if f != nil {
		said = f.Show(said)
	}
	for _, x := range said { // no field to stand under: better above than unseen
		d.Host.Notify(Note{Text: x.Text, Wrong: true})
	}
}
