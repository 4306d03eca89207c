//go:build !windows

package ui

import "fyne.io/fyne/v2"

// keepOnScreen does nothing where the window manager sees to it.
func keepOnScreen(fyne.Window) {}
