package command

import (
	"errors"

	"pana/assets/words"
	"pana/inventory/table"
	"pana/shelter"
)

// exportCmd writes tables.
type exportCmd struct {
	Supplies exportSupplies `cmd:"" help:"${export_supplies_help}"`
}

// exportSupplies writes the store in the form that the import reads.
type exportSupplies struct {
	Out string `short:"o" help:"${table_out_help}" placeholder:"x.csv|x.xlsx"`
	secret
}

// Run writes the table; "-" is stdout, as CSV. A file that is there already is refused.
func (c *exportSupplies) Run(r *run) error {
	if c.Out == "" {
		return wrongUse("command.wrong.missing", "What", "-o")
	}
	s, err := r.open(c.secret)
	if err != nil {
		return err
	}
	return errors.Join(c.write(r, s), s.Lock())
}

func (c *exportSupplies) write(r *run, s *shelter.Session) error {
	w := words.For(r.language())
	g, err := s.Store().Export(r.ctx, w, nil)
	if err != nil {
		return err
	}
	if c.Out == "-" {
		return table.WriteText(r.out, g, w)
	}
	return table.Save(c.Out, g, w)
}
