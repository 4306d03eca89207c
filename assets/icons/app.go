package icons

import _ "embed"

// App is the program's icon, 256 by 256: the house of Material Symbols (Apache License
// 2.0, see LICENSE) in white on the rail's blue.
//
//go:embed pana.png
var App []byte
