package vfs

import "sync/atomic"

// disk is the real file as a codec sees it. Results are SQLite's codes. Buffers must be
// parts of the scratch memory that the codec was made with, or of SQLite's own.
type disk interface {
	readAt(p []byte, off int64) int32
	writeAt(p []byte, off int64) int32
	size() (int64, int32)
}

// codec transforms one file. Offsets are SQLite's; physical and logical translate sizes.
type codec interface {
	read(d disk, p []byte, off int64) int32
	write(d disk, p []byte, off int64) int32
	physical(n int64) int64
	logical(n int64) int64
}

// kind tells the files apart; it is part of what each seal is bound to.
type kind byte

const (
	kindMain kind = iota + 1
	kindWAL
	kindJournal
	kindTemp
	kindPlain // super-journal: names of files only
)

// counters are what a VFS noticed since it was registered.
type counters struct {
	refused atomic.Int64 // pages that failed their check
	zero    atomic.Int64 // pages of zeros, taken for holes
}

// same is the part of a codec whose offsets equal SQLite's.
type same struct{}

func (same) physical(n int64) int64 { return n }
func (same) logical(n int64) int64  { return n }

// plainCodec passes everything on.
type plainCodec struct{ same }

func (plainCodec) read(d disk, p []byte, off int64) int32  { return d.readAt(p, off) }
func (plainCodec) write(d disk, p []byte, off int64) int32 { return d.writeAt(p, off) }

// newCodec makes the codec of one open file from the key of its main file. scratch holds
// two pages.
func newCodec(k kind, key, scratch []byte, c *counters) (codec, error) {
	switch k {
	case kindPlain:
		return plainCodec{}, nil
	case kindTemp:
		return newTempCodec(scratch)
	case kindWAL:
		return newWALCodec(key, scratch, c)
	case kindJournal:
		return newJournalCodec(key, scratch, c)
	}
	return newMainCodec(key, scratch, c)
}
