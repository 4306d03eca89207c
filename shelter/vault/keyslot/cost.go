package keyslot

import (
	"runtime/debug"
	"time"

	"github.com/pbnjay/memory"
	"golang.org/x/crypto/argon2"
)

// Cost is what deriving a key from a password takes (argon2id).
type Cost struct {
	Time, MemKiB uint32
	Threads      uint8
}

// Floor is the least that a real file uses.
var Floor = Cost{Time: 3, MemKiB: 64 << 10, Threads: 2}

// Cheap is for tests only; it has to be asked for.
var Cheap = Cost{Time: 1, MemKiB: 64, Threads: 1}

const (
	mostMemKiB = 256 << 10 // what Calibrate chooses at most
	mostTime   = 16

	hostileMemKiB  = 1 << 20 // more than this no honest header asks
	hostileTime    = 64
	hostileThreads = 16

	bigMemKiB = 16 << 10 // from here on the buffer is given back at once
)

// Calibrate finds what takes about target on this machine, memory first: never under
// Floor, and above it never more than a sixteenth of the machine's memory.
func Calibrate(target time.Duration) Cost {
	return calibrate(target, memory.TotalMemory()>>10, measure)
}

func calibrate(target time.Duration, machineKiB uint64, measure func(Cost) time.Duration) Cost {
	c := Floor
	took := measure(Cost{Time: 1, MemKiB: c.MemKiB, Threads: c.Threads}) // for one pass
	for next := c.MemKiB * 2; next <= mostMemKiB && uint64(next) <= machineKiB/16; next *= 2 {
		if 2*took*time.Duration(Floor.Time) > target {
			break
		}
		c.MemKiB, took = next, 2*took
	}
	passes := uint32(target / max(took, 1))
	c.Time = min(max(passes, Floor.Time), mostTime)
	return c
}

func measure(c Cost) time.Duration {
	best := time.Hour
	for range 2 {
		begin := time.Now()
		clear(stretch(c, nil, make([]byte, 32)))
		best = min(best, time.Since(begin))
	}
	return best
}

// stretch is argon2id. Its buffer goes back to the system at once: it is larger than all
// else that the program holds.
func stretch(c Cost, secret, salt []byte) []byte {
	k := argon2.IDKey(secret, salt, c.Time, c.MemKiB, c.Threads, 32)
	if c.MemKiB >= bigMemKiB {
		debug.FreeOSMemory()
	}
	return k
}

// honest reports whether a header may ask for c.
func (c Cost) honest() bool {
	return c.Time >= 1 && c.Time <= hostileTime && c.Threads >= 1 && c.Threads <= hostileThreads &&
		c.MemKiB >= 8*uint32(c.Threads) && c.MemKiB <= hostileMemKiB
}
