package signin

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"pana/ui/widgets"
)

// welcome is the first page on a computer that has no file yet.
func (p *Page) welcome() fyne.CanvasObject {
	const wide = 600
	var first *widgets.Button
	row := func(icon widgets.Icon, title, why, verb string, kind widgets.Kind, do func()) fyne.CanvasObject {
		b := widgets.NewButton(p.t(verb), kind, "", "", do)
		if first == nil {
			first = b
		}
		return widgets.Pad(14, 20, 14, 20, widgets.Row(14, widgets.NewTile(icon, widgets.Accent),
			widgets.Stack(0, widgets.NewLine(p.t(title), widgets.Strong).Yielding(), widgets.NewLine(p.t(why), widgets.Quiet).Yielding()),
			layout.NewSpacer(), b))
	}
	rule := func() fyne.CanvasObject { return widgets.NewRule(widgets.LineColour, 1) }
	rows := widgets.Stack(0,
		row(widgets.IconHouse, "welcome.create", "welcome.create_why", "button.create", widgets.Filled, func() { p.goTo(viewWizard) }), rule(),
		row(widgets.IconFolder, "welcome.open", "welcome.open_why", "button.open", widgets.Plain, func() { p.goTo(viewFile) }), rule(),
		row(widgets.IconShow, "welcome.demo", "welcome.demo_why", "welcome.demo_verb", widgets.Plain, p.makeDemo), rule(),
		row(widgets.IconHistory, "welcome.restore", "welcome.restore_why", "button.restore", widgets.Plain, func() { p.goTo(viewRestore) }))
	parts := widgets.Stack(0, p.logo())
	if t := p.troubleBox(wide); t != nil {
		parts.Add(widgets.Pad(0, 0, 14, 0, t))
	}
	parts.Add(widgets.Sized(wide, 0, widgets.NewCard("", nil, rows)))
	parts.Add(widgets.Pad(14, 0, 0, 0, p.languages()))
	p.form.Add("first", firstButton{first})
	return inMiddle(parts)
}

// firstButton is a button as the first input of a page that has no other.
type firstButton struct{ *widgets.Button }

// Focusable is what takes the keys.
func (b firstButton) Focusable() fyne.Focusable { return b.Button }

// SetWrong implements widgets.Input; a button is never wrong.
func (firstButton) SetWrong(string) {}

// SetReturn implements widgets.Input; Return presses the button.
func (firstButton) SetReturn(func()) {}

// SetEscape implements widgets.Input; the window gets the key.
func (firstButton) SetEscape(func()) {}

// otherFile asks for the file to sign in to.
func (p *Page) otherFile() fyne.CanvasObject {
	p.back = p.start
	p.next = func() {
		p.s.clean()
		switch path := full(p.s.path, false); {
		case path == "":
			p.s.faults.Add("path", "fault.text.empty")
		case !exists(path):
			p.s.faults.Add("path", "refused.no_file")
		default:
			p.s.file, p.s.password, p.s.path = path, "", ""
			p.goTo(viewSignIn)
			return
		}
		p.redo("path")
	}
	body := p.pathField("path", p.t("signin.path"), p.t("signin.path_hint"), &p.s.path, p.chooseFile)
	return p.frame(p.t("welcome.open"), nil, "", body,
		widgets.NewButton(p.t("button.back"), widgets.Plain, "", "Esc", p.goBack),
		widgets.NewButton(p.t("button.open"), widgets.Filled, "", "Enter", p.goOn))
}

// short is a file's name without its folders, which may say too much to who looks on.
func short(path string) string { return filepath.Base(path) }
