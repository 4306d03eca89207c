package vault

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"math"
	"slices"
	"strings"

	sqlite3 "modernc.org/sqlite/lib"

	"pana/shelter/fault"
	"pana/shelter/vault/btree"
)

// tree is a table of the new file, or an index, and what was found of it in the old one.
type tree struct {
	name    string
	table   bool
	numbers bool     // its rows have numbers: not a table without rowid, no index
	columns []column // as they lie in a row
	alias   int      // the column that is the row's number, -1 for none

	lost  bool // pages of it are
	saved SavedTable
}

type column struct {
	name     string
	kind     string // of a strict table
	needed   bool   // not null
	optional bool   // may be missing at a row's end: added later
	made     bool   // the file computes it
}

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// shapes are all tables and indexes that c has, tables first.
func shapes(ctx context.Context, c *sql.Conn) ([]*tree, error) {
	var all []*tree
	if err := each(ctx, c, `select s.name, s.type = 'table', coalesce(l.wr, 1) from sqlite_schema s
		left join pragma_table_list l on l.name = s.name and l.schema = 'main' and s.type = 'table'
		where s.rootpage > 0 and s.name not like 'sqlite~_stat%' escape '~' order by s.type desc, s.rowid`,
		func(r *sql.Rows) error {
			t := &tree{alias: -1}
			var bare bool
			err := r.Scan(&t.name, &t.table, &bare)
			t.numbers = t.table && !bare
			t.saved.Name = t.name
			all = append(all, t)
			return err
		}); err != nil {
		return nil, err
	}
	for _, t := range all {
		if err := t.shape(ctx, c); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (t *tree) shape(ctx context.Context, c *sql.Conn) error {
	if !t.table {
		return each(ctx, c, `select coalesce(name, '') from pragma_index_xinfo('`+strings.ReplaceAll(t.name, "'", "''")+`') order by seqno`,
			func(r *sql.Rows) error {
				var x column
				err := r.Scan(&x.name)
				t.columns = append(t.columns, x)
				return err
			})
	}
	name := strings.ReplaceAll(t.name, "'", "''")
	keys, key := 0, -1
	if err := each(ctx, c, `select name, upper(type), "notnull", pk, hidden, dflt_value is not null from pragma_table_xinfo('`+name+`')`,
		func(r *sql.Rows) error {
			var x column
			var pk, hidden int
			var preset bool
			if err := r.Scan(&x.name, &x.kind, &x.needed, &pk, &hidden, &preset); err != nil || hidden == 2 {
				return err // computed when it is read: not in the row
			}
			x.made = hidden == 3
			x.optional = pk == 0 && (preset || !x.needed)
			if pk > 0 {
				keys++
				if x.kind == "INTEGER" {
					key = len(t.columns)
				}
			}
			t.columns = append(t.columns, x)
			return nil
		}); err != nil {
		return err
	}
	if t.numbers {
		if keys == 1 {
			t.alias = key
		}
		return nil
	}
	var order []column
	if err := each(ctx, c, `select x.name from pragma_index_list('`+name+`') i, pragma_index_xinfo(i.name) x
		where i.origin = 'pk' order by x.seqno`, func(r *sql.Rows) error {
		var n string
		err := r.Scan(&n)
		if i := slices.IndexFunc(t.columns, func(x column) bool { return x.name == n }); i >= 0 {
			order = append(order, t.columns[i])
		}
		return err
	}); err != nil {
		return err
	}
	t.columns = order
	return nil
}

// fits reports whether a row can be of t.
func (t *tree) fits(r btree.Row) bool {
	if len(r.Values) > len(t.columns) || !t.table && len(r.Values) != len(t.columns) {
		return false
	}
	if !t.table {
		return true
	}
	for i, x := range t.columns {
		if i >= len(r.Values) {
			if !x.optional {
				return false
			}
			continue
		}
		if i == t.alias {
			if r.Values[i] != nil {
				return false
			}
			continue
		}
		ok := false
		switch r.Values[i].(type) {
		case nil:
			ok = !x.needed
		case int64:
			ok = x.kind == "INTEGER" || x.kind == "INT" || x.kind == "REAL" || x.kind == "ANY"
		case float64:
			ok = x.kind == "REAL" || x.kind == "ANY"
		case string:
			ok = x.kind == "TEXT" || x.kind == "ANY"
		case []byte:
			ok = x.kind == "BLOB" || x.kind == "ANY"
		}
		if !ok {
			return false
		}
	}
	return !t.numbers || slices.ContainsFunc(t.saved.Lost, func(l btree.Range) bool { return l.From <= r.ID && r.ID <= l.To })
}

// intake puts rows into the new file.
type intake struct {
	ctx  context.Context
	c    *sql.Conn
	left *left
}

// table takes what hangs in the tree of t. Those of indexes are only looked at.
func (in *intake) table(t *tree) error {
	if t.name == "migration" { // read before; the new file has its own
		if in.left.unlisted {
			t.lose(btree.All)
		}
		return nil
	}
	root, found := in.left.roots[t.name]
	if !found {
		if in.left.torn {
			t.lose(btree.All)
		}
		return nil // else a table that the file never had
	}
	return in.within(func() error {
		return in.left.trees.Walk(root, btree.Visitor{
			Row:  func(r btree.Row) error { return in.put(t, r) },
			Lost: func(_ int64, ids btree.Range) { t.lose(ids) },
			Cut:  func(id int64) { t.saved.Broken++ },
		})
	})
}

// within runs do in one transaction.
func (in *intake) within(do func() error) error {
	if _, err := in.c.ExecContext(in.ctx, `begin immediate`); err != nil {
		return err
	}
	if err := do(); err != nil {
		_, _ = in.c.ExecContext(context.WithoutCancel(in.ctx), `rollback`)
		return err
	}
	_, err := in.c.ExecContext(in.ctx, `commit`)
	return err
}

func (t *tree) lose(ids btree.Range) {
	t.lost = true
	if t.numbers {
		t.saved.Lost = append(t.saved.Lost, ids)
	} else {
		t.saved.Gone = true
	}
}

// found takes the numbers of rows that turned up out of what is lost.
func (t *tree) found(from, to int64) {
	var rest []btree.Range
	for _, l := range t.saved.Lost {
		if to < l.From || l.To < from {
			rest = append(rest, l)
			continue
		}
		if l.From < from {
			rest = append(rest, btree.Range{From: l.From, To: from - 1})
		}
		if to < l.To && to < math.MaxInt64 {
			rest = append(rest, btree.Range{From: to + 1, To: l.To})
		}
	}
	t.saved.Lost = rest
}

// put writes one row, unless the table's own rules refuse it: then it is only counted.
func (in *intake) put(t *tree, r btree.Row) error {
	if err := in.ctx.Err(); err != nil || !t.table || t.name == "migration" {
		return err
	}
	if len(r.Values) > len(t.columns) {
		t.saved.Broken++
		return nil
	}
	var names []string
	var values []any
	if t.numbers && t.alias < 0 {
		names, values = append(names, "rowid"), append(values, r.ID)
	}
	for i, x := range r.Values {
		switch {
		case i == t.alias:
			x = r.ID
		case t.columns[i].made:
			continue
		}
		names, values = append(names, quoted(t.columns[i].name)), append(values, x)
	}
	verb := `insert into `
	if t.name == "meta" { // the new file has its own already
		verb = `replace into `
		names, values = names[1:], values[1:] // and its own numbers of rows
	}
	_, err := in.c.ExecContext(in.ctx, verb+quoted(t.name)+`(`+strings.Join(names, ", ")+`) values(?`+
		strings.Repeat(", ?", len(values)-1)+`)`, values...)
	var code coded
	switch {
	case err == nil:
		t.saved.Rows++
	case errors.As(err, &code) && (code.Code()&0xff == sqlite3.SQLITE_CONSTRAINT || code.Code()&0xff == sqlite3.SQLITE_MISMATCH):
		t.saved.Broken++
	default:
		return err
	}
	return nil
}

// strays takes rows of pages that hang in no tree because the page above is lost. They go
// to the one table that they fit; where several would do, they stay out and are counted.
func (in *intake) strays(trees []*tree) (unplaced int64, err error) {
	var open []*tree
	for _, t := range trees {
		if t.lost {
			open = append(open, t)
		}
	}
	if len(open) == 0 {
		return 0, nil
	}
	for name, root := range in.left.roots { // SQLite's own statistics: seen, then of no interest
		if strings.HasPrefix(name, "sqlite_stat") {
			nothing := btree.Visitor{Row: func(btree.Row) error { return nil }, Lost: func(int64, btree.Range) {}, Cut: func(int64) {}}
			if err := in.left.trees.Walk(root, nothing); err != nil {
				return 0, err
			}
		}
	}
	err = in.within(func() error {
		for n := int64(2); n <= in.left.Count(); n++ {
			if in.left.trees.Seen(n) {
				continue
			}
			k, err := in.stray(n, open)
			if err != nil {
				return err
			}
			unplaced += k
		}
		return nil
	})
	return unplaced, err
}

func (in *intake) stray(n int64, open []*tree) (unplaced int64, err error) {
	kind := in.left.trees.Kind(n)
	if kind == 0 || kind == btree.TableInterior {
		return 0, nil
	}
	var rows []btree.Row
	var cut int64
	if err := in.left.trees.Alone(n, btree.Visitor{
		Row:  func(r btree.Row) error { rows = append(rows, r); return nil },
		Lost: func(int64, btree.Range) {},
		Cut:  func(int64) { cut++ },
	}); err != nil || len(rows)+int(cut) == 0 {
		return 0, err
	}
	var fit []*tree
	for _, t := range open {
		if t.numbers == (kind == btree.TableLeaf) && !slices.ContainsFunc(rows, func(r btree.Row) bool { return !t.fits(r) }) {
			fit = append(fit, t)
		}
	}
	if len(fit) != 1 || len(rows) == 0 {
		if slices.ContainsFunc(fit, func(t *tree) bool { return t.table }) || kind == btree.TableLeaf {
			return int64(len(rows)) + cut, nil
		}
		return 0, nil
	}
	t := fit[0]
	t.saved.Broken += cut
	for _, r := range rows {
		if err := in.put(t, r); err != nil {
			return 0, err
		}
	}
	if t.numbers {
		t.found(rows[0].ID, rows[len(rows)-1].ID)
	}
	return 0, nil
}

// only is some files of a set of migrations.
type only struct {
	fs.FS
	names []string
}

// Glob implements fs.GlobFS.
func (o only) Glob(string) ([]string, error) { return o.names, nil }

// parts are those migrations of all that made the file.
func (l *left) parts(all []Part) ([]Part, error) {
	known, err := steps(all)
	if err != nil {
		return nil, err
	}
	root, found := l.roots["migration"]
	lost, names := !found, map[string][]string{}
	if found {
		err = l.trees.Walk(root, btree.Visitor{
			Row: func(r btree.Row) error {
				if len(r.Values) != 5 {
					lost = true
					return nil
				}
				i := slices.IndexFunc(known, func(s step) bool { return s.part == r.Values[0] && int64(s.no) == r.Values[1] })
				switch {
				case i < 0:
					return fault.Refuse("refused.newer")
				case known[i].hash != r.Values[3]:
					return fault.Refuse("refused.other_build")
				}
				names[known[i].part] = append(names[known[i].part], known[i].name)
				return nil
			},
			Lost: func(int64, btree.Range) { lost = true },
			Cut:  func(int64) { lost = true },
		})
	}
	if l.unlisted = lost; err != nil || lost {
		return all, err
	}
	var some []Part
	for _, p := range all {
		some = append(some, Part{p.Name, only{p.Files, names[p.Name]}})
	}
	return some, nil
}
