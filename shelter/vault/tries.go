package vault

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"sync"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault/keyslot"
)

// freeTries is how many wrong passwords in a row cost nothing.
const freeTries = 4

// waits are what comes after the last free try and after each further one; the last holds
// from then on. Short, because a tired person must get in at night; growing, because
// nobody may try a list at the desk.
var waits = []time.Duration{5 * time.Second, 15 * time.Second, 30 * time.Second,
	time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute}

// tries counts the wrong passwords since the last right one, in a file beside the vault so
// that starting the program anew doesn't begin anew. It hampers who sits at the machine,
// nobody else: whoever can remove the file, or copies the vault, tries at her own pace.
type tries struct {
	mu    sync.Mutex
	path  string
	clock civil.Clock
}

func triesOf(vault string, c civil.Clock) *tries { return &tries{path: vault + ".tries", clock: c} }

// ask calls key, unless a wait is still going on, and counts what came of it. Only a wrong
// password counts: a mistyped recovery code never reaches a key.
func (t *tries) ask(key func() error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	n, at := t.read()
	if err := t.wait(n, at); err != nil {
		return err
	}
	err := key()
	switch {
	case errors.Is(err, keyslot.ErrWrong):
		// On a full disk the count stands still: that must not keep the right one out.
		_ = t.write(min(n+1, freeTries+len(waits)), t.clock.Now())
	case err == nil && n > 0:
		_ = os.Remove(t.path)
	}
	return err
}

// wait refuses while the wait after n wrong passwords, the last at at, isn't over. A clock
// set back makes it begin again once, whole: it is neither shortened nor endless.
func (t *tries) wait(n int, at civil.Instant) error {
	if n < freeTries {
		return nil
	}
	now := t.clock.Now()
	if now < at {
		at = now
		_ = t.write(n, now)
	}
	longest := civil.Instant(waits[len(waits)-1].Milliseconds())
	left := waits[min(n-freeTries, len(waits)-1)] - time.Duration(min(now-at, longest))*time.Millisecond
	if left <= 0 {
		return nil
	}
	return fault.Refuse("refused.wait", "Seconds", int((left+time.Second-1)/time.Second))
}

// The file: a mark, the count, the moment in UTC milliseconds, and a sum over them.
const (
	triesMark = "PANATRY1"
	triesSize = len(triesMark) + 4 + 8 + 4
)

// read is the count and its moment; none if the file is missing or makes no sense.
func (t *tries) read() (int, civil.Instant) {
	b, err := os.ReadFile(t.path)
	if err != nil || len(b) != triesSize || string(b[:8]) != triesMark ||
		binary.LittleEndian.Uint32(b[20:]) != crc32.ChecksumIEEE(b[:20]) {
		return 0, 0
	}
	return int(binary.LittleEndian.Uint32(b[8:])), civil.Instant(binary.LittleEndian.Uint64(b[12:]))
}

func (t *tries) write(n int, at civil.Instant) error {
	b := make([]byte, 0, triesSize)
	b = append(b, triesMark...)
	b = binary.LittleEndian.AppendUint32(b, uint32(n))
	b = binary.LittleEndian.AppendUint64(b, uint64(at))
	b = binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
	part := t.path + ".part"
	if err := writeNew(part, b); err != nil {
		_ = os.Remove(part)
		return err
	}
	if err := os.Rename(part, t.path); err != nil {
		_ = os.Remove(part)
		return err
	}
	syncDir(filepath.Dir(t.path))
	return nil
}
