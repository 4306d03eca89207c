package sheets

import (
	"strings"

	"fyne.io/fyne/v2"

	"pana/assets/words"
	"pana/reports"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// form is what can be chosen for one sheet.
type form struct {
	s    *Screen
	k    reports.Kind
	form *widgets.Form
	card fyne.CanvasObject

	moment *moment // nil: the sheet has none
	filled *widgets.Segmented
	whom   *widgets.Choice
	store  *storeFields
	lang   *widgets.Segmented
	langs  []string
	copies *widgets.Field

	shows  *widgets.Line // the code, and what the sheet shows of a person
	fields *fyne.Container
	facts  *fyne.Container
	print  *widgets.Button
	view   *widgets.Button
	may    bool // fill it
	empty  bool // may have the empty form
}

func newForm(s *Screen, k reports.Kind) *form {
	d := s.d
	f := &form{s: s, k: k, form: widgets.NewForm(nil)}
	_, role := s.h.Who()
	f.may, f.empty = k.May(role, false), k.May(role, true)
	f.fields, f.facts = widgets.Stack(4), widgets.Stack(8)
	f.print = widgets.NewButton(d.T("button.print"), widgets.Filled, widgets.IconPrint, "Ctrl P", func() { s.send(desk.ToPrinter) })
	save := widgets.NewButton(d.T("sheets.save"), widgets.Plain, widgets.IconSave, "", func() { s.send(desk.ToFile) })
	f.view = widgets.NewButton(d.T("sheets.view"), widgets.Plain, widgets.IconShow, "", func() { s.send(desk.ToViewer) })
	f.form.OnSave = func() { s.d.Host.Focus(f.print) }
	f.shows = widgets.NewLine(d.T("sheets.code", "Code", k.Code, "Shows", d.T(k.Shows())), widgets.Small).Yielding()
	head := widgets.Stack(2, widgets.NewLine(d.T(k.Title), widgets.Style{Size: 18, Bold: true, Colour: widgets.Ink}).Yielding(), f.shows)
	if !f.may && !f.empty {
		f.card = widgets.NewCard("", nil, widgets.Pad(14, 16, 16, 16, widgets.Stack(12, head, widgets.NewNotice("", d.T("refused.no_right"), widgets.Held))))
		return f
	}
	f.build()
	body := widgets.Stack(12, widgets.Columns(24, []float32{4, 3}, widgets.Stack(14, head, f.fields), f.facts), widgets.Acts(8, 0, f.print, save, f.view))
	f.card = widgets.NewCard("", nil, widgets.Pad(14, 16, 16, 16, body))
	return f
}

// build makes the fields that the sheet has.
func (f *form) build() {
	d := f.s.d
	if f.k.At {
		f.moment = newMoment(d)
		f.form.Add("day", f.moment.day)
		f.form.Add("time", f.moment.time)
		f.fields.Add(f.moment.box.Container)
	}
	if f.may && f.empty {
		f.filled = widgets.NewSegmented([]string{d.T("sheets.filled"), d.T("sheets.blank")}, 0, func(int) { f.refresh() })
		f.form.Add("filled", f.filled)
		f.fields.Add(widgets.Pad(0, 0, 8, 0, widgets.Row(0, f.filled)))
	}
	if f.k.Resident && f.may {
		f.whom = f.newWhom()
		f.form.Add("resident", f.whom)
		f.fields.Add(f.whom)
	}
	f.store = newStoreFields(f)
	f.langs = words.Langs()
	names := make([]string, len(f.langs))
	chosen := 0
	for i, l := range f.langs {
		names[i] = d.T("lang." + l)
		if l == d.Words.Lang() {
			chosen = i
		}
	}
	f.lang = widgets.NewSegmented(names, chosen, nil)
	f.form.Add("lang", f.lang)
	f.copies = widgets.NewField(d.T("sheets.copies"), "1")
	f.form.Add("copies", f.copies)
	label := widgets.Sized(0, 18, widgets.NewLine(d.T("sheets.lang"), widgets.Small))
	f.fields.Add(widgets.Row(12, widgets.Pad(0, 0, 20, 0, widgets.Stack(2, label, f.lang)), widgets.Sized(90, 0, f.copies)))
}

// blank reports whether the empty form is wanted.
func (f *form) blank() bool { return f.empty && (!f.may || f.filled.Selected == 1) }

// refresh says anew what hangs on the clock, the log and what is chosen.
func (f *form) refresh() {
	if !f.may && !f.empty {
		return
	}
	if f.moment != nil {
		f.moment.refresh()
	}
	if f.whom != nil {
		f.whom.Hidden = f.blank()
	}
	why := ""
	if f.k.Level == "C" && !f.blank() {
		why = f.s.d.T("sheets.view_never")
	}
	f.view.Forbid(why)
	f.sayFacts()
	f.fields.Refresh()
	if f.s.all != nil {
		f.s.all.Refresh()
	}
}

// sayFacts says what class of paper it will be, and when it was last printed.
func (f *form) sayFacts() {
	d := f.s.d
	entry := f.k.Entry
	if f.blank() {
		entry.Level = ""
	}
	f.shows.Runs[0].Text = d.T("sheets.code", "Code", entry.Code, "Shows", d.T(entry.Shows()))
	f.shows.Refresh()
	small := func(text string) { f.facts.Add(widgets.NewParagraphFor(text, widgets.Small, factsWide)) }
	f.facts.Objects = nil
	if f.blank() {
		f.facts.Add(widgets.NewNotice("", d.T("sheets.blank"), widgets.Out))
		small(d.T("sheets.keep_blank"))
	} else {
		tone, class := widgets.Held, "other"
		switch f.k.Class {
		case "F1":
			tone, class = widgets.Accent, "f1"
		case "F2":
			tone, class = widgets.Alert, "f2"
		case "public":
			tone, class = widgets.Out, "public"
		}
		when := ""
		switch due := f.k.DestroyBy(d.Zone, d.Now()); {
		case due != 0:
			when = d.T("sheets.destroy", "When", d.DayTime(due))
		case f.k.Kept:
			when = d.T("sheets.keep")
		}
		f.facts.Add(widgets.NewNotice(d.T("sheets.class."+class), when, tone))
	}
	if f.k.Reason && !f.blank() {
		small(d.T("sheets.reason_asked"))
	}
	if !f.may {
		small(d.T("sheets.blank_only"))
	}
	small(f.s.log.last(f.k.Name))
	f.facts.Refresh()
}

// factsWide is how wide what is said about the sheet is at least.
const factsWide = 270

// order is what is chosen; with something wrong it is nothing, and the fields say what.
func (f *form) order(to desk.To) desk.SheetOrder {
	d := f.s.d
	if !f.may && !f.empty {
		d.Host.Notify(desk.Note{Text: d.T("refused.no_right"), Wrong: true})
		return desk.SheetOrder{}
	}
	o := desk.SheetOrder{Sheet: f.k.Name, Lang: f.langs[f.lang.Selected], Blank: f.blank(), To: to}
	var faults fault.Fields
	if f.moment != nil && !o.Blank {
		o.At = int64(f.moment.read(&faults))
	}
	if f.whom != nil && !o.Blank {
		if o.Resident = f.chosen(); o.Resident == 0 {
			faults.Add("resident", "sheets.resident_none")
		}
	}
	if !o.Blank {
		o.Filter = f.store.read(&faults)
	}
	o.Copies = readCopies(strings.TrimSpace(f.copies.Text()), &faults)
	if d.Failed(faults.Err(), f.form) {
		return desk.SheetOrder{}
	}
	return o
}

func (f *form) focus() {
	if f.may || f.empty {
		f.form.Focus()
	}
}
