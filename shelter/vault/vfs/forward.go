package vfs

import "modernc.org/libc"

// Locks and the shared memory of the WAL stay SQLite's own.

func xLock(tls *libc.TLS, p uintptr, n int32) int32 {
	return fn[fnInt](methodsOf(p).FxLock)(tls, p+headSize, n)
}

func xUnlock(tls *libc.TLS, p uintptr, n int32) int32 {
	return fn[fnInt](methodsOf(p).FxUnlock)(tls, p+headSize, n)
}

func xCheckReservedLock(tls *libc.TLS, p, out uintptr) int32 {
	return fn[fnPtr](methodsOf(p).FxCheckReservedLock)(tls, p+headSize, out)
}

func xShmMap(tls *libc.TLS, p uintptr, page, size, extend int32, out uintptr) int32 {
	return fn[fnShmMap](methodsOf(p).FxShmMap)(tls, p+headSize, page, size, extend, out)
}

func xShmLock(tls *libc.TLS, p uintptr, off, n, flags int32) int32 {
	return fn[fnShmLk](methodsOf(p).FxShmLock)(tls, p+headSize, off, n, flags)
}

func xShmBarrier(tls *libc.TLS, p uintptr) {
	fn[fnVoid](methodsOf(p).FxShmBarrier)(tls, p+headSize)
}

func xShmUnmap(tls *libc.TLS, p uintptr, del int32) int32 {
	return fn[fnInt](methodsOf(p).FxShmUnmap)(tls, p+headSize, del)
}
