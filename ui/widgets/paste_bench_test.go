package widgets_test

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	ui "pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// BenchmarkPaste pastes into a box of several lines the longest text that is taken, and the one that bad input means.
func BenchmarkPaste(b *testing.B) {
	f := ui.NewArea("Запись", "", 3)
	widgetstest.Start(b, ui.Theme{})
	widgetstest.ShowObject(b, f, widgetstest.Large)
	for _, n := range []int{4_000, 10_000, 100_000} {
		clip := test.NewClipboard()
		clip.SetContent(strings.Repeat("слово ", n/6))
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				f.SetText("")
				f.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
			}
		})
	}
}
