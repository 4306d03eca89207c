// Package btree reads rows out of single pages of an SQLite database, as far as the pages
// are there: for a damaged file that SQLite itself gives up.
//
// Rules: it follows the published file format, and nothing else; it trusts no number that
// it reads, so that no page, whatever is in it, makes it fail, run on or take memory; what
// can't be read is told, never guessed. It knows no keys and no tables.
package btree

import (
	"encoding/binary"
	"math"
)

// The kinds of pages.
const (
	IndexInterior = 0x02
	TableInterior = 0x05
	IndexLeaf     = 0x0a
	TableLeaf     = 0x0d
)

const deepest = 24 // no tree of 2^32 pages is deeper

// Source gives pages, numbered from 1. A page is valid until the next call.
type Source interface {
	Count() int64
	Page(n int64) ([]byte, error)
}

// Reader reads trees from a Source.
type Reader struct {
	src    Source
	usable int
	seen   map[int64]bool
}

// New reads pages of src, of which the first usable bytes are SQLite's.
func New(src Source, usable int) *Reader { return &Reader{src, usable, map[int64]bool{}} }

// Row is one row of a table, or one entry of an index, whose ID is 0.
type Row struct {
	ID     int64
	Values []any // nil, int64, float64, string or []byte
}

// Range are row numbers from From to To, both included; the least and the greatest number
// mean that the end isn't known.
type Range struct{ From, To int64 }

// All is every number.
var All = Range{math.MinInt64, math.MaxInt64}

// Visitor is told what a walk finds.
type Visitor struct {
	Row  func(Row) error
	Lost func(page int64, ids Range) // a page that can't be read, and whose rows were there
	Cut  func(id int64)              // a row whose further pages can't be read
}

// Seen reports whether a walk came to page n.
func (r *Reader) Seen(n int64) bool { return r.seen[n] }

// Walk visits the tree at root, in its order. Only an error of Row ends it.
func (r *Reader) Walk(root int64, v Visitor) error { return r.walk(root, All, 0, v) }

func (r *Reader) walk(n int64, ids Range, depth int, v Visitor) error {
	if n < 1 || n > r.src.Count() || depth > deepest || r.seen[n] {
		v.Lost(n, ids)
		return nil
	}
	r.seen[n] = true
	p, err := r.page(n)
	if err != nil {
		v.Lost(n, ids)
		return nil
	}
	return r.cells(p, ids, v, func(child int64, ids Range) error { return r.walk(child, ids, depth+1, v) })
}

// Alone visits the rows of page n itself, not of those under it.
func (r *Reader) Alone(n int64, v Visitor) error {
	p, err := r.page(n)
	if err != nil {
		v.Lost(n, All)
		return nil
	}
	return r.cells(p, All, v, func(int64, Range) error { return nil })
}

// page is a page with cells, copied, since reading further pages overwrites it.
type page struct {
	b      []byte
	kind   byte
	cells  []byte // their addresses
	right  int64
	usable int
}

// Kind is the kind of page n, 0 for one that holds no cells or can't be read.
func (r *Reader) Kind(n int64) byte {
	p, err := r.page(n)
	if err != nil {
		return 0
	}
	return p.kind
}

type broken struct{}

func (broken) Error() string { return "the page makes no sense" }

func (r *Reader) page(n int64) (page, error) {
	b, err := r.src.Page(n)
	if err != nil {
		return page{}, err
	}
	if len(b) < r.usable || r.usable < 480 {
		return page{}, broken{}
	}
	p := page{b: append([]byte(nil), b[:r.usable]...), usable: r.usable}
	head := 0
	if n == 1 {
		head = 100
	}
	p.kind = p.b[head]
	size := 8
	switch p.kind {
	case TableLeaf, IndexLeaf:
	case TableInterior, IndexInterior:
		size = 12
		p.right = int64(binary.BigEndian.Uint32(p.b[head+8:]))
	default:
		return page{}, broken{}
	}
	end := head + size + 2*int(binary.BigEndian.Uint16(p.b[head+3:]))
	if end > r.usable {
		return page{}, broken{}
	}
	p.cells = p.b[head+size : end]
	return p, nil
}

// cells visits the rows of p and calls down for each page under it.
func (r *Reader) cells(p page, ids Range, v Visitor, down func(int64, Range) error) error {
	interior := p.kind == TableInterior || p.kind == IndexInterior
	table := p.kind == TableInterior || p.kind == TableLeaf
	for c := p.cells; len(c) > 0; c = c[2:] {
		at := int(binary.BigEndian.Uint16(c))
		if at >= p.usable {
			v.Cut(0)
			continue
		}
		cell := p.b[at:]
		if interior {
			if len(cell) < 5 {
				v.Cut(0)
				continue
			}
			child := int64(binary.BigEndian.Uint32(cell))
			cell = cell[4:]
			under := ids
			if p.kind == TableInterior {
				key, n := varint(cell)
				if n == 0 {
					v.Cut(0)
					continue
				}
				under.To = key
				if key < math.MaxInt64 {
					ids.From = key + 1
				}
			}
			if err := down(child, under); err != nil {
				return err
			}
			if p.kind == TableInterior {
				continue
			}
		}
		if err := r.row(cell, table, v); err != nil {
			return err
		}
	}
	if interior {
		return down(p.right, ids)
	}
	return nil
}

func (r *Reader) row(cell []byte, table bool, v Visitor) error {
	size, n := varint(cell)
	cell = cell[n:]
	var id int64
	if table && n > 0 {
		id, n = varint(cell)
		cell = cell[n:]
	}
	if n == 0 {
		v.Cut(id)
		return nil
	}
	body, whole := r.payload(cell, size, table)
	if !whole {
		v.Cut(id)
		return nil
	}
	values, whole := Record(body)
	if !whole {
		v.Cut(id)
		return nil
	}
	return v.Row(Row{id, values})
}

// payload is a row's content, of which a part may lie in further pages.
func (r *Reader) payload(cell []byte, size int64, table bool) ([]byte, bool) {
	if size < 0 || size > r.src.Count()*int64(r.usable) { // more than the file holds
		return nil, false
	}
	u := r.usable
	most := (u-12)*64/255 - 23
	if table {
		most = u - 35
	}
	local := int(min(size, int64(most)))
	if size > int64(most) {
		least := (u-12)*32/255 - 23
		if local = least + int((size-int64(least))%int64(u-4)); local > most {
			local = least
		}
	}
	if local > len(cell) {
		return nil, false
	}
	if int64(local) == size {
		return cell[:local], true
	}
	if local+4 > len(cell) {
		return nil, false
	}
	body := append([]byte(nil), cell[:local]...)
	next := int64(binary.BigEndian.Uint32(cell[local:]))
	for int64(len(body)) < size {
		if next < 1 || next > r.src.Count() {
			return nil, false
		}
		b, err := r.src.Page(next)
		if err != nil || len(b) < u {
			return nil, false
		}
		next = int64(binary.BigEndian.Uint32(b))
		body = append(body, b[4:4+min(int64(u-4), size-int64(len(body)))]...)
	}
	return body, true
}
