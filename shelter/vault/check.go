package vault

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/vault/vfs"
)

// Finding is one thing that is wrong with the file.
type Finding struct {
	Kind string // header, page, integrity, reference
	fault.Message
}

// pagesAtOnce is how many pages are checked while writers wait.
const pagesAtOnce = 256

// Check goes through the whole file: the seal of every page, free ones too; both copies
// of the header; SQLite's own structure; references between rows. People can work on.
func (v *Vault) Check(ctx context.Context, progress func(done, of int)) ([]Finding, error) {
	if err := v.gate.enter(); err != nil {
		return nil, err
	}
	defer v.gate.leave()
	ctx, done := v.reading(ctx)
	defer done()
	if progress == nil {
		progress = func(int, int) {}
	}
	var all []Finding
	for _, part := range []func(context.Context, func(int, int)) ([]Finding, error){
		v.checkHeader, v.checkPages, v.checkContent,
	} {
		found, err := part(ctx, progress)
		all = append(all, found...)
		if err != nil {
			return all, v.border(err)
		}
	}
	return all, nil
}

func (v *Vault) checkHeader(ctx context.Context, _ func(int, int)) (all []Finding, err error) {
	err = v.inspect(ctx, func(r *vfs.Raw) error {
		h, err := r.Header()
		if err != nil {
			return err
		}
		good, equal := v.ring.Examine(h)
		for i, ok := range good {
			if !ok {
				all = append(all, Finding{"header", fault.Say("check.bad_header", "Copy", i+1)})
			}
		}
		if good[0] && good[1] && !equal {
			all = append(all, Finding{"header", fault.Say("check.old_header")})
		}
		return nil
	})
	return all, err
}

// checkPages reads each page below SQLite. What the WAL holds is brought into the file
// first, as far as readers and the disk let it.
func (v *Vault) checkPages(ctx context.Context, progress func(int, int)) (all []Finding, err error) {
	_, _ = v.writer.ExecContext(ctx, `pragma wal_checkpoint(passive)`)
	var holes []int64
	for n, of := int64(1), int64(1); n <= of; {
		if err := ctx.Err(); err != nil {
			return all, err
		}
		err := v.inspect(ctx, func(r *vfs.Raw) error {
			if of, err = r.Pages(); err != nil {
				return err
			}
			for end := min(n+pagesAtOnce, of+1); n < end; n++ {
				hole, err := r.Page(n)
				if err != nil {
					all = append(all, Finding{"page", fault.Say("check.bad_page", "Page", n)})
				}
				if hole {
					holes = append(holes, n)
				}
			}
			return nil
		})
		if err != nil {
			return all, err
		}
		progress(int(n-1), int(of))
	}
	found, err := v.checkHoles(ctx, holes)
	return append(all, found...), err
}

// checkHoles tells holes of free pages, which are legal, from zeros that stand where
// content should be.
func (v *Vault) checkHoles(ctx context.Context, holes []int64) (all []Finding, err error) {
	if len(holes) == 0 {
		return nil, nil
	}
	rows, err := v.readers.QueryContext(ctx, `select pageno from dbstat`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	used := map[int64]bool{}
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		used[n] = true
	}
	for _, n := range holes {
		if used[n] {
			all = append(all, Finding{"page", fault.Say("check.bad_page", "Page", n)})
		}
	}
	return all, rows.Err()
}

// checkContent asks SQLite. A structure that can't be read ends in a finding, not an error.
func (v *Vault) checkContent(ctx context.Context, _ func(int, int)) (all []Finding, err error) {
	c, err := v.readers.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	return content(ctx, c)
}

type querier interface {
	QueryContext(ctx context.Context, q string, args ...any) (*sql.Rows, error)
}

func content(ctx context.Context, c querier) (all []Finding, err error) {
	for _, q := range []struct {
		kind, key string
		ask       func(context.Context, querier) ([]string, error)
	}{
		{"integrity", "check.bad_structure", integrity},
		{"reference", "check.bad_reference", orphans},
	} {
		lines, err := q.ask(ctx, c)
		if err != nil && ctx.Err() != nil {
			return all, err
		}
		if err != nil {
			lines = append(lines, err.Error())
		}
		for _, l := range lines {
			all = append(all, Finding{q.kind, fault.Say(q.key, "Detail", l)})
		}
	}
	return all, nil
}

// integrity is what SQLite finds wrong with its structures.
func integrity(ctx context.Context, c querier) ([]string, error) {
	rows, err := c.QueryContext(ctx, `pragma integrity_check`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var lines []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return lines, err
		}
		if s != "ok" {
			lines = append(lines, strings.TrimPrefix(s, "*** in database main ***\n"))
		}
	}
	return lines, rows.Err()
}

// orphans are rows that refer to nothing: table and number, never their content.
func orphans(ctx context.Context, c querier) ([]string, error) {
	rows, err := c.QueryContext(ctx, `pragma foreign_key_check`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var lines []string
	for rows.Next() {
		var table, parent string
		var row sql.NullInt64
		var key int
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return lines, err
		}
		lines = append(lines, fmt.Sprintf("%s %d: %s", table, row.Int64, parent))
	}
	return lines, rows.Err()
}
