// Package licences holds the terms of everything by others that is built into Pana:
// libraries, fonts and icons, for the About page.
//
// Rules: the texts are the authors' own, word for word; every module that the program
// links has its text here (the test asks the build), in index.txt one line a work: file,
// name, kind of licence.
package licences

import (
	"embed"
	"strings"
)

//go:embed index.txt texts/*.txt
var files embed.FS

// Licence is the licence of one work.
type Licence struct {
	Name string // what it is called: a font, or a module by its path
	Kind string // the usual short name, such as "MIT"
	Text string
}

// All gives the licences in the order of their names.
func All() []Licence {
	index, err := files.ReadFile("index.txt")
	if err != nil {
		return nil
	}
	var all []Licence
	for line := range strings.Lines(string(index)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			continue
		}
		text, err := files.ReadFile("texts/" + f[0])
		if err != nil {
			continue
		}
		all = append(all, Licence{Name: f[1], Kind: f[2], Text: string(text)})
	}
	return all
}
