package widgetstest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"pana/ui/widgets"
)

func text(s string, x, y, w float32) fyne.CanvasObject {
	t := canvas.NewText(s, nil)
	t.TextSize = 14
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(w, 20))
	return t
}

func TestOverflowFindsWhatDoesNotFit(t *testing.T) {
	Start(t, widgets.Theme{})
	for name, c := range map[string]struct {
		texts []fyne.CanvasObject
		want  string
	}{
		"all is well":            {[]fyne.CanvasObject{text("слово", 10, 10, 60), text("слово", 10, 40, 60)}, ""},
		"wider than its box":     {[]fyne.CanvasObject{text("длинное слово", 10, 10, 30)}, "wide in a box"},
		"out of the window":      {[]fyne.CanvasObject{text("слово", 280, 10, 60)}, "reaches out"},
		"below the window":       {[]fyne.CanvasObject{text("слово", 10, 195, 60)}, "reaches out"},
		"one lies over another":  {[]fyne.CanvasObject{text("слово", 10, 10, 60), text("слово", 30, 14, 60)}, "lies over"},
		"one stands on the next": {[]fyne.CanvasObject{text("слово", 10, 10, 60), text("слово", 10, 28, 60)}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := container.NewWithoutLayout(c.texts...)
			o.Resize(fyne.NewSize(300, 200))
			found := strings.Join(Overflow(o), "\n")
			if (c.want == "") != (found == "") || !strings.Contains(found, c.want) {
				t.Errorf("found %q, want %q", found, c.want)
			}
		})
	}
}
