package keyslot

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
)

const (
	// Size is the number of bytes of a header: two copies of a block.
	Size = 2 * blockSize
	// Version is the newest format that this program writes and reads.
	Version = 1

	blockSize = 8192
	slotCount = 30
	slotSize  = 256
	magic     = "PANA\r\n\x1a\x00"

	// Where things lie in a block; numbers are little-endian.
	atVersion  = 8   // 2 bytes
	atCount    = 16  // 8 bytes: raised by each change; its parity says which copy this is
	atFileSalt = 24  // 32 bytes: of this one file
	atSalt     = 56  // 32 bytes: of the vault, the same in all its copies
	atCost     = 88  // 4 bytes passes, 4 bytes KiB, 1 byte threads
	atSlots    = 128 // slots, then random bytes
	atMAC      = blockSize - 64
	atSum      = blockSize - 32
)

// Errors of reading a header.
var (
	ErrNotOurs = errors.New("not a vault")
	ErrNewer   = errors.New("written by a newer program")
	ErrDamaged = errors.New("header damaged")
	ErrWrong   = errors.New("wrong login or password")
	ErrFull    = errors.New("no free slot")
	ErrNoSlot  = errors.New("no such slot")
	ErrLast    = errors.New("the last slot stays")
)

// block is one copy of the header.
type block []byte

func (b block) version() uint16  { return binary.LittleEndian.Uint16(b[atVersion:]) }
func (b block) count() uint64    { return binary.LittleEndian.Uint64(b[atCount:]) }
func (b block) fileSalt() []byte { return b[atFileSalt : atFileSalt+32] }
func (b block) salt() []byte     { return b[atSalt : atSalt+32] }
func (b block) slot(i int) slot  { return slot(b[atSlots+i*slotSize:][:slotSize]) }
func (b block) clone() block     { return bytes.Clone(b) }

func (b block) setCount(n uint64) { binary.LittleEndian.PutUint64(b[atCount:], n) }

func (b block) cost() Cost {
	return Cost{
		Time:    binary.LittleEndian.Uint32(b[atCost:]),
		MemKiB:  binary.LittleEndian.Uint32(b[atCost+4:]),
		Threads: b[atCost+8],
	}
}

func (b block) setCost(c Cost) {
	binary.LittleEndian.PutUint32(b[atCost:], c.Time)
	binary.LittleEndian.PutUint32(b[atCost+4:], c.MemKiB)
	b[atCost+8] = c.Threads
}

// place is where b belongs in the header.
func (b block) place() int64 { return int64(b.count()%2) * blockSize }

// seal puts the HMAC and the sum.
func (b block) seal(dek []byte) {
	copy(b[atMAC:], b.mac(dek))
	copy(b[atSum:], sumOf(b))
}

// sumOf tells a whole copy from a torn one; it proves nothing else.
func sumOf(b block) []byte {
	s := sha256.Sum256(b[:atSum])
	return s[:]
}

func (b block) mac(dek []byte) []byte {
	k := derive(dek, nil, "header")
	defer clear(k)
	m := hmac.New(sha256.New, k)
	m.Write(b[:atMAC])
	return m.Sum(nil)
}

// sealed reports whether the HMAC of b holds.
func (b block) sealed(dek []byte) bool { return hmac.Equal(b.mac(dek), b[atMAC:atSum]) }

// whole reports whether b is a complete copy that lies at its place i.
func (b block) whole(i int) bool {
	return string(b[:len(magic)]) == magic && bytes.Equal(b[atSum:], sumOf(b)) && int(b.count()%2) == i
}

// copies cuts a header in two.
func copies(header []byte) [2]block {
	return [2]block{header[:blockSize], header[blockSize:Size]}
}

// current is a copy of the newest whole block of a header.
func current(header []byte) (block, error) {
	if len(header) < Size {
		if len(header) >= len(magic) && string(header[:len(magic)]) == magic {
			return nil, ErrDamaged
		}
		return nil, ErrNotOurs
	}
	var best block
	ours, newer := false, true
	for i, b := range copies(header) {
		named := string(b[:len(magic)]) == magic
		ours = ours || named
		newer = newer && named && b.version() > Version
		if b.whole(i) && b.version() <= Version && (best == nil || b.count() > best.count()) {
			best = b
		}
	}
	switch {
	case best != nil && !best.cost().honest():
		return nil, ErrDamaged
	case best != nil:
		return best.clone(), nil
	case newer:
		return nil, ErrNewer
	case ours:
		return nil, ErrDamaged
	}
	return nil, ErrNotOurs
}

// derive makes the key for one purpose.
func derive(dek, salt []byte, label string) []byte {
	k, err := hkdf.Key(sha256.New, dek, salt, "pana/1 key "+label, 32)
	if err != nil { // only for lengths that no hash allows
		panic(err)
	}
	return k
}
