package vault

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
)

// asked fails unless unlocking with a password is refused with a wait of so many seconds,
// or, for none, with the sentence of a wrong password.
func asked(t *testing.T, path string, o Options, pass string, seconds int) {
	t.Helper()
	_, err := Unlock(path, o, anna, pass)
	if seconds == 0 {
		refusedWith(t, err, "refused.wrong_password")
		return
	}
	var r *fault.Refusal
	if !errors.As(err, &r) || r.Key != "refused.wait" || r.Args["Seconds"] != seconds {
		t.Errorf("%v, want a wait of %d s", err, seconds)
		if r != nil {
			t.Log(r.Args)
		}
	}
}

func TestWrongPasswordsWaitLongerAndLongerAlsoAcrossRestarts(t *testing.T) {
	v := made(t, opts())
	path := v.path
	locked(t, v)
	clock := civil.NewFixed(noon)
	o := func() Options { o := opts(); o.Clock = clock; return o } // each as by a new start
	for range freeTries {
		asked(t, path, o(), "wrong", 0)
	}
	for _, seconds := range []int{5, 15, 30, 60, 120, 300, 600, 600, 600} {
		asked(t, path, o(), "wrong", seconds)
		asked(t, path, o(), password, seconds) // the right one too: it isn't even looked at
		clock.Advance(time.Duration(seconds)*time.Second - time.Millisecond)
		asked(t, path, o(), "wrong", 1)
		clock.Advance(time.Millisecond)
		asked(t, path, o(), "wrong", 0)
	}
	clock.Advance(10 * time.Minute)
	locked(t, unlocked(t, path, o()))
	if !missing(path + ".tries") {
		t.Error("the count outlives the right password")
	}
	for range freeTries {
		asked(t, path, o(), "wrong", 0)
	}
	asked(t, path, o(), "wrong", 5)
}

func TestAClockSetBackNeitherShortensNorStretchesAWait(t *testing.T) {
	v := made(t, opts())
	path := v.path
	locked(t, v)
	clock := civil.NewFixed(noon)
	o := opts()
	o.Clock = clock
	for range freeTries {
		asked(t, path, o, "wrong", 0)
	}
	clock.Advance(3 * time.Second)
	asked(t, path, o, "wrong", 2)
	clock.Advance(-1000 * time.Hour)
	asked(t, path, o, "wrong", 5)
	clock.Advance(4 * time.Second)
	asked(t, path, o, "wrong", 1)
	clock.Advance(time.Second)
	asked(t, path, o, "wrong", 0)
}

func TestACountThatMakesNoSenseBeginsAnew(t *testing.T) {
	v := made(t, opts())
	path := v.path
	locked(t, v)
	for range freeTries {
		asked(t, path, opts(), "wrong", 0)
	}
	file := path + ".tries"
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 0x81
		for _, b := range [][]byte{bad, good[:i]} {
			if err := os.WriteFile(file, b, 0o600); err != nil {
				t.Fatal(err)
			}
			asked(t, path, opts(), "wrong", 0)
		}
	}
	for _, far := range []civil.Instant{-1 << 63, 1<<63 - 1} {
		if err := triesOf(path, civil.NewFixed(noon)).write(1<<30, far); err != nil {
			t.Fatal(err)
		}
		if _, err := Unlock(path, opts(), anna, "wrong"); err == nil {
			t.Error("opened")
		}
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	asked(t, path, opts(), "wrong", 0)
}

func TestASecondPersonWaitsToo(t *testing.T) {
	v := made(t, opts())
	var all sync.WaitGroup
	for range 3 * freeTries { // at once: no more tries than one after another
		all.Go(func() { _, _ = v.Proves(anna, "wrong") })
	}
	all.Wait()
	if n, _ := v.tries.read(); n != freeTries {
		t.Errorf("%d wrong passwords were looked at, want %d", n, freeTries)
	}
	_, err := v.Proves(anna, password)
	refusedWith(t, err, "refused.wait")
	if !v.Same(v.Slot(), anna, password) || v.Same(v.Slot(), anna, "wrong") {
		t.Error("a password that is being chosen isn't compared")
	}
	locked(t, v)
	asked(t, v.path, opts(), password, 5)
}

func TestTheCodeAndACopyToBeRestoredWaitToo(t *testing.T) {
	v := made(t, opts())
	code, err := v.NewRecoveryCode()
	if err != nil {
		t.Fatal(err)
	}
	c, err := v.Copy(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	locked(t, v)
	for range 2 * freeTries { // typing errors, which its check characters tell
		_, err := UnlockWithRecovery(v.path, opts(), code[:len(code)-1])
		refusedWith(t, err, "refused.code_mistyped")
	}
	for range freeTries {
		_, err := Restore(t.Context(), c.Path, v.path, opts(), anna, "wrong")
		refusedWith(t, err, "refused.wrong_password")
	}
	_, err = Restore(t.Context(), c.Path, v.path, opts(), anna, password)
	refusedWith(t, err, "refused.wait")
	_, err = UnlockWithRecovery(v.path, opts(), code)
	refusedWith(t, err, "refused.wait")
}

// Who reads the count learns when a wrong password was typed, which the time of the file
// shows as well, and how many there were.
func TestTheCountHoldsNoLogin(t *testing.T) {
	v := made(t, opts())
	locked(t, v)
	asked(t, v.path, opts(), "wrong", 0)
	b, err := os.ReadFile(v.path + ".tries")
	if err != nil || len(b) != 24 || bytes.Contains(b, []byte(anna)) {
		t.Errorf("%q, %v", b, err)
	}
	if left := globbed(t, filepath.Dir(v.path), "*.part"); len(left) > 0 {
		t.Error("left behind", left)
	}
}
