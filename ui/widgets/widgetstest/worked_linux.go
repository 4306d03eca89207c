package widgetstest

import (
	"time"

	"golang.org/x/sys/unix"
)

// Worked is how long the processor has worked for the caller's thread, for benchmarks on a
// computer that others use too. The caller has locked its goroutine to the thread.
func Worked() time.Duration {
	var t unix.Timespec
	if unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t) != nil {
		return 0
	}
	return time.Duration(t.Nano())
}
