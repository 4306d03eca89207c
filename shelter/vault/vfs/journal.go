package vfs

import (
	"crypto/cipher"

	sqlite3 "modernc.org/sqlite/lib"
)

// journalCodec is the rollback journal: headers and page numbers plain, pages sealed,
// the checksum that follows each page masked under the nonce of that page.
type journalCodec struct {
	same
	*sealer
	block cipher.Block
	last  int64   // where the page lies that was read or written last
	mask  [4]byte // for the checksum behind it
	end   int64   // end of what this handle wrote
}

func newJournalCodec(key, scratch []byte, c *counters) (codec, error) {
	s, err := newSealer(kindJournal, "journal", key, scratch, c)
	if err != nil {
		return nil, err
	}
	b, err := newBlock(key, "journalmask")
	return &journalCodec{sealer: s, block: b, last: -1}, err
}

// keepMask prepares the mask for the checksum behind the sealed page at off.
func (c *journalCodec) keepMask(off int64) {
	var b [16]byte
	copy(b[:], c.cipher[PageSize-nonceSize:])
	c.block.Encrypt(b[:], b[:])
	copy(c.mask[:], b[:])
	c.last = off
}

func (c *journalCodec) write(d disk, p []byte, off int64) int32 {
	if len(p) > PageSize {
		return sqlite3.SQLITE_IOERR_WRITE
	}
	b := c.cipher[:len(p)]
	switch {
	case len(p) == PageSize:
		if !c.seal(p, off) {
			return sqlite3.SQLITE_IOERR_WRITE
		}
		c.keepMask(off)
	case len(p) == 4 && off == c.last+PageSize:
		copy(b, p)
		xor(b, c.mask[:])
	case len(p) <= 512: // journal header, page number, name of a super-journal
		copy(b, p)
	default:
		return sqlite3.SQLITE_IOERR_WRITE
	}
	c.end = max(c.end, off+int64(len(p)))
	return d.writeAt(b, off)
}

func (c *journalCodec) read(d disk, p []byte, off int64) int32 {
	if len(p) > PageSize {
		return sqlite3.SQLITE_IOERR_READ
	}
	b := c.cipher[:len(p)]
	if rc := d.readAt(b, off); rc != ok {
		clear(p)
		return rc
	}
	switch {
	case len(p) == PageSize:
		c.keepMask(off)
		if !c.open(p, off) && off < c.end { // our own record of this session: the disk lost it
			c.seen.refused.Add(1)
			return ioerrData
		}
		// otherwise the torn tail of a hot journal: zeros, and the checksum won't match
	case len(p) == 4 && off == c.last+PageSize:
		copy(p, b)
		xor(p, c.mask[:])
	default:
		copy(p, b)
	}
	return ok
}
