package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"

	"golang.org/x/image/draw"
)

// sizes are those that Windows shows, in points of screens at 100 to 200 percent.
var sizes = []int{16, 20, 24, 32, 40, 48, 64, 256}

// ico is img as an icon file of every size: as bitmaps, which every part of Windows reads,
// and as PNG where a bitmap would be large.
func ico(img image.Image) []byte {
	var head, body bytes.Buffer
	put(&head, uint16(0), uint16(1), uint16(len(sizes)))
	at := 6 + 16*len(sizes)
	for _, n := range sizes {
		small := image.NewNRGBA(image.Rect(0, 0, n, n))
		draw.CatmullRom.Scale(small, small.Rect, img, img.Bounds(), draw.Src, nil)
		one := bitmap(small)
		if n >= 256 {
			one = asPNG(small)
		}
		put(&head, uint8(n), uint8(n), uint16(0), uint16(1), uint16(32), uint32(len(one)), uint32(at)) // 256 is written 0
		body.Write(one)
		at += len(one)
	}
	return append(head.Bytes(), body.Bytes()...)
}

// bitmap is img as Windows keeps one in an icon: from the foot upwards, and after it a mask
// that says nothing, since the colours know how opaque they are.
func bitmap(img *image.NRGBA) []byte {
	n := img.Rect.Dx()
	mask := make([]byte, (n+31)/32*4*n)
	var b bytes.Buffer
	put(&b, uint32(40), int32(n), int32(2*n), uint16(1), uint16(32), uint32(0), uint32(4*n*n+len(mask)), uint64(0), uint64(0))
	for y := n - 1; y >= 0; y-- {
		for x := range n {
			c := img.NRGBAAt(x, y)
			b.Write([]byte{c.B, c.G, c.R, c.A})
		}
	}
	b.Write(mask)
	return b.Bytes()
}

func asPNG(img image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// put writes values as Windows orders their bytes.
func put(b *bytes.Buffer, values ...any) {
	for _, v := range values {
		if err := binary.Write(b, binary.LittleEndian, v); err != nil {
			panic(err) // a buffer takes everything
		}
	}
}
