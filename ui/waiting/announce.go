package waiting

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/ui/widgets"
)

// announce is the form of who was announced: somebody new, or a correction.
type announce struct {
	*form
	at      moment
	eta     moment
	channel *widgets.Choice
	source  *widgets.Choice
	name    *widgets.Field
	need    *widgets.Field
	counts  map[string]*widgets.Field
}

// moment is a day and a time, and what they said when the form was opened: untouched, they
// mean the very same moment.
type moment struct {
	s     *Screen
	name  string
	day   *widgets.DateField
	time  *widgets.TimeField
	first string
	was   civil.Instant
	wide  float32
}

// moment adds the two fields, which have room for a fault below as wide as said.
func (f *form) moment(name, label string, at, was civil.Instant, wide float32) moment {
	d, words := f.s.d, f.s.d.DateWords()
	m := moment{s: f.s, name: name, was: was}
	day, hour, minute := civil.Day{}, -1, 0
	if at != 0 {
		local := d.Zone.Local(at)
		day, hour, minute = d.Zone.Day(at), local.Hour(), local.Minute()
	}
	m.day = widgets.NewDateField(d.T(label), day, d.Today, words)
	m.time = widgets.NewTimeField(d.T("waiting.time"), hour, minute, words)
	m.wide = wide
	m.day.Spill, m.time.Spill = wide, wide/2
	m.first = m.typed()
	f.input(name, m.day)
	f.input(name+"_time", m.time)
	return m
}

func (m moment) typed() string { return m.day.Text() + " " + m.time.Text() }

// read is the moment, zero for none. A time alone is the next one after from.
func (m moment) read(f *fault.Fields, from civil.Instant) civil.Instant {
	if m.typed() == m.first {
		return m.was
	}
	day, ok := m.day.Day()
	hour, minute, read := m.time.Time()
	empty := strings.TrimSpace(m.time.Text()) == ""
	unread := !read && (!empty || ok && !day.IsZero())
	m.day.Spill = m.wide
	if !ok {
		f.Add(m.name, "fault.date."+widgets.DateUnreadable)
	}
	if unread {
		f.Add(m.name+"_time", "fault.date."+widgets.TimeUnreadable)
		if !ok {
			m.day.Spill = 0 // both are said
		}
	}
	switch {
	case !ok, unread, empty:
		return 0
	case day.IsZero():
		at := m.s.d.Zone.At(m.s.d.Zone.Day(from), hour, minute)
		if at < from {
			at = m.s.d.Zone.At(m.s.d.Zone.Day(from).Add(1), hour, minute)
		}
		return at
	}
	return m.s.d.Zone.At(day, hour, minute)
}

// choice is a field whose answer is one of codes, called by the words under prefix.
func (f *form) choice(name, label, prefix string, codes []string, chosen string) *widgets.Choice {
	options := make([]widgets.Option, len(codes))
	for i, c := range codes {
		options[i] = widgets.Option{Key: c, Text: f.s.d.T(prefix + c)}
	}
	x := widgets.NewChoice(f.s.d.T(label), options)
	x.NoMatch = f.s.d.T("waiting.not_listed")
	x.SetKey(chosen)
	f.input(name, x)
	return x
}

// announceForm opens the form of somebody new, or of r.
func (s *Screen) announceForm(r house.Referral) {
	d := s.d
	title, verb, at := d.T("waiting.new"), d.T("button.add"), d.Now()
	if r.ID != 0 {
		title, verb, at = d.T("waiting.change_title"), d.T("button.save"), r.At
	}
	f := s.newForm(formAnnounce, r, title, verb)
	a := &announce{form: f, counts: map[string]*widgets.Field{}}
	a.channel = f.choice("channel", "waiting.channel", "code.channel.", house.Channels, r.Channel)
	a.source = f.choice("source", "waiting.source", "code.source.", house.Sources, r.Source)
	f.row(a.channel, a.source)
	a.name = f.text("source_name", "waiting.source_name", r.SourceName, 200)
	a.name.SetHint(d.T("waiting.source_name_hint"))
	a.at = f.moment("at", "waiting.received_at", at, at, 230)
	f.rows.Add(widgets.Columns(12, []float32{5, 3, 2}, a.name, a.at.day, a.at.time))
	line := []fyne.CanvasObject{}
	for i, x := range heads {
		n := widgets.NewField(d.T("waiting.field."+x.name), "")
		if c := *x.count(&r.Heads); c > 0 {
			n.SetText(strconv.Itoa(c))
		}
		a.counts[x.name] = n
		line = append(line, f.input(x.name, n))
		if i == 2 || i == 5 {
			f.row(line...)
			line = nil
		}
	}
	a.eta = f.moment("eta", "waiting.eta", r.ETA, r.ETA, 480)
	a.eta.day.SetHint(d.T("waiting.eta_hint"))
	f.row(a.eta.day, a.eta.time)
	a.need = f.text("need", "waiting.need", r.Need, 400)
	a.need.SetHint(d.T("waiting.need_hint"))
	f.row(a.need)
	f.send = a.send
	f.start()
}

// send saves the referral. What can't be read is said together with what the house refuses.
func (a *announce) send() (shelter.Receipt, error) {
	s, ctx := a.s, context.Background()
	var f fault.Fields
	n := house.NewReferral{Channel: a.channel.Key(), Source: a.source.Key(), SourceName: a.name.Text(), Need: a.need.Text()}
	a.counts[heads[0].name].Spill = 0
	n.At = a.at.read(&f, s.d.Now())
	if n.At > s.d.Now() {
		f.Add("at", "waiting.at_future", "Time", s.d.Clock24(s.d.Now()))
	}
	from := n.At
	if from == 0 {
		from = s.d.Now()
	}
	n.ETA = a.eta.read(&f, from)
	for _, x := range heads {
		text := strings.TrimSpace(a.counts[x.name].Text())
		c, err := strconv.Atoi(text)
		switch {
		case text == "":
		case err != nil:
			f.Add(x.name, "fault.number.whole")
		case c < 0 || c > 99:
			f.Add(x.name, "fault.number.range", "From", 0, "To", 99)
		}
		if err == nil {
			*x.count(&n.Heads) = c
		}
	}
	if f.Err() != nil {
		return shelter.Receipt{}, append(f, a.missing(n)...)
	}
	a.counts[heads[0].name].Spill = 300 // for what is said of all of them
	var r shelter.Receipt
	var err error
	if a.was.ID == 0 {
		r, err = s.h.AddReferral(ctx, n)
	} else {
		r, err = s.h.ChangeReferral(ctx, a.was, n)
	}
	return r, atField(err, "heads", heads[0].name)
}

// missing is why else the house wouldn't take n, so that all is said at once.
func (a *announce) missing(n house.NewReferral) (f fault.Fields) {
	for _, x := range []struct {
		name  string
		field *widgets.Field
	}{{"source_name", a.name}, {"need", a.need}} {
		if utf8.RuneCountInString(x.field.Text()) > x.field.Max {
			f.Add(x.name, "fault.text.long", "Max", x.field.Max)
		}
	}
	if n.Channel == "" {
		f.Add("channel", "fault.referral.channel")
	}
	if n.Source == "" {
		f.Add("source", "fault.referral.source")
	}
	return f
}

// atField moves faults to the field where they are told.
func atField(err error, from, to string) error {
	if fields, ok := err.(fault.Fields); ok {
		for i := range fields {
			if fields[i].Name == from {
				fields[i].Name = to
			}
		}
	}
	return err
}
