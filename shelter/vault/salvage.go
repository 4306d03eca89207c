package vault

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"pana/shelter/fault"
	"pana/shelter/vault/btree"
	"pana/shelter/vault/keyslot"
	"pana/shelter/vault/vfs"
)

// Salvaged is what was saved of a damaged file. It names tables and row numbers, never
// what stands in them.
type Salvaged struct {
	Pages, Bad int64 // of the damaged file, and how many of them can't be read
	Tables     []SavedTable
	Unplaced   int64     // rows that were read but left out: their table can't be told for sure
	Found      []Finding // what is wrong with the new file: references to lost rows
}

// SavedTable is one table.
type SavedTable struct {
	Name   string
	Rows   int64         // saved
	Broken int64         // seen, but not whole, or against the table's own rules
	Lost   []btree.Range // row numbers that may have been there: nothing can be said of them
	Gone   bool          // pages are lost of a table whose rows have no numbers
}

// Whole reports whether nothing at all is known to be missing.
func (s Salvaged) Whole() bool {
	whole := s.Bad == 0 && s.Unplaced == 0 && len(s.Found) == 0
	for _, t := range s.Tables {
		whole = whole && t.Broken == 0 && len(t.Lost) == 0 && !t.Gone
	}
	return whole
}

// Salvage reads every readable row of the damaged file at path, table by table and past
// SQLite, into a new file at target that the same passwords and the same code open. The
// damaged file isn't changed by a byte. Triggers sleep meanwhile, and no reference is
// checked before the end. A row gets into a table only if its page hung in that table's
// tree, or, where the page above it is gone, if it fits no other table: nothing is guessed.
// If the list of migrations is lost too, the file is taken for one of this version.
func Salvage(ctx context.Context, path, target string, o Options, login, password string, progress func(done, of int)) (Salvaged, error) {
	return salvage(ctx, path, target, o, func(h []byte) (*keyslot.Ring, error) { return keyslot.Unlock(h, login, password) }, progress)
}

// SalvageWithRecovery is Salvage with the printed recovery code.
func SalvageWithRecovery(ctx context.Context, path, target string, o Options, code string, progress func(done, of int)) (Salvaged, error) {
	return salvage(ctx, path, target, o, func(h []byte) (*keyslot.Ring, error) { return keyslot.UnlockByCode(h, code) }, progress)
}

func salvage(ctx context.Context, path, target string, o Options, open func([]byte) (*keyslot.Ring, error), progress func(int, int)) (s Salvaged, err error) {
	o = o.filled()
	if path, err = place(path); err != nil {
		return s, err
	}
	if target, err = place(target); err != nil {
		return s, err
	}
	if err := local(target, o.Remote); err != nil {
		return s, err
	}
	if !missing(target) {
		return s, fault.Refuse("refused.file_exists")
	}
	lock, err := alone(path)
	if errors.Is(err, fault.Refuse("refused.read_only")) {
		lock, err = flock.New(path), nil // where nothing can be written, nobody has it open
	}
	if err != nil {
		return s, err
	}
	defer lock.Close()
	mine, err := alone(target)
	if err != nil {
		return s, err
	}
	defer mine.Close()
	header, err := headerOf(path)
	if err != nil {
		return s, err
	}
	var ring *keyslot.Ring
	if err := triesOf(path, o.Clock).ask(func() (err error) {
		ring, err = open(header)
		return err
	}); err != nil {
		return s, unlocking(err)
	}
	defer ring.Wipe()
	part := target + ".part"
	s, err = pick(ctx, path, part, o, ring, header, progress)
	if err != nil {
		_ = os.Remove(part)
		_ = removeCompanions(part)
		return s, err
	}
	if err := os.Rename(part, target); err != nil {
		_ = os.Remove(part)
		return s, system(err)
	}
	syncDir(filepath.Dir(target))
	return s, nil
}

// pick makes the new file at part and fills it.
func pick(ctx context.Context, path, part string, o Options, ring *keyslot.Ring, header []byte, progress func(int, int)) (Salvaged, error) {
	left, err := openLeft(ctx, path, ring, header, progress)
	if err != nil {
		return Salvaged{}, err
	}
	defer left.close()
	if o.Parts, err = left.parts(o.Parts); err != nil {
		return Salvaged{}, err
	}
	fresh, err := ring.NewHeader()
	if err != nil {
		return Salvaged{}, err
	}
	if err := removeCompanions(part); err != nil {
		return Salvaged{}, err
	}
	if err := writeNew(part, fresh); err != nil {
		return Salvaged{}, system(err)
	}
	v, err := connect(part, o, ring)
	if err != nil {
		return Salvaged{}, err
	}
	var s Salvaged
	if err = v.found(); err == nil {
		s, err = v.take(ctx, left)
	}
	if err == nil {
		err = ctx.Err()
	}
	return s, errors.Join(v.border(err), v.disconnect())
}

// take fills v, which has its tables and nothing else of the damaged file.
func (v *Vault) take(ctx context.Context, left *left) (Salvaged, error) {
	s := Salvaged{Pages: left.pages.Count(), Bad: left.bad}
	c, err := v.writer.Conn(ctx)
	if err != nil {
		return s, err
	}
	defer c.Close()
	triggers, err := v.sleep(ctx, c)
	if err != nil {
		return s, err
	}
	trees, err := shapes(ctx, c)
	if err != nil {
		return s, err
	}
	in := &intake{ctx: ctx, c: c, left: left}
	for _, t := range trees {
		if err := in.table(t); err != nil {
			return s, err
		}
	}
	if s.Unplaced, err = in.strays(trees); err != nil {
		return s, err
	}
	for _, t := range trees {
		if t.table && t.name != "migration" {
			s.Tables = append(s.Tables, t.saved)
		}
	}
	for _, q := range append(triggers, `pragma foreign_keys = 1`) {
		if _, err := c.ExecContext(ctx, q); err != nil {
			return s, err
		}
	}
	s.Found, err = content(ctx, c)
	return s, err
}

// sleep takes triggers and references out of c's way and empties all tables of what the
// migrations put there. It hands back the triggers, to be made again.
func (v *Vault) sleep(ctx context.Context, c *sql.Conn) (triggers []string, err error) {
	drop := []string{`pragma foreign_keys = 0`}
	if err := each(ctx, c, `select name, sql from sqlite_schema where type = 'trigger'`, func(r *sql.Rows) error {
		var name, text string
		err := r.Scan(&name, &text)
		drop, triggers = append(drop, `drop trigger `+quoted(name)), append(triggers, text)
		return err
	}); err != nil {
		return nil, err
	}
	if err := each(ctx, c, `select name from sqlite_schema where type = 'table' and name not in ('meta', 'migration')
		and name not like 'sqlite~_%' escape '~'`, func(r *sql.Rows) error {
		var name string
		err := r.Scan(&name)
		drop = append(drop, `delete from `+quoted(name))
		return err
	}); err != nil {
		return nil, err
	}
	for _, q := range drop {
		if _, err := c.ExecContext(ctx, q); err != nil {
			return nil, err
		}
	}
	return triggers, nil
}

// reportEvery is after how many pages progress is told.
const reportEvery = 32

// left is what is left of a damaged file.
type left struct {
	files    []*os.File
	pages    *vfs.Pages
	buf      []byte
	trees    *btree.Reader
	roots    map[string]int64 // of its own list of tables and indexes, as far as that is left
	torn     bool             // a page of that list is lost
	bad      int64
	unlisted bool // its list of migrations is lost
	read     int64
	report   func(done, of int)
}

// Count implements btree.Source.
func (l *left) Count() int64 { return l.pages.Count() }

// Page implements btree.Source.
func (l *left) Page(n int64) ([]byte, error) {
	if l.read++; l.report != nil && l.read%reportEvery == 0 {
		l.report(int(min(l.read, 3*l.Count())), int(3*l.Count()))
	}
	return l.buf, l.pages.Page(n, l.buf)
}

func (l *left) close() {
	clear(l.buf)
	for _, f := range l.files {
		_ = f.Close()
	}
}

// openLeft opens the pages of the damaged file, counts the bad ones, and reads its list of
// tables.
func openLeft(ctx context.Context, path string, ring *keyslot.Ring, header []byte, report func(int, int)) (*left, error) {
	key, err := ring.FileKey(header)
	if err != nil {
		return nil, unlocking(err)
	}
	defer clear(key)
	l := &left{buf: make([]byte, vfs.PageSize), roots: map[string]int64{}, report: report}
	main, size, err := l.open(path)
	if err != nil {
		l.close()
		return nil, system(err)
	}
	log, logSize, err := l.open(path + "-wal")
	if err == nil {
		l.pages, err = vfs.ReadPages(main, size, log, logSize, key)
	} else {
		l.pages, err = vfs.ReadPages(main, size, nil, 0, key)
	}
	if err != nil {
		l.close()
		return nil, err
	}
	l.trees = btree.New(l, vfs.Usable)
	for n := int64(1); n <= l.Count(); n++ {
		if err := ctx.Err(); err != nil {
			l.close()
			return nil, err
		}
		if _, err := l.Page(n); err != nil {
			l.bad++
		}
	}
	return l, l.list()
}

func (l *left) open(path string) (*os.File, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	l.files = append(l.files, f)
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	return f, info.Size(), nil
}

// list reads the list of tables: from page 1, and where pages of its tree are lost, from
// all others that can be nothing else.
func (l *left) list() error {
	v := btree.Visitor{
		Row: func(r btree.Row) error {
			if name, root, ok := entry(r); ok {
				l.roots[name] = root
			}
			return nil
		},
		Lost: func(int64, btree.Range) { l.torn = true },
		Cut:  func(int64) { l.torn = true },
	}
	if err := l.trees.Walk(1, v); err != nil || !l.torn {
		return err
	}
	for n := int64(2); n <= l.Count(); n++ {
		if l.trees.Seen(n) || l.trees.Kind(n) != btree.TableLeaf {
			continue
		}
		rows, other := 0, false
		look := btree.Visitor{Row: func(r btree.Row) error {
			rows++
			if _, _, ok := entry(r); !ok {
				other = true
			}
			return nil
		}, Lost: func(int64, btree.Range) {}, Cut: func(int64) {}}
		if err := l.trees.Alone(n, look); err != nil {
			return err
		}
		if rows > 0 && !other {
			if err := l.trees.Walk(n, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// entry is a row of sqlite_schema: name and first page.
func entry(r btree.Row) (name string, root int64, ok bool) {
	if len(r.Values) != 5 {
		return "", 0, false
	}
	kind, _ := r.Values[0].(string)
	name, named := r.Values[1].(string)
	_, of := r.Values[2].(string)
	root, rooted := r.Values[3].(int64)
	text, _ := r.Values[4].(string)
	switch kind {
	case "table", "index", "view", "trigger":
	default:
		return "", 0, false
	}
	if r.Values[4] != nil && (len(text) < 7 || text[:7] != "CREATE ") {
		return "", 0, false
	}
	return name, root, named && of && rooted
}
