package vfs

import (
	"crypto/aes"
	"crypto/rand"

	"golang.org/x/crypto/xts"
	sqlite3 "modernc.org/sqlite/lib"
)

const sector = 512

// tempCodec is a temporary file of any content, in sectors under a key of its own that
// nobody keeps. It is read by no one but its handle, so that it needs no proof.
type tempCodec struct {
	x   *xts.Cipher
	buf []byte
	end int64 // the size that SQLite sees; on the disk it is rounded up
}

func newTempCodec(scratch []byte) (codec, error) {
	key := make([]byte, 64)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	defer clear(key)
	x, err := xts.NewCipher(aes.NewCipher, key)
	return &tempCodec{x: x, buf: scratch[:2*PageSize]}, err
}

func roundUp(n int64) int64 { return (n + sector - 1) &^ (sector - 1) }

func (c *tempCodec) physical(n int64) int64 {
	c.end = min(c.end, n)
	return roundUp(n)
}

func (c *tempCodec) logical(int64) int64 { return c.end }

// span is the part of scratch that covers p at off in whole sectors, as far as it goes.
func (c *tempCodec) span(p []byte, off int64) (lo int64, b []byte) {
	lo = off &^ (sector - 1)
	return lo, c.buf[:min(int64(len(c.buf)), roundUp(off-lo+int64(len(p))))]
}

func (c *tempCodec) read(d disk, p []byte, off int64) int32 {
	var short bool
	if over := off + int64(len(p)) - c.end; over > 0 {
		n := max(0, int64(len(p))-over)
		clear(p[n:])
		p, short = p[:n], true
	}
	for len(p) > 0 {
		lo, b := c.span(p, off)
		if rc := d.readAt(b, lo); rc != ok {
			return rc
		}
		for i := 0; i < len(b); i += sector {
			c.x.Decrypt(b[i:i+sector], b[i:i+sector], uint64(lo+int64(i))/sector)
		}
		n := copy(p, b[off-lo:])
		p, off = p[n:], off+int64(n)
	}
	if short {
		return sqlite3.SQLITE_IOERR_SHORT_READ
	}
	return ok
}

func (c *tempCodec) write(d disk, p []byte, off int64) int32 {
	if off > c.end { // a gap: SQLite leaves none in temporary files; fill it rather than trust
		if rc := c.fill(d, off); rc != ok {
			return rc
		}
	}
	for len(p) > 0 {
		lo, b := c.span(p, off)
		end := min(off+int64(len(p)), lo+int64(len(b)))
		if off > lo || end < lo+int64(len(b)) { // keep what shares the first and last sector
			clear(b)
			have := min(int64(len(b)), max(0, c.end-lo))
			if rc := c.read(d, b[:have:have], lo); have > 0 && rc != ok {
				return rc
			}
		}
		n := copy(b[off-lo:], p)
		for i := 0; i < len(b); i += sector {
			c.x.Encrypt(b[i:i+sector], b[i:i+sector], uint64(lo+int64(i))/sector)
		}
		if rc := d.writeAt(b, lo); rc != ok {
			return rc
		}
		p, off = p[n:], off+int64(n)
		c.end = max(c.end, off)
	}
	return ok
}

func (c *tempCodec) fill(d disk, to int64) int32 {
	var z [sector]byte
	for c.end < to {
		n := min(to-c.end, sector-c.end%sector)
		if rc := c.write(d, z[:n], c.end); rc != ok {
			return rc
		}
	}
	return ok
}
