package sheet

import (
	"crypto/sha256"
	"strconv"
	"strings"

	"pana/inventory"
	"pana/reports/page"
	"pana/shelter/civil"
)

// StocktakeFigures are counts of places, for PD-13.
type StocktakeFigures struct{ Takes []TakeSheet }

// TakeSheet is the count of one place: to be filled by hand, or as it was typed.
type TakeSheet struct {
	No               string
	Place            string
	Category         string // code; "": everything there
	Blind            bool
	Hidden           bool // what is expected isn't told yet
	Status           string
	Started, Counted civil.Instant
	Approved         civil.Instant
	StartedBy        string
	CountedBy        string
	Second           string // the second counter
	Approver         string
	Note             string // free text
	Lines            []TakeRow
}

// TakeRow is a lot of it.
type TakeRow struct {
	Goods
	Category          string // code
	Expected, Counted Quantity
	Second            Quantity // empty: not noted
	Variance          Quantity // empty: none
	More              bool     // of a variance: there is more than expected
	Done              bool
	Reason            string // code
	Note              string // free text
}

// Hash tells two counts apart.
func (f *StocktakeFigures) Hash() [sha256.Size]byte { return hash(*f) }

// FreeTexts are the notes.
func (f *StocktakeFigures) FreeTexts() []*string {
	var all []*string
	for i := range f.Takes {
		t := &f.Takes[i]
		all = append(all, &t.Note)
		for j := range t.Lines {
			if t.Lines[j].Note != "" {
				all = append(all, &t.Lines[j].Note)
			}
		}
	}
	return all
}

// Stocktake lays out PD-13, every place on pages of its own.
func Stocktake(m Frame, f *StocktakeFigures, w Words) *page.Layout {
	v := voice{w, m}
	if len(f.Takes) == 1 {
		v.numbered(f.Takes[0].No, m.Zone.Day(f.Takes[0].Started))
	}
	e, _ := Find(NameStocktake)
	d := v.doc(e, f, true)
	for i, t := range f.Takes {
		if i > 0 {
			d.Break()
		}
		v.take(d, t)
	}
	return d.Layout()
}

// more are the empty lines for what lies there and isn't listed.
const more = 3

func (v voice) take(d *page.Doc, t TakeSheet) {
	counting := t.Status == string(inventory.Started)
	what := v.T("sheet.stocktake.everything")
	if t.Category != "" {
		what = v.T("code.category." + t.Category)
	}
	way := v.T("sheet.stocktake.open")
	if t.Blind {
		way = v.T("sheet.stocktake.blind")
	}
	d.Fields(page.Field{Label: v.T("sheet.stocktake.no"), Value: t.No}, page.Field{Label: v.T("sheet.stocktake.place"), Value: t.Place, W: 1.4},
		page.Field{Label: v.T("sheet.stocktake.what"), Value: what, W: 1.2}, page.Field{Label: v.T("sheet.stocktake.way"), Value: way})
	d.Fields(page.Field{Label: v.T("sheet.stocktake.started"), Value: v.moment(t.Started) + ", " + t.StartedBy, W: 1.4},
		page.Field{Label: v.T("sheet.stocktake.state"), Value: v.T("code.stocktake." + t.Status)})
	d.Gap(1)
	if counting {
		d.Para(page.Style{Size: page.Body}, v.T("sheet.stocktake.how"))
		d.Gap(1)
	}
	d.Table(v.takeTable(t, counting))
	d.Gap(2)
	if counting {
		var reasons []string
		for i, r := range inventory.VarianceReasons() {
			reasons = append(reasons, strconv.Itoa(i+1)+" – "+v.T("code.variance."+r))
		}
		d.Lead(page.Style{Size: page.Body}, v.T("sheet.stocktake.reasons"), strings.Join(reasons, "; "))
	} else {
		v.takeSum(d, t)
	}
	if t.Note != "" {
		d.Gap(1)
		d.Lead(page.Style{Size: page.Body}, v.T("sheet.goods.note"), t.Note)
	}
	v.takeSigned(d, t)
}

// takeTable has no column for what isn't told: who counts blind sees no figure, and has
// more room to write.
func (v voice) takeTable(t TakeSheet, counting bool) page.Table {
	out := page.Table{Grid: true, Cols: []page.Col{{Head: v.T("sheet.goods.item"), W: 1.4}, {Head: v.T("sheet.goods.lot"), W: 30, Fixed: true},
		{Head: v.T("sheet.goods.expiry"), W: 26, Fixed: true}}}
	col := func(key string, w float64) {
		out.Cols = append(out.Cols, page.Col{Head: v.T(key), W: w, Fixed: true, Align: page.Right})
	}
	if !t.Hidden {
		col("sheet.stocktake.expected", 30)
	}
	col("sheet.stocktake.counted", 32)
	col("sheet.stocktake.second_count", 32)
	if !t.Hidden {
		col("sheet.stocktake.variance", 27)
	}
	reason := v.T("sheet.stocktake.reason")
	if counting {
		reason, out.MinH = v.T("sheet.stocktake.reason_no"), 9
	}
	out.Cols = append(out.Cols, page.Col{Head: reason, W: 1})
	category := ""
	for _, l := range t.Lines {
		if l.Category != category && t.Category == "" {
			category = l.Category
			out.Rows = append(out.Rows, page.Row{Group: true, Cells: []page.Cell{page.Words(v.T("code.category." + category))}})
		}
		out.Rows = append(out.Rows, page.Row{Cells: v.takeRow(t, l)})
	}
	for range more {
		if counting {
			out.Rows = append(out.Rows, page.Row{Cells: make([]page.Cell, len(out.Cols))})
		}
	}
	return out
}

func (v voice) takeRow(t TakeSheet, l TakeRow) []page.Cell {
	cells := []page.Cell{page.Words(v.goods(l.Goods)), page.Words(l.Lot), page.Words(v.day(l.Expiry))}
	counted, variance, why := "", "", ""
	if l.Done {
		counted, variance = v.quantity(l.Counted), v.some(l.Variance)
	}
	if l.More {
		variance = "+" + variance
	}
	if l.Reason != "" {
		why = v.T("code.variance." + l.Reason)
	}
	if !t.Hidden {
		cells = append(cells, page.Words(v.quantity(l.Expected)))
	}
	cells = append(cells, page.Cell{Text: counted, Bold: true}, page.Words(v.quantity(l.Second)))
	if !t.Hidden {
		cells = append(cells, page.Cell{Text: variance, Bold: len(l.Variance) > 0})
	}
	return append(cells, page.Words(dots(why, l.Note)))
}

// takeSum says how much of it was right.
func (v voice) takeSum(d *page.Doc, t TakeSheet) {
	differ := 0
	for _, l := range t.Lines {
		differ += one(len(l.Variance) > 0)
	}
	d.Lead(page.Style{Size: page.Body}, v.N("sheet.stocktake.lines", len(t.Lines)), v.N("sheet.stocktake.differ", differ))
}

// takeSigned are the two who count, and whoever approved it.
func (v voice) takeSigned(d *page.Doc, t TakeSheet) {
	name := func(key, who string, at civil.Instant) string {
		text := v.T(key)
		if who != "" {
			text += ": " + who
		}
		if at != 0 {
			text += ", " + v.moment(at)
		}
		return text
	}
	d.Gap(4)
	d.Signatures(name("sheet.stocktake.first", t.CountedBy, t.Counted), name("sheet.stocktake.other", t.Second, 0),
		name("sheet.stocktake.approved", t.Approver, t.Approved))
}
