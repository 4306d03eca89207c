package vfs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// jobPragma is the statement by which a connection lends its own descriptor to a job.
const jobPragma = "pana_inspect"

type job struct {
	v    *VFS
	do   func(*Raw) error
	done bool
	err  error
}

// Raw is the main file below SQLite, through SQLite's own descriptor: closing another one
// of the same file would drop SQLite's locks on systems with POSIX locks.
type Raw struct{ f *file }

// ErrPage is a page whose seal doesn't hold.
var ErrPage = errors.New("page failed its check")

// Inspect calls do with the main file that c has open. c must be a connection over v.
func (v *VFS) Inspect(ctx context.Context, c *sql.Conn, do func(*Raw) error) error {
	j := &job{v: v, do: do}
	id := jobs.add(j)
	defer jobs.drop(id)
	_, err := c.ExecContext(ctx, fmt.Sprintf("pragma %s=%d", jobPragma, id))
	if err == nil && !j.done {
		return fmt.Errorf("vfs: the connection is not over this VFS")
	}
	return errors.Join(j.err, err)
}

// work does the job with the number that the pragma at arg names.
func (f *file) work(arg uintptr) int32 {
	if arg == 0 {
		return sqlite3.SQLITE_NOTFOUND
	}
	id, _ := strconv.ParseUint(libc.GoString(arg), 10, 31)
	j := jobs.get(uintptr(id))
	if j == nil || j.done || j.v != f.v {
		return sqlite3.SQLITE_NOTFOUND
	}
	j.done = true
	j.err = j.do(&Raw{f})
	return ok
}

// Pages is the number of pages on the disk.
func (r *Raw) Pages() (int64, error) {
	n, rc := r.f.size()
	if rc != ok {
		return 0, fmt.Errorf("vfs: size: code %d", rc)
	}
	return (r.f.codec.logical(n) + PageSize - 1) / PageSize, nil
}

// Page reads and checks page n, counted from 1, and says whether it is a hole of zeros.
func (r *Raw) Page(n int64) (hole bool, err error) {
	c, is := r.f.codec.(*mainCodec)
	off := (n - 1) * PageSize
	if !is || off == lockPage { // SQLite keeps nothing in its lock page
		return false, nil
	}
	// The third page of scratch: the codec uses the first two.
	buf := r.f.buf[2*PageSize : 3*PageSize]
	defer clear(buf)
	before := c.seen.zero.Load()
	switch rc := c.page(r.f, buf, off); rc {
	case ok:
		return zeros(c.cipher) && c.seen.zero.Load() != before, nil
	case ioerrData:
		return false, ErrPage
	default:
		return false, fmt.Errorf("vfs: reading page %d: code %d", n, rc)
	}
}

// Header is a copy of the header as it is on the disk.
func (r *Raw) Header() ([]byte, error) {
	if rc := r.f.readAt(r.f.buf[:HeaderSize], 0); rc != ok {
		return nil, fmt.Errorf("vfs: reading the header: code %d", rc)
	}
	return append([]byte(nil), r.f.buf[:HeaderSize]...), nil
}

// WriteHeader writes block at off of the header and waits until it is on the disk.
func (r *Raw) WriteHeader(block []byte, off int64) error {
	if off < 0 || off+int64(len(block)) > HeaderSize {
		return fmt.Errorf("vfs: %d bytes at %d are no part of the header", len(block), off)
	}
	b := r.f.buf[:len(block)]
	copy(b, block)
	if rc := r.f.writeAt(b, off); rc != ok {
		return codeError{rc}
	}
	if rc := r.f.sync(sqlite3.SQLITE_SYNC_FULL); rc != ok {
		return codeError{rc}
	}
	return nil
}

// codeError is a failed physical operation; Code is SQLite's, as in its own errors.
type codeError struct{ rc int32 }

func (e codeError) Error() string { return fmt.Sprintf("vfs: writing the header: code %d", e.rc) }

// Code is SQLite's result code.
func (e codeError) Code() int { return int(e.rc) }
