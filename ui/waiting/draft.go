package waiting

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// kept is a form as a draft keeps it: which, of which referral as it was read, and what
// stands in its fields.
type kept struct {
	Kind     string
	Referral int64 `json:",omitempty"`
	Version  int   `json:",omitempty"`
	Values   map[string]string
}

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	if s.form == nil || !s.form.dirty() {
		return nil
	}
	body, err := json.Marshal(kept{Kind: s.form.kind, Referral: s.form.was.ID, Version: s.form.was.Version, Values: s.form.values()})
	if err != nil {
		return err
	}
	s.drafted = true
	return s.h.SaveDraft(context.Background(), desk.Waiting, body)
}

// takeUp opens the form that was open when the file was locked, and reports whether there
// was one. It looks once, when the page first shows.
func (s *Screen) takeUp() bool {
	if s.asked {
		return false
	}
	s.asked = true
	ctx := context.Background()
	d, ok, err := s.h.Draft(ctx, desk.Waiting)
	if s.d.Failed(err, nil) || !ok {
		return false
	}
	s.drafted = true
	var k kept
	var r house.Referral
	if json.Unmarshal(d.Body, &k) == nil && s.may() {
		if k.Referral != 0 {
			if r, err = s.h.Referral(ctx, k.Referral); err != nil {
				k.Kind = ""
			}
		}
		s.resume(k, r)
	}
	if s.form == nil { // what it was about is over
		s.dropDraft()
		return false
	}
	first := s.form.first
	for name, value := range k.Values {
		if in := s.form.w.Input(name); in != nil {
			write(in, value)
		}
	}
	s.form.first = first
	s.form.was.Version = k.Version
	s.d.Host.Notify(desk.Note{Text: s.d.T("waiting.draft_back"), Hint: true})
	s.form.w.Focus()
	return true
}

// resume opens the form of k, if it can still be saved.
func (s *Screen) resume(k kept, r house.Referral) {
	if r.Household != 0 {
		return
	}
	if r.ID != 0 {
		s.showID(r.ID)
	}
	switch {
	case k.Kind == formAnnounce:
		s.announceForm(r)
	case k.Kind == formAccept && r.ID != 0:
		s.acceptForm(r)
	case k.Kind == formClose && r.ID != 0:
		s.closingForm(r)
	case k.Kind == formLonger && len(r.Beds) > 0:
		s.longerForm(r)
	}
}

// dropDraft forgets a form that is saved or given up.
func (s *Screen) dropDraft() {
	if s.drafted {
		s.drafted = false
		s.d.Failed(s.h.DropDraft(context.Background(), desk.Waiting), nil)
	}
}

// written is what stands in an input; what was typed and fits nothing is kept too.
func written(in widgets.Input) string {
	switch in := in.(type) {
	case *widgets.Choice:
		if in.Key() == "" {
			return in.Text()
		}
		return in.Key()
	case *widgets.DateField:
		return in.Text()
	case *widgets.TimeField:
		return in.Text()
	case *widgets.Field:
		return in.Text()
	case *widgets.RadioList:
		return strconv.Itoa(in.Selected) + " " + in.Words[in.Selected]
	}
	return ""
}

// write puts it there again.
func write(in widgets.Input, value string) {
	switch in := in.(type) {
	case *widgets.Choice:
		in.SetKey(value)
		if in.Key() == "" && value != "" {
			in.SetText(value)
			in.SetWrong(in.NoMatch)
		}
	case *widgets.DateField:
		in.SetText(value)
	case *widgets.TimeField:
		in.SetText(value)
	case *widgets.Field:
		in.SetText(value)
	case *widgets.RadioList:
		// By its words, since what is proposed may have changed; by its place in another language.
		place, words, _ := strings.Cut(value, " ")
		i, err := strconv.Atoi(place)
		if at := slices.Index(in.Words, words); at >= 0 {
			i = at
		}
		if err == nil && i >= 0 && i < len(in.Words) {
			in.Select(i)
		}
	}
}
