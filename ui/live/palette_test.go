//go:build live && pictures

package live

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"time"
)

// small is img as PNG with the 256 colours that it has most of: enough for windows and
// paper, and a third of the size.
func small(img image.Image) []byte {
	count := map[color.RGBA]int{}
	each(img.Bounds(), func(x, y int) { count[rgba(img, x, y)]++ })
	var all []color.RGBA
	for c := range count {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b color.RGBA) int {
		if n := count[b] - count[a]; n != 0 {
			return n
		}
		return bytes.Compare([]byte{a.R, a.G, a.B}, []byte{b.R, b.G, b.B})
	})
	var few color.Palette
	for _, c := range all[:min(len(all), 256)] {
		few = append(few, c)
	}
	index := map[color.RGBA]uint8{}
	for c := range count {
		index[c] = uint8(few.Index(c))
	}
	out := image.NewPaletted(img.Bounds(), few)
	each(img.Bounds(), func(x, y int) { out.SetColorIndex(x, y, index[rgba(img, x, y)]) })
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, out); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

func rgba(img image.Image, x, y int) color.RGBA {
	return color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
}

func each(r image.Rectangle, f func(x, y int)) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			f(x, y)
		}
	}
}

// rest waits until nothing but a cursor moves on the screen: pictures are for the eye, so
// here a time is waited for.
func (d *display) rest() {
	d.t.Helper()
	last := d.part(whole)
	for still := 0; still < 3; {
		time.Sleep(200 * time.Millisecond)
		now := d.part(whole)
		still++
		if differ(last, now) > 400 {
			still = 0
		}
		last = now
	}
}

// differ is the number of points in which two pictures differ.
func differ(a, b *image.RGBA) (n int) {
	for i := 0; i < len(a.Pix); i += 4 {
		if !bytes.Equal(a.Pix[i:i+4], b.Pix[i:i+4]) {
			n++
		}
	}
	return n
}
