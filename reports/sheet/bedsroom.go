package sheet

import (
	"strconv"

	"pana/reports/page"
)

// Measures of the rooms on PD-04, in millimetres.
const (
	roomGap  = 5.0
	roomHead = 7.4
	cellPad  = 2.6
	inARow   = 3 // beds beside each other
)

var (
	bedCode   = page.Style{Size: page.Body, Bold: true}
	bedDetail = page.Style{Size: page.Body}
)

// cell is a bed ready to be drawn.
type cell struct {
	code, mark, word string
	details          []string // wrapped
	free             bool
}

// drawnRoom is a room ready to be drawn: its beds in rows with a height each.
type drawnRoom struct {
	name, count string
	rows        [][]cell
	heights     []float64
	h           float64
}

// rooms adds rooms that stand beside each other.
func (v voice) rooms(d *page.Doc, rooms []BedsRoom, columns int) {
	w := (d.Width() - float64(columns-1)*roomGap) / float64(columns)
	drawn, h := make([]drawnRoom, len(rooms)), 0.0
	for i, r := range rooms {
		drawn[i] = v.room(d, r, w)
		h = max(h, drawn[i].h)
	}
	d.Block(h, false, func(c *page.Canvas, b page.Rect) {
		for i, r := range drawn {
			r.draw(c, page.Rect{X: b.X + float64(i)*(w+roomGap), Y: b.Y, W: w, H: h})
		}
	})
	d.Gap(roomGap - 0.5)
}

func (v voice) room(d *page.Doc, r BedsRoom, w float64) drawnRoom {
	out := drawnRoom{name: r.Code + " " + v.roomKind(r), h: roomHead}
	taken, places, cribs := 0, 0, 0
	for _, b := range r.Beds {
		switch used := b.State == "occupied" || b.State == "away"; {
		case b.Crib && used:
			cribs++
		case b.Crib:
		default:
			places++
			if used {
				taken++
			}
		}
	}
	out.count = strconv.Itoa(taken) + " / " + strconv.Itoa(places)
	if cribs > 0 {
		out.count += " + " + v.N("sheet.beds.crib", cribs)
	}
	rows := max(1, (len(r.Beds)+inARow-1)/inARow)
	each := max(1, (len(r.Beds)+rows-1)/rows)
	for i := 0; i < len(r.Beds); i += each {
		beds := r.Beds[i:min(i+each, len(r.Beds))]
		inner := w/float64(len(beds)) - 2*cellPad
		var row []cell
		lines := 2
		for _, b := range beds {
			c := v.cell(d, b, inner)
			lines = max(lines, len(c.details))
			row = append(row, c)
		}
		h := 14 + float64(lines)*bedDetail.Line()
		out.rows, out.heights, out.h = append(out.rows, row), append(out.heights, h), out.h+h
	}
	if len(r.Beds) == 0 {
		out.h += 10
	}
	return out
}

func (v voice) roomKind(r BedsRoom) string {
	if r.AsFamily {
		return v.T("sheet.beds.as_family")
	}
	return v.both("code.room." + r.Kind)
}

// cell says what a bed is in a width of w.
func (v voice) cell(d *page.Doc, b BedsBed, w float64) cell {
	c := cell{code: b.Code}
	var details []string
	switch b.State {
	case "occupied", "away":
		c.word, c.mark = b.Word, v.mark(b)
		details = v.occupant(b)
	case "held":
		c.word = v.both("code.bed_state.held")
		if b.HeldTo != 0 {
			details = append(details, v.T("sheet.beds.until", "When", v.hour(b.HeldTo)))
		}
		details = append(details, b.HeldFor)
	case "out":
		c.word = v.T("code.bed_state.out")
		if b.Outage != "" {
			details = append(details, v.T("code.outage."+b.Outage))
		}
		if b.OutUntil != 0 {
			details = append(details, v.T("sheet.beds.until", "When", v.hour(b.OutUntil)))
		}
	default:
		c.free, c.word = true, v.both("code.bed_state.free")
		details = append(details, v.fit(b.FitFor))
	}
	const most = 4
	for _, s := range details {
		if s != "" && len(c.details) < most {
			c.details = append(c.details, d.Wrap(bedDetail, s, w)...)
		}
	}
	if len(c.details) > most { // the rest is in the program
		c.details = append(c.details[:most-1], c.details[most-1]+" …")
	}
	return c
}

// mark is the word in the corner, the gravest only.
func (v voice) mark(b BedsBed) string {
	switch {
	case b.Alert:
		return v.T("sheet.beds.mark_alert")
	case b.Overdue:
		return v.T("sheet.beds.mark_overdue")
	case b.State == "away":
		return v.T("sheet.beds.mark_away")
	case b.New:
		return v.T("sheet.beds.mark_new")
	}
	return ""
}

// occupant is who sleeps in a bed, in two lines or more.
func (v voice) occupant(b BedsBed) []string {
	since := ""
	if b.WithBed != "" {
		since = v.T("sheet.beds.with", "Bed", b.WithBed)
	} else if !b.Since.IsZero() {
		since = v.T("sheet.beds.since", "Day", v.short(b.Since))
	}
	until := ""
	switch {
	case b.State == "away" && b.BackBy != 0:
		until = v.T("sheet.beds.back", "When", v.hour(b.BackBy))
	case b.State == "away":
		until = v.T("sheet.beds.back_unknown")
	case !b.Until.IsZero():
		until = v.T("sheet.beds.until", "When", v.short(b.Until))
	}
	crib, diet := "", ""
	if b.Crib {
		crib = v.N("sheet.beds.crib", 1)
	}
	if b.Diet != "" && b.Diet != "none" {
		diet = v.T("code.diet." + b.Diet)
	}
	return []string{dots(v.sexAge(b.Sex, b.Age), since), dots(until, crib, diet)}
}

// fit is for whom a free bed is.
func (v voice) fit(f string) string {
	switch f {
	case "women":
		return v.T("sheet.beds.fit_women")
	case "men":
		return v.T("sheet.beds.fit_men")
	case "family":
		return v.T("sheet.beds.fit_family")
	case "family_or_woman":
		return v.T("sheet.beds.fit_family_or_woman")
	case "isolation":
		return v.T("sheet.beds.fit_isolation")
	case "infant":
		return v.T("sheet.beds.fit_infant")
	case "staff":
		return v.T("sheet.beds.fit_staff")
	}
	return ""
}

func (r drawnRoom) draw(c *page.Canvas, b page.Rect) {
	c.Fill(page.Rect{X: b.X, Y: b.Y, W: b.W, H: roomHead}, page.Band)
	name := page.Style{Size: 11, Bold: true}
	many := page.Style{Size: 11}
	count := min(c.Width(many, r.count)+1, b.W/2)
	c.Line(page.Rect{X: b.X + cellPad, Y: b.Y, W: b.W - 2*cellPad - count - 2, H: roomHead}, page.Left, page.Span{Text: r.name, Style: name})
	c.Line(page.Rect{X: b.X + b.W - cellPad - count, Y: b.Y, W: count, H: roomHead}, page.Right, page.Span{Text: r.count, Style: many})
	y := b.Y + roomHead
	for i, row := range r.rows {
		h := r.heights[i]
		if i == len(r.rows)-1 { // rooms beside each other end together
			h = b.Y + b.H - y
		}
		w := b.W / float64(len(row))
		for k, bed := range row {
			at := page.Rect{X: b.X + float64(k)*w, Y: y, W: w, H: h}
			bed.draw(c, at)
			if k > 0 {
				c.Rule(at.X, at.Y, at.X, at.Y+h, 0.2, page.Thin)
			}
		}
		if i > 0 {
			c.Rule(b.X, y, b.X+b.W, y, 0.2, page.Thin)
		}
		y += h
	}
	c.Frame(b, 0.35, 0)
}

func (b cell) draw(c *page.Canvas, at page.Rect) {
	if b.free {
		c.Hatch(at)
	}
	x, w := at.X+cellPad, at.W-2*cellPad
	const code = 14.0
	c.Line(page.Rect{X: x, Y: at.Y + 1.8, W: code, H: 4.6}, page.Left, page.Span{Text: b.code, Style: bedCode})
	if b.mark != "" {
		c.Line(page.Rect{X: x + code, Y: at.Y + 1.8, W: w - code, H: 4.6}, page.Right, page.Span{Text: b.mark, Style: bedCode})
	}
	word := page.Style{Size: 13.5, Bold: true}
	for word.Size > page.Body+0.5 && c.Width(word, b.word) > w {
		word.Size -= 0.5
	}
	c.Line(page.Rect{X: x, Y: at.Y + 6.3, W: w, H: 6.4}, page.Left, page.Span{Text: b.word, Style: word})
	for i, s := range b.details {
		c.Line(page.Rect{X: x, Y: at.Y + 12.7 + float64(i)*bedDetail.Line(), W: w, H: bedDetail.Line()}, page.Left, page.Span{Text: s, Style: bedDetail})
	}
}
