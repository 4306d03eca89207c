// Package printer brings a finished sheet out of the program: to a printer without leaving
// a file behind, to a file that somebody chose, or to the system's viewer.
//
// Rules: where there is lp (Linux, macOS) the PDF goes to its standard input; on Windows,
// where the viewer that most have can't be told to print, pages are drawn as pictures. A job
// in the queue is called by the code of its sheet, since queues keep titles; never by a
// person. A saved file belongs to its owner only and appears whole or not at all. The viewer
// is a second choice, never for a sheet with an identity: its file lies in a private folder
// under a neutral name, and whoever opens it sees to it that it is removed.
package printer

import (
	"image"

	"pana/shelter/fault"
)

// ErrNoPrinter is that the computer has no printer, or no program to reach one.
var ErrNoPrinter = fault.Refuse("print.no_printer")

// Job is a sheet to print.
type Job struct {
	Title   string // shown in queues and kept there: the code of the sheet
	Printer string // "" for the computer's own choice
	Copies  int    // 1 unless set

	PDF     []byte                                  // used where the system prints PDF
	Pages   int                                     // used where it doesn't
	Picture func(page int, dpi float64) *image.RGBA // of a page from 0
}
