package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// TestChipsAreWalkedAndChosenByKeys, over as many lines as they need.
func TestChipsAreWalkedAndChosenByKeys(t *testing.T) {
	widgetstest.Start(t, widgets.Theme{})
	told := -1
	c := widgets.NewChips("Причина", []string{"суд", "полиция", "врач", "магазин", "родные", "работа"}, -1, 260, func(i int) { told = i })
	saved := false
	f := widgets.NewForm(func() { saved = true })
	f.Add("reason", c)
	w := widgetstest.ShowObject(t, widgets.Stack(0, c), fyne.NewSize(300, 200))
	f.Focus()
	for _, x := range []struct {
		do   func()
		want int
	}{
		{func() { w.Press(fyne.KeyLeft) }, -1},
		{func() { w.Type(" ") }, 0},
		{func() { w.Press(fyne.KeyRight, fyne.KeyRight) }, 2},
		{func() { w.Press(fyne.KeyDown) }, 4},
		{func() { w.Press(fyne.KeyDown, fyne.KeyRight) }, 5},
		{func() { w.Press(fyne.KeyUp) }, 2},
		{func() { w.Press(fyne.KeyHome) }, 0},
		{func() { w.Press(fyne.KeyEnd) }, 5},
		{func() { w.Type("4") }, 3},
		{func() { w.Type("9") }, 3},
	} {
		x.do()
		if c.Selected != x.want {
			t.Errorf("%d is chosen, want %d", c.Selected, x.want)
		}
	}
	if told != 3 {
		t.Errorf("told of %d", told)
	}
	f.Show([]widgets.Fault{{Name: "reason", Text: "Выберите причину выхода."}})
	if c.Wrong() == "" {
		t.Error("the fault isn't said")
	}
	w.Type("1")
	w.Press(fyne.KeyReturn)
	if c.Wrong() != "" || !saved {
		t.Error("a choice doesn't take the fault away, or Return doesn't go on")
	}
	w.Fits()
}
