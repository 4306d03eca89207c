// Package reports is the catalogue of sheets, and Make, which brings one from the file to
// paper: right, gather, scan, number, layout, bytes.
//
// Rules: what stands on a sheet is gathered in one transaction, so that it was true at one
// moment. A sheet is plain figures before it is drawn, and drawing knows neither the file
// nor the clock. Nothing is printed without a row in the print log, whose number is
// reserved before the sheet is laid out; a preview leaves the number blank and logs
// nothing. Free text on a sheet of level A is scanned for who somebody is; the evacuation
// list is never refused, there the finds are blacked out.
package reports
