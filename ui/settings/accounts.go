package settings

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// accountsPage is who may sign in, and as what.
type accountsPage struct {
	s     *Screen
	rows  []staff.Account
	table *widgets.Table
	acts  []*widgets.Button
	whole fyne.CanvasObject
}

func newAccountsPage(s *Screen) *accountsPage {
	p := &accountsPage{s: s}
	d := s.d
	p.table = widgets.NewTable([]widgets.Column{
		{Title: d.T("settings.name"), Width: 180, Weight: 1}, {Title: d.T("settings.login"), Width: 120},
		{Title: d.T("settings.roles"), Width: 220, Weight: 1}, {Title: d.T("settings.state"), Width: 110}},
		func() int { return len(p.rows) }, p.row)
	p.table.ID = func(i int) int64 { return p.rows[i].ID }
	p.table.OnSelected = func(int) { p.allow() }
	p.acts = []*widgets.Button{
		widgets.NewSmallButton(d.T("settings.roles_change"), widgets.Plain, "", p.changeRoles),
		widgets.NewSmallButton(d.T("settings.password_reset"), widgets.Plain, widgets.IconKey, p.resetPassword),
		widgets.NewSmallButton(d.T("settings.leave"), widgets.Danger, "", p.letGo),
	}
	p.whole = tallest(1, 200,
		widgets.Row(8, widgets.NewSmallButton(d.T("settings.account_add"), widgets.Filled, widgets.IconAdd, p.add), p.acts[0], p.acts[1], p.acts[2]),
		p.table,
		widgets.NewParagraphFor(d.T("settings.people_why"), widgets.Small, 700))
	return p
}

func (p *accountsPage) row(i int) []widgets.Cell {
	a, d := p.rows[i], p.s.d
	state := widgets.Cell{Text: d.T("settings.active"), Chip: widgets.Free}
	if !a.Active {
		state = widgets.Cell{Text: d.T("settings.left"), Chip: widgets.Out}
	}
	return []widgets.Cell{{Text: a.Name, Style: widgets.Strong}, {Text: a.Login}, {Text: p.roles(a.Roles), Style: widgets.Quiet}, state}
}

func (p *accountsPage) roles(list []staff.Role) string {
	var out []string
	for _, r := range list {
		out = append(out, p.s.d.T("role."+string(r)))
	}
	return strings.Join(out, ", ")
}

// allow forbids what can't be done with the selected account.
func (p *accountsPage) allow() {
	a, ok := p.chosen()
	for _, b := range p.acts {
		b.Enable()
		if !ok || !a.Active {
			b.Disable()
		}
	}
}

func (p *accountsPage) chosen() (staff.Account, bool) {
	i := p.table.Selected
	if i < 0 || i >= len(p.rows) {
		return staff.Account{}, false
	}
	return p.rows[i], true
}

func (p *accountsPage) object() fyne.CanvasObject { return p.whole }
func (p *accountsPage) focus()                    { p.s.d.Host.Focus(p.table.Focus()) }

func (p *accountsPage) reload() {
	rows, err := p.s.h.Accounts(context.Background())
	if p.s.d.Failed(err, nil) {
		return
	}
	p.rows = rows
	p.table.Reload()
	if p.table.Selected < 0 && len(rows) > 0 {
		p.table.Select(0)
	}
	p.allow()
}

// add asks for a new account.
func (p *accountsPage) add() {
	d := p.s.d
	name, login := widgets.NewField(d.T("settings.name"), ""), widgets.NewField(d.T("settings.login"), "")
	login.SetHint(d.T("settings.login_hint"))
	roles := roleChoice(d, nil)
	password := widgets.NewField(d.T("settings.password_first"), "")
	offer := makeNewPassword(p.s)
	password.SetText(offer.offered.Text())
	password.SetHint(d.T("settings.password_first_why"))
	form := widgets.NewForm(nil)
	form.Add("name", name)
	form.Add("login", login)
	form.Add("roles", roles)
	form.Add("password", password)
	d.Ask(desk.Question{
		Title: d.T("settings.account_add"), Body: widgets.Stack(6, name, login, roles, password), Verb: d.T("button.add"), First: name.Entry, Form: form,
		Yes: func() bool {
			return p.slow(form, func(ctx context.Context) (shelter.Receipt, error) {
				return p.s.h.AddAccount(ctx, shelter.NewAccount{Name: name.Text(), Login: login.Text(), Password: password.Text(), Roles: rolesOf(roles)})
			})
		},
	})
}

// slow does what takes a key derivation; the question stays open when it is refused.
func (p *accountsPage) slow(form *widgets.Form, work func(context.Context) (shelter.Receipt, error)) bool {
	r, err := work(context.Background())
	var beside desk.Form // a nil *Form in it would not be nil
	if form != nil {
		beside = form
	}
	if p.s.d.Failed(err, beside) {
		return false
	}
	p.s.d.Done(r.Message, r.Undo)
	p.reload()
	return true
}

func (p *accountsPage) changeRoles() {
	a, ok := p.chosen()
	if !ok {
		return
	}
	d := p.s.d
	roles := roleChoice(d, a.Roles)
	form := widgets.NewForm(nil)
	form.Add("roles", roles)
	d.Ask(desk.Question{Title: d.T("settings.roles_of", "Name", a.Name), Text: d.T("settings.roles_why"), Body: roles, Verb: d.T("button.save"),
		First: roles.Entry, Form: form, Yes: func() bool {
			return p.slow(form, func(ctx context.Context) (shelter.Receipt, error) { return p.s.h.SetRoles(ctx, a.ID, rolesOf(roles)) })
		}})
}

func (p *accountsPage) resetPassword() {
	a, ok := p.chosen()
	if !ok {
		return
	}
	d := p.s.d
	offer := makeNewPassword(p.s)
	password := widgets.NewField(d.T("settings.password_first"), offer.offered.Text())
	password.SetHint(d.T("settings.password_first_why"))
	form := widgets.NewForm(nil)
	form.Add("password", password)
	d.Ask(desk.Question{Title: d.T("settings.password_of", "Name", a.Name), Body: password, Verb: d.T("settings.password_change"), First: password.Entry, Form: form,
		Yes: func() bool {
			return p.slow(form, func(ctx context.Context) (shelter.Receipt, error) {
				return p.s.h.ResetPassword(ctx, a.ID, password.Text())
			})
		}})
}

func (p *accountsPage) letGo() {
	a, ok := p.chosen()
	if !ok {
		return
	}
	d := p.s.d
	d.Ask(desk.Question{Title: d.T("settings.leave_of", "Name", a.Name), Text: d.T("settings.leave_why"), Verb: d.T("settings.leave"), Danger: true,
		Yes: func() bool {
			return p.slow(nil, func(ctx context.Context) (shelter.Receipt, error) { return p.s.h.Leave(ctx, a.ID) })
		}})
}

// roleChoice is a field for one or several roles.
func roleChoice(d *desk.Desk, now []staff.Role) *widgets.Choice {
	var options []widgets.Option
	for _, r := range staff.Roles() {
		options = append(options, widgets.Option{Key: string(r), Text: d.T("role." + string(r))})
	}
	c := widgets.NewChoice(d.T("settings.roles"), options)
	c.Many = true
	c.NoMatch = d.T("settings.role_none")
	var keys []string
	for _, r := range now {
		keys = append(keys, string(r))
	}
	c.SetKey(keys...)
	return c
}

func rolesOf(c *widgets.Choice) []staff.Role {
	var out []staff.Role
	for _, k := range c.Keys() {
		if !slices.Contains(out, staff.Role(k)) {
			out = append(out, staff.Role(k))
		}
	}
	return out
}
