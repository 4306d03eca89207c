package reports

import (
	"context"
	"strings"

	"pana/assets/words"
	"pana/reports/page"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// RecoveryTitle is how queues call the paper with the recovery code: by nothing that it is.
const RecoveryTitle = "PD"

// Recovery lays out the recovery code for the sealed envelope. It stands in no catalogue,
// since it can only be made at the moment when the code is; that it went out is audited.
func Recovery(ctx context.Context, s *shelter.Session, code, lang string) (*page.Layout, error) {
	var house string
	var at civil.Instant
	err := s.Update(ctx, func(tx *vault.Tx) error {
		if err := staff.Need(tx, staff.AccountsManage); err != nil {
			return err
		}
		set, err := staff.ReadSettings(tx)
		if err != nil {
			return err
		}
		house, at = set.HouseName, tx.Now()
		return staff.Audit(tx, staff.Entry{Action: "recovery-code-printed", Entity: "file"})
	})
	if err != nil {
		return nil, err
	}
	return recoveryPage(house, code, words.For(lang), s.Zone(), at), nil
}

// recoveryPage is one page: the code, large and in groups, and what to do with it.
func recoveryPage(house, code string, w *words.Words, z civil.Zone, at civil.Instant) *page.Layout {
	d := page.New(page.Meta{House: house, Title: w.T("recovery.title"), Code: RecoveryTitle,
		FootLeft: w.T("recovery.foot"), FootRight: z.Local(at).Format("02.01.2006"), At: at.Time()})
	d.Gap(12)
	groups := strings.Split(code, "-")
	for len(groups) > 0 {
		n := min(4, len(groups))
		d.Para(page.Style{Size: 26, Bold: true}, strings.Join(groups[:n], " – "))
		d.Gap(4)
		groups = groups[n:]
	}
	d.Gap(8)
	d.Para(page.Style{Size: 12}, w.T("recovery.keep"))
	d.Gap(4)
	d.Para(page.Style{Size: 12}, w.T("recovery.use"))
	d.Gap(10)
	d.Signatures(w.T("recovery.sealed"), w.T("recovery.place"))
	return d.Layout()
}
