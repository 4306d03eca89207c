package vfs

import (
	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// methods are our file methods. Version 2 has shared memory for the WAL and no memory
// mapping, which would go past us.
var methods = sqlite3.Tsqlite3_io_methods{
	FiVersion:               2,
	FxClose:                 pointer(fnFile(xClose)),
	FxRead:                  pointer(fnRW(xRead)),
	FxWrite:                 pointer(fnRW(xWrite)),
	FxTruncate:              pointer(fnTrunc(xTruncate)),
	FxSync:                  pointer(fnInt(xSync)),
	FxFileSize:              pointer(fnPtr(xFileSize)),
	FxLock:                  pointer(fnInt(xLock)),
	FxUnlock:                pointer(fnInt(xUnlock)),
	FxCheckReservedLock:     pointer(fnPtr(xCheckReservedLock)),
	FxFileControl:           pointer(fnFcntl(xFileControl)),
	FxSectorSize:            pointer(fnFile(xSectorSize)),
	FxDeviceCharacteristics: pointer(fnFile(xDeviceCharacteristics)),
	FxShmMap:                pointer(fnShmMap(xShmMap)),
	FxShmLock:               pointer(fnShmLk(xShmLock)),
	FxShmBarrier:            pointer(fnVoid(xShmBarrier)),
	FxShmUnmap:              pointer(fnInt(xShmUnmap)),
}

func xClose(tls *libc.TLS, p uintptr) int32 {
	f := fileAt(tls, p)
	rc := fn[fnFile](f.methods.FxClose)(tls, f.real)
	opened.drop(at[head](p).handle)
	*at[head](p) = head{}
	f.free()
	f.forget()
	f.v.open.Add(-1)
	return rc
}

func xRead(tls *libc.TLS, p, buf uintptr, n int32, off int64) int32 {
	f := fileAt(tls, p)
	return f.codec.read(f, bytesAt(buf, n), off)
}

func xWrite(tls *libc.TLS, p, buf uintptr, n int32, off int64) int32 {
	f := fileAt(tls, p)
	return f.codec.write(f, bytesAt(buf, n), off)
}

func xTruncate(tls *libc.TLS, p uintptr, size int64) int32 {
	f := fileAt(tls, p)
	n := f.codec.physical(size)
	if rc := f.tell('t', n, nil); rc != ok {
		return rc
	}
	return fn[fnTrunc](f.methods.FxTruncate)(tls, f.real, n)
}

func xSync(tls *libc.TLS, p uintptr, flags int32) int32 { return fileAt(tls, p).sync(flags) }

func xFileSize(tls *libc.TLS, p, out uintptr) int32 {
	f := fileAt(tls, p)
	n, rc := f.size()
	if rc == ok {
		*at[int64](out) = f.codec.logical(n)
	}
	return rc
}

func xSectorSize(tls *libc.TLS, p uintptr) int32 {
	return fn[fnFile](methodsOf(p).FxSectorSize)(tls, p+headSize)
}

// xDeviceCharacteristics keeps of the platform's promises those that hold here too.
// POWERSAFE_OVERWRITE holds, since a write of SQLite is one physical write of the same
// bytes; without it SQLite would split the frames of the WAL at sectors.
func xDeviceCharacteristics(tls *libc.TLS, p uintptr) int32 {
	d := fn[fnFile](methodsOf(p).FxDeviceCharacteristics)(tls, p+headSize)
	d &= sqlite3.SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN | sqlite3.SQLITE_IOCAP_IMMUTABLE
	return d | sqlite3.SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

func xFileControl(tls *libc.TLS, p uintptr, op int32, arg uintptr) int32 {
	switch op {
	case sqlite3.SQLITE_FCNTL_PRAGMA:
		words := at[[3]uintptr](arg) // answer, name, value
		if f := fileAt(tls, p); f.kind == kindMain && libc.GoString(words[1]) == jobPragma {
			return f.work(words[2])
		}
	case sqlite3.SQLITE_FCNTL_SIZE_HINT, sqlite3.SQLITE_FCNTL_CHUNK_SIZE:
		return ok // would extend the file by bytes that nobody sealed
	case sqlite3.SQLITE_FCNTL_MMAP_SIZE:
		*at[int64](arg) = 0
		return ok
	case sqlite3.SQLITE_FCNTL_BEGIN_ATOMIC_WRITE, sqlite3.SQLITE_FCNTL_COMMIT_ATOMIC_WRITE,
		sqlite3.SQLITE_FCNTL_ROLLBACK_ATOMIC_WRITE, sqlite3.SQLITE_FCNTL_NULL_IO:
		return sqlite3.SQLITE_NOTFOUND
	}
	return fn[fnFcntl](methodsOf(p).FxFileControl)(tls, p+headSize, op, arg)
}
