package reports

import (
	"pana/reports/page"
	"pana/shelter/civil"
)

// Order asks for a sheet.
type Order struct {
	Sheet    string        // its name in the catalogue
	At       civil.Instant // what moment it shows; zero: now
	Lang     string        // "": the house's
	Resident int64         // whom it is about, for a sheet about one person
	Blank    bool          // a form to be filled by hand
	Reason   string        // demanded for level C
	Copies   int           // 1 unless set
	Filter   string        // what is chosen of it, as its own filter writes it; "": the usual
	Without  []int         // lines of free text to leave out, by their number in Hits
}

// Sheet is a sheet that is ready for the printer.
type Sheet struct {
	Name   string // of the order
	Code   string // PD-nn, also the neutral name of a file or a print job
	No     int64  // in the print log; 0: a preview
	PDF    []byte
	Pages  int
	Layout *page.Layout // for the preview and for tests
	Level  string
	Hash   [32]byte // of PDF
}
