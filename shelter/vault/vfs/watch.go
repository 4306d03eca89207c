package vfs

// Op is one physical operation, for tests that cut the power or break the disk.
type Op struct {
	Kind byte // 'c' create, 'r' read, 'w' write, 's' sync, 't' truncate, 'd' delete
	Path string
	Temp bool
	Off  int64  // of a read or write; the size of a truncate; 1 for a delete that syncs the folder
	Data []byte // of a write, as it goes to the disk; a copy
	Len  int    // of a read or write
}

// Watch calls f before each physical operation. What f answers, if not 0, becomes SQLite's
// result, and the operation is left out. nil ends it. Only tests watch.
func (v *VFS) Watch(f func(Op) int32) {
	if f == nil {
		v.watch.Store(nil)
		return
	}
	v.watch.Store(&f)
}

// tell reports an operation on f.
func (f *file) tell(k byte, off int64, p []byte) int32 {
	w := f.v.watch.Load()
	if w == nil {
		return ok
	}
	o := Op{Kind: k, Path: f.path, Temp: f.kind == kindTemp, Off: off, Len: len(p)}
	if k == 'w' {
		o.Data = append([]byte(nil), p...)
	}
	return (*w)(o)
}
