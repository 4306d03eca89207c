package command

import (
	"errors"
	"fmt"

	"pana/assets/words"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
)

// verifyCmd proves the copies of a file.
type verifyCmd struct {
	Copies string `help:"${copies_help}" placeholder:"D"`
	secret
}

// Run prints a line for each copy, newest first: state, name, when it was made, how many
// rows; then a line for each fault of it. Any fault, and no copy at all, is exit status 1.
func (c *verifyCmd) Run(r *run) error {
	s, err := r.open(c.secret)
	if err != nil {
		return err
	}
	return errors.Join(c.verify(r, s), s.Lock())
}

func (c *verifyCmd) verify(r *run, s *shelter.Session) error {
	w := words.For(r.language())
	proofs, err := s.VerifyCopies(r.ctx, c.Copies, func(done, of int) {
		fmt.Fprintln(r.err, w.T("verify.progress", "Done", done, "Of", of))
	})
	if err != nil {
		return err
	}
	if len(proofs) == 0 {
		return fault.Refuse("refused.no_copies")
	}
	bad := false
	for _, p := range proofs {
		state := "ok"
		if len(p.Faults) > 0 {
			bad, state = true, "FAULT"
		}
		if _, err := fmt.Fprintf(r.out, "%s\t%s\t%s\t%s\n", state, p.Name,
			civil.Almaty.Local(p.At).Format("2006-01-02 15:04"), w.T("verify.rows", "Count", int(p.Rows))); err != nil {
			return err
		}
		for _, f := range p.Faults {
			if _, err := fmt.Fprintf(r.out, "\t%s\n", w.Get(f.Key, f.Args)); err != nil {
				return err
			}
		}
	}
	if bad {
		return errFound
	}
	return nil
}
