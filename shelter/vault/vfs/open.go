package vfs

import (
	"bytes"
	"strings"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

const nameless = sqlite3.SQLITE_OPEN_TEMP_DB | sqlite3.SQLITE_OPEN_TRANSIENT_DB |
	sqlite3.SQLITE_OPEN_TEMP_JOURNAL | sqlite3.SQLITE_OPEN_SUBJOURNAL

// classify says what kind of file SQLite opens, and whose it is.
func classify(name string, flags int32) (kind, string, bool) {
	switch {
	case name == "" || flags&nameless != 0:
		return kindTemp, "", true
	case flags&sqlite3.SQLITE_OPEN_MAIN_DB != 0:
		return kindMain, name, true
	case flags&sqlite3.SQLITE_OPEN_WAL != 0:
		return kindWAL, strings.TrimSuffix(name, "-wal"), true
	case flags&sqlite3.SQLITE_OPEN_MAIN_JOURNAL != 0:
		return kindJournal, strings.TrimSuffix(name, "-journal"), true
	case flags&sqlite3.SQLITE_OPEN_SUPER_JOURNAL != 0:
		return kindPlain, "", true
	}
	return 0, "", false // a file of unknown kind is never written in the clear
}

func xOpen(tls *libc.TLS, pVfs, zName, pFile uintptr, flags int32, pOut uintptr) int32 {
	v := of(pVfs)
	h := at[head](pFile)
	*h = head{} // without methods SQLite doesn't close what failed to open
	f := &file{v: v, real: pFile + headSize, tls: tls}
	if zName != 0 {
		f.path = libc.GoString(zName)
	}
	var known bool
	if f.kind, f.main, known = classify(f.path, flags); !known {
		return sqlite3.SQLITE_CANTOPEN
	}
	if rc := f.tell('c', 0, nil); rc != ok {
		return rc
	}
	rc := fn[fnOpen](at[sqlite3.Tsqlite3_vfs](v.base).FxOpen)(tls, v.base, zName, f.real, flags, pOut)
	if rc != ok {
		return rc
	}
	f.methods = methodsOf(pFile)
	if pOut != 0 {
		flags = flags&^(sqlite3.SQLITE_OPEN_READONLY|sqlite3.SQLITE_OPEN_READWRITE) | *at[int32](pOut)
	}
	if rc := f.begin(flags); rc != ok {
		fn[fnFile](f.methods.FxClose)(tls, f.real)
		f.free()
		return rc
	}
	h.handle = opened.add(f)
	h.methods = uintptr(unsafe.Pointer(&methods))
	v.open.Add(1)
	return ok
}

// begin gives f its scratch memory and its codec.
func (f *file) begin(flags int32) int32 {
	if f.mem = libc.Xmalloc(f.tls, scratchSize); f.mem == 0 {
		return sqlite3.SQLITE_NOMEM
	}
	f.buf = bytesAt(f.mem, scratchSize)
	key, rc := f.key(flags)
	if rc != ok {
		return rc
	}
	defer clear(key)
	c, err := newCodec(f.kind, key, f.buf, &f.v.seen)
	if err != nil {
		f.forget()
		return sqlite3.SQLITE_CANTOPEN
	}
	f.codec = c
	return ok
}

// key is a copy of the key for f, nil if f needs none.
func (f *file) key(flags int32) ([]byte, int32) {
	v := f.v
	switch f.kind {
	case kindTemp, kindPlain:
		return nil, ok
	case kindMain:
		h, rc := f.header(flags)
		if rc != ok {
			return nil, rc
		}
		key, err := v.keys.FileKey(h)
		if err != nil {
			return nil, sqlite3.SQLITE_NOTADB
		}
		return key, v.remember(f.main, key)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	k := v.files[f.main]
	if k == nil { // a journal of a database that is not open here
		return nil, sqlite3.SQLITE_CANTOPEN
	}
	return bytes.Clone(k.key), ok
}

// remember keeps the key of a main file for its journals. Two files at one path, one
// after another, while the first is open, would mix their journals: refused.
func (v *VFS) remember(path string, key []byte) int32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	k := v.files[path]
	if k == nil {
		k = &known{key: bytes.Clone(key)}
		v.files[path] = k
	}
	if !bytes.Equal(k.key, key) {
		return sqlite3.SQLITE_NOTADB
	}
	k.handles++
	return ok
}

// forget undoes remember.
func (f *file) forget() {
	if f.kind != kindMain {
		return
	}
	f.v.mu.Lock()
	defer f.v.mu.Unlock()
	k := f.v.files[f.main]
	if k == nil {
		return
	}
	if k.handles--; k.handles <= 0 {
		clear(k.key)
		delete(f.v.files, f.main)
	}
}

func (f *file) free() {
	if f.mem == 0 {
		return
	}
	clear(f.buf)
	libc.Xfree(f.tls, f.mem)
	f.mem, f.buf = 0, nil
}

func xDelete(tls *libc.TLS, pVfs, zName uintptr, sync int32) int32 {
	v := of(pVfs)
	if w := v.watch.Load(); w != nil {
		if rc := (*w)(Op{Kind: 'd', Path: libc.GoString(zName), Off: int64(sync)}); rc != ok {
			return rc
		}
	}
	return fn[fnDelete](at[sqlite3.Tsqlite3_vfs](v.base).FxDelete)(tls, v.base, zName, sync)
}
