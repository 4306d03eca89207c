package settings

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"strconv"

	"pana/assets/words"
	"pana/ui/desk"
)

// KeepDraft implements desk.Drafter for the forms that stay open: the house's and the
// plan's. What is typed about passwords is kept nowhere.
func (s *Screen) KeepDraft() error {
	var all error
	for _, c := range s.made {
		if p, ok := c.(interface{ keepDraft() error }); ok {
			all = errors.Join(all, p.keepDraft())
		}
	}
	return all
}

// typed is what stands in the form.
func (p *housePage) typed() map[string]string {
	all := map[string]string{"house_name": p.name.Text(), "word_lang": words.Langs()[p.wordLang.Selected]}
	for _, n := range p.numbers {
		all[n.name] = n.field.Text()
	}
	return all
}

// saved is what stands in the form when nothing was changed.
func (p *housePage) saved() map[string]string {
	all := map[string]string{"house_name": p.set.HouseName, "word_lang": p.set.WordLang}
	for _, n := range p.numbers {
		all[n.name] = strconv.Itoa(*n.of(&p.set))
	}
	return all
}

func (p *housePage) write(all map[string]string) {
	p.name.SetText(all["house_name"])
	for i, l := range words.Langs() {
		if l == all["word_lang"] {
			p.wordLang.Select(i)
		}
	}
	for _, n := range p.numbers {
		n.field.SetText(all[n.name])
	}
}

func (p *housePage) keepDraft() error {
	now := p.typed()
	if !p.loaded || maps.Equal(now, p.saved()) {
		return nil
	}
	body, err := json.Marshal(now)
	if err != nil {
		return err
	}
	p.drafted = true
	return p.s.h.SaveDraft(context.Background(), desk.Settings, body)
}

// takeUp puts back what was typed when the file was locked or the language changed.
func (p *housePage) takeUp() {
	d, ok, err := p.s.h.Draft(context.Background(), desk.Settings)
	if p.s.d.Failed(err, nil) || !ok {
		return
	}
	p.drafted = true
	all := p.saved()
	if json.Unmarshal(d.Body, &all) != nil || maps.Equal(all, p.saved()) {
		p.dropDraft()
		return
	}
	p.write(all)
	p.s.d.Host.Notify(desk.Note{Text: p.s.d.T("settings.draft_back")})
}

// dropDraft forgets what is saved.
func (p *housePage) dropDraft() {
	if p.drafted {
		p.drafted = false
		p.s.d.Failed(p.s.h.DropDraft(context.Background(), desk.Settings), nil)
	}
}
