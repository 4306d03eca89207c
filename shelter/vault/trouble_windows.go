package vault

import (
	"errors"
	"syscall"
)

// What Windows says of disks; Go knows these by number only.
const (
	errWriteProtect   = syscall.Errno(19)
	errHandleDiskFull = syscall.Errno(39)
	errDiskFull       = syscall.Errno(112)
)

// full reports whether err says that there is no room left.
func full(err error) bool { return errors.Is(err, errDiskFull) || errors.Is(err, errHandleDiskFull) }

// sealedOff reports whether err says that the medium can't be written to.
func sealedOff(err error) bool { return errors.Is(err, errWriteProtect) }
