package signin

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/ui/widgets"
)

// mostCopies is how many copies are offered for a file that can't be used.
const mostCopies = 3

// troubleBox says what befell the file, with the way out as buttons; nil if nothing did.
func (p *Page) troubleBox(width float32) fyne.CanvasObject {
	switch {
	case p.s.trouble != nil:
		acts := p.waysOut()
		return banner(width, p.say(*p.s.trouble), widgets.Alert, acts...)
	case p.s.good != nil:
		return banner(width, p.say(*p.s.good), widgets.Free)
	}
	return nil
}

// waysOut offers the newest copies of a file that is damaged or gone.
func (p *Page) waysOut() []fyne.CanvasObject {
	if p.s.view != viewSignIn || p.s.code != "refused.damaged" && p.s.code != "refused.no_file" {
		return nil
	}
	var acts []fyne.CanvasObject
	for _, c := range copiesNear(p.s.file) {
		at := civil.Almaty.Local(c.At).Format("02.01.2006 15:04")
		acts = append(acts, widgets.NewSmallButton(p.t("signin.copy_of", "Time", at), widgets.Plain, widgets.IconHistory, func() {
			p.s.restore = restoring{from: c.Path, to: p.s.file, login: p.s.login, password: p.s.password}
			p.goTo(viewRestore)
		}))
	}
	if len(acts) == 0 {
		acts = append(acts, widgets.NewSmallButton(p.t("signin.restore"), widgets.Plain, widgets.IconHistory, func() {
			p.s.restore = restoring{to: p.s.file, login: p.s.login, password: p.s.password}
			p.goTo(viewRestore)
		}))
	}
	return acts
}

// copiesNear are the newest copies that lie where copies usually do.
func copiesNear(file string) []shelter.Copy {
	var found []shelter.Copy
	seen := map[string]bool{}
	for _, dir := range []string{filepath.Join(filepath.Dir(file), copyFolder), filepath.Dir(file), copies()} {
		if seen[dir] {
			continue
		}
		seen[dir] = true
		if _, err := os.Stat(dir); err != nil {
			continue
		}
		here, err := shelter.CopiesIn(dir)
		if err != nil {
			continue // the next folder may be readable
		}
		for _, c := range here {
			if c.Path != file {
				found = append(found, c)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	return found[:min(len(found), mostCopies)]
}

// banner is a sentence on a soft ground with a strong edge, and buttons below it.
func banner(width float32, text string, tone widgets.Tone, acts ...fyne.CanvasObject) fyne.CanvasObject {
	const pad = 12
	words := widgets.Stack(8, widgets.NewParagraphFor(text, widgets.Body, width-2*pad-3))
	for _, a := range acts {
		words.Add(widgets.Row(0, a))
	}
	return container.New(banded{width}, widgets.NewBlock(tone.Soft()), widgets.NewBlock(tone.Strong()),
		widgets.Pad(9, pad, 9, pad+3, words))
}

// banded is the layout of a banner.
type banded struct{ width float32 }

// MinSize implements fyne.Layout.
func (b banded) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(b.width, floor(o[2].MinSize().Height+0.5))
}

// Layout implements fyne.Layout.
func (b banded) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], 0, 0, size.Width, size.Height)
	put(o[1], 0, 0, 3, size.Height)
	put(o[2], 0, 0, size.Width, size.Height)
}
