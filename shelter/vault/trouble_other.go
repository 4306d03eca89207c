//go:build !windows

package vault

import (
	"errors"
	"syscall"
)

// full reports whether err says that there is no room left.
func full(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

// sealedOff reports whether err says that the medium can't be written to.
func sealedOff(err error) bool { return errors.Is(err, syscall.EROFS) }
