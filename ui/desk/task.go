package desk

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
)

// Task is work that may last longer than a blink.
type Task struct {
	Title string
	// Work runs beside the window. It may call step from there, and ends early when ctx does.
	Work func(ctx context.Context, step func(done, of int)) error
	// Done gets Work's error on the window's goroutine.
	Done func(error)
	// Quiet work covers nothing: people go on meanwhile.
	Quiet bool
}

// Run starts t, shows its progress and offers to cancel it.
func (d *Desk) Run(t Task) {
	ctx, cancel := context.WithCancel(context.Background())
	step, end := func(int, int) {}, func() {}
	if !t.Quiet {
		step, end = d.Host.Busy(t.Title, cancel)
	}
	finish := func(err error) {
		cancel()
		end()
		t.Done(err)
	}
	if d.AtOnce {
		finish(t.Work(ctx, step))
		return
	}
	go func() {
		err := t.Work(ctx, step)
		fyne.Do(func() { finish(err) })
	}()
}

// Every is the function Every for a screen. With AtOnce time stands still: a test calls f
// itself, since Fyne's test driver would call it in the middle of other work.
func (d *Desk) Every(pause time.Duration, f func()) (stop func()) {
	if d.AtOnce {
		return func() {}
	}
	return Every(pause, f)
}

// Every calls f on the window's goroutine each time d has passed, until stop is called.
func Every(d time.Duration, f func()) (stop func()) {
	t, done := time.NewTicker(d), make(chan struct{})
	go func() {
		for {
			select {
			case <-t.C:
				fyne.Do(f)
			case <-done:
				return
			}
		}
	}()
	return func() {
		t.Stop()
		close(done)
	}
}
