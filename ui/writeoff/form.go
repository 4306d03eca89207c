package writeoff

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

func lineName(n int, column string) string { return fmt.Sprintf("lines.%d.%s", n, column) }

func (s *Screen) newFields() {
	d := s.d
	lot := goods.Column{Name: "lot", Title: d.T("writeoff.lot"), Width: 270, New: func(*goods.Row) widgets.Input {
		c := widgets.NewChoice("", nil)
		c.NoMatch = d.T("fault.lot.missing")
		return c
	}}
	why := goods.Column{Name: "reason", Title: d.T("writeoff.reason"), Width: 120, New: func(*goods.Row) widgets.Input {
		return goods.Codes(d, "", "code.movement.", inventory.WriteOffReasons())
	}}
	s.lines = goods.NewLines(s.items, lot, why)
	s.lines.OnRows = s.walk
	s.lines.OnItem = s.offerLots
	s.lines.OnHigher = func() {
		if s.scroll != nil {
			s.scroll.Refresh()
		}
	}
	s.reason = goods.Codes(d, d.T("writeoff.reason_of_all"), "code.movement.", inventory.WriteOffReasons())
	s.disposal = widgets.NewChoice(d.T("writeoff.disposal"), nil)
	s.disposal.Free, s.disposal.Max = true, 200
	s.disposal.TooLong = func(int) string { return d.T("fault.text.long", "Max", 200) }
	for _, way := range []string{"destroyed", "waste", "medicines", "rags"} {
		s.disposal.Options = append(s.disposal.Options, widgets.Option{Key: way, Text: d.T("writeoff.way." + way)})
	}
	s.day = widgets.NewDateField(d.T("writeoff.day"), civil.Day{}, d.Today, d.DateWords())
	s.day.Entry.SetPlaceHolder(d.T("date.today"))
	s.note = goods.Text(d, d.T("writeoff.note"), 400)
	for i := range signers {
		s.names[i] = goods.Text(d, d.T("writeoff.member", "N", i+1), 120)
		s.posts[i] = goods.Text(d, d.T("writeoff.post"), 120)
	}
}

// walk puts the inputs into the order of Return.
func (s *Screen) walk() {
	if s.lines == nil || s.note == nil {
		return
	}
	s.form.Clear()
	s.lines.AddTo(s.form)
	s.form.Add("reason", s.reason)
	s.form.Add("disposal", s.disposal)
	s.form.Add("day", s.day)
	s.form.Add("note", s.note)
	for i := range signers {
		s.form.Add(fmt.Sprintf("signers.%d.name", i), s.names[i])
		s.form.Add(fmt.Sprintf("signers.%d.post", i), s.posts[i])
	}
}

// lotKey is a part of a lot as the key of an option.
func lotKey(lot, place int64) string { return fmt.Sprintf("%d/%d", lot, place) }

func readLot(key string) (lot, place int64) {
	a, b, _ := strings.Cut(key, "/")
	lot, _ = strconv.ParseInt(a, 10, 64)
	place, _ = strconv.ParseInt(b, 10, 64)
	return lot, place
}

// offerLots offers what lies of the line's item, what has expired first.
func (s *Screen) offerLots(r *goods.Row) {
	c, ok := r.Input("lot").(*widgets.Choice)
	i, known := r.Item()
	if !ok {
		return
	}
	kept := c.Key()
	c.Options = nil
	if !known {
		return
	}
	lots, err := s.st.Lots(context.Background(), i.ID, false)
	if s.d.Failed(err, nil) {
		return
	}
	held := map[string]inventory.Quantity{}
	for _, gone := range []bool{true, false} {
		for _, l := range lots {
			if l.Expired != gone {
				continue
			}
			for _, w := range l.Where {
				key := lotKey(l.ID, w.Place)
				held[key] = w.Quantity
				c.Options = append(c.Options, widgets.Option{Key: key, Text: s.lotText(i, l), Note: s.places[w.Place] + ", " + goods.Say(s.d, i, w.Quantity), Codes: []string{l.Code}})
			}
		}
	}
	choose := func() {
		lot, _ := readLot(c.Key())
		for _, l := range lots {
			if l.ID != lot {
				continue
			}
			r.SetVariant(l.Variant)
			if why, ok := r.Input("reason").(*widgets.Choice); ok && why.Text() == "" && l.Expired {
				why.SetKey("EXPIRED")
			}
		}
		if q := held[c.Key()]; q > 0 {
			r.Say(s.d.T("writeoff.lies", "Have", goods.Say(s.d, i, q)))
			if r.Quantity().Empty() {
				r.Quantity().Set(q)
			}
		}
	}
	c.OnChosen = choose
	if kept != "" {
		c.SetKey(kept)
	} else if len(c.Options) == 1 {
		c.SetKey(c.Options[0].Key)
		choose()
	}
}

// lotText is a lot as the list calls it: its code, its day, its size.
func (s *Screen) lotText(i inventory.Item, l inventory.Lot) string {
	parts := []string{s.d.T("writeoff.came", "Day", s.d.ShortDay(l.CameOn))}
	if l.Code != "" {
		parts[0] = l.Code
	}
	if v, ok := i.Variant(l.Variant); ok {
		parts = append(parts, goods.Variant(s.d, v))
	}
	switch {
	case l.Expired:
		parts = append(parts, s.d.T("writeoff.expired", "Day", s.d.FullDay(l.Expiry)))
	case !l.Expiry.IsZero():
		parts = append(parts, s.d.T("writeoff.until", "Day", s.d.FullDay(l.Expiry)))
	}
	if l.Status != inventory.Usable {
		parts = append(parts, s.d.T("code.lot."+string(l.Status)))
	}
	return strings.Join(parts, ", ")
}

// addLot adds a line for every place in which a lot lies.
func (s *Screen) addLot(l inventory.Lot) {
	for _, w := range l.Where {
		if s.has(l.ID, w.Place) {
			continue
		}
		if _, known := s.items.Item(l.Item); !known {
			continue
		}
		r := s.lines.Add(goods.Scan{Item: l.Item})
		if c, ok := r.Input("lot").(*widgets.Choice); ok {
			r.Quantity().Set(0)
			c.SetKey(lotKey(l.ID, w.Place))
			if c.OnChosen != nil {
				c.OnChosen()
			}
		}
	}
}

func (s *Screen) has(lot, place int64) bool {
	for _, r := range s.lines.Rows() {
		if goods.Written(r.Input("lot")) == lotKey(lot, place) {
			return true
		}
	}
	return false
}

// expired adds all that has expired.
func (s *Screen) expired() {
	all, err := s.st.Expirings(context.Background(), 0)
	if s.d.Failed(err, nil) {
		return
	}
	before := len(s.lines.Rows())
	for _, x := range all {
		if x.Days < 0 {
			s.addLot(x.Lot)
		}
	}
	if len(s.lines.Rows()) == before {
		s.d.Host.Notify(desk.Note{Text: s.d.T("writeoff.none_expired"), Hint: true})
		s.Focus()
		return
	}
	s.toCommission()
}

// ofItem adds what has expired of an item, or begins a line with it.
func (s *Screen) ofItem(item int64) {
	if _, known := s.items.Item(item); !known {
		s.Focus()
		return
	}
	lots, err := s.st.Lots(context.Background(), item, false)
	if s.d.Failed(err, nil) {
		return
	}
	before := len(s.lines.Rows())
	for _, l := range lots {
		if l.Expired {
			s.addLot(l)
		}
	}
	if len(s.lines.Rows()) > before {
		s.toCommission()
		return
	}
	r := s.lines.Add(goods.Scan{Item: item})
	if goods.Written(r.Input("lot")) == "" {
		widgets.Focus(r.Input("lot").Focusable())
	}
}

// toCommission fills in the reason that all lines share and goes to what is missing.
func (s *Screen) toCommission() {
	if s.reason.Text() == "" && len(s.lines.Rows()) > 0 {
		s.reason.SetKey("EXPIRED")
		for _, r := range s.lines.Rows() {
			if goods.Written(r.Input("reason")) != "EXPIRED" {
				s.reason.SetKey("")
			}
		}
	}
	switch {
	case s.reason.Text() == "":
		s.form.FocusOn("reason")
	case s.disposal.Text() == "":
		s.form.FocusOn("disposal")
	default:
		s.form.FocusOn("signers.0.name")
	}
}

// commission fills in the members of the last act.
func (s *Screen) commission() {
	ctx := context.Background()
	if !s.asked {
		ds, err := s.st.Documents(ctx, inventory.DocumentFilter{Kinds: []inventory.Kind{inventory.WriteOff}, Limit: 10})
		if s.d.Failed(err, nil) {
			return
		}
		s.asked = true
		for _, d := range ds {
			if d.UndoOf != 0 {
				continue
			}
			full, err := s.st.Document(ctx, d.ID)
			if s.d.Failed(err, nil) {
				return
			}
			s.before = full.Signers
			break
		}
	}
	for i := range signers {
		if s.names[i].Text() != "" || s.posts[i].Text() != "" {
			return
		}
	}
	for i, x := range s.before {
		if i < signers {
			s.names[i].SetText(x.Name)
			s.posts[i].SetText(x.Post)
		}
	}
}

// Save implements desk.Saver.
func (s *Screen) Save() {
	goods.Settle(s.content)
	ctx := context.Background()
	a, f := s.read()
	if f.Err() != nil {
		s.d.Failed(s.lines.Fit(f), s.form)
		return
	}
	r, err := s.st.WriteOff(ctx, a)
	if s.d.Failed(s.lines.Fit(err), s.form) {
		return
	}
	if s.last, err = s.st.Document(ctx, r.ID); s.d.Failed(err, nil) {
		return
	}
	s.before = a.Signers
	s.clear()
	s.d.Done(r.Message, r.Undo)
	s.sayLast()
	s.d.Host.Focus(s.print)
}

// read is the act as it is typed, with all that is plainly missing.
func (s *Screen) read() (inventory.Act, fault.Fields) {
	a := inventory.Act{Reason: s.reason.Key(), Disposal: strings.TrimSpace(s.disposal.Text()), Note: s.note.Text()}
	lines, f := s.lines.Read()
	for _, l := range lines {
		n := 0
		for i, r := range s.lines.Rows() {
			if r == l.Row {
				n = i
			}
		}
		x := inventory.ActLine{Quantity: l.Quantity}
		c, _ := l.Row.Input("lot").(*widgets.Choice)
		if x.Lot, x.Place = readLot(c.Key()); x.Lot == 0 {
			f.Add(lineName(n, "lot"), "fault.lot.missing")
		}
		why, _ := l.Row.Input("reason").(*widgets.Choice)
		if x.Reason = why.Key(); x.Reason == "" && why.Text() != "" {
			f.Add(lineName(n, "reason"), "fault.choice.missing")
		}
		if a.Reason == "" {
			a.Reason = x.Reason // of the act that has no word of its own
		}
		a.Lines = append(a.Lines, x)
	}
	if len(lines) == 0 && len(f) == 0 {
		f.Add("lines", "fault.lines.none")
	}
	if a.Reason == "" && (len(lines) > 0 || s.reason.Text() != "") {
		f.Add("reason", "fault.choice.missing")
	}
	var ok bool
	if a.Day, ok = s.day.Day(); !ok {
		f.Add("day", goods.DayFault(s.d, s.day))
	}
	for i := range signers {
		name := strings.Join(strings.Fields(s.names[i].Text()), " ")
		if name == "" {
			f.Add(fmt.Sprintf("signers.%d.name", i), "fault.signers.three")
		}
		a.Signers = append(a.Signers, inventory.Signer{Name: name, Post: strings.TrimSpace(s.posts[i].Text())})
	}
	return a, f
}
