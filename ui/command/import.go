package command

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"pana/assets/words"
	"pana/inventory"
	"pana/inventory/table"
	"pana/shelter"
)

// importCmd reads tables in.
type importCmd struct {
	Supplies importSupplies `cmd:"" help:"${import_supplies_help}"`
}

// importSupplies reads items with their opening stock from CSV or XLSX.
type importSupplies struct {
	Table    string   `arg:"" optional:"" name:"table" help:"${table_help}"`
	Map      []string `help:"${map_help}" placeholder:"column=field" sep:"none"`
	Category string   `help:"${category_help}" placeholder:"C"`
	Place    string   `help:"${place_help}" placeholder:"P"`
	Change   bool     `help:"${change_help}"`
	DryRun   bool     `help:"${dry_help}"`
	secret
}

// Run prints a line for each rejected row and the counts; any rejected row makes the exit
// status 1.
func (c *importSupplies) Run(r *run) error {
	if c.Table == "" {
		return wrongUse("command.wrong.missing", "What", "TABLE")
	}
	if _, err := os.Stat(c.Table); err != nil {
		return wrongUse("command.wrong.no_file", "What", c.Table)
	}
	s, err := r.open(c.secret)
	if err != nil {
		return err
	}
	return errors.Join(c.read(r, s.Store()), s.Lock())
}

func (c *importSupplies) read(r *run, st shelter.Store) error {
	w := words.For(r.language())
	sheet, err := table.Read(r.ctx, c.Table, nil)
	if err != nil {
		return err
	}
	sheet, o, err := c.options(r, st, sheet)
	if err != nil {
		return err
	}
	p, err := st.PlanImport(r.ctx, sheet, o, nil)
	if err != nil {
		return err
	}
	for _, x := range p.Rejected {
		for _, f := range x.Faults {
			if _, err := fmt.Fprintf(r.out, "%d\t%s\t%s\n", x.Line, strings.Join(strings.Fields(f.Where(w)), " "), w.Get(f.Key, f.Args)); err != nil {
				return err
			}
		}
	}
	for _, m := range p.Said() {
		fmt.Fprintln(r.err, w.Get(m.Key, m.Args))
	}
	if c.DryRun {
		fmt.Fprintln(r.err, w.T("import.dry"))
		return rejected(p)
	}
	if len(p.Entries) > 0 {
		done, err := st.Import(r.ctx, sheet, o, p, nil)
		if err != nil {
			return err
		}
		fmt.Fprintln(r.err, w.Get(done.Message.Key, done.Message.Args))
	}
	if len(p.Rejected) > 0 {
		name, err := table.SaveRejected(c.Table, sheet, p, w)
		if err != nil {
			return err
		}
		fmt.Fprintln(r.err, w.T("import.rejected_file", "File", name))
	}
	return rejected(p)
}

func rejected(p table.Plan) error {
	if len(p.Rejected) > 0 {
		return errFound
	}
	return nil
}

// options are what was asked for; an empty store gets a first place.
func (c *importSupplies) options(r *run, st shelter.Store, sheet table.Sheet) (table.Sheet, table.Options, error) {
	w := words.For(r.language())
	o := table.Options{Place: c.Place, Change: c.Change}
	told := map[string]string{}
	for _, m := range c.Map {
		column, field, ok := strings.Cut(m, "=")
		if !ok {
			return sheet, o, wrongUse("command.wrong.value", "What", "--map "+m)
		}
		told[strings.TrimSpace(column)] = strings.TrimSpace(field)
	}
	sheet = sheet.Headed(slices.Collect(maps.Keys(told)))
	var err error
	if o.Columns, err = table.Guess(sheet).With(sheet, told); err != nil {
		return sheet, o, err
	}
	if c.Category != "" {
		code, ok := table.ReadCategory(c.Category)
		if !ok {
			return sheet, o, wrongUse("command.wrong.value", "What", "--category "+c.Category)
		}
		o.Category = inventory.Category(code)
	}
	if o.Place == "" {
		places, err := st.Places(r.ctx)
		if err != nil {
			return sheet, o, err
		}
		if len(places) == 0 {
			o.Place = w.T("import.first_place")
		}
	}
	return sheet, o, nil
}
