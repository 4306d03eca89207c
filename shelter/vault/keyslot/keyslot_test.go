package keyslot

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand"
	"strings"
	"testing"
	"time"
)

// paper is a stored header.
type paper struct{ b []byte }

func (p *paper) write(block []byte, off int64) error {
	copy(p.b[off:], block)
	return nil
}

func fresh(t testing.TB) (*Ring, *paper) {
	t.Helper()
	r, err := New(Cheap, "anna", "correct horse")
	if err != nil {
		t.Fatal(err)
	}
	return r, &paper{r.Header()}
}

func opens(h []byte, login, password string) bool {
	_, err := Unlock(h, login, password)
	return err == nil
}

func TestEachPersonOpensTheSameFile(t *testing.T) {
	r, p := fresh(t)
	id, err := r.Add(p.write, "boris", "second password")
	if err != nil {
		t.Fatal(err)
	}
	want, _ := r.FileKey(p.b)
	for _, x := range []struct{ login, password string }{
		{"anna", "correct horse"}, {" Anna ", "correct horse"}, {"boris", "second password"},
	} {
		u, err := Unlock(p.b, x.login, x.password)
		if err != nil {
			t.Fatal(x.login, err)
		}
		if got, err := u.FileKey(p.b); err != nil || !bytes.Equal(got, want) {
			t.Error(x.login, "has another key", err)
		}
		if (u.Slot() == id) != (x.login == "boris") {
			t.Error(x.login, "came by the wrong slot")
		}
	}
	for _, x := range []struct{ login, password string }{
		{"anna", "second password"}, {"boris", "correct horse"}, {"anna", "Correct horse"}, {"", ""}, {"anna", ""},
	} {
		if _, err := Unlock(p.b, x.login, x.password); !errors.Is(err, ErrWrong) {
			t.Error(x, err)
		}
	}
}

func TestLettersTypedOnAnotherSystemAreTheSame(t *testing.T) {
	r, p := fresh(t)
	if _, err := r.Add(p.write, "Андрей", "мой ёжик"); err != nil {
		t.Fatal(err)
	}
	if !opens(p.b, "андреи\u0306", "мои\u0306 е\u0308жик") {
		t.Error("decomposed letters are refused")
	}
}

func TestNoLoginAndNoCountOfPeopleStandsInTheHeader(t *testing.T) {
	r, p := fresh(t)
	one := append([]byte(nil), p.b...)
	if _, err := r.Add(p.write, "boris.petrov", "x"); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(p.b, []byte("boris")) {
		t.Error("a login can be read")
	}
	for _, h := range [][]byte{one, p.b} {
		for i := range slotCount { // a slot of zeros or of pattern would show
			s := h[atSlots+i*slotSize:][:slotSize]
			var seen [256]bool
			n := 0
			for _, x := range s {
				if !seen[x] {
					seen[x] = true
					n++
				}
			}
			if n < 130 {
				t.Errorf("slot %d has only %d different bytes", i, n)
			}
		}
	}
}

func TestAChangedPasswordLeavesNothingOfTheOld(t *testing.T) {
	r, p := fresh(t)
	id, _ := r.Add(p.write, "boris", "old")
	if err := r.Replace(p.write, id, "boris", "new"); err != nil {
		t.Fatal(err)
	}
	if opens(p.b, "boris", "old") || !opens(p.b, "boris", "new") {
		t.Error("old or new password")
	}
	for i, c := range copies(p.b) { // also not after one copy is destroyed
		h := append([]byte(nil), p.b...)
		clear(h[(1-i)*blockSize:][:blockSize])
		if opens(h, "boris", "old") || !opens(h, "boris", "new") {
			t.Errorf("copy %d (%d)", i, c.count())
		}
	}
	u, _ := Unlock(p.b, "boris", "new")
	if u.Slot() != id {
		t.Error("the slot's name changed: the account would lose it")
	}
}

func TestSomeoneWhoLeftOpensNothing(t *testing.T) {
	r, p := fresh(t)
	id, _ := r.Add(p.write, "boris", "b")
	if err := r.Remove(p.write, id); err != nil {
		t.Fatal(err)
	}
	if opens(p.b, "boris", "b") || len(r.Slots()) != 1 {
		t.Error("still there")
	}
	if err := r.Remove(p.write, id); !errors.Is(err, ErrNoSlot) {
		t.Error(err)
	}
	if err := r.Remove(p.write, r.Slot()); !errors.Is(err, ErrLast) {
		t.Error("the last slot went:", err)
	}
}

func TestThirtySlotsOneOfThemForTheCode(t *testing.T) {
	r, p := fresh(t)
	n := 1
	for ; n < 100; n++ {
		if _, err := r.Add(p.write, strings.Repeat("x", n), "p"); err != nil {
			if !errors.Is(err, ErrFull) {
				t.Fatal(err)
			}
			break
		}
	}
	if n != slotCount-1 {
		t.Error("people:", n)
	}
	if _, err := r.NewCode(p.write); err != nil {
		t.Error("no room for the code:", err)
	}
	if !opens(p.b, "anna", "correct horse") || !opens(p.b, "xxxxx", "p") {
		t.Error("a full header doesn't open")
	}
}

func TestTheRecoveryCodeOpensHoweverItIsTyped(t *testing.T) {
	r, p := fresh(t)
	code, err := r.NewCode(p.write)
	if err != nil {
		t.Fatal(err)
	}
	if len(code) != 9*4+8 || !r.HasCode() {
		t.Error("code of", len(code))
	}
	cyrillic := strings.NewReplacer("A", "А", "B", "В", "E", "Е", "K", "К", "M", "М", "H", "Н", "P", "Р", "C", "С", "T", "Т", "X", "Х", "Y", "У", "0", "о", "1", "l")
	for _, typed := range []string{code, strings.ToLower(code), strings.ReplaceAll(code, "-", ""), strings.ReplaceAll(code, "-", " "), cyrillic.Replace(code)} {
		if _, err := UnlockByCode(p.b, typed); err != nil {
			t.Error(typed[:9], err)
		}
	}
	wrong := []byte(code)
	for i := range wrong {
		if wrong[i] == '-' {
			continue
		}
		was := wrong[i]
		wrong[i] = "7Q"[b2i(was == '7')]
		if _, err := CleanCode(string(wrong)); !errors.Is(err, ErrTypo) {
			t.Errorf("a typo at %d isn't seen", i)
		}
		wrong[i] = was
	}
	second, _ := r.NewCode(p.write)
	if _, err := UnlockByCode(p.b, code); !errors.Is(err, ErrWrong) {
		t.Error("the first code still opens:", err)
	}
	if _, err := UnlockByCode(p.b, second); err != nil {
		t.Error(err)
	}
	if opens(p.b, "", strings.ReplaceAll(second, "-", "")[:32]) {
		t.Error("the code is a password of nobody")
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestProvesKnowsThePeopleOfThisVaultOnly(t *testing.T) {
	r, p := fresh(t)
	id, _ := r.Add(p.write, "boris", "b")
	if got, ok := r.Proves("boris", "b"); !ok || got != id {
		t.Error(got, ok)
	}
	if _, ok := r.Proves("boris", "c"); ok {
		t.Error("wrong password")
	}
}

// Sectors of a header write reach the disk in any order, or not.
func TestATornHeaderWriteLocksNobodyOut(t *testing.T) {
	r, p := fresh(t)
	rng := rand.New(rand.NewSource(3))
	id, _ := r.Add(p.write, "vera", "pw0")
	for i := range 30 {
		var states [][]byte // before, and after each of the two writes
		states = append(states, append([]byte(nil), p.b...))
		before, after := "pw"+string(rune('0'+i)), "pw"+string(rune('1'+i))
		if err := r.Replace(func(b []byte, off int64) error {
			_ = p.write(b, off)
			states = append(states, append([]byte(nil), p.b...))
			return nil
		}, id, "vera", after); err != nil {
			t.Fatal(err)
		}
		for k := range 12 {
			mix := append([]byte(nil), states[k%2]...)
			for s := 0; s < Size; s += 512 {
				if rng.Intn(2) == 0 {
					copy(mix[s:s+512], states[k%2+1][s:s+512])
				}
			}
			if !opens(mix, "anna", "correct horse") {
				t.Fatal("everybody is locked out")
			}
			if !opens(mix, "vera", before) && !opens(mix, "vera", after) {
				t.Fatal("neither password opens")
			}
		}
	}
}

func TestAChangeThatCantBeWrittenDidNotHappen(t *testing.T) {
	r, p := fresh(t)
	full := errors.New("disk full")
	if _, err := r.Add(func([]byte, int64) error { return full }, "boris", "b"); !errors.Is(err, full) {
		t.Fatal(err)
	}
	if len(r.Slots()) != 1 {
		t.Error("remembered all the same")
	}
	if _, err := r.Add(p.write, "boris", "b"); err != nil || !opens(p.b, "boris", "b") {
		t.Error("and then nothing works:", err)
	}
}

func TestALeftOverOldCopyIsSeenAndMended(t *testing.T) {
	r, p := fresh(t)
	id, _ := r.Add(p.write, "boris", "old")
	writes := 0
	cut := errors.New("power")
	err := r.Replace(func(b []byte, off int64) error {
		if writes++; writes == 2 {
			return cut
		}
		return p.write(b, off)
	}, id, "boris", "new")
	if err != nil {
		t.Fatal("what stands in the file is said to have failed:", err)
	}
	if opens(p.b, "boris", "old") || !opens(p.b, "boris", "new") {
		t.Error("the change doesn't stand")
	}
	if good, equal := r.Examine(p.b); !good[0] || !good[1] || equal {
		t.Error(good, equal)
	}
	u, err := Unlock(p.b, "boris", "new")
	if err != nil {
		t.Fatal(err)
	}
	if err := u.Repair(p.write); err != nil {
		t.Fatal(err)
	}
	if good, equal := u.Examine(p.b); !good[0] || !good[1] || !equal {
		t.Error(good, equal)
	}
	clear(p.b[u.block().place():][:blockSize])
	if opens(p.b, "boris", "old") || !opens(p.b, "boris", "new") {
		t.Error("the old password stayed in the older copy")
	}
}

func TestACopyHasAKeyOfItsOwnUnderTheSameSlots(t *testing.T) {
	r, p := fresh(t)
	h, err := r.NewHeader()
	if err != nil {
		t.Fatal(err)
	}
	a, _ := r.FileKey(p.b)
	b, err := r.FileKey(h)
	if err != nil || bytes.Equal(a, b) {
		t.Error("same key", err)
	}
	if !opens(h, "anna", "correct horse") {
		t.Error("the copy doesn't open")
	}
	other, _ := fresh(t)
	if _, err := other.FileKey(h); !errors.Is(err, ErrDamaged) {
		t.Error("another vault's ring takes it:", err)
	}
}

// An attacker can write a header whose sum is right.
func TestHostileHeadersAreRefusedBeforeAnyWork(t *testing.T) {
	_, p := fresh(t)
	forge := func(f func(block)) []byte {
		h := append([]byte(nil), p.b...)
		for _, c := range copies(h) {
			f(c)
			s := sumOf(c)
			copy(c[atSum:], s)
		}
		return h
	}
	le := binary.LittleEndian
	for name, x := range map[string]struct {
		h    []byte
		want error
	}{
		"memory":    {forge(func(b block) { le.PutUint32(b[atCost+4:], 4<<20) }), ErrDamaged},
		"passes":    {forge(func(b block) { le.PutUint32(b[atCost:], 1<<30) }), ErrDamaged},
		"no passes": {forge(func(b block) { le.PutUint32(b[atCost:], 0) }), ErrDamaged},
		"threads":   {forge(func(b block) { b[atCost+8] = 255 }), ErrDamaged},
		"no thread": {forge(func(b block) { b[atCost+8] = 0 }), ErrDamaged},
		"newer":     {forge(func(b block) { b[atVersion] = 2 }), ErrNewer},
		"cheaper":   {forge(func(b block) { le.PutUint32(b[atCost:], 2) }), ErrWrong},
		"a slot in": {forge(func(b block) { copy(b.slot(1), b.slot(0)) }), ErrDamaged},
		"other":     {forge(func(b block) { b[0] = 'Q' }), ErrNotOurs},
		"cut":       {p.b[:Size-1], ErrDamaged},
		"short":     {p.b[:3], ErrNotOurs},
		"empty":     {nil, ErrNotOurs},
		"zeros":     {make([]byte, Size), ErrNotOurs},
	} {
		if _, err := Unlock(x.h, "anna", "correct horse"); !errors.Is(err, x.want) {
			t.Errorf("%s: %v, want %v", name, err, x.want)
		}
	}
}

func TestAnyChangedByteOfBothCopiesIsNoticed(t *testing.T) {
	_, p := fresh(t)
	for i := 0; i < blockSize; i += 61 {
		h := append([]byte(nil), p.b...)
		h[i] ^= 4
		h[i+blockSize] ^= 4
		if opens(h, "anna", "correct horse") {
			t.Error("changed at", i)
		}
		h[i+blockSize] ^= 4
		if !opens(h, "anna", "correct horse") {
			t.Error("one whole copy must do; changed at", i)
		}
	}
}

func TestCalibrationKeepsItsBounds(t *testing.T) {
	speed := func(perMiB time.Duration) func(Cost) time.Duration {
		return func(c Cost) time.Duration { return perMiB * time.Duration(c.MemKiB>>10) * time.Duration(c.Time) }
	}
	for name, x := range map[string]struct {
		perMiB     time.Duration
		machineMiB uint64
		want       Cost
	}{
		"fast":            {500 * time.Microsecond, 16 << 10, Cost{7, 256 << 10, 2}},
		"little memory":   {500 * time.Microsecond, 2 << 10, Cost{15, 128 << 10, 2}},
		"less than floor": {500 * time.Microsecond, 512, Cost{16, 64 << 10, 2}},
		"slow":            {20 * time.Millisecond, 16 << 10, Floor},
		"medium":          {2 * time.Millisecond, 16 << 10, Cost{3, 128 << 10, 2}},
		"very fast":       {time.Microsecond, 64 << 10, Cost{16, 256 << 10, 2}},
	} {
		c := calibrate(time.Second, x.machineMiB<<10, speed(x.perMiB))
		if c != x.want {
			t.Errorf("%s: %+v, want %+v", name, c, x.want)
		}
		if c.MemKiB < Floor.MemKiB || c.Time < Floor.Time || c.Threads < Floor.Threads || !c.honest() {
			t.Errorf("%s: below the floor: %+v", name, c)
		}
	}
}

func TestARealCostOpens(t *testing.T) {
	r, err := New(Floor, "anna", "x")
	if err != nil {
		t.Fatal(err)
	}
	if !opens(r.Header(), "anna", "x") {
		t.Error("doesn't open")
	}
}

func FuzzUnlock(f *testing.F) {
	_, p := fresh(f)
	f.Add(p.b)
	f.Add([]byte(magic))
	f.Add(p.b[:blockSize])
	f.Fuzz(func(t *testing.T, h []byte) {
		if b, err := current(h); err == nil {
			if !b.cost().honest() {
				t.Error("a dishonest cost passed")
			}
		}
	})
}
