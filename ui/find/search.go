package find

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/ui/widgets"
)

// The most that are offered: whoever sees so many types on.
const (
	mostPeople = 50
	mostBeds   = 12
)

// search is the quick search while it is open.
type search struct {
	f      *Finder
	canvas fyne.Canvas
	field  *widgets.Field
	chip   *widgets.Chip
	list   *results
	over   *overlay
	places []place // the beds as they stood when the search was opened
	acts   []act

	was   fyne.Focusable
	keys  func(*fyne.KeyEvent)
	noted map[int64]bool // whom the audit knows of already
	stop  func()         // of the wait for two seconds
	gone  bool
}

func newSearch(f *Finder, c fyne.Canvas) *search {
	s := &search{f: f, canvas: c, noted: map[int64]bool{}, was: c.Focused(), keys: c.OnTypedKey(), acts: acts(f.actions())}
	if b, err := f.house.Board(context.Background(), 0); err == nil { // who may not see beds is offered none
		s.places = s.beds(b)
	}
	s.field = widgets.NewSearch(f.d.T("find.hint"), "Esc", widgets.Surface)
	s.field.OnChanged = func(string) { s.find() }
	s.field.Entry.OnKey = s.key
	s.chip = widgets.NewChip("", widgets.Held, "")
	s.list = newResults(s.run)
	s.list.onView = s.watch
	s.over = newOverlay(s)
	return s
}

// show puts the search in front.
func (s *search) show() {
	s.find()
	s.canvas.Unfocus()
	s.canvas.Overlays().Add(s.over.object)
	s.canvas.SetOnTypedKey(func(k *fyne.KeyEvent) { s.key(k.Name) })
	s.canvas.Focus(s.field.Focusable())
}

// close takes the search away and gives the cursor back, unless it went elsewhere.
func (s *search) close() {
	if s.gone {
		return
	}
	s.gone, s.f.open = true, nil
	s.unwatch()
	s.canvas.Overlays().Remove(s.over.object)
	s.canvas.SetOnTypedKey(s.keys)
	// Later, when the letter of the key that closed it is through.
	fyne.Do(func() {
		if s.was != nil && s.canvas.Overlays().Top() == nil && s.canvas.Focused() == nil {
			s.canvas.Focus(s.was)
		}
	})
}

// key walks the results, and reports whether it was one that does.
func (s *search) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyDown:
		s.list.walk(1)
	case fyne.KeyUp:
		s.list.walk(-1)
	case fyne.KeyPageDown:
		s.list.walk(s.list.page())
	case fyne.KeyPageUp:
		s.list.walk(-s.list.page())
	case fyne.KeyReturn, fyne.KeyEnter:
		s.run(s.list.marked)
	case fyne.KeyEscape:
		s.close()
	default:
		return false
	}
	return true
}

// run does what a line offers. Whoever was found by name is opened only once the audit
// has it.
func (s *search) run(i int) {
	if i < 0 || i >= len(s.list.lines) || s.list.lines[i].kind != row {
		return
	}
	l := s.list.lines[i]
	if l.named && s.f.d.Failed(s.seen(l.resident), nil) {
		return
	}
	s.close()
	if l.resident != 0 {
		s.f.Visited(l.resident)
	}
	l.run()
}

// find looks up what is typed and shows it.
func (s *search) find() {
	text := strings.TrimSpace(s.field.Text())
	if text == "" {
		s.showLines("", s.offers())
		return
	}
	meant := readings(text)
	read, lines := s.people(text)
	lines = append(lines, s.group("find.beds", "", s.findBeds(bedReadings(text, meant)))...)
	lines = append(lines, s.group("find.actions", "", s.findActs(meant))...)
	if len(lines) == 0 {
		lines = []line{{kind: note, text: s.f.d.T("find.none")}, {kind: note, beside: s.f.d.T("find.none_why")}}
	}
	if s.f.d.Host.Private() {
		lines = append(lines, line{kind: note, beside: s.f.d.T("find.private")})
	}
	s.showLines(read, lines)
}

// showLines shows lines, and beside what was typed how it was read.
func (s *search) showLines(read string, lines []line) {
	text := ""
	if read != "" {
		text = s.f.d.T("find.layout", "Text", widgets.Small.Fit(read, 150))
	}
	if s.chip.Text != text {
		s.chip.Text = text
		s.chip.Refresh()
	}
	s.list.set(lines)
	s.over.layOut()
	s.watch()
}

// offers are what stands there before anything is typed: who was opened last, and all that
// can be done.
func (s *search) offers() []line {
	var last []line
	if ms, err := s.f.house.Matches(context.Background(), s.f.recent); err == nil {
		for _, m := range ms {
			last = append(last, s.person(m))
		}
	}
	return append(s.group("find.recent", "", last), s.group("find.actions", "", s.findActs(nil))...)
}

// people are the residents that text may mean, and how it had to be read to find them.
func (s *search) people(text string) (read string, _ []line) {
	d := s.f.d
	found, err := s.f.house.Search(context.Background(), text, mostPeople)
	var refusal *fault.Refusal
	if errors.As(err, &refusal) {
		return "", nil // her role knows no residents
	}
	if d.Failed(err, nil) {
		return "", nil
	}
	private := d.Host.Private()
	var lines []line
	for _, m := range found.Matches {
		if private && m.Named() {
			found.Count--
			continue
		}
		if read == "" {
			read = m.Read
		}
		lines = append(lines, s.person(m))
	}
	tag := ""
	switch {
	case found.More:
		tag = d.T("find.more", "Shown", len(lines), "Count", found.Count)
	case found.Count > len(lines):
		tag = d.T("find.count", "Shown", len(lines), "Count", found.Count)
	}
	lines = s.group("find.residents", tag, lines)
	if found.Closed {
		lines = append(lines, line{kind: note, beside: d.T("find.closed")})
	}
	return read, lines
}

// findBeds are those whose code begins with what was typed, or whose room has that code; the
// bed of that very code comes first.
func (s *search) findBeds(readings []string) (lines []line) {
	for _, whole := range []bool{true, false} {
		for _, p := range s.places {
			same := slices.Contains(readings, p.code)
			if len(lines) < mostBeds && same == whole && (same || begins(p.code, readings) || slices.Contains(readings, p.room)) {
				lines = append(lines, p.line)
			}
		}
	}
	return lines
}

// alike are Latin letters that look like Cyrillic ones and sound otherwise: 2В is read from a door and typed as 2B, which
// by its sound is 2Б.
var alike = strings.NewReplacer("A", "А", "B", "В", "C", "С", "E", "Е", "H", "Н", "K", "К", "M", "М", "O", "О", "P", "Р", "T", "Т", "X", "Х", "Y", "У")

// bedReadings are readings of a text, and as what it looks like.
func bedReadings(text string, meant []string) []string {
	upper := strings.ToUpper(text)
	if looks := alike.Replace(upper); looks != upper {
		return append(slices.Clone(meant), people.Fold(looks))
	}
	return meant
}

// findActs are the actions whose names have a word that begins so; all of them where
// readings is nil, before anything is typed.
func (s *search) findActs(readings []string) (lines []line) {
	for _, a := range s.acts {
		if readings == nil || begins(a.name, readings) {
			lines = append(lines, a.line)
		}
	}
	return lines
}

// group puts the name of a group above its lines.
func (s *search) group(name, tag string, lines []line) []line {
	if len(lines) == 0 {
		return nil
	}
	return append([]line{{kind: head, text: s.f.d.T(name), tag: tag}}, lines...)
}
