package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/sheets/sheetstest"
	"pana/ui/widgets"
)

// bench is the whole window at work on a real file, worked by keys.
type bench struct {
	*sheetstest.House
	*window
	t     *testing.T
	later []func() // what a viewing put off
}

func newBench(t *testing.T, lang string, size fyne.Size) *bench {
	t.Helper()
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	a := test.NewTempApp(t)
	a.Preferences().SetString(prefLang, lang)
	b := &bench{House: sheetstest.New(t), window: newWindow(a, ""), t: t}
	t.Cleanup(b.win.Close)
	b.win.Resize(size)
	b.atOnce = true
	b.goToWork(b.Session, desk.Place{})
	return b
}

// press presses keys one after another.
func (b *bench) press(keys ...fyne.KeyName) {
	b.t.Helper()
	for _, k := range keys {
		c := b.win.Canvas()
		switch f := c.Focused(); {
		case k == fyne.KeyTab:
			c.FocusNext()
		case f != nil:
			f.TypedKey(&fyne.KeyEvent{Name: k})
			if k == fyne.KeySpace {
				f.TypedRune(' ')
			}
		case c.OnTypedKey() != nil:
			c.OnTypedKey()(&fyne.KeyEvent{Name: k})
		}
	}
}

// write types letters into what has the cursor.
func (b *bench) write(text string) {
	b.t.Helper()
	f := b.win.Canvas().Focused()
	if f == nil {
		b.t.Fatalf("nothing has the cursor to type %q", text)
	}
	for _, r := range text {
		f.TypedRune(r)
	}
}

// erase empties the field that has the cursor.
func (b *bench) erase() {
	b.t.Helper()
	e, ok := b.win.Canvas().Focused().(*widgets.Entry)
	if !ok {
		b.t.Fatal("no field has the cursor")
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.press(fyne.KeyBackspace)
}

// ctrl presses Ctrl and a key, with Shift when it is said. The canvas of tests has no
// shortcuts, so the action is looked up as bind does.
func (b *bench) ctrl(k fyne.KeyName, shift ...bool) {
	b.t.Helper()
	for _, a := range b.work.actions {
		if a.key == k && a.shift == (len(shift) > 0) {
			if !b.work.resting() && a.possible() {
				a.run()
			}
			return
		}
	}
	b.t.Fatalf("no action has the key %s", k)
}

// asked reports whether a question is open.
func (b *bench) asked() bool { return b.win.Canvas().Overlays().Top() != nil }

// says demands a notice that holds text.
func (b *bench) says(text string) {
	b.t.Helper()
	for _, n := range b.layer.Notices() {
		if strings.Contains(n, text) {
			return
		}
	}
	b.t.Errorf("nothing says %q, only %q", text, b.layer.Notices())
}

// shows reports whether the words stand on the window.
func (b *bench) shows(words string) bool {
	return strings.Contains(strings.Join(strings.Fields(written(b.win)), " "), words)
}

// hold holds a bed for a reason typed freely.
func (b *bench) hold(purpose string) {
	b.t.Helper()
	if _, err := b.PlaceHold(b.t.Context(), house.NewHold{Beds: []int64{b.Beds["1А"]}, For: purpose}); err != nil {
		b.t.Fatal(err)
	}
}
