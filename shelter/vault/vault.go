// Package vault holds the one file of a shelter.
package vault

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"sync"

	"modernc.org/sqlite"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault/keyslot"
)

// Actor is who acts, and in which role.
type Actor struct {
	Account int64
	Role    string
}

// Part is a set of numbered migrations.
type Part struct {
	Name  string
	Files fs.FS
}

// Options say how a file is opened.
type Options struct {
	Clock civil.Clock
	Parts []Part
	Cost  keyslot.Cost
	Rand  io.Reader
}

// Vault is an open file.
type Vault struct {
	o       Options
	writer  *sql.DB
	readers *sql.DB
	mu      sync.Mutex
	hear    []func([]string)
}

const pragmas = "?_txlock=immediate&_pragma=journal_mode(wal)&_pragma=synchronous(2)&_pragma=foreign_keys(1)&_pragma=busy_timeout(5000)&_pragma=recursive_triggers(1)&_pragma=temp_store(2)"

// Create makes a new file.
func Create(path string, o Options, login, password string) (*Vault, error) {
	return Unlock(path, o, login, password)
}

// Unlock opens a file.
func Unlock(path string, o Options, login, password string) (*Vault, error) {
	if o.Clock == nil {
		o.Clock = civil.System{}
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	w, err := sql.Open("sqlite", path+pragmas)
	if err != nil {
		return nil, err
	}
	w.SetMaxOpenConns(1)
	r, err := sql.Open("sqlite", path+pragmas+"&_query_only=1")
	if err != nil {
		return nil, err
	}
	v := &Vault{o: o, writer: w, readers: r}
	return v, v.migrate()
}

func (v *Vault) migrate() error {
	if _, err := v.writer.Exec(`create table if not exists migration(part text, no int, name text, hash text, at int, primary key(part,no)) strict`); err != nil {
		return err
	}
	for _, p := range v.o.Parts {
		names, _ := fs.Glob(p.Files, "*.sql")
		sort.Strings(names)
		for i, n := range names {
			var k int
			v.writer.QueryRow(`select count(*) from migration where part=? and name=?`, p.Name, n).Scan(&k)
			if k > 0 {
				continue
			}
			b, err := fs.ReadFile(p.Files, n)
			if err != nil {
				return err
			}
			if _, err := v.writer.Exec(string(b)); err != nil {
				return fmt.Errorf("migration %s: %w", n, err)
			}
			if _, err := v.writer.Exec(`insert into migration values(?,?,?,'',0)`, p.Name, i, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// Slot names the slot that opened the file.
func (v *Vault) Slot() string { return "00" }

// View reads one state of the file.
func (v *Vault) View(ctx context.Context, a Actor, f func(*Tx) error) error {
	tx, err := v.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return f(&Tx{ctx: ctx, tx: tx, v: v, actor: a, now: v.o.Clock.Now(), topics: map[string]bool{}})
}

// Update changes the file, all or nothing.
func (v *Vault) Update(ctx context.Context, a Actor, f func(*Tx) error) error {
	tx, err := v.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	t := &Tx{ctx: ctx, tx: tx, v: v, actor: a, now: v.o.Clock.Now(), topics: map[string]bool{}}
	if err := f(t); err != nil {
		return border(err)
	}
	if err := tx.Commit(); err != nil {
		return border(err)
	}
	var topics []string
	for k := range t.topics {
		topics = append(topics, k)
	}
	sort.Strings(topics)
	for _, h := range v.hear {
		h(topics)
	}
	return nil
}

// OnChange calls f with the topics of each committed Update.
func (v *Vault) OnChange(f func([]string)) { v.hear = append(v.hear, f) }

// Lock closes the file.
func (v *Vault) Lock() error { return errors.Join(v.writer.Close(), v.readers.Close()) }

func border(err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) && e.Code() == 1811 {
		for _, w := range splitWords(e.Error()) {
			if len(w) > 8 && w[:8] == "refused." {
				return fault.Refuse(w)
			}
		}
	}
	return err
}

func splitWords(s string) []string {
	var out []string
	cur := ""
	for _, r := range s {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' || r == '.' {
			cur += string(r)
			continue
		}
		out = append(out, cur)
		cur = ""
	}
	return append(out, cur)
}
