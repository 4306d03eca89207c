package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"pana/shelter/staff"
	"pana/ui/beds"
	"pana/ui/desk"
	"pana/ui/intake"
	"pana/ui/residents"
	"pana/ui/settings"
	"pana/ui/sheets"
	"pana/ui/widgets"
)

// place is a page that the rail leads to.
type place struct {
	screen string
	word   string
	icon   widgets.Icon
	key    fyne.KeyName
	right  staff.Right // "" for everybody
}

var allPlaces = []place{
	{desk.Residents, "place.residents", widgets.IconPeople, fyne.Key1, staff.OperationalRead},
	{desk.Beds, "place.beds", widgets.IconBed, fyne.Key2, staff.OperationalRead},
	{desk.Sheets, "place.sheets", widgets.IconSheet, fyne.Key3, staff.SheetA},
	{desk.Settings, "place.settings", widgets.IconSettings, fyne.Key4, ""},
}

// allowedPlaces are the pages that the signed-in role may see.
func (p *workplace) allowedPlaces() []place {
	var out []place
	for _, x := range allPlaces {
		if x.right == "" || p.may(x.right) {
			out = append(out, x)
		}
	}
	return out
}

// mayOpen reports whether the signed-in role may see a page. The intake has no place of its
// own on the rail.
func (p *workplace) mayOpen(screen string) bool {
	if screen == desk.Intake {
		return p.may(staff.OperationalWrite)
	}
	return slices.ContainsFunc(p.places, func(x place) bool { return x.screen == screen })
}

// build makes a page; each gets only what it declares to need of the session.
func (p *workplace) build(name string) desk.Screen {
	switch name {
	case desk.Residents:
		return residents.New(p.desk, p.session)
	case desk.Intake:
		return intake.New(p.desk, p.session)
	case desk.Beds:
		return beds.New(p.desk, p.session)
	case desk.Sheets:
		return sheets.New(p.desk, p.session)
	case desk.Settings:
		return settings.New(p.desk, p.session, p.w)
	}
	return nil
}

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

// selectRail marks where one is. The intake belongs to the residents.
func (p *workplace) selectRail() {
	name := p.place.Screen
	if name == desk.Intake {
		name = desk.Residents
	}
	for i, x := range p.places {
		if x.screen == name && p.rail.Selected != i {
			p.rail.Selected = i
			p.rail.Refresh()
		}
	}
}
