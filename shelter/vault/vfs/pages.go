package vfs

import (
	"errors"
	"io"

	"encoding/binary"

	sqlite3 "modernc.org/sqlite/lib"
)

// Pages are the pages of a file that nobody has open, read one by one past SQLite, which
// gives a file up whose first page is damaged. What a crash left in the log counts, as far
// as SQLite itself would take it: up to the last commit before the first torn frame.
type Pages struct {
	main, wal *shelf
	codec     *mainCodec
	log       *walCodec
	frames    map[int64]int64 // page to the offset of its newest frame
	count     int64
}

// shelf is a file that is only read.
type shelf struct {
	f io.ReaderAt
	n int64
}

func (s *shelf) readAt(p []byte, off int64) int32 {
	n, err := s.f.ReadAt(p, off)
	switch {
	case n == len(p):
		return ok
	case errors.Is(err, io.EOF):
		clear(p[n:])
		return sqlite3.SQLITE_IOERR_SHORT_READ
	}
	return sqlite3.SQLITE_IOERR_READ // a bad sector
}

func (*shelf) writeAt([]byte, int64) int32 { return sqlite3.SQLITE_READONLY }
func (s *shelf) size() (int64, int32)      { return s.n, ok }

// ReadPages reads main, of size bytes, and its log, nil if there is none, under the key of
// the file. Close clears what it holds in memory.
func ReadPages(main io.ReaderAt, size int64, log io.ReaderAt, logSize int64, key []byte) (*Pages, error) {
	p := &Pages{main: &shelf{main, size}, frames: map[int64]int64{}}
	var seen counters
	c, err := newMainCodec(key, make([]byte, 2*PageSize), &seen)
	if err != nil {
		return nil, err
	}
	p.codec = c.(*mainCodec)
	p.count = (logical(size) + PageSize - 1) / PageSize
	if log == nil {
		return p, nil
	}
	p.wal = &shelf{log, logSize}
	w, err := newWALCodec(key, make([]byte, 2*PageSize), &seen)
	if err != nil {
		return nil, err
	}
	p.log = w.(*walCodec)
	p.scan()
	return p, nil
}

// scan finds the committed frames of the log.
func (p *Pages) scan() {
	head, frame, page := make([]byte, walHead), make([]byte, frameHead), make([]byte, PageSize)
	defer clear(page)
	if p.log.read(p.wal, head, 0) != ok {
		return
	}
	pending := map[int64]int64{}
	for off := int64(walHead); off+frameSize <= p.wal.n; off += frameSize {
		if p.log.read(p.wal, frame, off) != ok || string(frame[8:16]) != string(head[16:24]) ||
			p.log.trusted(p.wal, page, off+frameHead) != ok {
			return // torn, or of an earlier round of the log
		}
		n, size := int64(binary.BigEndian.Uint32(frame)), int64(binary.BigEndian.Uint32(frame[4:]))
		pending[n] = off + frameHead
		if size > 0 { // a commit
			for n, at := range pending {
				p.frames[n] = at
			}
			clear(pending)
			p.count = size
		}
	}
}

// Count is how many pages there are.
func (p *Pages) Count() int64 { return p.count }

// Page puts page n, counted from 1, into dst, or says ErrPage.
func (p *Pages) Page(n int64, dst []byte) error {
	off := (n - 1) * PageSize
	if n < 1 || n > p.count || off == lockPage {
		return ErrPage
	}
	if at, found := p.frames[n]; found {
		if p.log.trusted(p.wal, dst[:PageSize], at) != ok {
			return ErrPage
		}
		return nil
	}
	if p.codec.page(p.main, dst[:PageSize], off) != ok {
		return ErrPage
	}
	return nil
}

// Usable is how many bytes of a page SQLite uses.
const Usable = usable
