package vfs

import (
	"bytes"
	"testing"
)

// Whatever lies on the disk, a page is the one that was written there, or zeros that were
// never written, or refused.
func FuzzPage(f *testing.F) {
	c, _ := codecFor(f, kindMain, testKey)
	d := &memory{make([]byte, HeaderSize)}
	for i := range 3 {
		if rc := c.write(d, page(i), int64(i)*PageSize); rc != ok {
			f.Fatal(rc)
		}
	}
	good := d.b[HeaderSize:]
	f.Add(bytes.Clone(good[:PageSize]), uint8(0))
	f.Add(bytes.Clone(good[PageSize:2*PageSize]), uint8(0)) // of another place
	f.Add(make([]byte, PageSize), uint8(1))
	f.Add([]byte{}, uint8(2))
	bad := bytes.Clone(good[PageSize : 2*PageSize])
	bad[PageSize-1] ^= 1
	f.Add(bad, uint8(1))
	f.Fuzz(func(t *testing.T, b []byte, at uint8) {
		n := int(at % 3)
		m := &memory{append(make([]byte, HeaderSize), good...)}
		place := m.b[HeaderSize+n*PageSize:][:PageSize]
		clear(place)
		copy(place, b)
		got := make([]byte, PageSize)
		rc := c.read(m, got, int64(n)*PageSize)
		switch {
		case rc != ok:
			if !zeros(got) {
				t.Error("a refused page left something behind")
			}
		case !bytes.Equal(got, page(n)) && !zeros(got):
			t.Error("a page that nobody wrote passed")
		}
	})
}

// Any log gives pages of its key or none, and never more than it holds.
func FuzzLog(f *testing.F) {
	w, _ := codecFor(f, kindWAL, testKey)
	d := &memory{}
	head := make([]byte, walHead)
	copy(head[16:], "saltsalt")
	frame := append([]byte{0, 0, 0, 2, 0, 0, 0, 9}, append([]byte("saltsalt"), make([]byte, 8)...)...)
	for off, b := range map[int64][]byte{0: head, walHead: frame, walHead + frameHead: page(1)} {
		if rc := w.write(d, bytes.Clone(b), off); rc != ok {
			f.Fatal(rc)
		}
	}
	f.Add(bytes.Clone(d.b))
	f.Add(d.b[:walHead+frameHead])
	f.Add([]byte{})
	f.Add(append(bytes.Clone(d.b), d.b[walHead:]...))
	p, err := ReadPages(bytes.NewReader(nil), HeaderSize, bytes.NewReader(d.b), int64(len(d.b)), testKey)
	got := make([]byte, PageSize)
	if err != nil || p.Count() != 9 || p.Page(2, got) != nil || !bytes.Equal(got, page(1)) || p.Page(1, got) == nil {
		f.Fatal("the log isn't read", err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := ReadPages(bytes.NewReader(nil), HeaderSize, bytes.NewReader(b), int64(len(b)), testKey)
		if err != nil {
			t.Fatal(err)
		}
		if int64(len(p.frames)) > int64(len(b))/frameSize {
			t.Error("more frames than the log holds")
		}
		for n := range p.frames {
			if p.Page(n, got) == nil && !bytes.Equal(got, page(1)) {
				t.Error("a page that nobody wrote passed")
			}
		}
	})
}
