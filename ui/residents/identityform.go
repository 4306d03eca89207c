package residents

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter/people"
	"pana/ui/widgets"
)

// mostRows is how many papers or phones a form has room for.
const mostRows = 20

// who are the inputs of an identity. Papers and phones have a row each; making or taking
// away one builds the form anew with what is typed.
type who struct {
	r                 *record
	f                 *form
	base              people.Identity
	papers, phones    int
	birthWas          string
	spoken, latin     [3]*widgets.Field
	quality           *widgets.Choice
	birth             *widgets.Field
	national          *widgets.Choice
	noPapers, noPhone *widgets.Choice
	address, relative *widgets.Field
	noAddress, noKin  *widgets.Choice
	countries         []widgets.Option
}

var nameParts = []string{"family", "given", "patronymic"}

// startIdentity shows the open identity as a form.
func (r *record) startIdentity() {
	if !r.door.open() {
		return
	}
	d := r.s.desk
	i := r.door.identity
	w := &who{r: r, base: i, papers: len(i.Documents), phones: len(i.Phones), countries: d.Countries(),
		f: r.newForm(formIdentity, d.T("identity.editing", "Word", i.CodeWord), d.T("button.save"))}
	w.f.saved = w.save
	w.f.shape = w.reshape
	w.build()
	w.f.start()
}

func (w *who) label(field string) string { return w.r.s.desk.T("residents.label." + field) }

// build makes the inputs, with the values of the identity in them.
func (w *who) build() {
	d, i, f := w.r.s.desk, w.base, w.f
	f.rows.Objects, f.names = nil, nil
	f.w.Clear()
	for n, name := range []struct {
		prefix, title string
		name          people.Name
		into          *[3]*widgets.Field
	}{{"spoken", d.T("identity.spoken"), i.Spoken, &w.spoken}, {"latin", d.T("identity.latin"), i.Latin, &w.latin}} {
		f.rows.Add(widgets.Pad(float32(4*n), 0, 4, 0, widgets.NewLine(name.title, widgets.Label)))
		row := make([]fyne.CanvasObject, 3)
		for k, text := range []string{name.name.Family, name.name.Given, name.name.Patronymic} {
			name.into[k] = widgets.NewField(w.label(nameParts[k]), text)
			row[k] = f.add(name.prefix+"."+nameParts[k], name.into[k])
		}
		f.row(row...)
	}
	w.quality = withKey(choice(d, w.label("name_quality"), append(coded(d, "code.name_quality.", []string{"1", "2"}), reasonsFor(d, anyone...)...)), qualityKey(i.NameQuality), people.Answered)
	w.birthWas = birthText(d, i.Birth)
	if w.birthWas == "" && i.Birth.Quality != people.Answered {
		w.birthWas = missingWord(d, i.Birth.Quality)
	}
	w.birth = widgets.NewField(w.label("birth"), w.birthWas)
	w.birth.SetHint(d.T("residents.birth_hint"))
	f.rows.Add(widgets.Columns(12, []float32{3, 2}, f.add("name_quality", w.quality), f.add("birth", w.birth)))
	w.national = free(d, w.label("national_id"), i.NationalID, i.NationalIDMissing)
	w.national.Options = reasonsFor(d, anyone...)
	f.row(f.add("national_id", w.national))
	w.paperRows()
	w.phoneRows()
	w.address = widgets.NewArea(w.label("address"), i.Address, 2)
	w.noAddress = withKey(choice(d, w.label("no_answer"), reasonsFor(d, anyone...)), "", i.AddressMissing)
	w.relative = widgets.NewArea(w.label("relatives"), i.Relatives, 2)
	w.noKin = withKey(choice(d, w.label("no_answer"), reasonsFor(d, anyone...)), "", i.RelativesMissing)
	for _, x := range []struct {
		name string
		text *widgets.Field
		no   *widgets.Choice
	}{{"address", w.address, w.noAddress}, {"relatives", w.relative, w.noKin}} {
		f.rows.Add(widgets.Columns(12, []float32{2, 1}, f.add(x.name, x.text), f.add(x.name+"_missing", x.no)))
	}
}

func qualityKey(m people.Missing) string {
	if m == people.Answered {
		return ""
	}
	return strconv.Itoa(int(m))
}

// heading is the name of rows with a button that adds one.
func (w *who) heading(key, add string, more func()) {
	button := widgets.NewSmallButton(w.r.s.desk.T(add), widgets.Plain, widgets.IconAdd, more)
	w.f.rows.Add(widgets.Pad(4, 0, 6, 0, widgets.Row(12, widgets.NewLine(w.label(key), widgets.Label), spacer(), button)))
}

func (w *who) paperRows() {
	d, f := w.r.s.desk, w.f
	w.heading("documents", "identity.add_document", func() { w.resize(w.papers+1, w.phones, "documents", -1) })
	for n := range w.papers {
		var x people.Document
		if n < len(w.base.Documents) {
			x = w.base.Documents[n]
		}
		p := fmt.Sprintf("documents.%d.", n)
		kind := choice(d, w.label("document_kind"), coded(d, "code.document.", people.DocumentKinds()))
		kind.SetKey(x.Kind)
		place := choice(d, w.label("document_place"), coded(d, "code.document_place.", people.DocumentPlaces()))
		place.SetKey(x.Place)
		country := choice(d, w.label("document_country"), w.countries)
		country.SetKey(x.Country)
		number := widgets.NewField(w.label("document_number"), x.Number)
		expires := widgets.NewDateField(w.label("document_expires"), x.Expires, d.Today, d.DateWords())
		f.row(f.add(p+"kind", kind), f.add(p+"number", number))
		remove := widgets.NewSmallButton("", widgets.Ghost, widgets.IconDelete, func() { w.resize(w.papers-1, w.phones, "documents", n) })
		f.row(f.add(p+"country", country), f.add(p+"place", place))
		f.rows.Add(widgets.Columns(12, []float32{5, 4, 1}, f.add(p+"expires", expires), widgets.NewLine("", widgets.Small), widgets.Pad(18, 0, 20, 0, remove)))
	}
	if w.papers == 0 {
		w.noPapers = withKey(choice(d, w.label("no_documents"), reasonsFor(d, anyone...)), "", w.base.DocumentsMissing)
		f.row(f.add("documents", w.noPapers))
	}
}

func (w *who) phoneRows() {
	d, f := w.r.s.desk, w.f
	w.heading("phones", "identity.add_phone", func() { w.resize(w.papers, w.phones+1, "phones", -1) })
	for n := range w.phones {
		var x people.Phone
		if n < len(w.base.Phones) {
			x = w.base.Phones[n]
		}
		p := fmt.Sprintf("phones.%d.", n)
		number := widgets.NewField(w.label("phone_number"), x.Number)
		whose := widgets.NewField(w.label("phone_whose"), x.Whose)
		call := widgets.NewCheck(d.T("identity.safe_to_call"), x.SafeToCall, nil)
		message := widgets.NewCheck(d.T("identity.safe_to_message"), x.SafeToMessage, nil)
		remove := widgets.NewSmallButton("", widgets.Ghost, widgets.IconDelete, func() { w.resize(w.papers, w.phones-1, "phones", n) })
		f.row(f.add(p+"number", number), f.add(p+"whose", whose))
		f.rows.Add(widgets.Pad(0, 0, 10, 0, widgets.Columns(12, []float32{4, 5, 1}, f.add(p+"safe_to_call", call), f.add(p+"safe_to_message", message), remove)))
	}
	if w.phones == 0 {
		w.noPhone = withKey(choice(d, w.label("no_phones"), reasonsFor(d, anyone...)), "", w.base.PhonesMissing)
		f.row(f.add("phones", w.noPhone))
	}
}

// resize makes rows for so many papers and phones; the row gone of kind (-1: none) is
// taken out, what is typed into the others stays.
func (w *who) resize(papers, phones int, kind string, gone int) {
	if papers > mostRows || phones > mostRows {
		return
	}
	v := w.f.values()
	if gone >= 0 {
		v = v.without(kind, gone)
	}
	// Rows are filled from what is typed, not from the file: what a row was stays out.
	was := w.base
	w.base.Documents, w.base.Phones = nil, nil
	w.papers, w.phones = papers, phones
	w.build()
	w.base = was
	w.f.put(v)
	w.f.scroll.Refresh()
	if gone < 0 {
		first := map[string]string{"documents": "kind", "phones": "number"}[kind]
		w.f.w.FocusOn(fmt.Sprintf("%s.%d.%s", kind, map[string]int{"documents": papers, "phones": phones}[kind]-1, first))
	}
}

// without takes a row out; those after it move up.
func (v values) without(kind string, gone int) values {
	out := values{}
	for name, x := range v {
		parts := strings.Split(name, ".")
		n, err := strconv.Atoi(at(parts, 1))
		switch {
		case parts[0] != kind || err != nil || len(parts) < 3 || n < gone:
			out[name] = x
		case n > gone:
			out[fmt.Sprintf("%s.%d.%s", kind, n-1, parts[2])] = x
		}
	}
	return out
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// reshape makes the rows that kept values need.
func (w *who) reshape(v values) {
	papers, phones := w.papers, w.phones
	for name := range v {
		parts := strings.Split(name, ".")
		if n, err := strconv.Atoi(at(parts, 1)); err == nil && n < mostRows {
			switch parts[0] {
			case "documents":
				papers = max(papers, n+1)
			case "phones":
				phones = max(phones, n+1)
			}
		}
	}
	if papers != w.papers || phones != w.phones {
		w.resize(papers, phones, "", 0)
	}
}

// save puts what is typed into the identity as it was opened, and saves that.
func (w *who) save() error {
	i, err := w.answers()
	if err != nil {
		return err
	}
	receipt, err := w.r.s.house.ChangeIdentity(context.Background(), i)
	if said(err) == "refused.changed_meanwhile" {
		return err // its values were somebody else's by now: opening anew shows them
	}
	if err != nil {
		return err
	}
	// What is behind the door is another version now, so that it is opened anew to be read.
	w.r.form.initial = w.r.form.values()
	w.r.door.shut("")
	w.r.s.desk.Done(receipt.Message, receipt.Undo)
	return nil
}

func (w *who) answers() (people.Identity, error) {
	i := w.base
	for k, into := range []*string{&i.Spoken.Family, &i.Spoken.Given, &i.Spoken.Patronymic} {
		*into = w.spoken[k].Text()
	}
	for k, into := range []*string{&i.Latin.Family, &i.Latin.Given, &i.Latin.Patronymic} {
		*into = w.latin[k].Text()
	}
	n, _ := strconv.Atoi(w.quality.Key()) // no key is not asked
	i.NameQuality = people.Missing(n)
	if w.birth.Text() != w.birthWas {
		b, err := people.ParseBirth(w.birth.Text(), w.r.s.desk.Today())
		if err != nil {
			return i, err
		}
		i.Birth = b
	}
	i.NationalID, i.NationalIDMissing = answerOf(w.national)
	i.Address, i.AddressMissing = w.address.Text(), missingOf(w.noAddress.Key())
	i.Relatives, i.RelativesMissing = w.relative.Text(), missingOf(w.noKin.Key())
	i.Documents, i.DocumentsMissing = nil, people.Answered
	if w.papers == 0 {
		i.DocumentsMissing = missingOf(w.noPapers.Key())
	}
	for n := range w.papers {
		p := fmt.Sprintf("documents.%d.", n)
		expires, _ := w.f.w.Input(p + "expires").(*widgets.DateField).Day() // its faults are said before
		i.Documents = append(i.Documents, people.Document{Kind: w.key(p + "kind"), Country: w.key(p + "country"), Place: w.key(p + "place"),
			Number: w.text(p + "number"), Expires: expires})
	}
	i.Phones, i.PhonesMissing = nil, people.Answered
	if w.phones == 0 {
		i.PhonesMissing = missingOf(w.noPhone.Key())
	}
	for n := range w.phones {
		p := fmt.Sprintf("phones.%d.", n)
		i.Phones = append(i.Phones, people.Phone{Number: w.text(p + "number"), Whose: w.text(p + "whose"),
			SafeToCall: w.ticked(p + "safe_to_call"), SafeToMessage: w.ticked(p + "safe_to_message")})
	}
	return i, nil
}

func (w *who) key(name string) string  { return w.f.w.Input(name).(*widgets.Choice).Key() }
func (w *who) text(name string) string { return w.f.w.Input(name).(*widgets.Field).Text() }
func (w *who) ticked(name string) bool { return w.f.w.Input(name).(*widgets.Check).Ticked }
