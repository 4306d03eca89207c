package intake

import (
	"fyne.io/fyne/v2"

	"pana/ui/desk"
	"pana/ui/widgets"
)

// sheetCard is the fourth part of the page: what is printed once they are admitted.
type sheetCard struct {
	evacuation *widgets.Check
	blank      *widgets.Check // the form to be filled in the morning
	box        *fyne.Container
}

func (s *Screen) makeSheets() {
	d, c := s.desk, &s.sheets
	changed := func(bool) { s.touched() }
	c.evacuation = widgets.NewCheck(d.T("intake.print.evacuation"), true, changed)
	c.blank = widgets.NewCheck(d.T("intake.print.form"), true, changed)
	c.box = widgets.Stack(2, c.evacuation, c.blank)
}

// inputs are what Return walks through; from the last it saves.
func (c *sheetCard) inputs() []input {
	return []input{{"print.evacuation", c.evacuation}, {"print.form", c.blank}}
}

// print sends what is ticked to the printer.
func (c *sheetCard) print(h desk.Host, evacuation, blank bool, head int64) {
	if evacuation {
		h.Print(desk.SheetOrder{Sheet: "evacuation"})
	}
	if blank {
		h.Print(desk.SheetOrder{Sheet: "intake", Resident: head, Blank: true})
	}
}
