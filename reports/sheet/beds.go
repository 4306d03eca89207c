package sheet

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"

	"pana/reports/page"
	"pana/shelter/civil"
)

// BedsFigures are the house at one moment, for PD-04.
type BedsFigures struct {
	Rooms                                    []BedsRoom
	Places, Occupied, Held, Away, Out        int
	Cribs, CribsUsed                         int
	FreeWomen, FreeFamily, FreeMen, FreeSick int // FreeSick: in isolation rooms
	Expected                                 []Coming
	Leaving                                  []Going
}

// BedsRoom is a room and its beds in order.
type BedsRoom struct {
	Code     string
	Kind     string // women, men, family, isolation, staff
	AsFamily bool   // an isolation room used as a family room
	Beds     []BedsBed
}

// BedsBed is a bed. State is free, occupied, away, held or out; what follows stands only
// where the state has it.
type BedsBed struct {
	Code  string
	Crib  bool
	State string

	Word     string
	Sex      string // female, male, or anything else for unknown
	Age      Age
	Since    civil.Day
	Until    civil.Day
	WithBed  string // of a child: the guardian's bed in the same room
	Diet     string // code; "" or none for nothing
	Alert    bool   // a note at the door
	New      bool   // the assessment is due
	Overdue  bool
	BackBy   civil.Instant // of one who is away; 0 unknown
	HeldTo   civil.Instant
	HeldFor  string // free text
	Outage   string // code
	OutUntil civil.Instant
	FitFor   string // women, men, family, family_or_woman, isolation, infant, staff
}

// Coming is somebody who is expected.
type Coming struct {
	Who string // code word, or free text about a person without one
	Bed string // held for her, if any
	By  civil.Instant
}

// Going is somebody who leaves on the day of the sheet.
type Going struct{ Word, Bed string }

// Hash tells two boards apart.
func (f *BedsFigures) Hash() [sha256.Size]byte { return hash(*f) }

// FreeTexts are purposes of holds and who is expected.
func (f *BedsFigures) FreeTexts() []*string {
	var all []*string
	for i := range f.Rooms {
		for j := range f.Rooms[i].Beds {
			all = append(all, &f.Rooms[i].Beds[j].HeldFor)
		}
	}
	for i := range f.Expected {
		all = append(all, &f.Expected[i].Who)
	}
	return all
}

// Beds lays out PD-04: the rooms as they stand, on one page in landscape if it can be.
func Beds(m Frame, f *BedsFigures, w Words) *page.Layout {
	two := beds(m, f, w, 2)
	if len(two.Pages) > 1 {
		if three := beds(m, f, w, 3); len(three.Pages) < len(two.Pages) {
			return three
		}
	}
	return two
}

// beds lays the rooms out in so many columns.
func beds(m Frame, f *BedsFigures, w Words, columns int) *page.Layout {
	v := voice{w, m}
	e, _ := Find(NameBeds)
	d := v.doc(e, f, true)
	v.bedTotals(d, f)
	d.Gap(2.5)
	for i := 0; i < len(f.Rooms); i += columns {
		v.rooms(d, f.Rooms[i:min(i+columns, len(f.Rooms))], columns)
	}
	v.comingAndGoing(d, f)
	return d.Layout()
}

func (v voice) bedTotals(d *page.Doc, f *BedsFigures) {
	n := strconv.Itoa
	left := []page.Total{
		{Label: v.T("sheet.beds.places"), Value: n(f.Places)},
		{Label: v.T("sheet.beds.occupied"), Value: n(f.Occupied)},
		{Label: v.T("sheet.beds.held"), Value: n(f.Held)},
		{Label: v.T("sheet.beds.away"), Value: n(f.Away)},
	}
	if f.Out > 0 {
		left = append(left, page.Total{Label: v.T("sheet.beds.out"), Value: n(f.Out)})
	}
	if f.Cribs > 0 {
		left = append(left, page.Total{Label: v.T("sheet.beds.cribs"), Value: fmt.Sprintf("%d / %d", f.CribsUsed, f.Cribs)})
	}
	right := []page.Total{
		{Label: v.T("sheet.beds.free_women"), Value: n(f.FreeWomen)},
		{Label: "· " + v.T("sheet.beds.free_family"), Value: n(f.FreeFamily)},
		{Label: "· " + v.T("sheet.beds.free_men"), Value: n(f.FreeMen)},
	}
	if f.FreeSick > 0 {
		right = append(right, page.Total{Label: "· " + v.T("sheet.beds.free_isolation"), Value: n(f.FreeSick)})
	}
	d.Totals(left, right)
}

func (v voice) comingAndGoing(d *page.Doc, f *BedsFigures) {
	var come, leave []string
	for _, c := range f.Expected {
		s := c.Who
		if c.Bed != "" {
			s = strings.TrimPrefix(s+", "+v.T("sheet.beds.bed", "Bed", c.Bed), ", ")
		}
		if c.By != 0 {
			s += ", " + v.T("sheet.beds.until", "When", v.hour(c.By))
		}
		come = append(come, s)
	}
	for _, g := range f.Leaving {
		leave = append(leave, g.Word+" ("+g.Bed+")")
	}
	say := func(lead string, all []string) {
		text := strings.Join(all, "; ")
		if len(all) == 0 {
			text = v.T("sheet.beds.nobody")
		}
		d.Lead(page.Style{Size: 11}, lead, text)
		d.Gap(1.5)
	}
	d.Gap(1.5)
	say(v.T("sheet.beds.expected"), come)
	say(v.T("sheet.beds.leaving"), leave)
}
