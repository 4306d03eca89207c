package vault

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pana/shelter/fault"
)

func TestUpdateIsAllOrNothing(t *testing.T) {
	v := made(t, opts())
	stop := errors.New("changed my mind")
	err := v.Update(context.Background(), Actor{}, func(tx *Tx) error {
		if _, err := tx.Exec(`insert into note(text) values('a')`); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) || number(t, v, `select count(*) from note`) != 0 {
		t.Error(err)
	}
}

func TestAPanicLeavesTheFileUsable(t *testing.T) {
	v := made(t, opts())
	func() {
		defer func() { _ = recover() }()
		_ = v.Update(context.Background(), Actor{}, func(tx *Tx) error {
			_, _ = tx.Exec(`insert into note(text) values('a')`)
			panic("bug")
		})
	}()
	mustExec(t, v, `insert into note(text) values('b')`)
	if n := number(t, v, `select count(*) from note`); n != 1 {
		t.Error("notes:", n)
	}
}

func TestARuleOfTheFileComesOutAsARefusal(t *testing.T) {
	v := made(t, opts())
	err := v.exec(`insert into note(text) values(?)`, strings.Repeat("x", 200))
	refusedWith(t, err, "refused.note_too_long")
	err = v.Update(context.Background(), Actor{}, func(tx *Tx) error {
		if _, err := tx.Exec(`insert into note(text) values(?)`, strings.Repeat("x", 200)); err != nil {
			return fmt.Errorf("add note: %w", err)
		}
		return nil
	})
	refusedWith(t, err, "refused.note_too_long")
	var r *fault.Refusal
	if err := v.exec(`insert into child(note) values(77)`); err == nil || errors.As(err, &r) {
		t.Error("a broken reference is unexpected, no refusal:", err)
	}
}

func TestViewCantWrite(t *testing.T) {
	v := made(t, opts())
	err := v.View(context.Background(), Actor{}, func(tx *Tx) error {
		_, err := tx.Exec(`insert into note(text) values('a')`)
		return err
	})
	var r *fault.Refusal
	if err == nil || errors.As(err, &r) {
		t.Error("a program's mistake must not look like a read-only disk:", err)
	}
	if number(t, v, `select count(*) from note`) != 0 {
		t.Error("written")
	}
}

func TestViewSeesOneState(t *testing.T) {
	v := made(t, opts())
	if err := v.View(context.Background(), Actor{}, func(tx *Tx) error {
		var before, after int
		if err := tx.QueryRow(`select count(*) from note`).Scan(&before); err != nil {
			return err
		}
		mustExec(t, v, `insert into note(text) values('meanwhile')`)
		if err := tx.QueryRow(`select count(*) from note`).Scan(&after); err != nil {
			return err
		}
		if before != after {
			t.Error(before, after)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestTwoWritersLoseNothing(t *testing.T) {
	v := made(t, opts())
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for range 50 {
				if err := v.Update(context.Background(), Actor{}, func(tx *Tx) error {
					var n int
					if err := tx.QueryRow(`select n from account where id = 1`).Scan(&n); err != nil {
						return err
					}
					_, err := tx.Exec(`update account set n = ? where id = 1`, n+1)
					return err
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if n := number(t, v, `select n from account where id = 1`); n != 1100 {
		t.Error("lost updates:", n)
	}
}

func TestTheActorAndOneMomentGoThrough(t *testing.T) {
	o := opts()
	v := made(t, o)
	who := Actor{7, "desk"}
	err := v.Update(context.Background(), who, func(tx *Tx) error {
		if tx.Actor() != who || tx.Now() != noon || tx.Rand() == nil || tx.Context() == nil {
			t.Error(tx.Actor(), tx.Now())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestChangesAreToldInTheOrderOfCommits(t *testing.T) {
	v := made(t, opts())
	var told []string
	v.OnChange(func(topics []string) { told = append(told, strings.Join(topics, "+")) })
	touch := func(topics ...string) func(*Tx) error {
		return func(tx *Tx) error {
			for _, x := range topics {
				tx.Touch(x)
			}
			return nil
		}
	}
	ctx := context.Background()
	_ = v.Update(ctx, Actor{}, touch("stays", "beds", "beds"))
	_ = v.Update(ctx, Actor{}, touch())
	_ = v.Update(ctx, Actor{}, func(tx *Tx) error { tx.Touch("never"); return errors.New("no") })
	_ = v.Update(ctx, Actor{}, touch("tasks"))
	if want := []string{"beds+stays", "tasks"}; !slices.Equal(told, want) {
		t.Error(told)
	}
	told = nil
	var seq []string
	v.OnChange(func([]string) {}) // a second listener changes nothing
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 20 {
				if err := v.Update(ctx, Actor{}, func(tx *Tx) error {
					s := fmt.Sprint(len(seq)) // one writer at a time: no race
					seq = append(seq, s)
					tx.Touch(s)
					return nil
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if !slices.Equal(told, seq) {
		t.Error("told out of order", told)
	}
}

func TestAListenerMayWrite(t *testing.T) {
	v := made(t, opts())
	v.OnChange(func(topics []string) {
		if topics[0] == "beds" {
			if err := v.Update(context.Background(), Actor{}, func(tx *Tx) error { tx.Touch("log"); return nil }); err != nil {
				t.Error(err)
			}
		}
	})
	done := make(chan error, 1)
	go func() {
		done <- v.Update(context.Background(), Actor{}, func(tx *Tx) error { tx.Touch("beds"); return nil })
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("stuck")
	}
}

func TestLockWaitsForWorkAndRefusesAfter(t *testing.T) {
	v := made(t, opts())
	begun, finish, done := make(chan bool), make(chan bool), make(chan error, 1)
	go func() {
		done <- v.Update(context.Background(), Actor{}, func(tx *Tx) error {
			close(begun)
			<-finish
			_, err := tx.Exec(`insert into note(text) values('last')`)
			return err
		})
	}()
	<-begun
	closed := make(chan error, 1)
	go func() { closed <- v.Lock() }()
	<-v.life.Done()
	close(finish)
	if err := <-done; err != nil {
		t.Error("work in progress was lost:", err)
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
	refusedWith(t, v.exec(`select 1`), "refused.locked")
	refusedWith(t, v.View(context.Background(), Actor{}, func(*Tx) error { return nil }), "refused.locked")
	_, err := v.AddSlot("x", "y")
	refusedWith(t, err, "refused.locked")
	_, err = v.Copy(context.Background(), t.TempDir())
	refusedWith(t, err, "refused.locked")
	_, err = v.Proves(anna, password) // a locked file proves nobody
	refusedWith(t, err, "refused.locked")
	if err := v.Lock(); err != nil {
		t.Error("locking twice:", err)
	}
	if n := number(t, unlocked(t, v.path, opts()), `select count(*) from note`); n != 1 {
		t.Error("notes:", n)
	}
}

func TestLockEndsALongRead(t *testing.T) {
	v := made(t, opts())
	begun, done := make(chan bool), make(chan error, 1)
	go func() {
		done <- v.View(context.Background(), Actor{}, func(tx *Tx) error {
			rows, err := tx.Query(`with recursive c(x) as (select 1 union all select x + 1 from c where x < 1e9) select x from c`)
			if err != nil {
				return err
			}
			defer rows.Close()
			rows.Next()
			close(begun)
			for rows.Next() {
			}
			return rows.Err()
		})
	}()
	<-begun
	locked(t, v)
	refusedWith(t, <-done, "refused.locked")
}

func TestMacDiffersByPartsAndByVault(t *testing.T) {
	a, b := made(t, opts()), made(t, opts())
	mac := func(v *Vault, parts ...[]byte) (m string) {
		if err := v.View(context.Background(), Actor{}, func(tx *Tx) error { m = string(tx.Mac(parts...)); return nil }); err != nil {
			t.Fatal(err)
		}
		return m
	}
	x := mac(a, []byte("ab"), []byte("c"))
	if x != mac(a, []byte("ab"), []byte("c")) || x == mac(a, []byte("a"), []byte("bc")) || x == mac(b, []byte("ab"), []byte("c")) {
		t.Error("the key or the parts don't count")
	}
	locked(t, a)
	if x != mac(unlocked(t, a.path, opts()), []byte("ab"), []byte("c")) {
		t.Error("another key after unlocking again")
	}
}
