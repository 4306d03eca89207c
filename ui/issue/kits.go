package issue

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// lookBack is for how many days the page says who has a kit already.
const lookBack = 120

// kits are the arrival kits: who lives here, what fits her, and one act for all who are
// marked.
type kits struct {
	s      *Screen
	kits   []inventory.Kit
	rows   []people.Row
	had    map[int64]inventory.Document
	marked map[int64]bool

	table  *widgets.Table
	empty  *fyne.Container
	verb   *widgets.Button
	told   *fyne.Container
	object fyne.CanvasObject
	side   fyne.CanvasObject
}

func newKits(s *Screen) *kits {
	d := s.d
	k := &kits{s: s, marked: map[int64]bool{}, empty: container.NewStack(), told: widgets.Stack(10)}
	k.table = widgets.NewTable([]widgets.Column{{Title: "", Width: 34}, {Title: d.T("residents.word"), Width: 130, Weight: 2}, {Title: d.T("residents.bed"), Width: 60},
		{Title: d.T("issue.age"), Width: 70}, {Title: d.T("issue.kit"), Width: 130, Weight: 2}, {Title: d.T("issue.had"), Width: 130}},
		func() int { return len(k.rows) }, k.cells)
	k.table.ID = func(i int) int64 { return k.rows[i].ID }
	k.table.Fold = people.Fold
	k.table.OnMarked = k.turn
	k.table.OnOpened = k.turn
	k.table.Empty = k.empty
	k.verb = widgets.NewButton(d.T("issue.kit_verb"), widgets.Filled, widgets.IconCheck, "Ctrl S", func() { s.Save() })
	foot := widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), widgets.Pad(10, 17, 10, 17, widgets.Acts(12, 0, k.verb)))
	k.object = container.New(below{}, widgets.Pad(8, 17, 8, 17, widgets.NewLine(d.T("issue.kit_hint"), widgets.Small).Yielding()), k.table, foot)
	k.side = widgets.NewScroll(widgets.Pad(14, 17, 14, 17, k.told))
	k.empty.Objects = []fyne.CanvasObject{widgets.NewEmpty(widgets.IconPeople, d.T("issue.nobody"), d.T("issue.nobody_why"), nil)}
	return k
}

func (k *kits) cells(i int) []widgets.Cell {
	d, r := k.s.d, k.rows[i]
	years, months, known := r.Birth.Age(d.Today())
	tick := widgets.Cell{Icon: widgets.IconBox}
	if k.marked[r.ID] {
		tick.Icon = widgets.IconBoxTicked
	}
	kit, had := widgets.Cell{Text: d.T("issue.no_kit"), Style: widgets.Quiet}, widgets.Cell{}
	if x, ok := k.fits(r); ok {
		kit = widgets.Cell{Text: x.Name}
	}
	if doc, ok := k.had[r.ID]; ok {
		had = widgets.Cell{Text: d.ShortDay(doc.Day), Chip: widgets.Free}
	}
	return []widgets.Cell{tick, {Text: r.CodeWord, Style: widgets.Strong}, {Text: r.Bed}, {Text: d.Age(years, months, known, !r.Birth.Exact())}, kit, had}
}

// fits is the kit for somebody; ok is false when the house has none.
func (k *kits) fits(r people.Row) (inventory.Kit, bool) {
	kind := inventory.KitFor(r.Sex, r.Birth, k.s.d.Today())
	i := slices.IndexFunc(k.kits, func(x inventory.Kit) bool { return x.Kind == kind })
	if i < 0 {
		return inventory.Kit{}, false
	}
	return k.kits[i], true
}

// turn marks somebody, or takes the mark away.
func (k *kits) turn(i int) {
	if i < 0 || i >= len(k.rows) {
		return
	}
	r := k.rows[i]
	if _, ok := k.fits(r); !ok {
		k.s.d.Host.Notify(desk.Note{Text: k.s.d.T("issue.no_kit_why"), Hint: true})
		return
	}
	if k.marked[r.ID] {
		delete(k.marked, r.ID)
	} else {
		k.marked[r.ID] = true
	}
	k.table.Reload()
	k.tell()
}

// mark marks somebody from elsewhere in the program.
func (k *kits) mark(resident int64) {
	if k.table.SelectID(resident) && !k.marked[resident] {
		k.turn(k.table.Selected)
	}
}

func (k *kits) reload() {
	s, ctx := k.s, context.Background()
	ks, err := s.st.Kits(ctx)
	if s.d.Failed(err, nil) {
		return
	}
	docs, err := s.st.Documents(ctx, inventory.DocumentFilter{Kinds: []inventory.Kind{inventory.ToResident}, From: s.d.Today().Add(-lookBack), Limit: 2000})
	if s.d.Failed(err, nil) {
		return
	}
	k.kits, k.had, k.rows = ks, map[int64]inventory.Document{}, slices.Clone(s.present)
	for _, d := range docs {
		if d.Kit != 0 && d.UndoOf == 0 && d.UndoneBy == 0 {
			k.had[d.Resident] = d
		}
	}
	// Who came last stands first: she is the one who still lacks a kit.
	slices.SortStableFunc(k.rows, func(a, b people.Row) int { return int(b.Since/60000) - int(a.Since/60000) })
	for id := range k.marked {
		if _, here := s.row(id); !here {
			delete(k.marked, id)
		}
	}
	k.table.Reload()
	if k.table.Selected < 0 && len(k.rows) > 0 {
		k.table.Select(0)
	}
	k.tell()
}

// handings are the kits of those who are marked, in the order of the list.
func (k *kits) handings() (hs []inventory.Handing, words []string) {
	for _, r := range k.rows {
		if x, ok := k.fits(r); ok && k.marked[r.ID] {
			hs, words = append(hs, inventory.Handing{Resident: r.ID, Kit: x.ID}), append(words, r.CodeWord)
		}
	}
	return hs, words
}

// tell says how many kits there are, and what those who are marked would get.
func (k *kits) tell() {
	d := k.s.d
	k.told.Objects = []fyne.CanvasObject{widgets.NewLine(d.T("issue.kits_left"), widgets.Style{Size: 16, Bold: true, Colour: widgets.Ink}).Yielding()}
	if len(k.kits) == 0 {
		k.told.Add(widgets.NewParagraphFor(d.T("issue.no_kits"), widgets.Quiet, 330))
	}
	var facts []widgets.Fact
	for _, x := range k.kits {
		facts = append(facts, widgets.Fact{Label: x.Name, Runs: []widgets.Run{widgets.Strong.Run(strconv.FormatInt(x.Available, 10))}})
	}
	if len(facts) > 0 {
		k.told.Add(widgets.NewFacts(180, facts...))
	}
	hs, words := k.handings()
	if len(hs) > 0 {
		plans, err := k.s.st.PlanKits(context.Background(), hs)
		if err == nil {
			for n, p := range plans {
				k.told.Add(widgets.NewRule(widgets.LineColour, 1))
				k.told.Add(k.planTold(words[n], p))
			}
		}
	}
	k.verb.Text = d.T("issue.kit_verb")
	if len(hs) > 0 {
		k.verb.Text = d.N("issue.kit_verb_n", len(hs))
	}
	k.verb.Refresh()
	k.told.Refresh()
	k.side.Refresh()
}

func (k *kits) planTold(word string, p inventory.Plan) fyne.CanvasObject {
	d := k.s.d
	out := widgets.Stack(4, widgets.NewLine(word, widgets.Strong))
	for _, l := range p.Lines {
		i, ok := k.s.items.Item(l.Item)
		if !ok {
			continue
		}
		runs := []widgets.Run{widgets.Body.Run(goods.Full(d, i, l.Variant)), widgets.Quiet.Run("  " + goods.Say(d, i, l.Asked))}
		if l.Short > 0 {
			runs = append(runs, widgets.Small.In(widgets.Alert.Strong()).Run("  "+d.T("issue.lacks", "Short", goods.Say(d, i, l.Short))))
		}
		out.Add(widgets.NewRuns(runs...))
	}
	return out
}

// save gives out the kits of all who are marked, as one act.
func (k *kits) save() {
	hs, words := k.handings()
	switch {
	case !k.s.may():
		return
	case len(hs) == 0:
		k.s.d.Host.Notify(desk.Note{Text: k.s.d.T("issue.mark_first"), Hint: true})
		return
	}
	r, err := k.s.st.IssueKits(context.Background(), hs)
	if fields, ok := err.(fault.Fields); ok {
		k.lacking(fields, words)
		return
	}
	if k.s.d.Failed(err, nil) {
		return
	}
	k.marked = map[int64]bool{}
	k.reload()
	k.s.d.Done(r.Message, r.Undo)
	k.s.sign(r.IDs)
}

// lacking says whose kit can't be given: a kit of which something is missing isn't begun.
func (k *kits) lacking(fields fault.Fields, words []string) {
	var who []string
	for _, f := range fields {
		if m := ofKit.FindStringSubmatch(f.Name); m != nil {
			if n, err := strconv.Atoi(m[1]); err == nil && n < len(words) && !slices.Contains(who, words[n]) {
				who = append(who, words[n])
			}
		}
	}
	k.s.d.Host.Notify(desk.Note{Text: k.s.d.T("issue.kits_lack", "Words", list(who)), Wrong: true})
}
