package intake

import (
	"context"
	"encoding/json"
	"log/slog"
	"slices"
	"strings"
	"time"

	"pana/shelter/civil"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// keepEvery is how often what changed is kept, at most.
const keepEvery = 3 * time.Second

// answer is what stands in a choice: the keys of what was chosen, and the words in the box
// if they say something else, because they fit nothing or are only half typed.
type answer struct {
	Keys []string `json:",omitempty"`
	Text string   `json:",omitempty"`
}

func answerOf(c *widgets.Choice) answer {
	a := answer{Keys: c.Keys()}
	if text := c.Text(); text != inBox(c, a.Keys) {
		a.Text = text
		if text == "" {
			a.Keys = nil
		}
	}
	return a
}

// inBox is what a choice writes for keys.
func inBox(c *widgets.Choice, keys []string) string {
	var all []string
	for _, k := range keys {
		for _, o := range c.Source(k) {
			if o.Key == k && o.Short != "" {
				all = append(all, o.Short)
			} else if o.Key == k {
				all = append(all, o.Text)
			}
		}
	}
	return strings.Join(all, ", ")
}

func (a answer) empty() bool { return len(a.Keys) == 0 && a.Text == "" }

// typed is all that a person at the desk has put into the page.
type typed struct {
	Start  civil.Instant
	Word   string
	Count  int
	Number string `json:",omitempty"`

	Brought, Papers answer
	People          []typedPerson

	ByHand bool
	Room   int64
	Reason string

	Level         int
	Until         string `json:",omitempty"` // if another day than the usual
	Alert         string
	Urgent, Due   string
	NoInterpreter bool

	NoEvacuation, NoForm bool
}

type typedPerson struct {
	Name, Birth                           string
	Sex, Citizenship, Languages, Relation answer
}

func (p typedPerson) blank() bool {
	return p.Name == "" && p.Birth == "" && p.Sex.empty() && p.Citizenship.empty() && p.Languages.empty() && p.Relation.empty()
}

// blank reports whether there is nothing worth keeping.
func (t typed) blank() bool {
	return t.Count == 0 && t.Brought.empty() && t.Papers.empty() && t.Reason == "" && t.Level == 0 && t.Alert == "" && t.Urgent == "" &&
		!slices.ContainsFunc(t.People, func(p typedPerson) bool { return !p.blank() })
}

// typed is what stands on the page.
func (s *Screen) typed() typed {
	t := typed{Start: s.start, Word: s.word, Count: s.count.Selected, Number: s.number.Text(),
		Brought: answerOf(s.brought), Papers: answerOf(s.papers),
		ByHand: s.beds.byHand, Room: s.beds.room, Reason: s.beds.reason.Text(),
		Level: s.safety.level.Selected, Alert: s.safety.alert.Text(),
		Urgent: s.safety.urgent.Text(), Due: s.safety.due.Text(), NoInterpreter: !s.safety.want,
		NoEvacuation: !s.sheets.evacuation.Ticked, NoForm: !s.sheets.blank.Ticked}
	if day, ok := s.safety.until.Day(); !ok || day != s.safety.usual {
		t.Until = s.safety.until.Text()
	}
	for _, p := range s.people {
		t.People = append(t.People, typedPerson{Name: p.name.Text(), Birth: p.birth.Text(), Sex: answerOf(p.sex),
			Citizenship: answerOf(p.citizenship), Languages: answerOf(p.languages), Relation: answerOf(p.relation)})
	}
	return t
}

// fill puts t onto the page in place of what stands there.
func (s *Screen) fill(t typed) {
	s.word = t.Word
	s.number.SetText(t.Number)
	for len(s.people) < len(t.People) {
		s.people = append(s.people, newPerson(s, len(s.people)))
	}
	for i, p := range s.people {
		var x typedPerson
		if i < len(t.People) {
			x = t.People[i]
		}
		p.name.SetText(x.Name)
		p.birth.SetText(x.Birth)
		setChoice(p.sex, x.Sex)
		setChoice(p.citizenship, x.Citizenship)
		setChoice(p.languages, x.Languages)
		setChoice(p.relation, x.Relation)
	}
	setChoice(s.brought, t.Brought)
	setChoice(s.papers, t.Papers)
	s.beds.byHand, s.beds.room = t.ByHand, t.Room
	s.beds.reason.SetText(t.Reason)
	c := &s.safety
	c.level.Selected = max(0, min(t.Level, len(levels)-1))
	c.level.Refresh()
	c.until.SetDay(c.usual)
	s.begin(t.Start)
	if t.Until != "" {
		c.until.SetText(t.Until)
		c.until.SetWrong(c.until.Fault())
	}
	c.alert.SetText(t.Alert)
	c.urgent.SetText(t.Urgent)
	c.due.SetText(t.Due)
	c.want, c.asked, c.tongue.Hidden = !t.NoInterpreter, "", true
	s.sheets.evacuation.Tick(!t.NoEvacuation)
	s.sheets.blank.Tick(!t.NoForm)
	s.count.Selected = max(0, min(t.Count, few))
	s.count.Refresh()
	s.applyCount()
	for _, p := range s.shown() {
		p.checkBirth()
		p.sayByWord()
		p.similar()
	}
	s.partyChanged()
	s.captions()
}

// keeper remembers what of the page is kept.
type keeper struct {
	loaded bool
	kept   string        // the draft in the file, "" for none
	at     civil.Instant // when it was kept
	failed bool
	last   civil.Instant // when keeping was last tried
}

// loadDraft takes up what was left unfinished, once.
func (s *Screen) loadDraft() {
	if s.draft.loaded {
		return
	}
	d, ok, err := s.house.Draft(context.Background(), desk.Intake)
	if s.desk.Failed(err, nil) {
		return
	}
	s.draft.loaded = true
	var t typed
	if !ok || json.Unmarshal(d.Body, &t) != nil {
		return // a draft of another version of this page can't be shown; it is kept until the next one
	}
	s.fill(t)
	s.draft.kept, s.draft.at = string(d.Body), d.At
	s.sayDraft()
}

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	if !s.draft.loaded {
		return nil // nothing can have been typed yet
	}
	now := s.typed()
	body := ""
	if !now.blank() {
		b, err := json.Marshal(now)
		if err != nil {
			return err
		}
		body = string(b)
	}
	if body == s.draft.kept {
		return nil
	}
	s.draft.last = s.desk.Now()
	var err error
	if body == "" {
		err = s.house.DropDraft(context.Background(), desk.Intake)
	} else {
		err = s.house.SaveDraft(context.Background(), desk.Intake, []byte(body))
	}
	if err == nil {
		s.draft.kept, s.draft.at = body, s.desk.Now()
	}
	s.draft.failed = err != nil
	s.sayDraft()
	return err
}

// keepQuietly keeps the draft; a failure stands on the chip until keeping works again.
func (s *Screen) keepQuietly() {
	if err := s.KeepDraft(); err != nil {
		slog.Error("keep the draft of an intake", "error", err)
	}
}

// sayDraft says beside the title when the draft was kept, or that it couldn't be.
func (s *Screen) sayDraft() {
	chip := s.page.draft
	chip.Tone, chip.Icon = widgets.Out, ""
	switch {
	case s.draft.failed:
		chip.Text, chip.Tone = s.desk.T("intake.draft.failed"), widgets.Alert
	case s.draft.kept != "":
		chip.Text = s.desk.T("intake.draft", "Time", s.desk.Zone.Local(s.draft.at).Format("15:04:05"))
	}
	chip.Hidden = !s.draft.failed && s.draft.kept == ""
	s.page.clear.Hidden = s.typed().blank()
	chip.Refresh()
	s.page.title.Refresh()
}

// clear empties the page; the notice offers to bring everything back.
func (s *Screen) clear() {
	was := s.typed()
	s.reset()
	s.keepQuietly()
	s.form.Focus()
	s.desk.Host.Notify(desk.Note{Text: s.desk.T("intake.cleared"), Undo: func() {
		s.fill(was)
		s.keepQuietly()
		s.focusUnfinished()
	}})
}

// reset makes the page that of the next household.
func (s *Screen) reset() {
	s.fill(typed{Start: s.desk.Now(), Number: "4", Due: "08:00"})
	for _, p := range s.people {
		for _, f := range p.fields() {
			f.SetWrong("")
		}
	}
	s.newWord()
	s.page.scroll.ToTop()
}
