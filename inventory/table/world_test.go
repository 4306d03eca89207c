package table_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pana/assets/words"
	"pana/inventory"
	"pana/inventory/inventorytest"
	"pana/inventory/table"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// world is an empty store and its keeper. It is 12 November 2026, 20:00.
type world struct {
	*vaulttest.File
	t      testing.TB
	keeper vault.Actor
}

func newWorld(t testing.TB) *world {
	t.Helper()
	f := inventorytest.New(t)
	return &world{f, t, stafftest.Add(t, f, staff.Supplies)}
}

func (w *world) do(f func(*vault.Tx) error) {
	w.t.Helper()
	w.MustUpdate(w.t, w.keeper, f)
}

// plan looks at a sheet; what lies nowhere lies in the pantry.
func (w *world) plan(s table.Sheet, o table.Options) (p table.Plan, err error) {
	w.t.Helper()
	if o.Columns == nil {
		o.Columns = table.Guess(s)
	}
	err = w.View(w.t.Context(), w.keeper, func(tx *vault.Tx) (err error) {
		p, err = table.NewPlan(w.t.Context(), tx, s, o, nil)
		return err
	})
	return p, err
}

// load reads a sheet in and gives what was planned and done.
func (w *world) load(s table.Sheet, o table.Options) (p table.Plan, d table.Done) {
	w.t.Helper()
	if o.Columns == nil {
		o.Columns = table.Guess(s)
	}
	p, err := w.plan(s, o)
	if err != nil {
		w.t.Fatal(err)
	}
	w.do(func(tx *vault.Tx) (err error) {
		d, err = table.Import(w.t.Context(), tx, s, o, p, nil)
		return err
	})
	return p, d
}

func (w *world) export(lang string) (g table.Grid) {
	w.t.Helper()
	w.do(func(tx *vault.Tx) (err error) {
		g, err = table.Export(w.t.Context(), tx, words.For(lang), nil)
		return err
	})
	return g
}

func (w *world) items() (is []inventory.Item) {
	w.t.Helper()
	w.MustView(w.t, w.keeper, func(tx *vault.Tx) (err error) {
		is, err = inventory.Items(tx, true)
		return err
	})
	return is
}

func (w *world) lots(item int64) (ls []inventory.Lot) {
	w.t.Helper()
	w.MustView(w.t, w.keeper, func(tx *vault.Tx) (err error) {
		ls, err = inventory.Lots(tx, item, true)
		return err
	})
	return ls
}

// written is a text as a file that is read.
func written(t testing.TB, text string) table.Sheet {
	t.Helper()
	s, err := table.Read(t.Context(), file(t, "table.csv", []byte(text)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func file(t testing.TB, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// why is what is wrong, by line: the keys and columns of its faults.
func why(p table.Plan) map[int]string {
	all := map[int]string{}
	for _, r := range p.Rejected {
		var s []string
		for _, f := range r.Faults {
			s = append(s, f.Column+": "+f.Key)
		}
		all[r.Line] = strings.Join(s, ", ")
	}
	return all
}
