package shelter

import (
	"context"

	"pana/shelter/staff"
	"pana/shelter/vault"
)

// CopyProof is what proving one copy came to.
type CopyProof struct {
	vault.Copy
	Rows   int64     // of all tables
	Faults []Checked // nothing: the copy is good
}

// VerifyCopies opens every copy in dir, "" for the house's folder, and looks at all that
// Check looks at, without changing a byte; newest first. Only the files can say whether
// they could be restored: a copy that was good once may lie on a dying stick.
func (s *Session) VerifyCopies(ctx context.Context, dir string, progress func(done, of int)) ([]CopyProof, error) {
	if err := s.may(ctx, staff.Upkeep); err != nil {
		return nil, err
	}
	if dir == "" {
		dir = s.copyDir()
	}
	inside := func(tx *vault.Tx) (bad []vault.Finding, err error) {
		all, err := contentChecks(tx)
		for _, c := range all {
			if !c.Good {
				bad = append(bad, vault.Finding{Kind: "content", Message: c.Message})
			}
		}
		return bad, err
	}
	found, err := s.v.Verify(ctx, dir, inside, progress)
	proofs := make([]CopyProof, len(found))
	for i, p := range found {
		proofs[i] = CopyProof{Copy: p.Copy, Rows: p.Rows}
		for _, f := range p.Found {
			proofs[i].Faults = append(proofs[i].Faults, Checked{false, f.Message})
		}
	}
	return proofs, err
}
