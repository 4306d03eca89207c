package beds

import "pana/ui/widgets"

// fit lays the board out for a width and says how high it is then.
func (d *drawn) fit(width float32) float32 {
	if width = float32(int(width)); width != d.width {
		d.width = width
		d.place()
		d.Refresh()
	}
	return d.height
}

// place sets rooms side by side, as high as the higher of the two, and in them the beds.
func (d *drawn) place() {
	across := 2
	if d.width < 2*roomLeast+roomGap {
		across = 1
	}
	wide := float32(int((d.width - roomGap*float32(across-1)) / float32(across)))
	d.at = d.at[:0]
	y := float32(0)
	for first := 0; first < len(d.b.rooms); first += across {
		last := min(first+across, len(d.b.rooms))
		high := float32(0)
		for i := first; i < last; i++ {
			_, lines := bedsAcross(len(d.b.rooms[i].Beds), wide-2*padSide)
			high = max(high, roomHigh(lines))
		}
		for i := first; i < last; i++ {
			a := area{float32(i-first) * (wide + roomGap), y, wide, high}
			if i == first+across-1 && across > 1 {
				a.w = d.width - a.x // the odd unit
			}
			d.placeRoom(i, a)
		}
		y += high + rowGap
	}
	d.height = max(0, y-rowGap)
}

func roomHigh(lines int) float32 {
	return headHigh + float32(max(lines, 1))*(bedHigh+bedGap) - bedGap + padBelow
}

// bedsAcross is how many of n beds stand side by side in a room, and how many lines that
// makes; the lines are as even as can be.
func bedsAcross(n int, room float32) (across, lines int) {
	if n == 0 {
		return 1, 0
	}
	most := max(1, int((room+bedGap)/(bedLeast+bedGap)))
	lines = (n + most - 1) / most
	return (n + lines - 1) / lines, lines
}

// placeRoom puts a room and its beds where they belong.
func (d *drawn) placeRoom(i int, a area) {
	const corner = 2 // the edges leave the corners free: that is what round ones look like at this size
	r := d.rooms[i]
	widgets.Put(r.ground, a.x+1, a.y+1, a.w-2, a.h-2)
	widgets.Put(r.edges[0], a.x+corner, a.y, a.w-2*corner, 1)
	widgets.Put(r.edges[1], a.x+a.w-1, a.y+corner, 1, a.h-2*corner)
	widgets.Put(r.edges[2], a.x+corner, a.y+a.h-1, a.w-2*corner, 1)
	widgets.Put(r.edges[3], a.x, a.y+corner, 1, a.h-2*corner)
	room := a.w - 2*padSide
	widgets.Put(r.name, a.x+padSide, a.y+12, room, 20)
	widgets.Put(r.state, a.x+padSide, a.y+12, room, 20)
	across, _ := bedsAcross(len(d.b.rooms[i].Beds), room)
	for k := range d.b.rooms[i].Beds {
		column, line := k%across, k/across
		left := float32(int((room + bedGap) * float32(column) / float32(across)))
		right := float32(int((room+bedGap)*float32(column+1)/float32(across))) - bedGap
		d.placeBed(len(d.at), area{a.x + padSide + left, a.y + headHigh + float32(line)*(bedHigh+bedGap), right - left, bedHigh})
	}
}

func (d *drawn) placeBed(i int, a area) {
	p := d.beds[i]
	widgets.Put(p.ground, a.x, a.y, a.w, a.h)
	widgets.Put(p.mark, a.x, a.y, 4, a.h)
	widgets.Put(p.code, a.x+16, a.y+9, a.w-22, 20)
	widgets.Put(p.word, a.x+16, a.y+29, a.w-22, 20)
	widgets.Put(p.lines[0], a.x+16, a.y+48, a.w-22, 16)
	widgets.Put(p.lines[1], a.x+16, a.y+64, a.w-22, 16)
	for k, img := range p.icons {
		widgets.Put(img, a.x+a.w-28-20*float32(k), a.y+11, 16, 16)
	}
	d.at = append(d.at, a)
}
