package vfs

import (
	"encoding/binary"

	sqlite3 "modernc.org/sqlite/lib"
)

// mainCodec is the database itself: whole pages only.
type mainCodec struct{ *sealer }

func newMainCodec(key, scratch []byte, c *counters) (codec, error) {
	s, err := newSealer(kindMain, "main", key, scratch, c)
	return &mainCodec{s}, err
}

func (*mainCodec) physical(n int64) int64 { return physical(n) }
func (*mainCodec) logical(n int64) int64  { return logical(n) }

func (c *mainCodec) read(d disk, p []byte, off int64) int32 {
	if off == 0 && len(p) == 100 {
		return c.readLayout(d, p)
	}
	if off%PageSize == 0 && len(p) == PageSize {
		return c.page(d, p, off)
	}
	defer clear(c.plain)
	for len(p) > 0 { // a part of a page: change counter, content of an overflow page
		start := off &^ (PageSize - 1)
		if rc := c.page(d, c.plain, start); rc != ok {
			clear(p)
			return rc
		}
		n := copy(p, c.plain[off-start:])
		p, off = p[n:], off+int64(n)
	}
	return ok
}

// readLayout answers the read of 100 bytes by which SQLite learns page size and reserved
// bytes, before any recovery. An empty file gets our layout, so that SQLite makes its
// pages with reserved bytes. So does a page 1 torn by a power cut: plain SQLite would
// still read its first sector, and the WAL or journal that repairs the page is looked at
// only after this read. A page 1 that stays bad is refused when SQLite reads all of it.
func (c *mainCodec) readLayout(d disk, p []byte) int32 {
	n, rc := d.size()
	if rc != ok {
		return rc
	}
	defer clear(c.plain)
	if n > HeaderSize && c.page(d, c.plain, 0) == ok && !zeros(c.plain[:100]) {
		copy(p, c.plain)
		return ok
	}
	clear(p)
	binary.BigEndian.PutUint16(p[16:], PageSize)
	p[20] = Reserve
	return ok
}

// page reads, checks and opens one page into dst.
func (c *mainCodec) page(d disk, dst []byte, off int64) int32 {
	rc := d.readAt(c.cipher, physical(off))
	if rc == sqlite3.SQLITE_IOERR_SHORT_READ {
		clear(dst)
		if n, rc := d.size(); rc == ok && n > physical(off) { // the file ends inside this page
			c.seen.refused.Add(1)
			return ioerrData
		}
		return rc
	}
	if rc != ok {
		clear(dst)
		return rc
	}
	if c.open(dst, off) {
		return ok
	}
	if zeros(c.cipher) { // a free page never written, or one lost in a power cut before its sync
		c.seen.zero.Add(1)
		return ok
	}
	c.seen.refused.Add(1)
	return ioerrData
}

func (c *mainCodec) write(d disk, p []byte, off int64) int32 {
	if off%PageSize != 0 || len(p) != PageSize {
		return sqlite3.SQLITE_IOERR_WRITE
	}
	if off == 0 && (binary.BigEndian.Uint16(p[16:]) != PageSize || p[20] != Reserve) {
		return sqlite3.SQLITE_READONLY // a database of another layout, by the backup interface
	}
	if !c.seal(p, off) {
		return sqlite3.SQLITE_IOERR_WRITE
	}
	return d.writeAt(c.cipher, physical(off))
}
