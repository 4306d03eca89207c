package vfs

import (
	"bytes"
	"encoding/binary"
	"math/rand"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"
)

// memory is a disk for codecs.
type memory struct{ b []byte }

func (m *memory) readAt(p []byte, off int64) int32 {
	n := 0
	if off < int64(len(m.b)) {
		n = copy(p, m.b[off:])
	}
	clear(p[n:])
	if n < len(p) {
		return sqlite3.SQLITE_IOERR_SHORT_READ
	}
	return ok
}

func (m *memory) writeAt(p []byte, off int64) int32 {
	if end := off + int64(len(p)); end > int64(len(m.b)) {
		m.b = append(m.b, make([]byte, end-int64(len(m.b)))...)
	}
	copy(m.b[off:], p)
	return ok
}

func (m *memory) size() (int64, int32) { return int64(len(m.b)), ok }

var testKey = bytes.Repeat([]byte{7}, 32)

func codecFor(t testing.TB, k kind, key []byte) (codec, *counters) {
	t.Helper()
	var n counters
	c, err := newCodec(k, key, make([]byte, HeaderSize), &n)
	if err != nil {
		t.Fatal(err)
	}
	return c, &n
}

// page is a page of content that is easy to find again.
func page(n int) []byte {
	p := bytes.Repeat([]byte("Алия Сейтжанова "), PageSize/16)[:PageSize]
	binary.BigEndian.PutUint32(p[40:], uint32(n))
	clear(p[usable:])
	if n == 0 {
		binary.BigEndian.PutUint16(p[16:], PageSize)
		p[20] = Reserve
	}
	return p
}

func TestPagesComeBackAndAreUnreadableOnTheDisk(t *testing.T) {
	c, _ := codecFor(t, kindMain, testKey)
	d := &memory{make([]byte, HeaderSize)}
	for i := range 5 {
		if rc := c.write(d, page(i), int64(i)*PageSize); rc != ok {
			t.Fatal(rc)
		}
	}
	if bytes.Contains(d.b, []byte("Алия")) {
		t.Error("content in the clear")
	}
	got := make([]byte, PageSize)
	for i := range 5 {
		if rc := c.read(d, got, int64(i)*PageSize); rc != ok || !bytes.Equal(got, page(i)) {
			t.Fatalf("page %d: code %d", i, rc)
		}
	}
	part := make([]byte, 6000) // across two pages, as overflow content is read
	if rc := c.read(d, part, 2*PageSize+100); rc != ok || !bytes.Equal(part, append(page(2)[100:], page(3)...)[:6000]) {
		t.Fatal("a part of two pages came back wrong", rc)
	}
}

// T2: checksums of the WAL are computed over the reserved bytes too, so they must be zero.
func TestT2ContentInReservedBytesIsRefused(t *testing.T) {
	for _, k := range []kind{kindMain, kindWAL, kindJournal} {
		c, _ := codecFor(t, k, testKey)
		p := page(1)
		p[PageSize-1] = 1
		off := map[kind]int64{kindMain: PageSize, kindWAL: walHead + frameHead, kindJournal: 516}[k]
		if rc := c.write(&memory{}, p, off); rc != sqlite3.SQLITE_IOERR_WRITE {
			t.Errorf("kind %d: code %d", k, rc)
		}
	}
}

// T16: two versions of a page at one place must not share a key stream.
func TestT16EachWriteHasItsOwnNonce(t *testing.T) {
	c, _ := codecFor(t, kindMain, testKey)
	a, b := &memory{}, &memory{}
	c.write(a, page(1), PageSize)
	c.write(b, page(1), PageSize)
	at := physical(PageSize)
	if bytes.Equal(a.b[at:at+64], b.b[at:at+64]) {
		t.Error("the same page twice looks the same")
	}
}

func TestEveryChangedBitIsRefused(t *testing.T) {
	c, n := codecFor(t, kindMain, testKey)
	d := &memory{}
	c.write(d, page(1), PageSize)
	at := int(physical(PageSize))
	got := make([]byte, PageSize)
	for bit := range PageSize * 8 {
		if bit%8 != bit/8%8 { // every byte, each time another bit
			continue
		}
		d.b[at+bit/8] ^= 1 << (bit % 8)
		if rc := c.read(d, got, PageSize); rc != ioerrData || !zeros(got) {
			t.Fatalf("bit %d: code %d, or data came along", bit, rc)
		}
		d.b[at+bit/8] ^= 1 << (bit % 8)
	}
	if n.refused.Load() != PageSize {
		t.Error("refusals counted:", n.refused.Load())
	}
}

func TestAPageOpensOnlyAtItsPlaceInItsFileAndKind(t *testing.T) {
	c, _ := codecFor(t, kindMain, testKey)
	d := &memory{}
	for i := range 3 {
		c.write(d, page(i), int64(i)*PageSize)
	}
	got := make([]byte, PageSize)
	swapped := &memory{append([]byte(nil), d.b...)}
	copy(swapped.b[physical(PageSize):], d.b[physical(2*PageSize):][:PageSize])
	if rc := c.read(swapped, got, PageSize); rc != ioerrData {
		t.Error("a page from another place:", rc)
	}
	other, _ := codecFor(t, kindMain, bytes.Repeat([]byte{8}, 32))
	if rc := other.read(d, got, PageSize); rc != ioerrData {
		t.Error("a page of another file:", rc)
	}
	wal, _ := codecFor(t, kindWAL, testKey)
	if rc := wal.read(&memory{append(make([]byte, walHead+frameHead), d.b[HeaderSize:][:PageSize]...)}, got, walHead+frameHead); rc != ioerrData {
		t.Error("a page of another kind:", rc)
	}
}

// T8: a hole is a free page that was never written.
func TestT8ZerosAreAHoleAndCounted(t *testing.T) {
	c, n := codecFor(t, kindMain, testKey)
	d := &memory{make([]byte, HeaderSize+2*PageSize)}
	got := make([]byte, PageSize)
	if rc := c.read(d, got, PageSize); rc != ok || !zeros(got) || n.zero.Load() != 1 {
		t.Error(rc, n.zero.Load())
	}
}

func TestAFileCutInsideAPageIsRefused(t *testing.T) {
	c, _ := codecFor(t, kindMain, testKey)
	d := &memory{}
	c.write(d, page(1), PageSize)
	d.b = d.b[:len(d.b)-100]
	got := make([]byte, PageSize)
	if rc := c.read(d, got, PageSize); rc != ioerrData {
		t.Error(rc)
	}
	if rc := c.read(d, got, 2*PageSize); rc != sqlite3.SQLITE_IOERR_SHORT_READ {
		t.Error("behind the end:", rc)
	}
}

func TestShapesThatSQLiteNeverWritesAreRefused(t *testing.T) {
	for _, x := range []struct {
		k   kind
		n   int
		off int64
	}{
		{kindMain, 100, 0}, {kindMain, PageSize, 512}, {kindMain, 2 * PageSize, 0},
		{kindWAL, 16, 0}, {kindWAL, PageSize, walHead}, {kindWAL, frameHead, walHead + 8}, {kindWAL, frameSize, walHead},
		{kindJournal, 1000, 0}, {kindJournal, 2 * PageSize, 512},
	} {
		c, _ := codecFor(t, x.k, testKey)
		d := &memory{}
		if rc := c.write(d, make([]byte, x.n), x.off); rc == ok || len(d.b) > 0 {
			t.Errorf("kind %d took %d bytes at %d", x.k, x.n, x.off)
		}
	}
}

// T12: pages of another layout, as the backup interface would bring them.
func TestT12AnotherLayoutIsRefused(t *testing.T) {
	c, _ := codecFor(t, kindMain, testKey)
	p := page(0)
	p[20] = 0
	if rc := c.write(&memory{}, p, 0); rc != sqlite3.SQLITE_READONLY {
		t.Error(rc)
	}
}

// T10: on Windows nobody may touch the lock bytes but by locking.
func TestT10NothingLiesOnTheLockPage(t *testing.T) {
	for n := int64(0); n < lockPage+64<<20; n += PageSize {
		p := physical(n)
		if p >= lockPage && p < lockPage+PageSize {
			t.Fatalf("offset %d lies at %d", n, p)
		}
		if n > 0 && n < 1<<20 || n > lockPage-1<<20 {
			if logical(p) != n {
				t.Fatalf("size %d became %d", n, logical(p))
			}
		}
	}
	if logical(HeaderSize) != 0 || logical(0) != 0 || logical(lockPage+100) != lockPage-HeaderSize {
		t.Error("sizes at the edges")
	}
}

// T4 and T3: checksums on the disk are functions of the page in the clear.
func TestT4JournalChecksumsAreMasked(t *testing.T) {
	c, _ := codecFor(t, kindJournal, testKey)
	d := &memory{make([]byte, 512)}
	sum := []byte{1, 2, 3, 4}
	for _, off := range []int64{512, 512 + 4 + PageSize + 4} {
		c.write(d, []byte{0, 0, 0, 2}, off)
		c.write(d, page(1), off+4)
		c.write(d, sum, off+4+PageSize)
	}
	first, second := d.b[516+PageSize:][:4], d.b[512+8+PageSize+4+PageSize:][:4]
	if bytes.Equal(first, sum) || bytes.Equal(first, second) {
		t.Errorf("checksums on the disk: %x, %x", first, second)
	}
	got, back := make([]byte, PageSize), make([]byte, 4)
	reader, _ := codecFor(t, kindJournal, testKey)
	if reader.read(d, got, 516) != ok || reader.read(d, back, 516+PageSize) != ok || !bytes.Equal(back, sum) || !bytes.Equal(got, page(1)) {
		t.Errorf("came back as %x", back)
	}
}

// T7: what SQLite trusts must be right; what it will check itself becomes zeros.
func TestT7ATornRecordIsZerosOnlyWhereSQLiteWillCheckIt(t *testing.T) {
	c, n := codecFor(t, kindWAL, testKey)
	d := &memory{make([]byte, walHead)}
	c.write(d, make([]byte, frameHead), walHead)
	c.write(d, page(1), walHead+frameHead)
	d.b[walHead+frameHead+9]++
	whole := bytes.Repeat([]byte{1}, frameSize)
	if rc := c.read(d, whole, walHead); rc != ok || !zeros(whole[frameHead:]) {
		t.Error("recovery must see zeros, code", rc)
	}
	one := make([]byte, PageSize)
	if rc := c.read(d, one, walHead+frameHead); rc != ioerrData || n.refused.Load() != 1 {
		t.Error("a trusted frame must be refused, code", rc)
	}
	j, _ := codecFor(t, kindJournal, testKey)
	jd := &memory{make([]byte, 512)}
	j.write(jd, page(1), 516)
	jd.b[520]++
	if rc := j.read(jd, one, 516); rc != ioerrData {
		t.Error("our own record of this session must be refused, code", rc)
	}
	hot, _ := codecFor(t, kindJournal, testKey)
	if rc := hot.read(jd, one, 516); rc != ok || !zeros(one) {
		t.Error("a hot journal's tail must be zeros, code", rc)
	}
}

// T9: temporary files take any read and write; they are compared with plain memory.
func TestT9TemporaryFilesHoldAnyContentUnreadably(t *testing.T) {
	rng := rand.New(rand.NewSource(4))
	c, _ := codecFor(t, kindTemp, nil)
	d, model := &memory{}, []byte{}
	for range 3000 {
		off, n := rng.Intn(40000), 1+rng.Intn(9000)
		switch rng.Intn(10) {
		case 0:
			off = min(off, len(model))
			model = model[:off]
			if p := c.physical(int64(off)); p < int64(len(d.b)) {
				d.b = d.b[:p]
			}
		case 1, 2, 3, 4:
			p := bytes.Repeat([]byte("Алия Сейтжанова "), n/16+1)[:n]
			if end := off + n; end > len(model) {
				model = append(model, make([]byte, end-len(model))...)
			}
			copy(model[off:], p)
			if rc := c.write(d, p, int64(off)); rc != ok {
				t.Fatal(rc)
			}
		default:
			got, want := make([]byte, n), make([]byte, n)
			have := 0
			if off < len(model) {
				have = copy(want, model[off:])
			}
			rc := c.read(d, got, int64(off))
			if !bytes.Equal(got, want) || (rc == ok) != (have == n) {
				t.Fatalf("read %d at %d of %d: code %d", n, off, len(model), rc)
			}
		}
		if c.logical(0) != int64(len(model)) {
			t.Fatalf("size %d, want %d", c.logical(0), len(model))
		}
	}
	if bytes.Contains(d.b, []byte("Алия")) {
		t.Error("content in the clear")
	}
}

func TestPagesCostNoMemory(t *testing.T) {
	c, _ := codecFor(t, kindMain, testKey)
	d := &memory{make([]byte, HeaderSize+10*PageSize)}
	p, got := page(1), make([]byte, PageSize)
	if n := testing.AllocsPerRun(100, func() { c.write(d, p, PageSize); c.read(d, got, PageSize) }); n != 0 {
		t.Errorf("%v allocations for a page written and read", n)
	}
	w, _ := codecFor(t, kindWAL, testKey)
	head := make([]byte, frameHead)
	if n := testing.AllocsPerRun(100, func() { w.write(d, head, walHead); w.write(d, p, walHead+frameHead) }); n != 0 {
		t.Errorf("%v allocations for a frame", n)
	}
}
