package vfs

import (
	"crypto/cipher"
	"encoding/binary"

	sqlite3 "modernc.org/sqlite/lib"
)

const (
	walHead   = 32 // salts and checksum of the log: nothing of a page
	frameHead = 24 // page number, size, salts, checksums
	frameSize = frameHead + PageSize
)

// walCodec is the write-ahead log.
type walCodec struct {
	same
	*sealer
	block cipher.Block
}

func newWALCodec(key, scratch []byte, c *counters) (codec, error) {
	s, err := newSealer(kindWAL, "wal", key, scratch, c)
	if err != nil {
		return nil, err
	}
	b, err := newBlock(key, "walhead")
	return &walCodec{sealer: s, block: b}, err
}

// mask en- or deciphers bytes 8 to 24 of the frame header at off: salts and checksums.
// The checksums are functions of the page in the clear. As one block under an offset
// tweak they show only whether they equal what stood there before.
func (c *walCodec) mask(b []byte, off int64, encrypt bool) {
	var t [16]byte
	t[0] = 1
	binary.BigEndian.PutUint64(t[8:], uint64(off))
	tweak := c.plain[PageSize-16:] // C memory: nothing escapes to the heap
	copy(tweak, t[:])
	c.block.Encrypt(tweak, tweak)
	xor(b, tweak)
	if encrypt {
		c.block.Encrypt(b, b)
	} else {
		c.block.Decrypt(b, b)
	}
	xor(b, tweak)
	clear(tweak)
}

func xor(b, t []byte) {
	for i := range t {
		b[i] ^= t[i]
	}
}

func (c *walCodec) write(d disk, p []byte, off int64) int32 {
	in := (off - walHead) % frameSize
	switch {
	case off == 0 && len(p) == walHead:
		b := c.cipher[:walHead]
		copy(b, p)
		return d.writeAt(b, 0)
	case off >= walHead && in == 0 && len(p) == frameHead:
		b := c.cipher[:frameHead]
		copy(b, p)
		c.mask(b[8:24], off, true)
		return d.writeAt(b, off)
	case off >= walHead && in == frameHead && len(p) == PageSize:
		if !c.seal(p, off) {
			return sqlite3.SQLITE_IOERR_WRITE
		}
		return d.writeAt(c.cipher, off)
	}
	return sqlite3.SQLITE_IOERR_WRITE // SQLite writes nothing else; never in the clear
}

func (c *walCodec) read(d disk, p []byte, off int64) int32 {
	if off >= walHead && (off-walHead)%frameSize == frameHead && len(p) <= PageSize {
		return c.trusted(d, p, off)
	}
	for len(p) > 0 { // headers, whole frames (recovery, checksums made anew), pieces of headers
		n, rc := c.piece(d, p, off)
		if rc != ok {
			clear(p)
			return rc
		}
		p, off = p[n:], off+int64(n)
	}
	return ok
}

// trusted reads the page of a frame that SQLite holds to be valid: it must be.
func (c *walCodec) trusted(d disk, p []byte, off int64) int32 {
	if rc := d.readAt(c.cipher, off); rc != ok {
		clear(p)
		return rc
	}
	dst := p
	if len(p) < PageSize {
		dst = c.plain
		defer clear(c.plain)
	}
	if !c.open(dst, off) {
		clear(p)
		c.seen.refused.Add(1)
		return ioerrData
	}
	if len(p) < PageSize {
		copy(p, dst)
	}
	return ok
}

// piece reads what of p lies in one header or page.
func (c *walCodec) piece(d disk, p []byte, off int64) (int, int32) {
	if off < walHead {
		n := min(len(p), int(walHead-off))
		b := c.cipher[:n]
		rc := d.readAt(b, off)
		copy(p, b)
		return n, rc
	}
	in := (off - walHead) % frameSize
	if in < frameHead {
		b := c.cipher[:frameHead]
		if rc := d.readAt(b, off-in); rc != ok {
			return 0, rc
		}
		c.mask(b[8:24], off-in, false)
		return copy(p, b[in:]), ok
	}
	if in != frameHead || len(p) < PageSize {
		return 0, sqlite3.SQLITE_IOERR_READ
	}
	if rc := d.readAt(c.cipher, off); rc != ok {
		return 0, rc
	}
	// A page that fails here is a torn tail: it becomes zeros, the frame's checksum
	// doesn't match, and recovery ends there.
	c.open(p[:PageSize], off)
	return PageSize, ok
}
