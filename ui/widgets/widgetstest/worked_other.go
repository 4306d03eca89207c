//go:build !linux

package widgetstest

import "time"

var began = time.Now()

// Worked is the time that passed, where the processor's isn't known.
func Worked() time.Duration { return time.Since(began) }
