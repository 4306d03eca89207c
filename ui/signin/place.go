package signin

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/widgets"
)

// placeStep asks where the file lies, and where its copies go.
func (p *Page) placeStep() fyne.CanvasObject {
	d := p.s.draft
	return widgets.Stack(fieldGap,
		p.pathField("file", p.t("wizard.file"), p.t("wizard.file_hint"), &d.file, p.choosePlace),
		p.pathField("copies", p.t("wizard.copies"), p.t("wizard.copies_hint"), &d.copies, p.chooseFolder))
}

func (p *Page) checkPlace(f *fault.Fields) {
	d := p.s.draft
	switch path := full(d.file, true); {
	case path == "":
		f.Add("file", "fault.text.empty")
	case exists(path):
		f.Add("file", "refused.file_exists")
	case !writable(filepath.Dir(path)):
		f.Add("file", "wizard.read_only")
	default:
		d.file = path
	}
	switch dir := full(d.copies, false); {
	case dir == "":
		f.Add("copies", "fault.text.empty")
	case !writable(dir):
		f.Add("copies", "wizard.read_only")
	default:
		d.copies = dir
	}
}

// summary shows once more what will be made.
func (p *Page) summary() fyne.CanvasObject {
	d := p.s.draft
	fact := func(key, value string) widgets.Fact {
		return widgets.Fact{Label: p.t(key), Runs: []widgets.Run{widgets.Body.Run(value)}}
	}
	return widgets.Pad(0, 0, 12, 0, widgets.NewFacts(200,
		fact("wizard.house_name", strings.TrimSpace(d.house)),
		fact("wizard.lang", p.t("lang."+d.lang)),
		fact("wizard.word_lang", p.t("lang."+d.wordLang)),
		fact("wizard.director", strings.TrimSpace(d.name)+" · "+strings.TrimSpace(d.login)),
		fact("wizard.plan", p.totals(d.plan().build(d.lang))),
		fact("wizard.file", tail(d.file)),
		fact("wizard.copies", tail(d.copies))))
}

// tail is the end of a long path: the end tells more than the beginning.
func tail(path string) string {
	const most = 52
	r := []rune(path)
	if len(r) <= most {
		return path
	}
	return "…" + string(r[len(r)-most+1:])
}

// create makes the shelter and shows its recovery code.
func (p *Page) create() {
	d := p.s.draft
	rooms, _, _ := d.plan().build(d.lang)
	setup := shelter.Setup{HouseName: strings.TrimSpace(d.house), Lang: d.lang, WordLang: d.wordLang, Rooms: rooms, CopyDir: d.copies,
		Director: shelter.Director{Login: strings.TrimSpace(d.login), Name: strings.TrimSpace(d.name), Password: d.secret.value()}}
	var session *shelter.Session
	var code string
	p.slowly(p.t("wizard.creating"), func(ctx context.Context) (err error) {
		for _, dir := range []string{filepath.Dir(d.file), d.copies} {
			if err := os.MkdirAll(dir, 0o700); err != nil {
				return errors.Join(fault.Refuse("wizard.read_only"), err)
			}
		}
		session, code, err = shelter.Create(ctx, d.file, setup, p.h.Options)
		return err
	}, func(err error) {
		if err == nil {
			p.s.draft = nil
			p.hold(session, code)
			return
		}
		p.failed(err)
		p.backToFault()
	})
}

// stepOf tells on which page a field of the setup stands.
var stepOf = map[string]int{"house_name": 0, "name": 1, "login": 1, "password": 1, "file": 3, "copies": 3}

// backToFault shows the page whose field is wrong, with the fault under it.
func (p *Page) backToFault() {
	s := p.s
	if s.code == "refused.file_exists" || s.code == "wizard.read_only" {
		s.faults.Add("file", s.code)
		s.trouble = nil
	}
	for i := range s.faults {
		s.faults[i].Name = strings.TrimPrefix(s.faults[i].Name, "director.")
	}
	if len(s.faults) > 0 {
		s.draft.step = stepOf[s.faults[0].Name]
		s.draft.secret.own = s.draft.secret.own || s.faults[0].Name == "password"
	}
	p.redo("")
}
