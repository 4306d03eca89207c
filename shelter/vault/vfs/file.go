package vfs

import (
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// head is what SQLite sees of our file object; the platform's own follows it in memory.
type head struct {
	methods uintptr
	handle  uintptr
}

const headSize = unsafe.Sizeof(head{})

// scratchSize is room for a header or two pages, and for the answer of a size.
const scratchSize = HeaderSize + 8

// file is one open file. A connection uses it from one goroutine at a time.
type file struct {
	v       *VFS
	kind    kind
	path    string
	main    string // the main file's path
	codec   codec
	methods *sqlite3.Tsqlite3_io_methods // the platform's
	real    uintptr                      // the platform's file object
	tls     *libc.TLS                    // of the call in progress
	mem     uintptr                      // scratch, in C memory
	buf     []byte                       // the same
}

// at is the file at C address p, ready for one call.
func fileAt(tls *libc.TLS, p uintptr) *file {
	f := opened.get(at[head](p).handle)
	f.tls = tls
	return f
}

func (f *file) readAt(p []byte, off int64) int32 {
	if rc := f.tell('r', off, p); rc != ok {
		return rc
	}
	return fn[fnRW](f.methods.FxRead)(f.tls, f.real, address(p), int32(len(p)), off)
}

func (f *file) writeAt(p []byte, off int64) int32 {
	if rc := f.tell('w', off, p); rc != ok {
		return rc
	}
	return fn[fnRW](f.methods.FxWrite)(f.tls, f.real, address(p), int32(len(p)), off)
}

func (f *file) sync(flags int32) int32 {
	if rc := f.tell('s', 0, nil); rc != ok {
		return rc
	}
	return fn[fnInt](f.methods.FxSync)(f.tls, f.real, flags)
}

func (f *file) size() (int64, int32) {
	out := f.mem + HeaderSize
	rc := fn[fnPtr](f.methods.FxFileSize)(f.tls, f.real, out)
	return *at[int64](out), rc
}

// header reads the header of a main file, and first writes it if the file is empty.
func (f *file) header(flags int32) ([]byte, int32) {
	n, rc := f.size()
	switch {
	case rc != ok:
		return nil, rc
	case n == 0 && flags&sqlite3.SQLITE_OPEN_READONLY != 0:
		return nil, sqlite3.SQLITE_CANTOPEN
	case n == 0:
		h, err := f.v.keys.NewHeader()
		if err != nil || len(h) != HeaderSize {
			return nil, sqlite3.SQLITE_CANTOPEN
		}
		copy(f.buf, h)
		if rc := f.writeAt(f.buf[:HeaderSize], 0); rc != ok {
			return nil, rc
		}
		if rc := f.sync(sqlite3.SQLITE_SYNC_FULL); rc != ok {
			return nil, rc
		}
	case n < HeaderSize:
		return nil, sqlite3.SQLITE_NOTADB
	}
	rc = f.readAt(f.buf[:HeaderSize], 0)
	return append([]byte(nil), f.buf[:HeaderSize]...), rc
}
