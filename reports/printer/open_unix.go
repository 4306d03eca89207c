//go:build !windows

package printer

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"time"
)

// openPatience is how long a viewer has to refuse a file; one that still runs took it.
const openPatience = 2 * time.Second

// openFile gives path to the program that the user reads such files with.
func openFile(ctx context.Context, path string) error {
	name := "xdg-open"
	if runtime.GOOS == "darwin" {
		name = "open"
	}
	c := exec.Command(name, path) // outlives ctx: it is the user's
	if err := c.Start(); err != nil {
		return fmt.Errorf("start %s: %w", name, err)
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	case <-time.After(openPatience):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
