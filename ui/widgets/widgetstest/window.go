// Package widgetstest helps to test screens: it shows them in a window of the test driver, types keys as the keyboard
// does, takes pictures, and finds words that don't fit.
package widgetstest

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"pana/ui/widgets"
)

// The sizes every screen must fit into.
var (
	Large = fyne.NewSize(1366, 768)
	Least = fyne.NewSize(1024, 700)
)

// A Window is a screen on show, with the layer that drop-downs and notices need.
type Window struct {
	fyne.Window
	Layer *widgets.Layer

	t       testing.TB
	pending []*pending
}

type pending struct {
	after time.Duration
	do    func()
}

// Start gives the test its app and theme. Parts must be made after it: they take their colours when first measured.
func Start(t testing.TB, theme widgets.Theme) {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme)
}

// Show starts the app, makes a screen and shows it. A theme's Factor makes the window smaller instead of everything in
// it larger, which comes to the same.
func Show(t testing.TB, theme widgets.Theme, size fyne.Size, make func() fyne.CanvasObject) *Window {
	t.Helper()
	Start(t, theme)
	if theme.Factor > 0 {
		size = fyne.NewSize(size.Width/theme.Factor, size.Height/theme.Factor)
	}
	return ShowObject(t, make(), size)
}

// ShowObject shows an object after Start.
func ShowObject(t testing.TB, o fyne.CanvasObject, size fyne.Size) *Window {
	t.Helper()
	layer, ok := o.(*widgets.Layer)
	if !ok {
		layer = widgets.NewLayer(o)
	}
	w := &Window{Window: test.NewWindow(layer), Layer: layer, t: t}
	layer.After = func(d time.Duration, f func()) func() {
		p := &pending{d, f}
		w.pending = append(w.pending, p)
		return func() { p.do = nil }
	}
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(size)
	return w
}

// Pass lets time pass for the notices.
func (w *Window) Pass(d time.Duration) {
	due := w.pending
	for _, p := range due {
		if p.after -= d; p.after <= 0 && p.do != nil {
			p.do()
			p.do = nil
		}
	}
}

// Type types letters into what has the focus. Return, Escape and the like are Press's.
func (w *Window) Type(text string) {
	w.t.Helper()
	for _, r := range text {
		switch focused := w.Canvas().Focused(); {
		case focused != nil:
			focused.TypedRune(r)
		case w.Canvas().OnTypedRune() != nil:
			w.Canvas().OnTypedRune()(r)
		}
	}
}

// Press presses keys one after another, as the driver hands them on: Tab walks, Space is also a letter.
func (w *Window) Press(keys ...fyne.KeyName) {
	w.t.Helper()
	for _, k := range keys {
		c := w.Canvas()
		if f, ok := c.Focused().(desktop.Keyable); ok {
			f.KeyDown(&fyne.KeyEvent{Name: k})
		}
		switch {
		case k == fyne.KeyTab:
			c.FocusNext()
			continue
		case c.Focused() != nil:
			c.Focused().TypedKey(&fyne.KeyEvent{Name: k})
		case c.OnTypedKey() != nil:
			c.OnTypedKey()(&fyne.KeyEvent{Name: k})
		}
		if k == fyne.KeySpace {
			w.Type(" ")
		}
	}
}

// BackTab presses Shift+Tab.
func (w *Window) BackTab() { w.Canvas().FocusPrevious() }

// Ctrl presses Ctrl and a letter where no menu takes it.
func (w *Window) Ctrl(key fyne.KeyName) {
	if s, ok := w.Canvas().Focused().(fyne.Shortcutable); ok {
		s.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
	}
}

// Picture writes what the window shows to folder/name.png; with an empty folder it does nothing. So a test can take a
// folder from a flag and always run.
func (w *Window) Picture(folder, name string) {
	w.t.Helper()
	if folder == "" {
		return
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		w.t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		w.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		w.t.Fatal(err)
	}
}

// Fits fails the test when the window's content needs more room than it has, or Overflow finds something.
func (w *Window) Fits() {
	w.t.Helper()
	if least, has := w.Content().MinSize(), w.Canvas().Size(); least.Width > has.Width || least.Height > has.Height {
		w.t.Errorf("needs %v, has %v", least, has)
	}
	for _, fault := range Overflow(w.Content()) {
		w.t.Error(fault)
	}
}
