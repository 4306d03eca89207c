package vault

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"pana/shelter/fault"
)

// Copy writes a copy into dir, encrypted under the same slots with a key of its own, and
// proves it: opened, checked, its rows counted. Only then it gets its name, and older
// copies that aren't worth keeping are removed. People can work on; saving waits while pages are copied.
func (v *Vault) Copy(ctx context.Context, dir string) (Copy, error) {
	if err := v.gate.enter(); err != nil {
		return Copy{}, err
	}
	defer v.gate.leave()
	c, err := v.copy(ctx, dir)
	return c, v.border(err)
}

func (v *Vault) copy(ctx context.Context, dir string) (Copy, error) {
	// Only the last folder is made: a path to a stick that isn't plugged in must not grow
	// on the disk of the computer itself.
	if missing(dir) {
		if at, err := filepath.Abs(dir); err == nil {
			if err := local(at, v.o.Remote); err != nil {
				return Copy{}, err
			}
		}
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return Copy{}, system(err)
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return Copy{}, fault.Refuse("refused.no_file")
	}
	dir, err := place(filepath.Join(dir, "x"))
	if err != nil {
		return Copy{}, err
	}
	if err := local(dir, v.o.Remote); err != nil {
		return Copy{}, err
	}
	dir = filepath.Dir(dir)
	now := v.o.Clock.Now()
	name := freeName(dir, v.o.Zone.Local(now).Format(copyLayout))
	part := filepath.Join(dir, strings.TrimSuffix(name, ".pana")+".part")
	v.sweep(dir)
	if err := v.prove(ctx, part); err != nil {
		_ = os.Remove(part)
		_ = removeCompanions(part)
		return Copy{}, err
	}
	path := filepath.Join(dir, name)
	if err := os.Rename(part, path); err != nil {
		_ = os.Remove(part)
		return Copy{}, system(err)
	}
	syncDir(dir)
	info, err := os.Stat(path)
	if err != nil {
		return Copy{}, system(err)
	}
	made := Copy{Path: path, Name: name, At: now, Size: info.Size()}
	return made, v.thinOut(dir, made)
}

// prove writes the copy to part and checks it against its source.
func (v *Vault) prove(ctx context.Context, part string) error {
	if err := removeCompanions(part); err != nil {
		return err
	}
	if err := os.Remove(part); err != nil && !errors.Is(err, os.ErrNotExist) {
		return system(err)
	}
	want, err := v.pour(ctx, part)
	if err != nil {
		return err
	}
	got, err := v.examine(ctx, part)
	if err != nil {
		return err
	}
	if len(got) != len(want) {
		return fault.Refuse("refused.copy_bad")
	}
	for table, n := range want {
		if got[table] != n {
			return fault.Refuse("refused.copy_bad")
		}
	}
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return system(err)
	}
	return errors.Join(f.Sync(), f.Close())
}

// pour copies all pages to part and counts the rows that it must hold. Both happen on the
// writer's connection, so that nobody writes in between.
func (v *Vault) pour(ctx context.Context, part string) (map[string]int64, error) {
	c, err := v.writer.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	n, err := counts(ctx, c)
	if err != nil {
		return nil, err
	}
	// The VFS gives the new file a header with a salt of its own (keyslot.NewHeader).
	if _, err := c.ExecContext(ctx, `vacuum into ?`, part); err != nil {
		return nil, err
	}
	return n, os.Chmod(part, 0o600)
}

// examine opens the copy at path, reads all of it and counts its rows.
func (v *Vault) examine(ctx context.Context, path string) (map[string]int64, error) {
	db, err := sql.Open("sqlite", dsn(v.fs, path, forCopies))
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	c, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	found, err := content(ctx, c)
	if err != nil {
		return nil, err
	}
	if len(found) > 0 {
		return nil, fault.Refuse("refused.copy_bad")
	}
	return counts(ctx, c)
}

// counts is the number of rows of every table.
func counts(ctx context.Context, c querier) (map[string]int64, error) {
	var tables []string
	if err := each(ctx, c, `select name from sqlite_schema where type = 'table' and rootpage > 0`, func(r *sql.Rows) error {
		var t string
		err := r.Scan(&t)
		tables = append(tables, t)
		return err
	}); err != nil {
		return nil, err
	}
	n := map[string]int64{}
	for _, t := range tables {
		q := `select count(*) from "` + strings.ReplaceAll(t, `"`, `""`) + `"`
		if err := each(ctx, c, q, func(r *sql.Rows) error {
			var k int64
			err := r.Scan(&k)
			n[t] = k
			return err
		}); err != nil {
			return nil, fmt.Errorf("counting %s: %w", t, err)
		}
	}
	return n, nil
}

func each(ctx context.Context, c querier, q string, f func(*sql.Rows) error) error {
	rows, err := c.QueryContext(ctx, q)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
