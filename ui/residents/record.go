package residents

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/ui/desk/outing"
	"pana/ui/widgets"
)

// The tabs of a record.
const (
	tabOverview = iota
	tabFamily
	tabOutings
	tabHistory
	tabStays
	tabThings // for roles that may see the store
)

// record is what is known of one resident, or a form in its place.
type record struct {
	s       *Screen
	id      int64 // 0: nobody is chosen
	who     people.Resident
	family  []people.Resident
	stays   []house.StayPast
	where   house.Whereabouts // zero for one who doesn't live here
	outings []outing.Past     // the latest first
	cutoff  int               // hour at which the operational day turns
	tasks   []tasks.Task
	things  things
	tabs    *widgets.Tabs
	body    *fyne.Container // of the tab
	content *fyne.Container
	door    *door
	form    *form // nil while nothing is edited
}

func newRecord(s *Screen) *record {
	r := &record{s: s, content: container.NewStack(), body: container.NewStack()}
	r.tabs = widgets.NewTabs(nil, nil)
	r.door = &door{r: r}
	return r
}

// open shows the record of a resident; the identity of the one before is closed.
func (r *record) open(id int64) {
	if id == r.id && r.form == nil {
		return
	}
	r.door.shut("")
	r.close()
	r.id = id
	r.tabs.Selected = tabOverview
	r.reload()
}

// reload reads the record anew. A form stays as it is: its conflict is found on saving.
func (r *record) reload() {
	if r.form != nil {
		return
	}
	if r.id != 0 && r.s.desk.Failed(r.read(), nil) {
		r.id = 0
	}
	r.show()
}

func (r *record) read() (err error) {
	ctx := context.Background()
	if r.who, err = r.s.house.Resident(ctx, r.id); err != nil {
		return err
	}
	if r.family, err = r.s.house.Family(ctx, r.id); err != nil {
		return err
	}
	if r.stays, err = r.s.house.StayHistory(ctx, r.id); err != nil {
		return err
	}
	es, err := r.s.house.Outings(ctx, r.id)
	if err != nil {
		return err
	}
	r.outings = outing.Pasts(es)
	r.where = house.Whereabouts{}
	if r.who.State == people.In {
		all, err := r.s.house.Presence(ctx, 0)
		if err != nil {
			return err
		}
		r.where, _ = outing.Of(all, r.id)
	}
	set, err := r.s.house.Settings(ctx)
	if err != nil {
		return err
	}
	r.cutoff = set.CutoffHour
	if err := r.readThings(); err != nil {
		return err
	}
	r.tasks, err = r.s.house.Tasks(ctx, tasks.Filter{Resident: r.id, State: tasks.Open})
	return err
}

// view leaves a form and shows the record again.
func (r *record) view() {
	r.close()
	r.reload()
	if r.id != 0 {
		widgets.Focus(r.tabs)
	}
}

// close forgets the form.
func (r *record) close() {
	if r.form != nil {
		r.form = nil
		r.s.calm(false)
	}
}

// show draws the record, or the form, or what the place is for.
func (r *record) show() {
	d := r.s.desk
	switch {
	case r.form != nil:
		r.content.Objects = []fyne.CanvasObject{r.form.content}
	case r.id == 0:
		r.content.Objects = []fyne.CanvasObject{widgets.NewCard("", nil, widgets.NewEmpty(widgets.IconPerson,
			d.T("residents.none"), d.T("residents.none_why"), nil))}
	default:
		focused := r.focused()
		r.content.Objects = []fyne.CanvasObject{r.page()}
		if focused {
			defer widgets.Focus(r.tabs)
		}
	}
	r.content.Refresh()
}

// focused reports whether the cursor is somewhere in the record.
func (r *record) focused() bool {
	c := r.s.canvas()
	if c == nil || c.Focused() == nil {
		return false
	}
	f, in := c.Focused(), r.s.filter
	if b, ok := f.(*widgets.Button); ok && b == r.s.intake {
		return false
	}
	return f != r.s.list.table.Focus() && f != fyne.Focusable(r.s.list.tabs) && f != in.text.Focusable() &&
		f != in.room.Focusable() && f != in.language.Focusable() && r.s.canvas().Overlays().Top() == nil
}

// page is the record as it is read.
func (r *record) page() fyne.CanvasObject {
	d := r.s.desk
	titles := []string{d.T("residents.overview"), d.T("residents.family", "Count", len(r.family)),
		d.T("residents.outings", "Count", len(r.outings)), d.T("residents.history"), d.T("residents.stays", "Count", len(r.stays))}
	if r.s.may(staff.StockRead) {
		titles = append(titles, d.T("residents.things"))
	}
	r.tabs = widgets.NewTabs(titles, func(int) { r.fill() })
	r.tabs.Selected = r.selectedTab()
	r.body = container.NewStack()
	r.fill()
	top := widgets.Pad(13, 17, 10, 17, r.head())
	return widgets.NewCard("", nil, container.New(below{}, widgets.Stack(0, top, widgets.NewRule(widgets.LineColour, 1), r.tabs), r.body))
}

// selectedTab keeps the tab over a reload.
func (r *record) selectedTab() int {
	last := tabStays
	if r.s.may(staff.StockRead) {
		last = tabThings
	}
	return max(0, min(r.tabs.Selected, last))
}

// fill puts what the tab says below it.
func (r *record) fill() {
	var o fyne.CanvasObject
	switch r.tabs.Selected {
	case tabFamily:
		o = r.familyTab()
	case tabOutings:
		o = r.outingsTab()
	case tabHistory:
		o = widgets.NewScroll(widgets.Pad(10, 17, 17, 17, r.historyTab()))
	case tabStays:
		o = widgets.NewScroll(widgets.Pad(10, 17, 17, 17, r.staysTab()))
	case tabThings:
		o = widgets.NewScroll(widgets.Pad(10, 17, 17, 17, r.thingsTab()))
	default:
		o = widgets.NewScroll(widgets.Pad(10, 17, 17, 17, r.overview()))
	}
	r.body.Objects = []fyne.CanvasObject{o}
	r.body.Refresh()
}

// head is the word, the number, the alert at the door, and what can be done.
func (r *record) head() fyne.CanvasObject {
	d := r.s.desk
	line := []fyne.CanvasObject{}
	if r.s.narrow {
		line = append(line, widgets.Sized(34, 0, widgets.NewButton("", widgets.Ghost, widgets.IconBack, "", func() { r.s.Back() })))
	}
	line = append(line, widgets.NewLine(r.who.CodeWord, widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}),
		widgets.NewLine(r.who.RegisterNo, widgets.Quiet))
	if r.who.Alert.Active(d.Now()) && !d.Host.Private() {
		line = append(line, newAlert(r.who.Alert))
	}
	line = append(line, layout.NewSpacer())
	acts := r.acts()
	if len(acts) == 0 {
		return widgets.Sized(0, 30, widgets.Row(12, line...))
	}
	return widgets.Stack(8, widgets.Sized(0, 30, widgets.Row(12, line...)), widgets.Acts(8, 0, acts...))
}

func (r *record) acts() []*widgets.Button {
	if !r.s.may(staff.OperationalWrite) {
		return nil
	}
	d := r.s.desk
	acts := []*widgets.Button{}
	if r.who.State == people.In {
		move := widgets.NewSmallButton(d.T("residents.move"), widgets.Plain, widgets.IconHandover, r.startMove)
		move.Tag = "Ctrl M"
		acts = append(acts, move, r.outAct(), widgets.NewSmallButton(d.T("residents.exit"), widgets.Plain, widgets.IconLeave, r.startExit))
	}
	if r.who.State == people.Left {
		acts = append(acts, widgets.NewSmallButton(d.T("residents.return"), widgets.Plain, widgets.IconHouse, r.startReturn))
	}
	return append(acts, widgets.NewSmallButton(d.T("residents.edit"), widgets.Plain, widgets.IconNote, r.startEdit))
}

// movable reports whether the one shown can be moved by who looks at her.
func (r *record) movable() bool {
	return r.id != 0 && r.who.State == people.In && r.s.may(staff.OperationalWrite)
}

// present are those of the family who are in the house, the one shown first.
func (r *record) present() []people.Resident {
	out := []people.Resident{r.who}
	for _, m := range r.family {
		if m.ID != r.id && m.State == people.In {
			out = append(out, m)
		}
	}
	return out
}

// bed is where the one shown sleeps now.
func (r *record) bed() (house.BedPast, bool) {
	for _, st := range r.stays {
		for _, b := range st.Beds {
			if b.To == civil.Open {
				return b, true
			}
		}
	}
	return house.BedPast{}, false
}
