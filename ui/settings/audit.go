package settings

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// auditPage is who did what and when: chosen by fields above the list, the latest first,
// as many as one goes down.
type auditPage struct {
	s                   *Screen
	who, action, entity *widgets.Choice
	record              *widgets.Field
	from, to            *widgets.DateField
	form                *widgets.Form
	filter              shelter.AuditFilter
	rows                []shelter.AuditLine
	more                bool // there are older ones
	table               *widgets.Table
	older               *widgets.Button
	verdict             *fyne.Container
	whole               fyne.CanvasObject
	loaded              bool
}

// auditPageRows is how many lines are read at a time.
const auditPageRows = 200

func newAuditPage(s *Screen) *auditPage {
	p := &auditPage{s: s, verdict: widgets.Stack(0)}
	d := s.d
	p.fields()
	p.table = widgets.NewTable([]widgets.Column{{Title: d.T("settings.audit.no"), Width: 66}, {Title: d.T("settings.audit.when"), Width: 132},
		{Title: d.T("settings.audit.who"), Width: 180, Weight: 1}, {Title: d.T("settings.audit.action"), Width: 140, Weight: 1},
		{Title: d.T("settings.audit.entity"), Width: 150, Weight: 1}, {Title: d.T("settings.audit.reason"), Width: 90, Weight: 1}},
		func() int { return len(p.rows) }, p.cells)
	p.table.ID = func(i int) int64 { return p.rows[i].No }
	p.table.RowHeight = 30
	p.table.OnSelected = func(i int) {
		if i >= len(p.rows)-1 {
			p.next()
		}
	}
	p.table.Empty = widgets.NewEmpty(widgets.IconHistory, d.T("settings.audit.empty"), d.T("settings.audit.empty_why"), nil)
	p.older = widgets.NewSmallButton(d.T("settings.audit.older"), widgets.Plain, widgets.IconDown, p.next)
	acts := widgets.Row(8, widgets.NewSmallButton(d.T("settings.audit.show"), widgets.Filled, widgets.IconSearch, p.search),
		widgets.NewSmallButton(d.T("settings.audit.all"), widgets.Plain, widgets.IconClose, p.clear),
		p.older, widgets.NewSmallButton(d.T("settings.audit.verify"), widgets.Plain, widgets.IconGuard, p.verify),
		widgets.NewSmallButton(d.T("settings.audit.print"), widgets.Plain, widgets.IconPrint, p.print))
	p.whole = tallest(3, 200,
		widgets.Columns(8, widgets.Equal(3), p.who, p.action, p.entity), widgets.Columns(8, widgets.Equal(3), p.record, p.from, p.to),
		container.NewVBox(acts, p.verdict), p.table)
	return p
}

// fields are what lines are chosen by.
func (p *auditPage) fields() {
	d := p.s.d
	choice := func(label string, say func(string) string, codes []string) *widgets.Choice {
		var options []widgets.Option
		for _, c := range codes {
			options = append(options, widgets.Option{Key: c, Text: say(c)})
		}
		c := widgets.NewChoice(d.T(label), options)
		c.NoMatch = d.T("settings.audit.not_listed")
		return c
	}
	p.who = widgets.NewChoice(d.T("settings.audit.who"), nil)
	p.who.NoMatch = d.T("settings.audit.not_listed")
	p.action = choice("settings.audit.action", p.sayAction, staff.Actions())
	p.entity = choice("settings.audit.entity", p.sayEntity, staff.Entities())
	p.record = widgets.NewField(d.T("settings.audit.record"), "")
	words := d.DateWords()
	p.from = widgets.NewDateField(d.T("settings.audit.from"), civil.Day{}, d.Today, words)
	p.to = widgets.NewDateField(d.T("settings.audit.to"), civil.Day{}, d.Today, words)
	p.form = widgets.NewForm(p.search)
	p.form.Add("who", p.who)
	p.form.Add("action", p.action)
	p.form.Add("entity", p.entity)
	p.form.Add("record", p.record)
	p.form.Add("from", p.from)
	p.form.Add("to", p.to)
	for _, in := range []widgets.Input{p.who, p.action, p.entity, p.record, p.from, p.to} {
		in.SetEscape(p.clear)
	}
}

// sayAction is the word for an action, or its code where a newer program wrote it.
func (p *auditPage) sayAction(code string) string {
	if !slices.Contains(staff.Actions(), code) {
		return code
	}
	return p.s.d.T("audit.action." + staff.ActionWord(code))
}

// sayEntity is the word for a kind of record.
func (p *auditPage) sayEntity(code string) string {
	if !slices.Contains(staff.Entities(), code) {
		return code
	}
	return p.s.d.T("audit.entity." + code)
}

func (p *auditPage) cells(i int) []widgets.Cell {
	l, d := p.rows[i], p.s.d
	who := d.T("settings.audit.program")
	if l.Account != 0 {
		who = shortName(l.By) + " · " + d.T("role."+string(l.Role))
	}
	what := p.sayEntity(l.Entity)
	switch {
	case l.RegisterNo != "":
		what += " " + l.RegisterNo
	case l.ID != 0 && l.Entity != "file" && l.Entity != "settings" && l.Entity != "session":
		what += " " + strconv.FormatInt(l.ID, 10)
	}
	return []widgets.Cell{{Text: strconv.FormatInt(l.No, 10), Style: widgets.Quiet}, {Text: d.DayTime(l.At)}, {Text: who},
		{Text: p.sayAction(l.Action), Style: widgets.Strong}, {Text: what}, {Text: l.Reason, Style: widgets.Quiet}}
}

// shortName is a name as it is said in the house: Гүлнар Ө.
func shortName(name string) string {
	first, rest, ok := strings.Cut(strings.TrimSpace(name), " ")
	if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest)); ok && r != utf8.RuneError {
		return first + " " + string(r) + "."
	}
	return first
}

func (p *auditPage) object() fyne.CanvasObject { return p.whole }
func (p *auditPage) focus()                    { p.form.Focus() }

// reload reads the newest lines again; somebody who went down to older ones stays there.
func (p *auditPage) reload() {
	d := p.s.d
	accounts, err := p.s.h.Accounts(context.Background())
	if d.Failed(err, nil) {
		return
	}
	p.who.Options = nil
	for _, a := range accounts {
		p.who.Options = append(p.who.Options, widgets.Option{Key: strconv.FormatInt(a.ID, 10), Text: a.Name, Codes: []string{a.Login}})
	}
	if !p.loaded || p.table.Selected <= 0 {
		p.loaded = true
		p.read(0)
	}
}

// search reads what the fields say.
func (p *auditPage) search() {
	var wrong []widgets.Fault
	for name, f := range map[string]*widgets.DateField{"from": p.from, "to": p.to} {
		if why := f.Fault(); why != "" {
			wrong = append(wrong, widgets.Fault{Name: name, Text: why})
		}
	}
	if len(wrong) > 0 {
		p.form.Show(wrong)
		return
	}
	d := p.s.d
	f := shelter.AuditFilter{Record: p.record.Text()}
	f.Action, f.Entity = p.action.Key(), p.entity.Key()
	if id, err := strconv.ParseInt(p.who.Key(), 10, 64); err == nil {
		f.Account = id
	}
	if day, _ := p.from.Day(); !day.IsZero() {
		f.Span.From = d.Zone.At(day, 0, 0)
	}
	if day, _ := p.to.Day(); !day.IsZero() {
		f.Span.To = d.Zone.At(day.Add(1), 0, 0)
	}
	p.filter = f
	p.table.Selected = -1
	if p.read(0) {
		p.table.Select(0)
		p.s.d.Host.Focus(p.table.Focus())
	}
}

// clear shows everything again.
func (p *auditPage) clear() {
	for _, c := range []*widgets.Choice{p.who, p.action, p.entity} {
		c.SetKey()
	}
	p.record.SetText("")
	p.from.SetDay(civil.Day{})
	p.to.SetDay(civil.Day{})
	p.filter = shelter.AuditFilter{}
	p.table.Selected = -1
	p.read(0)
	p.focus()
}

// next reads the lines before those that are shown.
func (p *auditPage) next() {
	if p.more {
		p.read(p.rows[len(p.rows)-1].No)
	}
}

// read reads lines before a number, or with 0 the newest; it reports whether there are any.
func (p *auditPage) read(before int64) bool {
	f := p.filter
	f.Before, f.Limit = before, auditPageRows
	rows, err := p.s.h.Audit(context.Background(), f)
	if p.s.d.Failed(err, p.form) {
		return false
	}
	if before == 0 {
		p.rows = nil
	}
	p.rows, p.more = append(p.rows, rows...), len(rows) == auditPageRows
	p.older.Forbid("")
	if !p.more {
		p.older.Forbid(p.s.d.T("settings.audit.no_older"))
	}
	p.table.Reload()
	return len(p.rows) > 0
}

// verify reads the whole chain beside the window and says whether it holds.
func (p *auditPage) verify() {
	d := p.s.d
	var c shelter.Checked
	d.Run(desk.Task{Title: d.T("settings.audit.verifying"),
		Work: func(ctx context.Context, step func(int, int)) (err error) {
			c, err = p.s.h.VerifyAudit(ctx, step)
			return err
		},
		Done: func(err error) {
			if d.Failed(err, nil) {
				return
			}
			tone := widgets.Free
			if !c.Good {
				tone = widgets.Alert
			}
			p.verdict.Objects = []fyne.CanvasObject{widgets.Pad(6, 0, 0, 0, widgets.NewNotice(d.Clock24(d.Now()), d.Say(c.Message), tone))}
			p.verdict.Refresh()
			p.whole.Refresh()
		}})
}

// print orders the extract of what is chosen, as a sheet.
func (p *auditPage) print() { p.s.d.Host.Print(p.sheet()) }

func (p *auditPage) sheet() desk.SheetOrder {
	return desk.SheetOrder{Sheet: "audit", Filter: p.filter.String()}
}
