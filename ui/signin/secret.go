package signin

import (
	"crypto/rand"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/assets/passwords"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/widgets"
)

// secret is a new password: a passphrase that was offered, or one typed twice.
type secret struct {
	phrase, lang string
	own          bool
	first, again string
}

// offer draws a passphrase in a language, another one if there is one.
func (s *secret) offer(lang string) {
	phrase, err := passwords.Phrase(lang, rand.Reader)
	if err != nil { // no randomness: then only what people think of
		s.own = true
		return
	}
	s.phrase, s.lang = phrase, lang
}

func (s *secret) value() string {
	if s.own {
		return s.first
	}
	return s.phrase
}

// check adds what is wrong with the password to f.
func (s *secret) check(f *fault.Fields, login, house string) {
	if !s.own {
		return
	}
	var weak fault.Fields
	switch err := shelter.Strong(s.first, login, house); {
	case errors.As(err, &weak):
		*f = append(*f, weak...)
	case s.first != s.again:
		f.Add("again", "signin.again_differs")
	}
}

// secretPart lets one choose between the passphrase offered and an own password.
func (p *Page) secretPart(s *secret) fyne.CanvasObject {
	lang := p.h.Words.Lang()
	if s.phrase == "" || s.lang != lang {
		s.offer(lang)
	}
	chosen := 0
	if s.own {
		chosen = 1
	}
	which := widgets.NewSegmented([]string{p.t("signin.offered"), p.t("signin.own")}, chosen, func(i int) {
		s.own = i == 1
		p.redo("which")
	})
	p.form.Add("which", which)
	parts := widgets.Stack(0, labelled(p.t("signin.new_password"), which, ""))
	if s.own {
		parts.Add(p.secretField("password", p.t("signin.password"), "", &s.first))
		parts.Add(p.secretField("again", p.t("signin.again"), "", &s.again))
		return parts
	}
	// Two lines, whether it takes them or not: a phrase that was cut would be written down so.
	phrase := widgets.NewParagraph(s.phrase, widgets.Style{Size: 18, Bold: true, Colour: widgets.Ink}, 2, 440)
	other := widgets.NewSmallButton(p.t("signin.other_phrase"), widgets.Plain, widgets.IconRefresh, nil)
	other.OnTapped = func() {
		s.offer(lang)
		phrase.Text = s.phrase
		phrase.Refresh()
	}
	parts.Add(container.NewStack(widgets.NewPanel(widgets.Sunk), widgets.Pad(12, 12, 12, 16,
		widgets.Row(12, phrase, layout.NewSpacer(), other))))
	parts.Add(widgets.Pad(6, 0, 8, 0, widgets.NewParagraphFor(p.t("signin.phrase_hint"), widgets.Small, innerWide)))
	return parts
}
