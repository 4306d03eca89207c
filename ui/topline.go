package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/ui/desk"
	"pana/ui/widgets"
)

// topLine is above every page: the act that must never be far, who is signed in and
// in which role, privacy, the page's sheet, and the lock.
type topLine struct {
	p       *workplace
	content fyne.CanvasObject
	print   *widgets.Button
	private *widgets.Button
	when    *widgets.Line
}

func newTopLine(p *workplace) *topLine {
	t := &topLine{p: p}
	t.print = t.act("action.sheet")
	t.private = t.act("action.private")
	account, role := p.session.Who()
	who := widgets.NewButton(p.desk.T("role."+string(role))+" · "+account.Name, widgets.Ghost, "", "", p.chooseRole)
	t.when = widgets.NewLine("", widgets.Quiet)
	line := []fyne.CanvasObject{}
	if a := p.action("action.evacuation"); a.possible() {
		line = append(line, widgets.NewButton(p.desk.T(a.word), widgets.Danger, a.icon, "", a.run))
	}
	lock := p.action("action.lock")
	line = append(line, t.when.Yielding(), layout.NewSpacer(), who, widgets.Sized(32, 0, t.private), widgets.Sized(32, 0, t.print),
		widgets.NewButton(p.desk.T(lock.word), widgets.Plain, lock.icon, lock.tag(), lock.run))
	t.content = container.NewStack(widgets.NewBlock(widgets.Surface),
		widgets.Stack(0, widgets.Sized(0, topHeight-1, widgets.Pad(0, 20, 0, 20, widgets.Row(12, line...))),
			widgets.NewRule(widgets.LineColour, 1)))
	t.ticked()
	return t
}

// act is an icon without words for an action of the list.
func (t *topLine) act(word string) *widgets.Button {
	a := t.p.action(word)
	return widgets.NewButton("", widgets.Ghost, a.icon, "", a.run)
}

// screenChanged offers the page's sheet, if it has one.
func (t *topLine) screenChanged(s desk.Screen) {
	if _, ok := s.(desk.Sheeter); ok {
		t.print.Enable()
		return
	}
	t.print.Disable()
}

// ticked shows the time on the file's clock.
func (t *topLine) ticked() {
	d := t.p.desk
	day := d.Today()
	text := d.Words.Long(day.Year(), day.Month(), day.Dom()) + ", " + d.Clock24(d.Now())
	if t.when.Runs[0].Text != text { // a refresh costs
		t.when.Runs[0].Text = text
		t.when.Refresh()
	}
}

// showPrivate shows whether names and alerts are hidden.
func (t *topLine) showPrivate(on bool) {
	t.private.Icon = widgets.IconHide
	if on {
		t.private.Icon = widgets.IconShow
	}
	t.private.Refresh()
}
