package sheets

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"pana/inventory"
	"pana/reports"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// storeFields are what can be chosen for a sheet of the store; those that it lacks are nil.
type storeFields struct {
	f     *form
	no    *widgets.Choice
	days  *widgets.Field
	giver *widgets.Choice
	donor *widgets.Segmented
}

// kindsOf are the documents whose papers a sheet is.
var kindsOf = map[string][]inventory.Kind{"receipt": {inventory.ToResident}, "received": {inventory.Receipt, inventory.Donation}, "writeoff": {inventory.WriteOff}}

// newStoreFields makes the fields and adds them to the form.
func newStoreFields(f *form) *storeFields {
	d, s := f.s.d, &storeFields{f: f}
	if f.k.No != "" {
		s.no = widgets.NewChoice(d.T("sheets.no"), nil)
		s.no.SetHint(d.T("sheets.no_hint", "Like", f.k.No))
		s.no.NoMatch = d.T("sheets.no_none", "Like", f.k.No)
		if f.k.AnyNo {
			s.no.Entry.SetPlaceHolder(d.T("sheets.no_any"))
		}
		s.no.Source = s.documents
		f.form.Add("no", s.no)
		f.fields.Add(s.no)
	}
	if f.k.Days {
		s.days = widgets.NewField(d.T("sheets.days"), "")
		if set, err := f.s.h.Store().Settings(context.Background()); !d.Failed(err, nil) {
			s.days.Entry.SetPlaceHolder(strconv.Itoa(set.OrderDays))
		}
		f.form.Add("days", s.days)
	}
	if f.k.Giver {
		s.giver = widgets.NewChoice(d.T("sheets.giver"), nil)
		s.giver.Entry.SetPlaceHolder(d.T("sheets.giver_any"))
		s.giver.NoMatch = d.T("sheets.giver_none")
		s.giver.Source = s.givers
		f.form.Add("giver", s.giver)
		f.fields.Add(widgets.Columns(12, []float32{2, 3}, s.days, s.giver))
	}
	if f.k.Donor {
		s.donor = widgets.NewSegmented([]string{d.T("sheets.copy_own"), d.T("sheets.copy_donor")}, 0, nil)
		f.form.Add("donor", s.donor)
		f.fields.Add(widgets.Pad(0, 0, 8, 0, widgets.Row(0, s.donor)))
	}
	return s
}

// mostFound is how many documents are offered, of the latest so many.
const mostFound, latest = 30, 400

// documents are the latest whose number, day, person or giver fits what was typed.
func (s *storeFields) documents(typed string) []widgets.Option {
	d, st := s.f.s.d, s.f.s.h.Store()
	typed = strings.ToLower(strings.TrimSpace(typed))
	var out []widgets.Option
	add := func(no, note string) {
		if len(out) < mostFound && strings.Contains(strings.ToLower(no+" "+note), typed) {
			out = append(out, widgets.Option{Key: no, Text: no, Note: note})
		}
	}
	if s.f.k.AnyNo {
		all, err := st.Stocktakes(context.Background())
		if d.Failed(err, nil) {
			return nil
		}
		for _, t := range all {
			add(t.Number(), t.PlaceName+", "+d.T("code.stocktake."+string(t.Status)))
		}
		return s.whole(typed, out)
	}
	all, err := st.Documents(context.Background(), inventory.DocumentFilter{Kinds: kindsOf[s.f.k.Name], Limit: latest})
	if d.Failed(err, nil) {
		return nil
	}
	for _, x := range all {
		add(x.Number(), note(d, x))
	}
	return s.whole(typed, out)
}

var number = regexp.MustCompile(`^[a-z]{2}-\d{4}/\d{1,6}$`)

// whole offers a number that is older than what was looked through as it was typed.
func (s *storeFields) whole(typed string, found []widgets.Option) []widgets.Option {
	if len(found) > 0 || !number.MatchString(typed) {
		return found
	}
	no := strings.ToUpper(typed)
	return []widgets.Option{{Key: no, Text: no}}
}

// note is the day of a document and whom it concerns, by code word.
func note(d *desk.Desk, x inventory.Document) string {
	parts := []string{d.Words.Short(x.Day.Year(), x.Day.Month(), x.Day.Dom())}
	switch {
	case x.CodeWord != "":
		parts = append(parts, x.CodeWord)
	case x.GiverName != "":
		parts = append(parts, x.GiverName)
	case x.Reason != "":
		parts = append(parts, d.T("code.movement."+x.Reason))
	}
	return strings.Join(parts, ", ")
}

// givers are suppliers and donors in use whose names fit.
func (s *storeFields) givers(typed string) []widgets.Option {
	all, err := s.f.s.h.Store().Givers(context.Background())
	if s.f.s.d.Failed(err, nil) {
		return nil
	}
	var out []widgets.Option
	for _, g := range all {
		if g.Active && strings.Contains(strings.ToLower(g.Name), strings.ToLower(strings.TrimSpace(typed))) {
			out = append(out, widgets.Option{Key: strconv.FormatInt(g.ID, 10), Text: g.Name})
		}
	}
	return out
}

// read is what is chosen, as the order's filter.
func (s *storeFields) read(faults *fault.Fields) string {
	var c reports.Choice
	if s.no != nil {
		c.No = s.no.Key()
		switch typed := strings.TrimSpace(s.no.Text()); {
		case c.No != "":
		case typed != "":
			faults.Add("no", "sheets.no_none", "Like", s.f.k.No)
		case !s.f.k.AnyNo:
			faults.Add("no", "refused.sheet_needs_number", "Like", s.f.k.No)
		}
	}
	if s.days != nil {
		c.Days = s.readDays(faults)
	}
	if s.giver != nil && strings.TrimSpace(s.giver.Text()) != "" {
		id, err := strconv.ParseInt(s.giver.Key(), 10, 64)
		if err != nil {
			faults.Add("giver", "sheets.giver_none")
		}
		c.Giver = id
	}
	c.Donor = s.donor != nil && s.donor.Selected == 1
	return c.String()
}

// mostDays is for how many days one can buy ahead.
const mostDays = 180

func (s *storeFields) readDays(faults *fault.Fields) int {
	text := strings.TrimSpace(s.days.Text())
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	switch {
	case err != nil:
		faults.Add("days", "fault.number.whole")
	case n < 1 || n > mostDays:
		faults.Add("days", "fault.number.range", "From", 1, "To", mostDays)
	}
	return n
}
