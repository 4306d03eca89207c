package sheet

import (
	"crypto/sha256"
	"slices"
	"strconv"

	"pana/reports/page"
	"pana/shelter/civil"
	"pana/shelter/staff"
)

// AuditFigures are lines of the audit, the latest first, and what they were chosen by.
type AuditFigures struct {
	From, To       civil.Instant // 0: from the beginning
	Who            string        // account's name; "": everybody
	Action, Entity string        // codes; "": all
	Record         string
	Lines          []AuditLine
	Cut            bool // there are more than fit
}

// AuditLine is one act: no personal value, a person only by her register number.
type AuditLine struct {
	No             int64
	At             civil.Instant
	By, Role       string // "": the program itself
	Action, Entity string
	ID             int64
	RegisterNo     string
	Reason         string // free text
}

// Hash tells two extracts apart.
func (f *AuditFigures) Hash() [sha256.Size]byte { return hash(*f) }

// FreeTexts are the reasons.
func (f *AuditFigures) FreeTexts() []*string {
	var all []*string
	for i := range f.Lines {
		if f.Lines[i].Reason != "" {
			all = append(all, &f.Lines[i].Reason)
		}
	}
	return all
}

// Audit lays out PD-25.
func Audit(m Frame, f *AuditFigures, w Words) *page.Layout {
	m.Valid, m.From = f.To-1, f.From
	v := voice{w, m}
	e, _ := Find(NameAudit)
	d := v.doc(e, f, true)
	var by []string
	add := func(key, text string) {
		if text != "" {
			by = append(by, v.T(key)+": "+text)
		}
	}
	add("sheet.audit.who", f.Who)
	if f.Action != "" {
		add("sheet.audit.action", v.auditAction(f.Action))
	}
	if f.Entity != "" {
		add("sheet.audit.entity", v.auditEntity(f.Entity))
	}
	add("sheet.audit.record", f.Record)
	if len(by) == 0 {
		by = []string{v.T("sheet.audit.everything")}
	}
	d.Lead(page.Style{Size: page.Body}, v.T("sheet.audit.chosen"), dots(by...))
	d.Gap(2)
	if len(f.Lines) == 0 {
		d.Para(page.Style{Size: page.Body}, v.T("sheet.audit.none"))
		return d.Layout()
	}
	d.Table(v.auditTable(f))
	d.Gap(2)
	text := v.N("sheet.audit.lines", len(f.Lines))
	if f.Cut {
		text = v.N("sheet.audit.cut", len(f.Lines))
	}
	d.Para(page.Style{Size: page.Body}, text)
	return d.Layout()
}

func (v voice) auditTable(f *AuditFigures) page.Table {
	t := page.Table{Cols: []page.Col{{Head: v.T("sheet.audit.no"), W: 18, Fixed: true, Align: page.Right}, {Head: v.T("sheet.audit.when"), W: 36, Fixed: true},
		{Head: v.T("sheet.audit.who"), W: 3}, {Head: v.T("sheet.audit.action"), W: 2, Bold: true}, {Head: v.T("sheet.audit.entity"), W: 2},
		{Head: v.T("sheet.audit.reason"), W: 2}}}
	for _, l := range f.Lines {
		who := v.T("sheet.audit.program")
		if l.By != "" {
			who = l.By + ", " + v.T("role."+l.Role)
		}
		what := v.auditEntity(l.Entity)
		switch {
		case l.RegisterNo != "":
			what += " " + l.RegisterNo
		case l.ID != 0 && !slices.Contains([]string{"file", "settings", "session"}, l.Entity):
			what += " " + strconv.FormatInt(l.ID, 10)
		}
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(strconv.FormatInt(l.No, 10)), page.Words(v.moment(l.At)), page.Words(who),
			page.Words(v.auditAction(l.Action)), page.Words(what), page.Words(l.Reason)}})
	}
	return t
}

// auditAction is the word for an action, or its code where a newer program wrote it.
func (v voice) auditAction(code string) string {
	if !slices.Contains(staff.Actions(), code) {
		return code
	}
	return v.T("audit.action." + staff.ActionWord(code))
}

// auditEntity is the word for a kind of record.
func (v voice) auditEntity(code string) string {
	if !slices.Contains(staff.Entities(), code) {
		return code
	}
	return v.T("audit.entity." + code)
}
