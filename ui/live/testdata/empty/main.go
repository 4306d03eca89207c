// Empty is a Fyne window with one colour in it, which a key changes and the next changes back: what BenchmarkStart and
// BenchmarkScreen compare Pana with.
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
	ground := canvas.NewRectangle(color.RGBA{0x17, 0x5E, 0x8C, 255})
	w.SetContent(ground)
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) {
		c := ground.FillColor.(color.RGBA)
		c.G ^= 0x80
		ground.FillColor = c
		ground.Refresh()
	})
	w.Resize(fyne.NewSize(1366, 768))
	w.ShowAndRun()
}
