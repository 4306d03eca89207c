package beds

import (
	"fyne.io/fyne/v2"

	"pana/ui/widgets"
)

// mostIcons is how many marks fit into the corner of a bed.
const mostIcons = 3

// face is what the board shows of a bed: its state by colour, mark and word. Faces are
// compared, so that only what differs is drawn again.
type face struct {
	ID    int64
	Code  string
	Word  string    // code word, or the state's
	Lines [2]string // below it
	Tone  widgets.Tone
	Icons [mostIcons]widgets.Icon
	Taken bool // somebody is in it who can be moved
}

// roomFace is what the board shows of a room.
type roomFace struct {
	ID    int64
	Name  string
	State string
	Beds  []face
}

// area is a rectangle of the board, on whole units.
type area struct{ x, y, w, h float32 }

func (a area) contains(p fyne.Position) bool {
	return p.X >= a.x && p.Y >= a.y && p.X < a.x+a.w && p.Y < a.y+a.h
}

func (a area) middle() fyne.Position { return fyne.NewPos(a.x+a.w/2, a.y+a.h/2) }
