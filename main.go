// Pana keeps one shelter: its residents, beds, supplies and appointments, in one
// encrypted file on one computer. This package hands the arguments to ui/command and
// supplies the window; it is the only one that imports Fyne's driver.
package main

import (
	"os"

	"fyne.io/fyne/v2/app"
	"github.com/go-text/typesetting/fontscan"

	"pana/ui"
	"pana/ui/command"
)

func main() {
	command.Terminal(os.Args[1:])
	os.Exit(command.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, window))
}

func window(file string) error {
	// Fyne needs the list of the computer's fonts before it draws the first word. It is made
	// once; the window is prepared meanwhile. What can't be read, Fyne does without.
	go fontscan.NewFontMap(silent{}).UseSystemFonts("")
	return ui.Run(app.NewWithID("kz.pana.desk"), file)
}

// silent says nothing of fonts that can't be read.
type silent struct{}

// Printf implements fontscan.Logger.
func (silent) Printf(string, ...any) {}
