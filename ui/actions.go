package ui

import (
	"fyne.io/fyne/v2"

	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/find"
	"pana/ui/waiting"
	"pana/ui/widgets"
)

// allActions is the one list of what can be done from anywhere.
func (p *workplace) allActions() []action {
	list := []action{}
	for _, x := range p.places {
		list = append(list, action{word: x.word, key: x.key, icon: x.icon, run: func() { p.open(desk.Place{Screen: x.screen}) }})
	}
	return append(list,
		action{word: "action.intake", key: fyne.KeyN, icon: widgets.IconAdd, can: func() bool { return p.mayOpen(desk.Intake) },
			run: func() { p.open(desk.Place{Screen: desk.Intake}) }},
		action{word: "action.rollcall", icon: widgets.IconCheck, can: func() bool { return p.mayOpen(desk.RollCall) },
			run: func() { p.open(desk.Place{Screen: desk.RollCall}) }},
		action{word: "action.waiting", icon: widgets.IconCall, can: func() bool { return p.mayOpen(desk.Waiting) },
			run: func() { p.open(desk.Place{Screen: desk.Waiting}) }},
		action{word: "action.referral", icon: widgets.IconAdd, can: func() bool { return p.mayOpen(desk.Waiting) && p.mayOpen(desk.Intake) },
			run: func() { p.open(desk.Place{Screen: desk.Waiting, Filter: waiting.Announce}) }},
		action{word: "action.issue", key: fyne.KeyI, icon: widgets.IconIssue, can: func() bool { return p.mayOpen(desk.Issue) },
			run: p.issue},
		action{word: "action.kitchen", icon: widgets.IconClock, can: func() bool { return p.mayOpen(desk.Kitchen) },
			run: func() { p.open(desk.Place{Screen: desk.Kitchen}) }},
		action{word: "action.orders", icon: widgets.IconSheet, can: func() bool { return p.mayOpen(desk.Orders) },
			run: func() { p.open(desk.Place{Screen: desk.Orders}) }},
		action{word: "action.receive", icon: widgets.IconAdd, can: func() bool { return p.mayOpen(desk.Receive) },
			run: func() { p.open(desk.Place{Screen: desk.Receive}) }},
		action{word: "action.writeoff", icon: widgets.IconDelete, can: func() bool { return p.mayOpen(desk.WriteOff) },
			run: func() { p.open(desk.Place{Screen: desk.WriteOff}) }},
		action{word: "action.stocktake", icon: widgets.IconCheck, can: func() bool { return p.mayOpen(desk.Stocktake) },
			run: func() { p.open(desk.Place{Screen: desk.Stocktake}) }},
		action{word: "action.storeimport", icon: widgets.IconFolder, can: func() bool { return p.mayOpen(desk.StoreImport) },
			run: func() { p.open(desk.Place{Screen: desk.StoreImport}) }},
		action{word: "action.storekeep", icon: widgets.IconSettings, can: func() bool { return p.mayOpen(desk.Storekeep) },
			run: func() { p.open(desk.Place{Screen: desk.Storekeep}) }},
		action{word: "action.log", key: fyne.KeyJ, icon: widgets.IconNote, can: func() bool { return p.may(staff.OperationalWrite) },
			run: func() { p.pad.Open(p.w.win.Canvas()) }},
		action{word: "action.evacuation", key: fyne.KeyE, shift: true, icon: widgets.IconEvacuate, can: func() bool { return p.may(staff.Evacuate) },
			run: func() { p.Print(desk.SheetOrder{Sheet: "evacuation"}) }},
		action{word: "action.search", key: fyne.KeyK, icon: widgets.IconSearch, run: func() { p.finder.Open(p.w.win.Canvas()) }},
		action{word: "action.find", key: fyne.KeyF, icon: widgets.IconSearch, can: func() bool { return can[desk.Finder](p) },
			run: func() { p.current().(desk.Finder).Find() }},
		action{word: "action.save", key: fyne.KeyS, icon: widgets.IconSave, can: func() bool { return can[desk.Saver](p) },
			run: func() { p.current().(desk.Saver).Save() }},
		action{word: "action.move", key: fyne.KeyM, icon: widgets.IconHandover, can: func() bool { return can[desk.Mover](p) },
			run: func() { p.current().(desk.Mover).Move() }},
		action{word: "action.out", key: fyne.KeyO, icon: widgets.IconForward, can: func() bool { return can[desk.Outer](p) },
			run: func() { p.current().(desk.Outer).Out() }},
		action{word: "action.repeat", key: fyne.KeyD, can: func() bool { return can[desk.Repeater](p) },
			run: func() { p.current().(desk.Repeater).Repeat() }},
		action{word: "action.sheet", key: fyne.KeyP, icon: widgets.IconPrint, can: func() bool { return can[desk.Sheeter](p) },
			run: p.printScreen},
		action{word: "action.undo", key: fyne.KeyZ, icon: widgets.IconUndo, run: func() { p.w.layer.Undo() }},
		action{word: "action.private", key: fyne.KeyH, shift: true, icon: widgets.IconHide, run: p.togglePrivate},
		action{word: "action.lock", key: fyne.KeyL, icon: widgets.IconLock, run: p.w.lock},
		action{word: "action.keys", key: fyne.KeyF1, icon: widgets.IconInfo, run: p.showKeys},
	)
}

// can reports whether the page that shows has a capability.
func can[T any](p *workplace) bool {
	_, ok := p.current().(T)
	return ok
}

// action is the one of the list with that name.
func (p *workplace) action(word string) action {
	for _, a := range p.actions {
		if a.word == word {
			return a
		}
	}
	return action{word: word, can: func() bool { return false }}
}

// findable are the actions that the quick search offers now.
func (p *workplace) findable() []find.Action {
	var all []find.Action
	for _, a := range p.actions {
		if a.word != "action.search" && a.possible() {
			all = append(all, find.Action{Name: p.desk.T(a.word), Tag: a.tag(), Icon: a.icon, Run: a.run})
		}
	}
	return all
}

// issue gives out what the page has selected, or begins an empty issue.
func (p *workplace) issue() {
	if s, ok := p.current().(desk.Issuer); ok {
		s.Issue()
		return
	}
	p.open(desk.Place{Screen: desk.Issue})
}

func (p *workplace) printScreen() {
	s, ok := p.current().(desk.Sheeter)
	if !ok {
		return
	}
	p.Print(s.Sheet())
}

// togglePrivate hides or shows what a person beside the desk should not see.
func (p *workplace) togglePrivate() {
	p.private = !p.private
	p.top.showPrivate(p.private)
	word := "notice.private_off"
	if p.private {
		word = "notice.private_on"
	}
	p.Notify(desk.Note{Text: p.desk.T(word)})
	p.reload(func(desk.Screen) bool { return true })
}

// showKeys is the page of shortcuts.
func (p *workplace) showKeys() {
	var rows []fyne.CanvasObject
	for _, a := range p.actions {
		if a.key != "" {
			rows = append(rows, widgets.Columns(16, []float32{3, 1}, widgets.NewLine(p.desk.T(a.word), widgets.Body).Yielding(),
				widgets.NewLine(a.tag(), widgets.Strong)))
		}
	}
	p.Ask(desk.Question{Title: p.desk.T("action.keys"), Body: widgets.Sized(420, 0, widgets.Stack(4, rows...)), Verb: p.desk.T("button.close")})
}

// chooseRole asks in which of her roles somebody with several acts.
func (p *workplace) chooseRole() {
	account, role := p.session.Who()
	if len(account.Roles) < 2 {
		return
	}
	words := make([]string, len(account.Roles))
	now := 0
	for i, r := range account.Roles {
		words[i] = p.desk.T("role." + string(r))
		if r == role {
			now = i
		}
	}
	list := widgets.NewRadioList(words, now, nil)
	form := widgets.NewForm(nil)
	form.Add("role", list)
	p.Ask(desk.Question{Title: p.desk.T("window.role"), Text: p.desk.T("window.role_why"), Body: list, Verb: p.desk.T("button.choose_role"),
		First: list, Form: form, Yes: func() bool { return p.actAs(account.Roles[list.Selected]) }})
}
