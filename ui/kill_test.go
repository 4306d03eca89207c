package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"pana/ui/desk"
)

// TestAKillLosesNothingThatIsTyped: a power cut asks nobody, so that each form stands in the file a few seconds after
// the last key, not only at the lock.
func TestAKillLosesNothingThatIsTyped(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("saule")
	for _, x := range []struct {
		form string
		open func()
	}{
		{"log", func() { s.ctrl(fyne.KeyJ) }},
		{desk.Waiting, func() { s.work.Go(desk.Place{Screen: desk.Waiting}); s.press(fyne.KeyInsert) }},
		{desk.Shift, func() { s.ctrl(fyne.Key6); s.work.current().Focus(); s.press(fyne.KeyReturn, fyne.KeyTab) }},
		{desk.Beds, func() { s.ctrl(fyne.Key3); s.ctrl(fyne.KeyO); s.press(fyne.KeyTab, fyne.KeyTab) }},
	} {
		x.open()
		s.write("7")
		s.used()
		s.pass(tick)
		if d, ok, err := s.work.session.Draft(t.Context(), x.form); err != nil || !ok || len(d.Body) == 0 {
			t.Errorf("%s: nothing is kept (%v): %s", x.form, err, written(s.win))
		}
		s.press(fyne.KeyEscape)
		if s.asked() {
			s.press(fyne.KeyEscape)
		}
	}
}
