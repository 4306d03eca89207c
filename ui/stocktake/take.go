package stocktake

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// take is one stock-take: its lines, and beside them the one that is counted.
type take struct {
	s     *Screen
	now   inventory.Stocktake
	asks  map[int64]bool // lots that differ and have no reason yet, as finishing said
	miss  map[int64]bool // lots that finishing found not counted
	table *widgets.Table
	count *count
	found *found // the form of a lot nobody knew of; nil: it is closed

	said   *widgets.Line
	chip   *widgets.Chip
	acts   *fyne.Container
	strip  *fyne.Container
	right  *fyne.Container
	object fyne.CanvasObject
}

func newTake(s *Screen, now inventory.Stocktake) *take {
	d := s.d
	t := &take{s: s, now: now, asks: map[int64]bool{}, miss: map[int64]bool{}, said: widgets.NewLine("", widgets.Quiet).Yielding(),
		chip: widgets.NewChip("", widgets.Accent, ""), acts: container.NewStack(), strip: widgets.Stack(0), right: container.NewStack()}
	columns := []widgets.Column{{Title: d.T("stocktake.item"), Width: 118, Weight: 3}, {Title: d.T("stocktake.lot"), Width: 96, Weight: 2}}
	if t.known() {
		columns = append(columns, widgets.Column{Title: d.T("stocktake.expected"), Width: 80, Right: true})
	}
	counted := float32(112) // with a mark before it
	if t.known() {
		counted = 80
	}
	columns = append(columns, widgets.Column{Title: d.T("stocktake.counted"), Width: counted, Right: true}, widgets.Column{Title: d.T("stocktake.second"), Width: 80, Right: true})
	if t.known() {
		columns = append(columns, widgets.Column{Title: d.T("stocktake.variance"), Width: 80, Right: true})
	}
	t.table = widgets.NewTable(columns, func() int { return len(t.now.Lines) }, t.cells)
	t.table.ID = func(i int) int64 { return t.now.Lines[i].Lot }
	t.table.OnSelected = func(int) { t.count.turn() }
	t.table.OnOpened = func(int) { t.count.focus("") }
	t.table.OnRune = func(r rune) bool {
		if t.frozen() || r < '0' || r > '9' {
			return false
		}
		t.count.focus(string(r))
		return true
	}
	t.table.Empty = widgets.NewEmpty(widgets.IconSupplies, d.T("stocktake.nothing"), d.T("stocktake.nothing_why"), nil)
	t.count = newCount(t)
	title := widgets.Sized(0, 34, widgets.Row(12, widgets.NewLine(now.Number(), widgets.Title), t.chip, t.said, layout.NewSpacer()))
	sides := widgets.Columns(12, []float32{64, 36}, widgets.NewCard("", nil, t.table), widgets.NewCard("", nil, t.right))
	t.object = goods.Below(12, widgets.Stack(12, title, t.acts, t.strip), sides)
	t.show()
	if len(now.Lines) > 0 {
		t.table.Select(max(0, t.next(-1)))
	}
	return t
}

// known reports whether what is expected may be seen.
func (t *take) known() bool { return !t.now.Blind || t.now.Status != inventory.Started }

// frozen reports whether nothing can be changed any more.
func (t *take) frozen() bool {
	return t.now.Status == inventory.Approved || t.now.Status == inventory.Cancelled || !t.s.may()
}

// reload reads the stock-take anew. When it went on to another state, it is built anew.
func (t *take) reload() {
	now, err := t.s.st.Stocktake(context.Background(), t.now.ID)
	if t.s.d.Failed(err, nil) {
		return
	}
	if now.Status != t.now.Status {
		at := t.table.Selected
		kept, open := t.typed(), t.dirty()
		t.s.take = newTake(t.s, now)
		t.s.take.asks, t.s.take.miss = t.asks, t.miss
		if at >= 0 && at < len(now.Lines) {
			t.s.take.table.Select(at)
		}
		if open {
			t.s.take.put(kept)
		}
		t.s.show()
		t.s.Focus()
		fyne.Do(t.s.Focus) // where a question led here, it gives the cursor back before
		return
	}
	t.now = now
	t.table.Reload()
	t.count.reload()
	t.show()
}

// show says how far it is and offers what comes next.
func (t *take) show() {
	d, n := t.s.d, t.now
	done := 0
	for _, l := range n.Lines {
		if l.Done {
			done++
		}
	}
	parts := []string{n.PlaceName}
	if n.Category != "" {
		parts = append(parts, d.T("code.category."+string(n.Category)))
	}
	how := "stocktake.is_open"
	if n.Blind {
		how = "stocktake.is_blind"
	}
	parts = append(parts, d.T(how), d.T("stocktake.progress", "Done", done, "Of", len(n.Lines)))
	t.said.Runs = []widgets.Run{widgets.Quiet.Run(strings.Join(parts, " · "))}
	t.chip.Text, t.chip.Tone = d.T("code.stocktake."+string(n.Status)), tones[n.Status]
	print := widgets.NewButton(d.T("stocktake.print"), widgets.Plain, widgets.IconPrint, "Ctrl P", func() { d.Host.Print(t.s.Sheet()) })
	back := widgets.NewButton(d.T("button.back"), widgets.Plain, widgets.IconBack, "Esc", func() { t.s.Back() })
	buttons := []*widgets.Button{print}
	if !t.frozen() {
		found := widgets.NewButton(d.T("stocktake.found"), widgets.Plain, widgets.IconAdd, "", t.openFound)
		cancel := widgets.NewButton(d.T("stocktake.cancel"), widgets.Plain, widgets.IconClose, "", t.cancel)
		main := widgets.NewButton(d.T("stocktake.finish"), widgets.Filled, widgets.IconCheck, "", t.finish)
		if n.Status == inventory.Counted {
			main = widgets.NewButton(d.T("stocktake.approve"), widgets.Filled, widgets.IconCheck, "", t.approve)
		}
		if t.found != nil {
			main.Kind = widgets.Plain
		}
		buttons = []*widgets.Button{main, print, found, cancel}
	}
	t.acts.Objects = []fyne.CanvasObject{widgets.Acts(10, 1, append(buttons, back)...)}
	t.strip.Objects = nil
	if title, text, tone := t.state(); title != "" {
		t.strip.Add(widgets.NewNotice(title, text, tone))
	}
	var right fyne.CanvasObject = t.count.object
	if t.found != nil {
		right = t.found.object
	}
	t.right.Objects = []fyne.CanvasObject{right}
	t.acts.Refresh()
	t.object.Refresh()
}

// state says who did what of a count that is finished.
func (t *take) state() (title, text string, tone widgets.Tone) {
	d, n := t.s.d, t.now
	differ := 0
	for _, l := range n.Lines {
		if l.Variance() != 0 {
			differ++
		}
	}
	switch n.Status {
	case inventory.Counted:
		return d.T("stocktake.counted_by", "Who", n.CountedName, "Second", n.Second), d.N("stocktake.differ", differ), widgets.Held
	case inventory.Approved:
		text = d.T("stocktake.no_corrections")
		if n.Document != 0 {
			if doc, err := t.s.st.Document(context.Background(), n.Document); err == nil {
				text = d.T("stocktake.corrections", "Number", doc.Number())
			}
		}
		return d.T("stocktake.approved_by", "Who", n.Approver, "When", d.DayTime(n.ApprovedAt)), text, widgets.Free
	case inventory.Cancelled:
		return d.T("stocktake.was_cancelled"), d.T("stocktake.was_cancelled_why"), widgets.Out
	}
	if len(t.asks)+len(t.miss) > 0 {
		return d.T("stocktake.not_yet"), d.T("stocktake.not_yet_why"), widgets.Held
	}
	return "", "", widgets.Accent
}

// next is the first line after i that isn't counted or asks for a reason, -1 for none.
func (t *take) next(i int) int {
	for n := range t.now.Lines {
		at := (i + 1 + n) % len(t.now.Lines)
		l := t.now.Lines[at]
		if at != i && (!l.Done || t.asks[l.Lot] && l.Reason == "") {
			return at
		}
	}
	return -1
}

func (t *take) line() (inventory.StocktakeLine, bool) {
	if i := t.table.Selected; i >= 0 && i < len(t.now.Lines) {
		return t.now.Lines[i], true
	}
	return inventory.StocktakeLine{}, false
}

func (t *take) cells(n int) []widgets.Cell {
	d, l := t.s.d, t.now.Lines[n]
	i, _ := t.s.items.Item(l.Item)
	say := func(q inventory.Quantity, on bool) widgets.Cell {
		if !on {
			return widgets.Cell{Text: "—", Style: widgets.Quiet}
		}
		return widgets.Cell{Text: goods.Say(d, i, q)}
	}
	second := widgets.Cell{Text: ""}
	if l.Second != nil {
		second = say(*l.Second, true)
	}
	counted := say(l.Counted, l.Done)
	switch {
	case t.miss[l.Lot] && !l.Done:
		counted = widgets.Cell{Text: d.T("stocktake.count_it"), Style: widgets.Strong.In(widgets.Held.Strong())}
	case t.asks[l.Lot] && l.Reason == "" && !t.known():
		counted.Icon = widgets.IconWarning
	}
	cells := []widgets.Cell{{Text: goods.Full(d, i, l.Variant), Style: widgets.Strong}, {Text: t.lotText(l), Style: widgets.Quiet}}
	if t.known() {
		cells = append(cells, say(l.Expected, true))
	}
	cells = append(cells, counted, second)
	if t.known() {
		v := widgets.Cell{Text: "", Style: widgets.Quiet}
		if l.Variance() != 0 {
			v = widgets.Cell{Text: signed(goods.Say(d, i, l.Variance()), l.Variance()), Style: widgets.Strong.In(widgets.Held.Strong())}
			if l.Variance() < 0 {
				v.Style = widgets.Strong.In(widgets.Alert.Strong())
			}
		}
		cells = append(cells, v)
	}
	return cells
}

// signed marks what was found more, as what is missing bears its own sign.
func signed(text string, q inventory.Quantity) string {
	if q > 0 {
		return "+" + text
	}
	return text
}

func (t *take) lotText(l inventory.StocktakeLine) string {
	var parts []string
	if l.Code != "" {
		parts = append(parts, l.Code)
	}
	if !l.Expiry.IsZero() {
		parts = append(parts, t.s.d.T("stocktake.until", "Day", t.s.d.ShortDay(l.Expiry)))
	}
	return strings.Join(parts, ", ")
}

func (t *take) focus() {
	switch {
	case t.found != nil:
		t.found.form.Focus()
	default:
		t.s.d.Host.Focus(t.table.Focus())
	}
}

// save is Ctrl+S: the form of a found lot, or the open line.
func (t *take) save() {
	switch {
	case t.frozen():
	case t.found != nil:
		t.found.save()
	default:
		t.count.save()
	}
}

// back goes out of the found lot or of the fields of a line.
func (t *take) back() bool {
	switch {
	case t.found != nil:
		t.found = nil
		t.show()
	case t.count.holds() && !t.count.dirty():
	default:
		return false
	}
	t.focus()
	return true
}

var _ desk.Form = (*widgets.Form)(nil)
