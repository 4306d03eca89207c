package intake

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// mostPeople is the greatest household that is entered at once.
const mostPeople = 30

var _ desk.Opener = (*Screen)(nil)

// Screen is the page of the emergency intake.
type Screen struct {
	desk  *desk.Desk
	house House
	lists lists
	form  *widgets.Form

	content fyne.CanvasObject
	page    page

	count   *widgets.Segmented
	number  *widgets.Field // how many, when they are more than three
	brought *widgets.Choice
	papers  *widgets.Choice
	people  []*person // also those whom a smaller count hides, so that nothing typed is lost

	beds   bedCard
	safety safetyCard
	kits   kitCard
	sheets sheetCard

	start  civil.Instant // when they came
	word   string        // the head's code word
	nextNo string
	draft  keeper
	stop   func() // of the clock; nil while another page shows
}

// lists are the answers to choose from, made once for all rows.
type lists struct {
	sexes, countries, relations []entry
	tongues                     *tongues
}

// input is a part that Return walks to, with the name that faults have for it.
type input struct {
	name string
	in   widgets.Input
}

// New makes the page.
func New(d *desk.Desk, h House) *Screen {
	s := &Screen{desk: d, house: h, start: d.Now()}
	s.lists = lists{sexes: sexes(d), countries: countries(d), relations: relations(d), tongues: newTongues(d)}
	s.form = widgets.NewForm(s.Save)
	s.build()
	s.setCount(1)
	return s
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.desk.T("intake.title") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string {
	return []string{"residents", "beds", "stays", "settings", inventory.Topic}
}

// Reload implements desk.Screen: what the house proposes is asked anew, what is typed stays.
func (s *Screen) Reload() {
	s.loadDraft()
	if no, err := s.house.NextRegisterNo(context.Background()); !s.desk.Failed(err, nil) {
		s.nextNo = no
	}
	if s.word == "" {
		s.newWord()
	}
	s.nameRows()
	s.propose(true)
	s.kits.reload()
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	if s.stop == nil {
		s.stop = s.desk.Every(time.Second, s.tick)
	}
	if s.typed().blank() {
		s.begin(s.desk.Now())
		s.form.Focus()
	} else {
		s.focusUnfinished()
	}
	s.tick()
}

// focusUnfinished goes to the first field of a person where nothing is typed.
func (s *Screen) focusUnfinished() {
	for _, p := range s.shown() {
		for _, in := range p.inputs() {
			if f, ok := in.in.Focusable().(*widgets.Entry); ok && f.Text == "" {
				s.form.FocusOn(in.name)
				return
			}
		}
	}
	s.form.FocusOn("beds")
}

// Leave implements desk.Leaver: what is typed is kept.
func (s *Screen) Leave() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	switch {
	case s.onlyAnnounced():
		s.reset()
	case s.typed().blank():
		s.beds.wish.wish = wish{} // whoever comes next didn't come for that bed
	}
	s.keepQuietly()
}

// Back implements desk.Backer: it puts the intake aside.
func (s *Screen) Back() bool {
	if s.desk.Failed(s.KeepDraft(), nil) {
		return true
	}
	s.desk.Go(desk.Place{Screen: desk.Residents})
	return true
}

// begin sets the moment from which the clock counts.
func (s *Screen) begin(at civil.Instant) {
	s.start = at
	s.safety.begin(at)
	s.sayLeft()
}

// newWord takes another free code word.
func (s *Screen) newWord() {
	words, err := s.house.ProposeWords(context.Background(), 1)
	if s.desk.Failed(err, nil) || len(words) == 0 {
		return
	}
	s.word = words[0]
	s.nameRows()
}

// nameRows says by which word and number each will be known.
func (s *Screen) nameRows() {
	year, seq, _ := strings.Cut(s.nextNo, "/")
	first, err := strconv.Atoi(seq)
	for i, p := range s.people {
		no := ""
		if err == nil {
			no = year + "/" + pad(strconv.Itoa(first+i), len(seq))
		}
		p.setWord(s.word, no)
	}
}

func pad(digits string, width int) string {
	return strings.Repeat("0", max(0, width-len(digits))) + digits
}

// shown are the people of the household as it is counted now.
func (s *Screen) shown() []*person { return s.people[:s.counted()] }

// byWord reports whether what people say of themselves rests on no papers.
func (s *Screen) byWord() bool { return s.papers.Key() != "yes" }

func (s *Screen) guests() []house.Guest {
	var all []house.Guest
	for i, p := range s.shown() {
		all = append(all, s.beds.wish.guess(i, p.guest()))
	}
	return all
}

// focused is what has the cursor.
func (s *Screen) focused() fyne.Focusable {
	if c := s.canvas(); c != nil {
		return c.Focused()
	}
	return nil
}

func (s *Screen) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(s.content) }
