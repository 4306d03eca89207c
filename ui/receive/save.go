package receive

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// Save implements desk.Saver: the whole delivery or nothing.
func (s *Screen) Save() {
	goods.Settle(s.content)
	ctx := context.Background()
	d, f := s.read()
	if f.Err() != nil {
		s.failed(f)
		return
	}
	r, err := s.st.Receive(ctx, d)
	if err != nil {
		s.failed(err)
		return
	}
	if s.last, err = s.st.Document(ctx, r.ID); s.d.Failed(err, nil) {
		return
	}
	s.clear()
	s.d.Done(r.Message, r.Undo)
	s.sayLast()
	s.d.Host.Focus(s.print)
}

// failed shows faults under their fields; where a line of a gift can't be taken, it offers
// to refuse it.
func (s *Screen) failed(err error) {
	s.d.Failed(s.lines.Fit(err), s.form)
	fields, _ := err.(fault.Fields)
	for _, x := range fields {
		var n int
		if _, e := fmt.Sscanf(x.Name, "lines.%d.expiry", &n); s.kind != Donation || e != nil || n >= len(s.lines.Rows()) || x.Message.Key == "fault.expiry.missing" {
			continue
		}
		row := s.lines.Rows()[n]
		i, _ := row.Item()
		s.notice(s.d.T("receive.short", "Item", goods.Full(s.d, i, row.Variant())), s.d.T("receive.short_why"),
			widgets.NewButton(s.d.T("receive.refuse"), widgets.Plain, widgets.IconBlock, "Ctrl M", func() { s.refuse(row) }))
		return
	}
	s.look()
}

// Move implements desk.Mover: the line with the cursor goes to what isn't taken.
func (s *Screen) Move() {
	if s.kind != Donation {
		s.d.Host.Notify(desk.Note{Text: s.d.T("receive.refuse_gift"), Hint: true})
		return
	}
	for _, r := range s.lines.Rows() {
		if goods.Holding(s.content, r.Input("item"), r.Input("variant"), r.Input("quantity"), r.Input("expiry"), r.Input("code"), r.Input("place"),
			r.Input("price"), r.Input("condition")) {
			s.refuse(r)
			return
		}
	}
	s.d.Host.Notify(desk.Note{Text: s.d.T("receive.refuse_which"), Hint: true})
}

// refuse moves a line to what isn't taken, with the reason that its day tells.
func (s *Screen) refuse(r *goods.Row) {
	i, ok := r.Item()
	if !ok {
		return
	}
	k := refusalKept{Item: i.ID, What: goods.Full(s.d, i, r.Variant()), Quantity: strings.TrimSpace(r.Quantity().Field.Text())}
	if q, err := r.Quantity().Read(); err == nil {
		k.Quantity = goods.Say(s.d, i, q)
	}
	if day, ok := r.Input("expiry").(*widgets.DateField).Day(); ok && !day.IsZero() {
		switch {
		case day.Before(s.d.Today()):
			k.Reason = "expired"
		case i.Due == inventory.UseBy && day.Before(s.d.Today().Add(s.set.DonationDays)):
			k.Reason = "short_date"
		}
	}
	s.lines.Remove(r)
	x := s.refused.add(k)
	s.form.Show(nil)
	s.told = "moved"
	s.notice("", "")
	if k.Reason == "" {
		widgets.Focus(x.reason.Focusable())
		return
	}
	s.toLines()
}

// read is the delivery as it is typed, with what can't be read and what is plainly missing.
func (s *Screen) read() (inventory.Delivery, fault.Fields) {
	d := inventory.Delivery{Kind: inventory.Receipt, Opening: s.kind == Opening, Note: s.note.Text()}
	var f fault.Fields
	if s.kind != Opening {
		d.Paper = s.paper.Text()
		if _, id, ok := strings.Cut(s.giver.Key(), "/"); ok {
			d.Giver = number(id)
		} else if strings.TrimSpace(s.giver.Text()) != "" {
			f.Add("giver", "fault.giver.missing")
		}
	}
	switch s.kind {
	case Purchase:
		if d.Paid = s.paid.Key(); d.Paid == "" && s.paid.Text() != "" {
			f.Add("paid", "fault.choice.missing")
		}
	case Donation:
		d.Kind, d.Anonymous = inventory.Donation, s.anonymous.Ticked
	}
	var ok bool
	if d.Day, ok = s.day.Day(); !ok {
		f.Add("day", goods.DayFault(s.d, s.day))
	}
	lines, wrong := s.lines.Read()
	f = append(f, wrong...)
	for _, l := range lines {
		d.Lines = append(d.Lines, s.line(l, &f))
	}
	if s.kind == Donation {
		d.Refused = s.refused.read(&f)
	}
	if len(lines)+len(wrong)+len(d.Refused) == 0 {
		f.Add("lines", "fault.lines.none")
	}
	return d, f
}

// line is one line; the rest of it is checked when the quantity can't be read, so that all
// is said at once.
func (s *Screen) line(l goods.Line, f *fault.Fields) inventory.DeliveryLine {
	n := 0
	for i, r := range s.lines.Rows() {
		if r == l.Row {
			n = i
		}
	}
	x := inventory.DeliveryLine{Item: l.Item.ID, Variant: l.Variant, Quantity: l.Quantity, Code: goods.Written(l.Row.Input("code"))}
	day := l.Row.Input("expiry").(*widgets.DateField)
	due, ok := day.Day()
	switch x.Expiry = due; {
	case !ok:
		f.Add(lineName(n, "expiry"), goods.DayFault(s.d, day))
	case due.IsZero() && l.Item.Due != inventory.NoDue:
		f.Add(lineName(n, "expiry"), "fault.expiry.missing")
	case !due.IsZero() && due.Before(s.d.Today()) && s.day.Text() == "" && s.kind != Opening:
		f.Add(lineName(n, "expiry"), "fault.expiry.past")
	}
	if c, ok := choiceOf(l.Row, "place"); ok {
		if x.Place = number(c.Key()); x.Place == 0 {
			f.Add(lineName(n, "place"), "fault.place.missing")
		}
	}
	if c, ok := choiceOf(l.Row, "condition"); ok {
		if x.Condition = c.Key(); x.Condition == "" && c.Text() != "" {
			f.Add(lineName(n, "condition"), "fault.choice.missing")
		}
	}
	if x.Price, ok = readMoney(goods.Written(l.Row.Input("price"))); !ok {
		f.Add(lineName(n, "price"), "fault.money")
	}
	return x
}

// readMoney reads tenge, with a point or a comma before the tiyn; nothing is 0.
func readMoney(text string) (inventory.Money, bool) {
	text = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "₸", "", ",", ".").Replace(text)
	if text == "" {
		return 0, true
	}
	whole, part, _ := strings.Cut(text, ".")
	n, err := strconv.ParseUint(whole, 10, 40)
	if err != nil || len(part) > 2 || n > 1_000_000_000 {
		return 0, false
	}
	m, err := strconv.ParseUint((part + "00")[:2], 10, 8)
	return inventory.Money(n*100 + m), err == nil
}

// look finds a barcode that no item has, and offers what to do about it.
func (s *Screen) look() {
	if s.told == "moved" {
		s.told = ""
	}
	for _, r := range s.lines.Rows() {
		code := strings.TrimSpace(goods.Written(r.Input("item")))
		if _, known := r.Item(); known || !isCode(code) {
			continue
		}
		if _, known := s.items.Scan(code); known {
			continue
		}
		s.notice(s.d.T("receive.unknown", "Code", code), s.d.T("receive.unknown_why"),
			widgets.NewButton(s.d.T("receive.to_item"), widgets.Plain, widgets.IconAdd, "", func() { s.toItem(desk.BarcodeTo, code) }),
			widgets.NewButton(s.d.T("receive.new_item"), widgets.Plain, widgets.IconAdd, "", func() { s.toItem(desk.BarcodeNew, code) }))
		return
	}
	if s.told != "" && s.news.Objects != nil && !s.gift() {
		s.notice("", "")
	}
}

// gift reports whether the notice is about a line that is refused or corrected yet.
func (s *Screen) gift() bool {
	for _, r := range s.lines.Rows() {
		if x, ok := r.Input("expiry").(*widgets.DateField); ok && x.Wrong() != "" && s.kind == Donation {
			return true
		}
	}
	return false
}

// toItem leads to the form of an item with the code; the lines wait here.
func (s *Screen) toItem(filter, code string) {
	s.d.Failed(s.KeepDraft(), nil)
	s.d.Go(desk.Place{Screen: desk.Supplies, Filter: filter + code})
}

// isCode reports whether a text looks like what a scanner types.
func isCode(text string) bool {
	return len(text) >= 6 && strings.Trim(text, "0123456789") == ""
}
