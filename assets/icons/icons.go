// Package icons holds the drawings of the window's icons, one SVG file each.
//
// They are Material Symbols, outlined, weight 400 (Apache License 2.0, see LICENSE), except those listed in own.txt,
// which were drawn for Pana. Each has one path and no fill, so that it can take any colour of the theme.
package icons

import "embed"

// Files holds NAME.svg for every icon, and the licence.
//
//go:embed *.svg LICENSE own.txt
var Files embed.FS
