package vault

import (
	"path/filepath"
	"runtime"
	"strings"

	"pana/shelter/vault/vfs"
)

// Pragmas of every connection. Confirmed work survives a power cut (synchronous FULL),
// temporary tables stay in memory, deleted text is overwritten, and triggers run also
// when a row replaces another.
var common = []string{
	"busy_timeout(5000)", "foreign_keys(1)", "recursive_triggers(1)", "synchronous(2)",
	"temp_store(2)", "trusted_schema(0)", "cell_size_check(1)", "secure_delete(1)",
	"journal_size_limit(16777216)",
}

// mode is one way of connecting.
type mode struct {
	open    string   // SQLite's mode: rw or ro, never one that creates
	pragmas []string // besides common
	query   []string // further parameters of the driver
}

var (
	forWriting = mode{"rw", []string{"journal_mode(wal)", "cache_size(-16000)"}, []string{"_txlock=immediate"}}
	forReading = mode{"rw", []string{"cache_size(-2000)"}, []string{"_query_only=1"}}
	forCopies  = mode{"ro", []string{"cache_size(-2000)"}, nil}
)

// dsn is the data source name of path over f. The key is not in it.
func dsn(f *vfs.VFS, path string, m mode) string {
	q := []string{"vfs=" + f.Name, "mode=" + m.open, "_dqs=0", "_defensive=1"}
	q = append(q, m.query...)
	p := append(append([]string{}, common...), m.pragmas...)
	if runtime.GOOS == "darwin" { // there, only this reaches the disk itself
		p = append(p, "fullfsync(1)", "checkpoint_fullfsync(1)")
	}
	for _, x := range p {
		q = append(q, "_pragma="+x)
	}
	return uri(path) + "?" + strings.Join(q, "&")
}

// uri is an absolute path as SQLite reads it in a URI.
func uri(path string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") { // C:/…
		p = "/" + p
	}
	return "file://" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(p)
}
