package vault

import (
	"testing"
	"time"

	"pana/shelter/civil"
)

func TestINV27AClockSetBackIsNotWrittenWith(t *testing.T) {
	o := opts()
	clock := o.Clock.(*civil.Fixed)
	v := made(t, o)
	mustExec(t, v, `insert into note(text) values('a')`)
	clock.Advance(-50 * time.Second) // put right by less than a minute
	mustExec(t, v, `insert into note(text) values('b')`)
	clock.Set(noon.Add(-2 * time.Hour))
	refusedWith(t, v.exec(`insert into note(text) values('c')`), "refused.clock_back")
	if n := number(t, v, `select count(*) from note`); n != 2 {
		t.Error("reading must go on; notes:", n)
	}
	last, back := v.ClockBack()
	if !back || last < noon.Add(-time.Minute) {
		t.Error(last, back)
	}
	clock.Set(noon.Add(time.Second))
	mustExec(t, v, `insert into note(text) values('right again')`)
}

func TestINV27AlsoAfterANight(t *testing.T) {
	o := opts()
	clock := o.Clock.(*civil.Fixed)
	v := made(t, o)
	clock.Advance(time.Hour)
	mustExec(t, v, `insert into note(text) values('a')`)
	locked(t, v)
	clock.Set(noon)
	w := unlocked(t, v.path, o)
	if last, back := w.ClockBack(); !back || last != noon.Add(time.Hour) {
		t.Error(last, back)
	}
	refusedWith(t, w.exec(`insert into note(text) values('b')`), "refused.clock_back")
	w.ConfirmClock()
	mustExec(t, w, `insert into note(text) values('confirmed')`)
	clock.Advance(time.Second)
	mustExec(t, w, `insert into note(text) values('and on')`)
	locked(t, w)
	x := unlocked(t, v.path, o) // the confirmed clock is the one that counts now
	if _, back := x.ClockBack(); back {
		t.Error("asked twice")
	}
	mustExec(t, x, `insert into note(text) values('next day')`)
}

func TestINV27AConfirmationWithoutAWriteIsAskedAgain(t *testing.T) {
	o := opts()
	clock := o.Clock.(*civil.Fixed)
	v := made(t, o)
	clock.Set(noon.Add(-time.Hour))
	v.ConfirmClock()
	locked(t, v)
	if _, back := unlocked(t, v.path, o).ClockBack(); !back {
		t.Error("nothing was written, so nothing was settled")
	}
}

func TestTheMomentOfWritingIsStoredRarely(t *testing.T) {
	o := opts()
	clock := o.Clock.(*civil.Fixed)
	v := made(t, o)
	stored := func() civil.Instant {
		return civil.Instant(number(t, v, `select value from meta where key = 'last_write'`))
	}
	clock.Advance(5 * time.Second)
	mustExec(t, v, `insert into note(text) values('a')`)
	if stored() != noon {
		t.Error("each write stores it")
	}
	clock.Advance(15 * time.Second)
	mustExec(t, v, `insert into note(text) values('a')`)
	if stored() != noon.Add(20*time.Second) {
		t.Error("not stored")
	}
}
