// Package fonts holds the letters of the paper: Noto Sans Regular and Bold, whole, as Fyne
// ships them (SIL Open Font Licence 1.1), with every letter of Kazakh, Russian, Uzbek in
// both alphabets, Kyrgyz and Tajik; and Signs, a cut of DejaVu Sans (Bitstream Vera licence,
// changes in the public domain) with boxes, ticks, arrows, Arabic, Hebrew, Georgian and
// Armenian, for what Noto Sans lacks.
//
// The cut was made once from DejaVu Sans 2.37; its name is changed, as its licence asks.
// Callers must not write into what the functions give; the licences lie beside the files.
package fonts

import _ "embed"

var (
	//go:embed NotoSans-Regular.ttf
	regular []byte
	//go:embed NotoSans-Bold.ttf
	bold []byte
	//go:embed Signs.ttf
	signs []byte
)

// Regular is Noto Sans Regular as a TrueType file.
func Regular() []byte { return regular }

// Bold is Noto Sans Bold as a TrueType file.
func Bold() []byte { return bold }

// Signs is the cut of DejaVu Sans as a TrueType file.
func Signs() []byte { return signs }
