package vfs

import (
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// The shapes of SQLite's C callbacks as the transpiled library calls them.
type (
	fnFile   = func(*libc.TLS, uintptr) int32
	fnRW     = func(*libc.TLS, uintptr, uintptr, int32, int64) int32
	fnTrunc  = func(*libc.TLS, uintptr, int64) int32
	fnInt    = func(*libc.TLS, uintptr, int32) int32
	fnPtr    = func(*libc.TLS, uintptr, uintptr) int32
	fnFcntl  = func(*libc.TLS, uintptr, int32, uintptr) int32
	fnShmMap = func(*libc.TLS, uintptr, int32, int32, int32, uintptr) int32
	fnShmLk  = func(*libc.TLS, uintptr, int32, int32, int32) int32
	fnVoid   = func(*libc.TLS, uintptr)
	fnOpen   = func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32
	fnDelete = func(*libc.TLS, uintptr, uintptr, int32) int32
)

// pointer makes a C function pointer of a top-level Go function, the way the transpiled
// library does it; fn turns one back.
func pointer[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&f)) }

func fn[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&p)) }

// at is the object of type T at a C address; the address never points into Go's heap.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// bytesAt is C memory as a slice.
func bytesAt(p uintptr, n int32) []byte { return unsafe.Slice(at[byte](p), int(n)) }

// address is where the C memory b lies.
func address(b []byte) uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(b))) }

// methodsOf are the platform's methods of the real file behind ours at p.
func methodsOf(p uintptr) *sqlite3.Tsqlite3_io_methods {
	return at[sqlite3.Tsqlite3_io_methods](at[sqlite3.Tsqlite3_file](p + headSize).FpMethods)
}
