package settings

import (
	"context"
	"encoding/json"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// planDraft is the draft of what is typed about the plan.
const planDraft = desk.Settings + ".plan"

// What is new has no number to be known by in drafts.
const newRoomKey, newBedKey = "room:new", "bed:new"

// planPage is the plan of the house: rooms with their beds, what was removed, and beside
// them the form of the chosen one.
type planPage struct {
	s       *Screen
	rows    []planRow
	rooms   []house.BoardRoom
	table   *widgets.Table
	addBed  *widgets.Button
	side    *fyne.Container
	edit    *editor
	kept    map[string]map[string]string // typed and not saved, by the editor's key
	whole   fyne.CanvasObject
	loaded  bool
	drafted bool
}

// planRow is a room, a bed in a room, or something removed.
type planRow struct {
	room *house.BoardRoom
	bed  *house.BoardBed
	gone *house.Gone
}

// id tells rows apart in the table.
func (r planRow) id() int64 {
	switch {
	case r.gone != nil && r.gone.Bed:
		return r.gone.ID*4 + 3
	case r.gone != nil:
		return r.gone.ID*4 + 2
	case r.bed != nil:
		return r.bed.ID*4 + 1
	}
	return r.room.ID * 4
}

func newPlanPage(s *Screen) *planPage {
	p := &planPage{s: s, kept: map[string]map[string]string{}, side: container.NewStack()}
	d := s.d
	p.table = widgets.NewTable([]widgets.Column{{Title: d.T("settings.plan.place"), Width: 120, Weight: 1},
		{Title: d.T("settings.plan.kind"), Width: 110, Weight: 1}, {Title: d.T("settings.state"), Width: 140}},
		func() int { return len(p.rows) }, p.cells)
	p.table.ID = func(i int) int64 { return p.rows[i].id() }
	p.table.RowHeight = 32
	p.table.OnSelected = func(int) { p.show() }
	p.table.OnOpened = func(int) {
		if p.edit != nil {
			p.edit.form.Focus()
		}
	}
	p.table.Empty = widgets.NewEmpty(widgets.IconBed, d.T("settings.plan.empty"), d.T("settings.plan.empty_why"), nil)
	p.addBed = widgets.NewSmallButton(d.T("settings.plan.bed_add"), widgets.Plain, widgets.IconAdd, func() { p.open(p.newBed()) })
	p.whole = tallest(1, 260,
		widgets.Row(8, widgets.NewSmallButton(d.T("settings.plan.room_add"), widgets.Plain, widgets.IconAdd, func() { p.open(p.newRoom()) }), p.addBed),
		widgets.Columns(16, []float32{54, 46}, p.table, p.side),
		widgets.NewParagraphFor(d.T("settings.plan.why"), widgets.Small, 800))
	return p
}

func (p *planPage) cells(i int) []widgets.Cell {
	r, d := p.rows[i], p.s.d
	switch {
	case r.gone != nil && r.gone.Bed:
		return []widgets.Cell{{Text: r.gone.Code, Style: widgets.Quiet, Indent: 20}, {Text: d.T("code.bed." + r.gone.Kind), Style: widgets.Quiet},
			{Text: d.T("settings.plan.gone"), Chip: widgets.Out}}
	case r.gone != nil:
		return []widgets.Cell{{Text: r.gone.Code, Style: widgets.Quiet}, {Text: d.T("code.room." + r.gone.Kind), Style: widgets.Quiet},
			{Text: d.T("settings.plan.gone"), Chip: widgets.Out}}
	case r.bed != nil:
		return []widgets.Cell{{Text: r.bed.Code, Indent: 20}, {Text: d.T("code.bed." + string(r.bed.Kind)), Style: widgets.Quiet},
			{Text: d.T("code.bed_state." + string(r.bed.State)), Chip: bedTones[r.bed.State]}}
	}
	return []widgets.Cell{{Text: r.room.Code, Style: widgets.Strong}, {Text: d.T("code.room." + string(r.room.Kind)), Style: widgets.Quiet},
		{Text: d.N("settings.plan.beds", len(r.room.Beds)), Style: widgets.Small}}
}

var bedTones = map[house.State]widgets.Tone{house.Free: widgets.Free, house.Occupied: widgets.Accent, house.Away: widgets.Away,
	house.Held: widgets.Held, house.Out: widgets.Out}

func (p *planPage) object() fyne.CanvasObject { return p.whole }
func (p *planPage) focus()                    { p.s.d.Host.Focus(p.table.Focus()) }

func (p *planPage) reload() {
	ctx, d := context.Background(), p.s.d
	board, err := p.s.h.Board(ctx, 0)
	if d.Failed(err, nil) {
		return
	}
	gone, err := p.s.h.GoneFromPlan(ctx)
	if d.Failed(err, nil) {
		return
	}
	p.rows, p.rooms = nil, board.Rooms
	for i := range p.rooms {
		r := &p.rooms[i]
		p.rows = append(p.rows, planRow{room: r})
		for j := range r.Beds {
			p.rows = append(p.rows, planRow{room: r, bed: &r.Beds[j]})
		}
	}
	for i := range gone {
		p.rows = append(p.rows, planRow{gone: &gone[i]})
	}
	if !p.loaded {
		p.loaded = true
		p.takeUp()
	}
	p.table.Reload()
	if p.edit != nil && (p.edit.key == newRoomKey || p.edit.key == newBedKey) {
		return // no change of the house takes away what is being typed
	}
	if p.table.Selected < 0 && len(p.rows) > 0 {
		p.table.Select(0)
		return
	}
	p.show()
}

func (p *planPage) chosen() (planRow, bool) {
	if i := p.table.Selected; i >= 0 && i < len(p.rows) {
		return p.rows[i], true
	}
	return planRow{}, false
}

// show brings the form of the chosen row; one of something new stays until it is left.
func (p *planPage) show() {
	r, ok := p.chosen()
	p.addBed.Forbid("")
	if !ok || r.room == nil {
		p.addBed.Forbid(p.s.d.T("settings.plan.room_first"))
	}
	switch {
	case !ok:
		p.put(p.newRoom())
	case r.gone != nil:
		p.put(p.goneEditor(*r.gone))
	case r.bed != nil:
		p.put(p.bedEditor(r.room, r.bed))
	default:
		p.put(p.roomEditor(r.room))
	}
}

// put shows e and keeps what was typed in the one before.
func (p *planPage) put(e *editor) {
	if p.edit != nil {
		p.edit.keep(p.kept)
	}
	e.begin(p.kept)
	e.leaveTo(func() {
		p.show()
		p.focus()
	})
	p.edit = e
	p.side.Objects = []fyne.CanvasObject{widgets.Stack(8, e.parts...)}
	p.side.Refresh()
}

// open shows the form of something new, with the cursor in it.
func (p *planPage) open(e *editor) {
	if e == nil {
		return
	}
	p.put(e)
	e.form.Focus()
}

// save saves the form on show.
func (p *planPage) save() {
	if p.edit != nil && p.edit.form.OnSave != nil {
		p.edit.form.OnSave()
	}
}

// done ends an edit: what is left is to see the row of the record that it made.
func (p *planPage) done(e *editor, r shelter.Receipt, err error, row func(id int64) int64) bool {
	if p.s.d.Failed(err, e.form) {
		return false
	}
	delete(p.kept, e.key)
	p.edit = nil
	p.dropDraft()
	p.s.d.Done(r.Message, r.Undo)
	p.reload()
	p.table.SelectID(row(r.ID))
	p.show()
	p.focus()
	return true
}

func roomRow(id int64) int64 { return id * 4 }
func bedRow(id int64) int64  { return id*4 + 1 }

// keepDraft keeps all that was typed about the plan and not saved.
func (p *planPage) keepDraft() error {
	if p.edit != nil {
		p.edit.keep(p.kept)
	}
	if len(p.kept) == 0 {
		p.dropDraft()
		return nil
	}
	body, err := json.Marshal(p.kept)
	if err != nil {
		return err
	}
	p.drafted = true
	return p.s.h.SaveDraft(context.Background(), planDraft, body)
}

// takeUp finds what was typed before a lock and goes to its row.
func (p *planPage) takeUp() {
	d, ok, err := p.s.h.Draft(context.Background(), planDraft)
	if p.s.d.Failed(err, nil) || !ok {
		return
	}
	p.drafted = true
	if json.Unmarshal(d.Body, &p.kept) != nil || len(p.kept) == 0 {
		p.kept = map[string]map[string]string{}
		p.dropDraft()
		return
	}
	for i, r := range p.rows {
		if r.gone == nil && p.kept[keyOf(r)] != nil {
			p.table.Select(i)
			break
		}
	}
	if p.kept[newRoomKey] != nil { // no row leads to it
		p.put(p.newRoom())
	}
	p.s.d.Host.Notify(desk.Note{Text: p.s.d.T("settings.draft_back")})
}

func (p *planPage) dropDraft() {
	if p.drafted && len(p.kept) == 0 {
		p.drafted = false
		p.s.d.Failed(p.s.h.DropDraft(context.Background(), planDraft), nil)
	}
}

// keyOf names the form of a row in drafts.
func keyOf(r planRow) string {
	if r.bed != nil {
		return "bed:" + strconv.FormatInt(r.bed.ID, 10)
	}
	return "room:" + strconv.FormatInt(r.room.ID, 10)
}
