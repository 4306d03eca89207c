package ui

import (
	"fyne.io/fyne/v2"

	"pana/shelter/staff"
	"pana/ui/beds"
	"pana/ui/desk"
	"pana/ui/handover"
	"pana/ui/intake"
	"pana/ui/issue"
	"pana/ui/kitchen"
	"pana/ui/orders"
	"pana/ui/receive"
	"pana/ui/residents"
	"pana/ui/rollcall"
	"pana/ui/settings"
	"pana/ui/sheets"
	"pana/ui/stocktake"
	"pana/ui/storeimport"
	"pana/ui/storekeep"
	"pana/ui/supplies"
	"pana/ui/today"
	"pana/ui/waiting"
	"pana/ui/widgets"
	"pana/ui/writeoff"
)

// place is a page of the window.
type place struct {
	screen string
	word   string // on the rail; "" for a page that belongs to another one
	icon   widgets.Icon
	key    fyne.KeyName
	right  staff.Right // "" for everybody
	whole  bool        // only for those whose right reaches the whole house
	under  string      // the page that it belongs to
	build  func(*workplace) desk.Screen
}

// allPlaces are the pages in the order of the rail. Digits are for good: a page has its
// own, also while others are still to come. Each gets only what it declares to need of the
// session.
func allPlaces() []place {
	return []place{
		{screen: desk.Today, word: "place.today", icon: widgets.IconToday, key: fyne.Key1, right: staff.OperationalRead,
			build: func(p *workplace) desk.Screen { return today.New(p.desk, p.session) }},
		{screen: desk.Residents, word: "place.residents", icon: widgets.IconPeople, key: fyne.Key2, right: staff.OperationalRead,
			build: func(p *workplace) desk.Screen { return residents.New(p.desk, p.session) }},
		{screen: desk.Intake, under: desk.Residents, right: staff.OperationalWrite,
			build: func(p *workplace) desk.Screen { return intake.New(p.desk, p.session) }},
		{screen: desk.Beds, word: "place.beds", icon: widgets.IconBed, key: fyne.Key3, right: staff.OperationalRead,
			build: func(p *workplace) desk.Screen { return beds.New(p.desk, p.session) }},
		{screen: desk.RollCall, under: desk.Beds, right: staff.OperationalWrite,
			build: func(p *workplace) desk.Screen { return rollcall.New(p.desk, p.session) }},
		{screen: desk.Waiting, under: desk.Beds, right: staff.OperationalRead,
			build: func(p *workplace) desk.Screen { return waiting.New(p.desk, p.session) }},
		{screen: desk.Supplies, word: "place.supplies", icon: widgets.IconSupplies, key: fyne.Key5, right: staff.StockRead,
			build: func(p *workplace) desk.Screen { return supplies.New(p.desk, p.session, p.session.Store()) }},
		{screen: desk.Issue, under: desk.Supplies, right: staff.StockWrite,
			build: func(p *workplace) desk.Screen { return issue.New(p.desk, p.session, p.session.Store()) }},
		{screen: desk.Kitchen, under: desk.Supplies, right: staff.StockRead,
			build: func(p *workplace) desk.Screen { return kitchen.New(p.desk, p.session, p.session.Store()) }},
		{screen: desk.Orders, under: desk.Supplies, right: staff.StockRead,
			build: func(p *workplace) desk.Screen { return orders.New(p.desk, p.session, p.session.Store()) }},
		{screen: desk.Receive, under: desk.Supplies, right: staff.StockWrite,
			build: func(p *workplace) desk.Screen { return receive.New(p.desk, p.session, p.session.Store()) }},
		{screen: desk.WriteOff, under: desk.Supplies, right: staff.StockWrite,
			build: func(p *workplace) desk.Screen { return writeoff.New(p.desk, p.session, p.session.Store()) }},
		{screen: desk.Stocktake, under: desk.Supplies, right: staff.StockRead,
			build: func(p *workplace) desk.Screen { return stocktake.New(p.desk, p.session, p.session.Store()) }},
		{screen: desk.Storekeep, under: desk.Supplies, right: staff.StockWrite,
			build: func(p *workplace) desk.Screen { return storekeep.New(p.desk, p.session, p.session.Store()) }},
		{screen: desk.StoreImport, under: desk.Supplies, right: staff.StockWrite,
			build: func(p *workplace) desk.Screen {
				return storeimport.New(p.desk, p.session.Store(), p.chooseTable)
			}},
		{screen: desk.Shift, word: "place.shift", icon: widgets.IconHandover, key: fyne.Key6, right: staff.OperationalRead, whole: true,
			build: func(p *workplace) desk.Screen { return handover.New(p.desk, p.session, shiftWindow{p}) }},
		{screen: desk.Sheets, word: "place.sheets", icon: widgets.IconSheet, key: fyne.Key7, right: staff.SheetA,
			build: func(p *workplace) desk.Screen { return sheets.New(p.desk, p.session) }},
		{screen: desk.Settings, word: "place.settings", icon: widgets.IconSettings, key: fyne.Key8,
			build: func(p *workplace) desk.Screen { return settings.New(p.desk, p.session, p.w) }},
	}
}

// allow fills in the pages that the signed-in role may see, and those of them on the rail.
func (p *workplace) allow() {
	p.pages, p.places = map[string]place{}, nil
	for _, x := range allPlaces() {
		if x.right != "" && !p.may(x.right) || x.whole && !p.mayWhole(x.right) {
			continue
		}
		p.pages[x.screen] = x
		if x.word != "" {
			p.places = append(p.places, x)
		}
	}
}

// mayOpen reports whether the signed-in role may see a page.
func (p *workplace) mayOpen(screen string) bool { return p.pages[screen].build != nil }

func (p *workplace) newRail() *widgets.Rail {
	shown := make([]widgets.Place, len(p.places))
	for i, x := range p.places {
		shown[i] = widgets.Place{Icon: x.icon, Text: p.desk.T(x.word)}
	}
	set := p.settings()
	r := widgets.NewRail("Pana", set.HouseName, shown, p.walkRail)
	r.Foot, r.ShortFoot = []string{"", ""}, []string{"", ""}
	return r
}

// walkRail opens a place of the rail. Who walks it by the arrows stays on it; Return goes
// into the page.
func (p *workplace) walkRail(i int) {
	c := p.w.win.Canvas()
	walking := c.Focused() == fyne.Focusable(p.rail)
	p.open(desk.Place{Screen: p.places[i].screen})
	if walking {
		c.Focus(p.rail)
	}
}

// selectRail marks where one is: a page that isn't on the rail, by the one it belongs to.
func (p *workplace) selectRail() {
	name := p.place.Screen
	if under := p.pages[name].under; under != "" {
		name = under
	}
	for i, x := range p.places {
		if x.screen == name && p.rail.Selected != i {
			p.rail.Selected = i
			p.rail.Refresh()
		}
	}
}
