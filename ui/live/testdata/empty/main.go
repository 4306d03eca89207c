// Empty is a Fyne window with one colour in it: what BenchmarkStart compares Pana with.
package main

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
)

func main() {
	w := app.NewWithID("kz.pana.empty").NewWindow("Pana")
	w.SetPadded(false)
	w.SetContent(canvas.NewRectangle(color.RGBA{0x17, 0x5E, 0x8C, 255}))
	w.Resize(fyne.NewSize(1366, 768))
	w.ShowAndRun()
}
