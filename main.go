// Pana keeps one shelter: its residents, beds, supplies and appointments, in one
// encrypted file on one computer. This package hands the arguments to ui/command and
// supplies the window; it is the only one that imports Fyne's driver.
package main

import (
	"os"

	"fyne.io/fyne/v2/app"

	"pana/ui"
	"pana/ui/command"
)

func main() { os.Exit(command.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, window)) }

func window(file string) error { return ui.Run(app.NewWithID("kz.pana.desk"), file) }
