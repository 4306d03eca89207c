package signin

import (
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/ui/widgets"
)

// draft is a new shelter as far as it was typed.
type draft struct {
	step int

	house, lang, wordLang string
	login, name           string
	secret                secret
	template              string
	plans                 map[string]*plan
	file, copies          string
}

// step is a page of the wizard.
type step struct {
	title, lead string
	body        func() fyne.CanvasObject
	check       func(*fault.Fields)
}

func (p *Page) steps() []step {
	return []step{
		{p.t("wizard.house"), p.t("wizard.house_lead"), p.houseStep, p.checkHouse},
		{p.t("wizard.director"), p.t("wizard.director_lead"), p.directorStep, p.checkDirector},
		{p.t("wizard.plan"), p.t("wizard.plan_lead"), p.planStep, p.checkPlan},
		{p.t("wizard.place"), p.t("wizard.place_lead"), p.placeStep, p.checkPlace},
		{p.t("wizard.summary"), p.t("wizard.summary_lead"), p.summary, func(*fault.Fields) {}},
	}
}

// wizard leads to a new shelter, a page a step. Return goes on, Escape back.
func (p *Page) wizard() fyne.CanvasObject {
	if p.s.draft == nil {
		p.s.draft = &draft{template: "small", plans: map[string]*plan{}, file: newFile(), copies: copies()}
	}
	d := p.s.draft
	d.lang = p.h.Words.Lang()
	if d.wordLang == "" {
		d.wordLang = d.lang
	}
	steps := p.steps()
	p.back = func() {
		if d.step == 0 {
			p.start()
			return
		}
		p.toStep(d.step - 1)
	}
	p.next = func() {
		p.s.clean()
		if steps[d.step].check(&p.s.faults); len(p.s.faults) > 0 {
			p.redo("")
			return
		}
		if d.step == len(steps)-1 {
			p.create()
			return
		}
		p.toStep(d.step + 1)
	}
	now := steps[d.step]
	body := now.body()
	verb := widgets.NewButton(p.t("button.next"), widgets.Filled, "", "Enter", p.goOn)
	if d.step == len(steps)-1 {
		verb.Text = p.t("wizard.create")
		p.form.Add("first", firstButton{verb})
	}
	count := widgets.NewLine(p.t("wizard.step", "No", d.step+1, "Of", len(steps)), widgets.Small)
	return p.frame(now.title, count, now.lead, body,
		widgets.NewButton(p.t("button.back"), widgets.Plain, "", "Esc", p.goBack), verb)
}

func (p *Page) toStep(n int) {
	p.s.draft.step = n
	p.goTo(viewWizard)
}

// houseStep asks for the name that stands on paper, and for the languages.
func (p *Page) houseStep() fyne.CanvasObject {
	d := p.s.draft
	name := p.field("house_name", p.t("wizard.house_name"), p.t("wizard.house_hint"), &d.house)
	lang := p.langChoice("lang", d.lang, func(l string) {
		p.s.focus = "lang" // the page is made anew in that language
		if d.wordLang == d.lang {
			d.wordLang = l
		}
		p.language(l)
	})
	words := p.langChoice("word_lang", d.wordLang, func(l string) { d.wordLang = l })
	return widgets.Stack(0, name,
		labelled(p.t("wizard.lang"), lang, p.t("wizard.lang_hint")),
		labelled(p.t("wizard.word_lang"), words, p.t("wizard.word_lang_hint")))
}

func (p *Page) langChoice(name, lang string, choose func(string)) *widgets.Segmented {
	langs := []string{"ru", "kk", "en"}
	words := make([]string, len(langs))
	chosen := 0
	for i, l := range langs {
		words[i] = p.t("lang." + l)
		if l == lang {
			chosen = i
		}
	}
	s := widgets.NewSegmented(words, chosen, func(i int) { choose(langs[i]) })
	p.form.Add(name, s)
	return s
}

const longestName = 80

func (p *Page) checkHouse(f *fault.Fields) { checkLine(f, "house_name", p.s.draft.house) }

func checkLine(f *fault.Fields, name, text string) {
	switch text = strings.TrimSpace(text); {
	case text == "":
		f.Add(name, "fault.text.empty")
	case len([]rune(text)) > longestName:
		f.Add(name, "fault.text.long", "Max", longestName)
	}
}

// directorStep asks for the first account.
func (p *Page) directorStep() fyne.CanvasObject {
	d := p.s.draft
	return widgets.Stack(0,
		widgets.Columns(16, widgets.Equal(2),
			p.field("name", p.t("wizard.name"), p.t("wizard.name_hint"), &d.name),
			p.field("login", p.t("wizard.login"), p.t("wizard.login_hint"), &d.login)),
		p.secretPart(&d.secret))
}

func (p *Page) checkDirector(f *fault.Fields) {
	d := p.s.draft
	checkLine(f, "name", d.name)
	switch {
	case strings.TrimSpace(d.login) == "":
		f.Add("login", "fault.text.empty")
	case !staff.LoginFits(d.login):
		f.Add("login", "fault.login.form")
	}
	d.secret.check(f, d.login, d.house)
}
