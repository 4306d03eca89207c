//go:build live

package live

import (
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
)

// Colours of the light look.
var (
	accent = color.RGBA{0x17, 0x5E, 0x8C, 255} // buttons and rings
	alert  = color.RGBA{0xB0, 0x24, 0x1C, 255} // the edge of a wrong field
	grave  = color.RGBA{0xFB, 0xE4, 0xE2, 255} // the ground of a high alert
	rail   = color.RGBA{0x10, 0x29, 0x3A, 255}
	mark   = color.RGBA{0x7F, 0xC4, 0xF2, 255} // beside the page that shows
	ribbon = color.RGBA{0xFB, 0xEF, 0xD3, 255} // of the demo
	chip   = color.RGBA{0xE6, 0xEA, 0xEE, 255} // that says when the draft was kept
	sunk   = color.RGBA{0xEC, 0xEF, 0xF3, 255} // a button that does nothing yet
)

// inDark are the colours of the dark look in place of the light one's.
var inDark = map[color.RGBA]color.RGBA{
	accent: {0x7F, 0xBC, 0xE6, 255},
	rail:   {0x0C, 0x13, 0x19, 255},
	mark:   mark,
}

// Places in a window of 1366×768.
var (
	signInButton  = image.Pt(848, 421)
	passwordEdge  = image.Pt(512, 358)
	railGround    = image.Pt(10, 600)
	demoRibbon    = image.Pt(300, 12)
	intakeButton  = image.Pt(1340, 104) // on the page of residents
	admitButton   = image.Pt(1210, 752)
	draftChip     = image.Pt(460, 98)
	draftTime     = image.Rect(452, 95, 636, 116)
	markToday     = image.Pt(9, 112)
	markResidents = image.Pt(9, 154)
	markBeds      = image.Pt(9, 196)
	belowBeds     = image.Rect(9, 222, 10, 580) // of the rail
)

// frame is what Xvfb keeps of its screen: an XWD file that it changes in place.
type frame struct {
	*os.File
	line  int   // bytes
	first int64 // where the first pixel is
}

// frame opens the screen; its owner closes it.
func (d *display) frame() frame {
	d.t.Helper()
	f, err := os.Open(filepath.Join(d.dir, "screen", "Xvfb_screen0"))
	if err != nil {
		d.t.Fatal(err)
	}
	head := make([]byte, 100)
	if _, err := f.ReadAt(head, 0); err != nil {
		d.t.Fatal(err)
	}
	word := func(i int) int { return int(binary.BigEndian.Uint32(head[4*i:])) }
	return frame{f, word(12), int64(word(0) + 12*word(19))}
}

// part is a copy of a part of the screen.
func (d *display) part(r image.Rectangle) *image.RGBA {
	d.t.Helper()
	f := d.frame()
	defer f.Close()
	img := image.NewRGBA(r)
	row := make([]byte, 4*r.Dx())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		if _, err := f.ReadAt(row, f.first+int64(y*f.line+4*r.Min.X)); err != nil {
			d.t.Fatal(err)
		}
		for x := range r.Dx() {
			img.SetRGBA(r.Min.X+x, y, color.RGBA{row[4*x+2], row[4*x+1], row[4*x], 255})
		}
	}
	return img
}

// whole is the screen's size.
var whole = image.Rect(0, 0, 1366, 768)

// at is the colour of a point.
func (d *display) at(p image.Point) color.RGBA {
	d.t.Helper()
	return d.part(image.Rectangle{p, p.Add(image.Pt(1, 1))}).RGBAAt(p.X, p.Y)
}

// like reports whether two colours look the same.
func like(a, b color.RGBA) bool {
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= 3 }
	return near(a.R, b.R) && near(a.G, b.G) && near(a.B, b.B)
}

// shows reports whether a point has a colour.
func (d *display) shows(p image.Point, c color.RGBA) bool { d.t.Helper(); return like(d.at(p), c) }

// has reports whether a colour is anywhere in a part of the screen.
func (d *display) has(r image.Rectangle, c color.RGBA) bool {
	d.t.Helper()
	img := d.part(r)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if like(img.RGBAAt(x, y), c) {
				return true
			}
		}
	}
	return false
}

// sees waits until a point has a colour.
func (d *display) sees(what string, at image.Point, c color.RGBA) {
	d.t.Helper()
	d.until(what, func() bool { return d.shows(at, d.look(c)) })
}

// look is a colour of the light look as the display has it.
func (d *display) look(c color.RGBA) color.RGBA {
	if d.dark {
		return inDark[c]
	}
	return c
}

// asked waits for a question: the ribbon lies under its veil.
func (d *display) asked(what string) {
	d.t.Helper()
	d.until(what, func() bool {
		at := d.at(demoRibbon)
		return at != ribbon && at.R > at.B && at.R < ribbon.R-20
	})
}

// keep writes the screen to the folder PANA_PICTURES, and says where, "" without such a folder.
func (d *display) keep(name string) string {
	dir := os.Getenv("PANA_PICTURES")
	if dir == "" {
		return ""
	}
	path := filepath.Join(dir, name+".png")
	f, err := os.Create(path)
	if err != nil {
		return fmt.Sprintf(" (no picture: %v)", err)
	}
	defer f.Close()
	if err := png.Encode(f, d.part(whole)); err != nil {
		return fmt.Sprintf(" (no picture: %v)", err)
	}
	return " (the screen is in " + path + ")"
}
