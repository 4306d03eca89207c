package command

import (
	"fmt"

	"pana/assets/words"
)

// checkCmd looks for damage and for broken rules.
type checkCmd struct{ secret }

// Run prints a line for each thing that was checked; any fault makes the exit status 1.
func (c *checkCmd) Run(r *run) error {
	s, err := r.open(c.secret)
	if err != nil {
		return err
	}
	defer s.Lock()
	found, err := s.Check(r.ctx, nil)
	if err != nil {
		return err
	}
	w := words.For(r.language())
	bad := false
	for _, f := range found {
		state := "ok"
		if !f.Good {
			bad, state = true, "FAULT"
		}
		if _, err := fmt.Fprintf(r.out, "%s\t%s\n", state, w.Get(f.Key, f.Args)); err != nil {
			return err
		}
	}
	if bad {
		return errFound
	}
	return nil
}
