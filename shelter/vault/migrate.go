package vault

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"pana/shelter/fault"
)

// step is one migration of a part.
type step struct {
	part, name string
	no         int
	sql        string
	hash       string
}

// steps are all migrations of parts, in the order in which they are applied.
func steps(parts []Part) ([]step, error) {
	var all []step
	for _, p := range parts {
		names, err := fs.Glob(p.Files, "*.sql")
		if err != nil {
			return nil, err
		}
		slices.Sort(names)
		for _, n := range names {
			digits, _, _ := strings.Cut(n, "_")
			no, err := strconv.Atoi(digits)
			if err != nil {
				return nil, fmt.Errorf("migration %s of %s has no number", n, p.Name)
			}
			b, err := fs.ReadFile(p.Files, n)
			if err != nil {
				return nil, err
			}
			sum := sha256.Sum256(b)
			all = append(all, step{p.Name, n, no, string(b), hex.EncodeToString(sum[:])})
		}
	}
	return all, nil
}

// migrate applies what the file lacks, each migration whole or not at all. An existing
// file is first copied, and the copy checked.
func (v *Vault) migrate(fresh bool) error {
	all, err := steps(v.o.Parts)
	if err != nil {
		return err
	}
	missing, err := v.lacking(all)
	if err != nil || len(missing) == 0 {
		return err
	}
	ctx := context.Background()
	if !fresh {
		dir := v.o.CopyDir
		if dir == "" {
			dir = filepath.Dir(v.path)
		}
		if _, err := v.copy(ctx, dir); err != nil {
			return fmt.Errorf("copy before migrating: %w", err)
		}
	}
	c, err := v.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	// A table is rebuilt by dropping the old one, which would take rows along that refer
	// to it; so foreign keys sleep here, and are checked before each commit.
	if _, err := c.ExecContext(ctx, `pragma foreign_keys = 0`); err != nil {
		return err
	}
	defer c.ExecContext(ctx, `pragma foreign_keys = 1`)
	done := len(all) - len(missing)
	for i, s := range missing {
		last := i == len(missing)-1
		if err := v.apply(ctx, c, s, done+i+1, !fresh || last); err != nil {
			return fmt.Errorf("migration %s of %s: %w", s.name, s.part, err)
		}
	}
	return nil
}

// lacking compares what the file has with what this program knows.
func (v *Vault) lacking(all []step) ([]step, error) {
	var version int
	if err := v.writer.QueryRow(`pragma user_version`).Scan(&version); err != nil {
		return nil, err
	}
	rows, err := v.writer.Query(`select part, no, hash from migration`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	type key struct {
		part string
		no   int
	}
	has := map[key]string{}
	for rows.Next() {
		var k key
		var hash string
		if err := rows.Scan(&k.part, &k.no, &hash); err != nil {
			return nil, err
		}
		has[k] = hash
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if version > len(all) || version != len(has) {
		return nil, fault.Refuse("refused.newer")
	}
	var missing []step
	known := 0
	for _, s := range all {
		hash, found := has[key{s.part, s.no}]
		switch {
		case !found:
			missing = append(missing, s)
		case hash != s.hash:
			return nil, fault.Refuse("refused.other_build")
		default:
			known++
		}
	}
	if known != len(has) {
		return nil, fault.Refuse("refused.newer")
	}
	return missing, nil
}

func (v *Vault) apply(ctx context.Context, c *sql.Conn, s step, version int, check bool) error {
	tx, err := c.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, s.sql); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `insert into migration(part, no, name, hash, at) values(?, ?, ?, ?, ?)`,
		s.part, s.no, s.name, s.hash, int64(v.o.Clock.Now())); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf(`pragma user_version = %d`, version)); err != nil {
		return err
	}
	if check {
		lost, err := orphans(ctx, tx)
		if err != nil {
			return err
		}
		if len(lost) > 0 {
			return errors.New("rows refer to nothing: " + strings.Join(lost, ", "))
		}
	}
	return tx.Commit()
}
