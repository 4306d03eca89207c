package ui

import (
	"fmt"

	"pana/reports"
	"pana/reports/printer"
)

// paper is a sheet for the printer.
func paper(s reports.Sheet, j job) printer.Job {
	return printer.Job{Title: spoolTitle(s), Copies: max(j.Copies, 1), PDF: s.PDF, Pages: s.Pages, Picture: s.Layout.Picture}
}

// spoolTitle is how queues call a sheet, and their logs long after: by its code and number.
func spoolTitle(s reports.Sheet) string {
	if s.No == 0 {
		return s.Code
	}
	return fmt.Sprintf("%s %d", s.Code, s.No)
}
