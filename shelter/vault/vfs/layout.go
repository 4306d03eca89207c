package vfs

import sqlite3 "modernc.org/sqlite/lib"

const (
	// PageSize is the size of every page of the main file.
	PageSize = 4096
	// HeaderSize is the number of bytes before page 1.
	HeaderSize = 16384
	// Reserve is the number of bytes at the end of each page that hold tag and nonce.
	Reserve = 40

	usable    = PageSize - Reserve
	nonceSize = 24
	tagSize   = 16
	lockPage  = 0x40000000 // SQLite's lock bytes; locks there are mandatory on Windows

	ok        = sqlite3.SQLITE_OK
	ioerrData = sqlite3.SQLITE_IOERR | 32<<8 // SQLITE_IOERR_DATA: a page failed its check
)

// physical is where offset n of SQLite's main file lies on the disk: behind the header,
// and past the page of the lock bytes, which SQLite leaves out at its own offset only.
func physical(n int64) int64 {
	if p := n + HeaderSize; p < lockPage {
		return p
	}
	return n + HeaderSize + PageSize
}

// logical is the size that SQLite sees of a main file of p bytes.
func logical(p int64) int64 {
	switch {
	case p <= HeaderSize:
		return 0
	case p <= lockPage:
		return p - HeaderSize
	case p <= lockPage+PageSize:
		return lockPage - HeaderSize
	}
	return p - HeaderSize - PageSize
}
