package reports

import (
	"time"

	"pana/assets/words"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

const (
	auditWeek = 7 * 24 * time.Hour // what an extract shows unless a filter says otherwise
	auditMost = 2000               // lines on one extract
)

// gatherAudit reads lines of the audit for PD-25: those that the order's filter chooses, or
// the week before its moment. Why something was done to a person stays out, since people
// type names into reasons.
func gatherAudit(tx *vault.Tx, o Order, w *words.Words) (gathered, error) {
	f, err := shelter.ParseAuditFilter(o.Filter)
	if err != nil {
		return gathered{}, err
	}
	if o.Filter == "" {
		f.Span.From = o.At.Add(-auditWeek)
	}
	if f.Span.To == 0 {
		f.Span.To = o.At + 1
	}
	params := f.String()
	f.Limit = auditMost + 1
	lines, err := shelter.AuditOf(tx, f)
	if err != nil {
		return gathered{}, err
	}
	all := &sheet.AuditFigures{From: f.Span.From, To: f.Span.To, Action: f.Action, Entity: f.Entity, Record: f.Record, Cut: len(lines) > auditMost}
	if f.Account != 0 {
		if all.Who, err = staff.NameOf(tx, f.Account); err != nil {
			return gathered{}, err
		}
	}
	for _, l := range lines[:min(len(lines), auditMost)] {
		x := sheet.AuditLine{No: l.No, At: l.At, By: l.By, Role: string(l.Role), Action: l.Action, Entity: l.Entity, ID: l.ID, RegisterNo: l.RegisterNo}
		if l.Account == 0 {
			x.By, x.Role = "", ""
		}
		if l.Subject == 0 {
			x.Reason = l.Reason
		}
		all.Lines = append(all.Lines, x)
	}
	return gathered{figures: all, params: params, draw: func(m sheet.Frame) *page.Layout { return sheet.Audit(m, all, w) }}, nil
}
