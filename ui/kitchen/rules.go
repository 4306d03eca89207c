package kitchen

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// rules are what the house settles about kitchen and orders: the days of Ramadan and its
// two meals, for how many days one buys, and how long a gift must keep.
type rules struct {
	s            *Screen
	form         *widgets.Form
	from, to     *widgets.DateField
	suhur, iftar *widgets.TimeField
	order, gift  *widgets.Field
	object       fyne.CanvasObject
	was          inventory.Settings
}

// openRules opens the form.
func (s *Screen) openRules() {
	set, err := s.st.Settings(context.Background())
	if s.d.Failed(err, nil) {
		return
	}
	d, words := s.d, s.d.DateWords()
	r := &rules{s: s, was: set, form: widgets.NewForm(func() { s.Save() })}
	r.from = widgets.NewDateField(d.T("kitchen.ramadan_from"), set.RamadanFrom, d.Today, words)
	r.to = widgets.NewDateField(d.T("kitchen.ramadan_to"), set.RamadanTo, d.Today, words)
	r.from.Spill = 560
	r.suhur, r.iftar = timeField(d.T("code.meal.suhur"), set.Suhur, words), timeField(d.T("code.meal.iftar"), set.Iftar, words)
	r.order = widgets.NewField(d.T("kitchen.order_days"), strconv.Itoa(set.OrderDays))
	r.order.SetHint(d.T("kitchen.order_days_hint"))
	r.gift = widgets.NewField(d.T("kitchen.gift_days"), strconv.Itoa(set.DonationDays))
	r.gift.SetHint(d.T("kitchen.gift_days_hint"))
	marked(r.order)
	marked(r.gift)
	for _, x := range []struct {
		name string
		in   widgets.Input
	}{{"ramadan_from", r.from}, {"ramadan_to", r.to}, {"suhur", r.suhur}, {"iftar", r.iftar}, {"order_days", r.order}, {"donation_days", r.gift}} {
		r.form.Add(x.name, x.in)
	}
	title := widgets.NewLine(d.T("kitchen.settings"), widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}).Yielding()
	rows := widgets.Stack(8, title, widgets.NewParagraphFor(d.T("kitchen.ramadan_why"), widgets.Quiet, 540),
		widgets.Columns(12, widgets.Equal(2), r.from, r.to), widgets.Columns(12, widgets.Equal(2), r.suhur, r.iftar),
		widgets.Columns(12, widgets.Equal(2), r.order, r.gift))
	save := widgets.NewButton(d.T("button.save"), widgets.Filled, widgets.IconCheck, "Ctrl S", func() { s.Save() })
	cancel := widgets.NewButton(d.T("button.cancel"), widgets.Plain, "", "Esc", func() { s.Back() })
	foot := widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), widgets.Pad(10, 17, 10, 17, widgets.Acts(12, 0, save, cancel)))
	r.object = goods.Below(0, widgets.NewBlock(widgets.Surface), widgets.NewScroll(widgets.Pad(14, 17, 12, 17, rows)), foot)
	s.rules = r
	s.show()
	r.form.Focus()
}

// marked lets a field mark all of its number when the cursor comes, so that another replaces
// it.
func marked(x *widgets.Field) {
	x.Entry.OnFocus = func(on bool) {
		if on {
			x.Entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
	}
}

func timeField(label, at string, words *widgets.DateWords) *widgets.TimeField {
	h, m, ok := widgets.ReadTime(at)
	if !ok {
		h = -1
	}
	return widgets.NewTimeField(label, h, m, words)
}

// closeRules goes back to the meals.
func (s *Screen) closeRules() {
	s.rules = nil
	s.show()
	s.Focus()
}

// save saves them; what can't be read is said together with what the store refuses.
func (r *rules) save() {
	goods.Settle(r.object)
	var f fault.Fields
	set := r.was
	set.RamadanFrom, set.RamadanTo = r.day("ramadan_from", r.from, &f), r.day("ramadan_to", r.to, &f)
	set.Suhur, set.Iftar = r.time("suhur", r.suhur, &f), r.time("iftar", r.iftar, &f)
	set.OrderDays, set.DonationDays = number("order_days", r.order, &f), number("donation_days", r.gift, &f)
	if err := f.Err(); err != nil {
		r.s.d.Failed(err, r.form)
		return
	}
	done, err := r.s.st.SaveSettings(context.Background(), set)
	if fields, ok := err.(fault.Fields); ok {
		for n := range fields {
			if fields[n].Message.Key == "fault.ramadan.days" { // it is of both days, and has room under the first
				fields[n].Name = "ramadan_from"
			}
		}
	}
	if r.s.d.Failed(err, r.form) {
		return
	}
	r.s.rules = nil
	r.s.show()
	r.s.Reload()
	r.s.d.Done(done.Message, done.Undo)
	r.s.Focus()
}

func (r *rules) day(name string, x *widgets.DateField, f *fault.Fields) civil.Day {
	day, ok := x.Day()
	if !ok {
		_, why := widgets.ReadDate(x.Text(), r.s.d.Today(), r.s.d.DateWords().Relative)
		f.Add(name, "fault.date."+why)
	}
	return day
}

func (r *rules) time(name string, x *widgets.TimeField, f *fault.Fields) string {
	h, m, ok := x.Time()
	if !ok {
		f.Add(name, "fault.date."+widgets.TimeUnreadable)
		return ""
	}
	return two(h) + ":" + two(m)
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func number(name string, x *widgets.Field, f *fault.Fields) int {
	n, err := strconv.Atoi(strings.TrimSpace(x.Text()))
	if err != nil {
		f.Add(name, "fault.number.whole")
	}
	return n
}
