package vfs

import (
	"fmt"
	"sync"
	"sync/atomic"
	"unsafe"

	"modernc.org/libc"
	"modernc.org/libc/sys/types"
	sqlite3 "modernc.org/sqlite/lib"
)

// Keys gives the key of each main file; keyslot.Ring does.
type Keys interface {
	// FileKey is the key of the file that begins with header. The VFS clears it.
	FileKey(header []byte) ([]byte, error)
	// NewHeader is the header of a file that doesn't exist yet, such as a copy.
	NewHeader() ([]byte, error)
}

// VFS is registered with SQLite under Name for as long as one vault is unlocked.
type VFS struct {
	Name string

	keys  Keys
	watch atomic.Pointer[func(Op) int32]
	seen  counters
	open  atomic.Int32

	base, self, name uintptr // C memory: the platform's VFS, ours, our name
	tls              *libc.TLS
	id               uintptr

	mu    sync.Mutex
	files map[string]*known // main files that are open, by path
}

// known is what journal and WAL need of their main file.
type known struct {
	handles int
	key     []byte
}

// SQLite knows a VFS and a file by a C address only, so both are found through tables.
var (
	systems table[VFS]
	opened  table[file]
	jobs    table[job] // see Inspect
)

// Register installs a VFS over the platform's own.
func Register(k Keys) (*VFS, error) {
	tls := libc.NewTLS()
	v := &VFS{keys: k, tls: tls, files: map[string]*known{}}
	if v.base = sqlite3.Xsqlite3_vfs_find(tls, 0); v.base == 0 {
		tls.Close()
		return nil, fmt.Errorf("vfs: the platform has none")
	}
	v.id = systems.add(v)
	v.Name = fmt.Sprintf("pana%d", v.id)
	var err error
	if v.name, err = libc.CString(v.Name); err != nil {
		v.release()
		return nil, fmt.Errorf("vfs: %w", err)
	}
	src := at[sqlite3.Tsqlite3_vfs](v.base)
	size := unsafe.Sizeof(*src) + unsafe.Sizeof(v.id)
	if v.self = libc.Xmalloc(tls, types.Size_t(size)); v.self == 0 {
		v.release()
		return nil, fmt.Errorf("vfs: out of memory")
	}
	dst := at[sqlite3.Tsqlite3_vfs](v.self)
	*dst = *src // its data too: the platform's methods read it
	*at[uintptr](v.self + unsafe.Sizeof(*dst)) = v.id
	dst.FpNext = 0
	dst.FzName = v.name
	dst.FszOsFile = src.FszOsFile + int32(headSize)
	dst.FxOpen = pointer(fnOpen(xOpen))
	dst.FxDelete = pointer(fnDelete(xDelete))
	if rc := sqlite3.Xsqlite3_vfs_register(tls, v.self, 0); rc != ok {
		v.release()
		return nil, fmt.Errorf("vfs: registering: code %d", rc)
	}
	return v, nil
}

// Close takes the VFS back. Every database over it must be closed before.
func (v *VFS) Close() error {
	if n := v.open.Load(); n != 0 {
		return fmt.Errorf("vfs: %d files are open", n)
	}
	sqlite3.Xsqlite3_vfs_unregister(v.tls, v.self)
	v.release()
	return nil
}

func (v *VFS) release() {
	if v.self != 0 {
		libc.Xfree(v.tls, v.self)
	}
	if v.name != 0 {
		libc.Xfree(v.tls, v.name)
	}
	systems.drop(v.id)
	v.tls.Close()
}

// Refused is the number of pages that failed their check since Register.
func (v *VFS) Refused() int64 { return v.seen.refused.Load() }

// Zeros is the number of pages of zeros read since Register: holes of free pages, or what
// a power cut left of an extension.
func (v *VFS) Zeros() int64 { return v.seen.zero.Load() }

// of is the VFS at a C address.
func of(p uintptr) *VFS {
	return systems.get(*at[uintptr](p + unsafe.Sizeof(sqlite3.Tsqlite3_vfs{})))
}
