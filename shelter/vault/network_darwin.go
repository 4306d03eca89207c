package vault

import "syscall"

const localMount = 0x1000 // MNT_LOCAL

// onNetwork reports whether dir lies on another computer.
func onNetwork(dir string) bool {
	var s syscall.Statfs_t
	return syscall.Statfs(dir, &s) == nil && s.Flags&localMount == 0
}
