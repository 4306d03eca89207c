// Package schema holds the numbered SQL of the store's tables: items and lots, the ledger,
// stock-takes. Files are never changed once released; a change is a new file. They are
// applied after those of the shelter, to whose tables they refer; none refers back.
package schema

import "embed"

// Files are the migrations, in the order of their names.
//
//go:embed *.sql
var Files embed.FS
