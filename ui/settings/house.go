package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/assets/words"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/ui/widgets"
)

// housePage is what the house decides about itself.
type housePage struct {
	s        *Screen
	set      staff.Settings
	name     *widgets.Field
	wordLang *widgets.Segmented
	numbers  []number
	form     *widgets.Form
	whole    fyne.CanvasObject
	loaded   bool
	drafted  bool // a draft of it is kept
}

// number is a field for one whole number of the settings.
type number struct {
	name  string // as faults have it
	word  string
	field *widgets.Field
	of    func(*staff.Settings) *int
}

func newHousePage(s *Screen) *housePage {
	p := &housePage{s: s}
	d := s.d
	p.name = widgets.NewField(d.T("settings.house_name"), "")
	p.name.SetHint(d.T("settings.house_name_hint"))
	var langs []string
	for _, l := range words.Langs() {
		langs = append(langs, words.For(l).T("lang."+l))
	}
	p.wordLang = widgets.NewSegmented(langs, 0, nil)
	p.form = widgets.NewForm(p.save)
	p.form.Add("house_name", p.name)
	parts := []fyne.CanvasObject{p.name,
		widgets.Stack(4, widgets.NewLine(d.T("settings.word_lang"), widgets.Small), widgets.Row(0, p.wordLang))}
	for _, n := range []number{
		{name: "idle_minutes", word: "settings.idle_minutes", of: func(s *staff.Settings) *int { return &s.IdleMinutes }},
		{name: "hold_minutes", word: "settings.hold_minutes", of: func(s *staff.Settings) *int { return &s.HoldMinutes }},
		{name: "cutoff_hour", word: "settings.cutoff_hour", of: func(s *staff.Settings) *int { return &s.CutoffHour }},
		{name: "man_age", word: "settings.man_age", of: func(s *staff.Settings) *int { return &s.ManAge }},
	} {
		n.field = widgets.NewField(d.T(n.word), "")
		p.numbers = append(p.numbers, n)
		p.form.Add(n.name, n.field)
	}
	// Two beside each other, so that the button below stands within the smallest window.
	for i := 0; i < len(p.numbers); i += 2 {
		parts = append(parts, widgets.Columns(16, widgets.Equal(2), p.numbers[i].field, p.numbers[i+1].field))
	}
	parts = append(parts, widgets.Row(0, widgets.NewButton(d.T("button.save"), widgets.Filled, "", "Ctrl S", p.save)))
	p.whole = widgets.Stack(0, widgets.Row(0, widgets.Sized(780, 0, widgets.Stack(10, parts...))))
	return p
}

func (p *housePage) object() fyne.CanvasObject { return p.whole }
func (p *housePage) focus()                    { p.form.Focus() }

// reload fills the form once; later changes of others don't overwrite what is typed here.
func (p *housePage) reload() {
	set, err := p.s.h.Settings(context.Background())
	if p.s.d.Failed(err, nil) || p.loaded {
		return
	}
	p.set, p.loaded = set, true
	p.write(p.saved())
	p.takeUp()
}

func (p *housePage) save() {
	set, faults := p.set, fault.Fields{}
	set.HouseName, set.WordLang = p.name.Text(), words.Langs()[p.wordLang.Selected]
	for _, n := range p.numbers {
		v, err := strconv.Atoi(strings.TrimSpace(n.field.Text()))
		if err != nil {
			faults.Add(n.name, "fault.number.whole")
			continue
		}
		*n.of(&set) = v
	}
	if p.s.d.Failed(faults.Err(), p.form) {
		return
	}
	r, err := p.s.h.SaveSettings(context.Background(), set)
	if p.s.d.Failed(err, p.form) {
		return
	}
	p.set = set
	p.dropDraft()
	p.s.d.Done(r.Message, r.Undo)
}
