package residents

import (
	"context"

	"fyne.io/fyne/v2"

	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// taskList are the open tasks about the one shown, nil when there are none. Space or Return
// ticks one off.
func (r *record) taskList() fyne.CanvasObject {
	if len(r.tasks) == 0 {
		return nil
	}
	d := r.s.desk
	list := widgets.Stack(0, widgets.NewLine(d.T("residents.tasks"), widgets.Label))
	for _, t := range r.tasks {
		due, colour := d.T("residents.whenever"), widgets.QuietInk
		if t.Due != 0 {
			due = d.ShortDay(d.Zone.Day(t.Due)) + " " + d.Clock24(t.Due)
		}
		if t.Overdue(d.Now()) {
			due, colour = d.T("residents.task_overdue", "Time", due), widgets.Alert.Strong()
		}
		when := widgets.NewLine(due, widgets.Small.In(colour))
		if !r.s.may(staff.OperationalWrite) {
			list.Add(widgets.Sized(0, 30, widgets.Row(12, widgets.NewLine(r.taskTitle(t), widgets.Body).Yielding(), spacer(), when)))
			continue
		}
		check := widgets.NewCheck(r.taskTitle(t), false, func(bool) { r.finish(t) })
		check.SetReturn(func() { check.Tick(true) })
		drop := widgets.NewSmallButton("", widgets.Ghost, widgets.IconBlock, func() { r.drop(t) })
		list.Add(widgets.Row(12, check, spacer(), when, widgets.Sized(30, 0, drop)))
	}
	return list
}

// taskTitle is what is to be done. A language among the values comes as its code.
func (r *record) taskTitle(t tasks.Task) string {
	if t.Title != "" {
		return t.Title
	}
	say := t.Say
	if code, ok := say.Args["Lang"].(string); ok {
		say.Args = map[string]any{"Lang": r.s.desk.LanguageName(code)}
	}
	return r.s.desk.Say(say)
}

func (r *record) finish(t tasks.Task) {
	receipt, err := r.s.house.TaskDone(context.Background(), t.ID)
	if !r.s.desk.Failed(err, nil) {
		r.s.desk.Done(receipt.Message, receipt.Undo)
	}
}

// drop asks why a task needn't or can't be done.
func (r *record) drop(t tasks.Task) {
	d := r.s.desk
	why := widgets.NewField(d.T("residents.drop_reason"), "")
	w := widgets.NewForm(nil)
	w.Add("reason", why)
	why.SetReturn(func() { pressReturn(why.Entry) })
	d.Ask(desk.Question{
		Title: d.T("residents.drop"), Text: r.taskTitle(t), Body: why, First: why.Focusable(), Verb: d.T("residents.drop_verb"),
		Yes: func() bool {
			receipt, err := r.s.house.DropTask(context.Background(), t.ID, why.Text())
			if d.Failed(err, w) {
				return false
			}
			d.Done(receipt.Message, receipt.Undo)
			return true
		},
	})
}

// pressReturn gives Return to the question around o, as if o had no use for it.
func pressReturn(o fyne.CanvasObject) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}
