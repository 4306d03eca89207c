// Package ui is the window: navigation, actions, menu and shortcuts.
package ui

import "fyne.io/fyne/v2"

// Run opens the window on file and returns when it is closed.
func Run(a fyne.App, file string) error {
	w := a.NewWindow("Pana")
	w.Resize(fyne.NewSize(1366, 768))
	w.ShowAndRun()
	return nil
}
