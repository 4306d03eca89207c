package sheet

import (
	"crypto/sha256"
	"strconv"
	"strings"

	"pana/reports/page"
	"pana/shelter/civil"
)

// EvacuationFigures are who has to be counted outside, for PD-19.
type EvacuationFigures struct {
	Assembly string // where to gather; empty: to be written by hand
	People   []Evacuee
	InHouse  int
	Away     int
	Staff    []string // on duty
}

// Evacuee is a person of the list, in the order of the rooms.
type Evacuee struct {
	Room, Bed string
	Word      string
	Sex       string
	Age       Age
	Mobility  string        // what help she needs; free text
	Carries   []string      // code words of babies whom she carries
	CarriedBy string        // code word of who carries this one
	Alert     string        // two words; free text
	Away      bool          // not expected in the house
	BackBy    civil.Instant // of one who is away; 0 unknown
	Neighbour string        // code word of who sleeps nearest and knows whether she is out
}

// Hash tells two lists apart.
func (f *EvacuationFigures) Hash() [sha256.Size]byte { return hash(*f) }

// FreeTexts are the assembly point, and help and alert of each.
func (f *EvacuationFigures) FreeTexts() []*string {
	all := []*string{&f.Assembly}
	for i := range f.People {
		all = append(all, &f.People[i].Mobility, &f.People[i].Alert)
	}
	return all
}

// Letters of the list, to be read in the dark.
const large = 14.0

// Evacuation lays out PD-19: large, by room, a box to tick for everybody.
func Evacuation(m Frame, f *EvacuationFigures, w Words) *page.Layout {
	v := voice{w, m}
	e, _ := Find(NameEvacuation)
	d := v.doc(e, f, false)
	v.evacuationHead(d, f)
	t := page.Table{Size: large, Head: page.Body, BoxMM: 5.8, Pad: 0.55, Cols: []page.Col{
		{Head: v.T("sheet.evacuation.here"), W: 15, Fixed: true, Align: page.Center},
		{Head: v.T("sheet.evacuation.bed"), W: 15, Fixed: true, Bold: true},
		{Head: v.T("sheet.evacuation.word"), W: 44, Fixed: true, Bold: true},
		{Head: v.T("sheet.evacuation.age"), W: 27, Fixed: true},
		{Head: v.T("sheet.evacuation.present"), W: 17, Fixed: true},
		{Head: v.T("sheet.evacuation.help"), W: 1},
	}}
	for i, p := range f.People {
		t.Rows = append(t.Rows, page.Row{Heavy: i > 0 && p.Room != f.People[i-1].Room, Cells: v.evacuee(p)})
	}
	if len(f.People) == 0 {
		d.Para(page.Style{Size: large}, v.T("sheet.evacuation.empty"))
	} else {
		d.Table(t)
	}
	d.Gap(2)
	v.others(d, f)
	return d.Layout()
}

func (v voice) evacuationHead(d *page.Doc, f *EvacuationFigures) {
	n := strconv.Itoa
	d.Totals([]page.Total{
		{Label: v.T("sheet.evacuation.in_house"), Value: n(f.InHouse)},
		{Label: v.T("sheet.evacuation.away"), Value: n(f.Away)},
		{Label: v.T("sheet.evacuation.staff"), Value: n(len(f.Staff))},
	}, nil)
	d.Gap(1)
	if f.Assembly == "" {
		d.Fields(page.Field{Label: v.T("sheet.evacuation.assembly")})
	} else {
		d.Lead(page.Style{Size: large}, v.T("sheet.evacuation.assembly"), f.Assembly)
	}
	d.Gap(1.5)
}

func (v voice) evacuee(p Evacuee) []page.Cell {
	present := page.Cell{Text: v.T("sheet.evacuation.yes"), Bold: true}
	var help []string
	if p.Away {
		present = page.Words(v.T("sheet.evacuation.no"))
		if p.BackBy != 0 {
			help = append(help, v.T("sheet.evacuation.back", "When", v.hour(p.BackBy)))
		}
	}
	if p.CarriedBy != "" {
		help = append(help, v.T("sheet.evacuation.carried", "Word", p.CarriedBy))
	}
	if len(p.Carries) > 0 {
		help = append(help, v.T("sheet.evacuation.carries", "Words", strings.Join(p.Carries, ", ")))
	}
	help = append(help, strings.TrimSpace(p.Mobility), strings.TrimSpace(p.Alert))
	if p.Neighbour != "" {
		help = append(help, v.T("sheet.evacuation.near", "Word", p.Neighbour))
	}
	return []page.Cell{{Box: true}, page.Words(p.Bed), page.Words(p.Word), page.Words(v.sexAge(p.Sex, p.Age)), present, page.Words(dots(help...))}
}

// others are those who don't sleep in the house but may be in it.
func (v voice) others(d *page.Doc, f *EvacuationFigures) {
	t := page.Table{Size: large, Head: page.Body, BoxMM: 5.8, Pad: 0.55, Cols: []page.Col{
		{W: 15, Fixed: true, Align: page.Center}, {W: 1}, {W: 15, Fixed: true, Align: page.Center}, {W: 1}}}
	names := make([]page.Cell, 0, len(f.Staff)+2)
	for _, s := range f.Staff {
		names = append(names, page.Words(s))
	}
	for len(names) < 2 || len(names)%2 != 0 || len(names) < len(f.Staff)+1 {
		names = append(names, page.Cell{Hand: true}) // visitors
	}
	for i := 0; i < len(names); i += 2 {
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{{Box: true}, names[i], {Box: true}, names[i+1]}})
	}
	d.Heading(v.T("sheet.evacuation.others"))
	d.Table(t)
	d.Gap(2)
	d.Fields(page.Field{Label: v.T("sheet.evacuation.counted"), W: 2}, page.Field{Label: v.T("sheet.evacuation.at")}, page.Field{Label: v.T("sheet.evacuation.sum")})
}
