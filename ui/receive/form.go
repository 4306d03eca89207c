package receive

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// newGiver is the key of the option that adds who is typed to the list.
const newGiver = "+"

func lineName(n int, column string) string { return fmt.Sprintf("lines.%d.%s", n, column) }

func (s *Screen) newFields() {
	d := s.d
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = d.T("receive.kind." + k)
	}
	s.sort = widgets.NewSegmented(words, 0, func(i int) { s.turn(kinds[i]) })
	s.giver = widgets.NewChoice(d.T("receive.supplier"), nil)
	s.giver.NoMatch = d.T("goods.not_listed")
	s.giver.Source = s.offerGivers
	s.giver.OnChosen = s.choseGiver
	s.anonymous = widgets.NewCheck(d.T("receive.anonymous"), false, func(on bool) {
		if on {
			s.giver.SetKey("")
		}
		s.giver.SetReadOnly(on)
	})
	s.paper = goods.Text(d, d.T("receive.invoice"), 60)
	s.paid = goods.Codes(d, d.T("receive.paid"), "code.paid.", inventory.PaidBy())
	s.day = widgets.NewDateField(d.T("receive.day"), civil.Day{}, d.Today, d.DateWords())
	s.day.Entry.SetPlaceHolder(d.T("date.today"))
	s.note = goods.Text(d, d.T("receive.note"), 400)
}

// turn makes the page one of a kind of delivery; what was typed stays.
func (s *Screen) turn(kind string) {
	s.kind = kind
	var kept []map[string]string
	if s.lines != nil {
		kept = s.lines.Values()
	}
	s.giver.Label, s.paper.Label = s.d.T("receive.supplier"), s.d.T("receive.invoice")
	if kind == Donation {
		s.giver.Label, s.paper.Label = s.d.T("receive.donor"), s.d.T("receive.letter")
	}
	if s.giver.Key() != "" && !strings.HasPrefix(s.giver.Key(), kind+"/") {
		s.giver.SetKey("")
	}
	if kind != Donation {
		s.anonymous.Tick(false)
		s.giver.SetReadOnly(false)
	}
	s.newLines()
	s.lines.SetValues(kept)
	show(s.giver, kind != Opening)
	show(s.paper, kind != Opening)
	show(s.paid, kind == Purchase)
	show(s.anonymous, kind == Donation)
	s.lay()
	s.walk()
}

// lay sets the fields of the kind above the lines.
func (s *Screen) lay() {
	var head *fyne.Container
	switch s.kind {
	case Purchase:
		head = widgets.Columns(12, []float32{5, 3, 3, 3}, s.giver, s.paper, s.paid, s.day)
	case Donation:
		head = widgets.Columns(12, []float32{5, 3, 3, 3}, s.giver, widgets.Pad(20, 0, 0, 0, s.anonymous), s.paper, s.day)
	default:
		head = widgets.Columns(12, []float32{3, 11}, s.day, widgets.Pad(20, 0, 0, 0, widgets.NewLine(s.d.T("receive.opening_why"), widgets.Quiet).Yielding()))
	}
	s.body.Objects = []fyne.CanvasObject{head, s.lines.Content()}
	if s.kind == Donation {
		s.body.Add(s.refused.object)
	}
	s.body.Add(s.note)
	s.body.Refresh()
	s.scroll.Refresh()
}

// walk puts the inputs into the order of Return.
func (s *Screen) walk() {
	if s.lines == nil {
		return
	}
	s.form.Clear()
	s.form.Add("giver", s.giver)
	s.form.Add("anonymous", s.anonymous)
	s.form.Add("paper", s.paper)
	s.form.Add("paid", s.paid)
	s.form.Add("day", s.day)
	s.lines.AddTo(s.form)
	if s.kind == Donation {
		s.refused.addTo(s.form)
	}
	s.form.Add("note", s.note)
}

func (s *Screen) newLines() {
	d := s.d
	due := goods.Column{Name: "expiry", Title: d.T("receive.expiry"), Width: 104, New: func(*goods.Row) widgets.Input {
		return widgets.NewDateField("", civil.Day{}, d.Today, d.DateWords())
	}}
	code := goods.Column{Name: "code", Title: d.T("receive.code"), Width: 64, New: func(*goods.Row) widgets.Input { return goods.Text(d, "", 60) }}
	place := goods.Column{Name: "place", Title: d.T("receive.place"), Width: 108, New: func(*goods.Row) widgets.Input {
		c := widgets.NewChoice("", s.placeOptions())
		c.NoMatch = d.T("goods.not_listed")
		c.OnChosen = func() { s.place = number(c.Key()) }
		return c
	}}
	price := goods.Column{Name: "price", Title: d.T("receive.price"), Width: 76, New: func(*goods.Row) widgets.Input { return widgets.NewField("", "") }}
	columns := []goods.Column{due, code, place, price}
	if s.kind == Donation {
		price.Title = d.T("receive.value")
		columns = []goods.Column{due, code, place, price, {Name: "condition", Title: d.T("receive.condition"), Width: 70, New: func(*goods.Row) widgets.Input {
			c := widgets.NewChoice("", nil)
			c.NoMatch = d.T("goods.not_listed")
			for _, k := range []string{"new", "used"} {
				c.Options = append(c.Options, widgets.Option{Key: k, Text: d.T("code.condition." + k)})
			}
			c.SetKey("new")
			return c
		}}}
	}
	s.lines = goods.NewLines(s.items, columns...)
	s.lines.OnRows = s.walk
	s.lines.OnItem = s.fillIn
	s.lines.OnChanged = s.look
	s.lines.OnHigher = func() {
		s.scroll.Refresh()
		s.look()
	}
}

func (s *Screen) placeOptions() []widgets.Option {
	var all []widgets.Option
	for _, p := range s.places {
		if p.Active {
			all = append(all, widgets.Option{Key: fmt.Sprint(p.ID), Text: p.Name, Note: s.d.T("code.place." + p.Kind)})
		}
	}
	return all
}

func (s *Screen) offerPlaces(r *goods.Row) {
	if c, ok := choiceOf(r, "place"); ok {
		c.Options = s.placeOptions()
	}
}

// fillIn puts into a new line what is likely: the place of the line before, or the only one.
func (s *Screen) fillIn(r *goods.Row) {
	s.offerPlaces(r)
	c, ok := choiceOf(r, "place")
	if !ok || c.Key() != "" {
		return
	}
	if s.place != 0 {
		c.SetKey(fmt.Sprint(s.place))
	} else if len(c.Options) == 1 {
		c.SetKey(c.Options[0].Key)
	}
}

// offerGivers are the suppliers or donors that a text may mean, and the text itself as a
// new one.
func (s *Screen) offerGivers(typed string) []widgets.Option {
	kind := giverKind(s.kind)
	want, same := goods.Fold(typed), false
	var found []widgets.Option
	for _, g := range s.givers {
		key := s.kind + "/" + fmt.Sprint(g.ID)
		if !g.Active || g.Kind != kind || key != typed && want != "" && goods.Matches([]string{goods.Fold(g.Name)}, want) == 0 {
			continue
		}
		same = same || goods.Fold(g.Name) == want
		found = append(found, widgets.Option{Key: key, Text: g.Name, Note: g.Contact})
	}
	if name := strings.TrimSpace(typed); name != "" && !same && !strings.Contains(name, "/") {
		found = append(found, widgets.Option{Key: newGiver + name, Text: s.d.T("receive.add_giver", "Name", name), Short: name})
	}
	return found
}

// choseGiver puts somebody new into the list at once.
func (s *Screen) choseGiver() {
	name, fresh := strings.CutPrefix(s.giver.Key(), newGiver)
	if !fresh {
		return
	}
	r, err := s.st.SaveGiver(context.Background(), inventory.Giver{Kind: giverKind(s.kind), Name: name, Active: true})
	if s.d.Failed(err, nil) {
		s.giver.SetKey("")
		return
	}
	givers, err := s.st.Givers(context.Background())
	if s.d.Failed(err, nil) {
		return
	}
	s.givers = givers
	s.giver.SetKey(s.kind + "/" + fmt.Sprint(r.ID))
	s.d.Host.Notify(desk.Note{Text: s.d.T("receive.giver_added", "Name", name)})
}

func giverKind(kind string) string {
	if kind == Donation {
		return inventory.Donor
	}
	return inventory.Supplier
}

func choiceOf(r *goods.Row, column string) (*widgets.Choice, bool) {
	c, ok := r.Input(column).(*widgets.Choice)
	return c, ok
}

func number(text string) int64 {
	n, _ := strconv.ParseInt(text, 10, 64)
	return n
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
