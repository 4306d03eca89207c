// Package schema holds the numbered SQL of the shelter's tables. Files are never changed
// once released; a change is a new file. All rules that must never break stand here, as
// indexes and triggers, so that no program can break them.
package schema

import "embed"

// Files are the migrations, in the order of their names.
//
//go:embed *.sql
var Files embed.FS
