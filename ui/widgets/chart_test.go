package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"

	ui "pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// TestChartStepsWhereTheValueChanges looks at the picture: high before the step, low after.
func TestChartStepsWhereTheValueChanges(t *testing.T) {
	w := widgetstest.Show(t, ui.Theme{}, fyne.NewSize(400, 106), func() fyne.CanvasObject {
		return ui.NewChart([]ui.Step{{0, 8}, {0.5, 2}}, 4, "ноябрь 2025", "минимум 4", "сегодня")
	})
	w.Fits()
	soft := ui.Paint(ui.Accent.Soft())
	img := w.Canvas().Capture()
	same := func(x, y int) bool {
		r, g, b, _ := img.At(x, y).RGBA()
		sr, sg, sb, _ := soft.RGBA()
		return r == sr && g == sg && b == sb
	}
	if !same(100, 20) || same(300, 20) || !same(300, 75) {
		t.Error("the ground isn't where the stock is")
	}
}

func TestATableDrawsBars(t *testing.T) {
	w := widgetstest.Show(t, ui.Theme{}, fyne.NewSize(300, 160), func() fyne.CanvasObject {
		return ui.NewTable([]ui.Column{{Title: "Запас", Width: 100, Weight: 1}}, func() int { return 2 }, func(i int) []ui.Cell {
			if i == 0 {
				return []ui.Cell{{Share: &ui.Share{Value: 0.5, Minimum: 0.75, Tone: ui.Alert}}}
			}
			return []ui.Cell{{Text: "без"}}
		})
	})
	img := w.Canvas().Capture()
	want := ui.Paint(ui.Alert.Strong())
	r, g, b, _ := img.At(40, 33+19).RGBA()
	wr, wg, wb, _ := want.RGBA()
	if r != wr || g != wg || b != wb {
		t.Errorf("no bar: %x %x %x", r, g, b)
	}
	w.Fits()
}
