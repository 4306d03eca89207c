package vault

import (
	"bufio"
	"math/rand"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"
)

// fewKills is how often the writing program is killed in daily tests.
const fewKills = 20

// kills is how often it is killed here: KILLS of the environment sets it, as make torture
// does.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("KILLS")); err == nil && n > 0 {
		return n
	}
	return fewKills
}

func TestKillingTheProgramLosesNothingThatWasConfirmed(t *testing.T) {
	v := made(t, opts())
	path := v.path
	locked(t, v)
	rng := rand.New(rand.NewSource(5))
	confirmed, recovered := 0, 0
	for i := range kills() {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), childEnv+"=write", pathEnv+"="+path)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		s := bufio.NewScanner(out)
		for begun := false; s.Scan(); {
			n, err := strconv.Atoi(s.Text())
			if err != nil {
				t.Fatal("the program said: ", s.Text())
			}
			confirmed = n
			if !begun {
				begun = true
				time.AfterFunc(time.Duration(rng.Intn(150))*time.Millisecond, func() { _ = c.Process.Kill() })
			}
		}
		_ = c.Wait()
		if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
			recovered++
			unreadable(t, path, path+"-wal", path+"-shm")
		}
		w, err := Unlock(path, opts(), anna, password)
		if err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
		last, n := number(t, w, `select max(seq) from log`), number(t, w, `select count(*) from log`)
		sum := number(t, w, `select sum(n) from account`)
		notes, rows := number(t, w, `select count(*) from note`), number(t, w, `select sum(rows) from log`)
		if int(last) < confirmed || n != last || sum != 50000 || notes != rows {
			t.Fatalf("kill %d: %d confirmed, %d of %d found, sum %d, %d notes of %d", i, confirmed, n, last, sum, notes, rows)
		}
		sound(t, w)
		locked(t, w)
	}
	if recovered == 0 {
		t.Error("no kill hit a write: this test proves nothing")
	}
	t.Logf("%d transactions, %d of %d kills left a WAL", confirmed, recovered, kills())
}
