package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"pana/ui/desk"
)

// TestQuickSearchFromAnywhere: Ctrl+K, a code word, Return: her record.
func TestQuickSearchFromAnywhere(t *testing.T) {
	b := newBench(t, "ru", wide)
	b.work.open(desk.Place{Screen: desk.Beds})
	b.ctrl(fyne.KeyK)
	b.write("vbvjp") // мимоз, with the other layout on
	b.press(fyne.KeyReturn)
	if b.work.place.Screen != desk.Residents || b.work.place.ID != b.Head {
		t.Errorf("went to %+v", b.work.place)
	}
	b.ctrl(fyne.KeyK)
	b.write("места")
	b.press(fyne.KeyReturn)
	if b.work.place.Screen != desk.Beds {
		t.Errorf("went to %+v", b.work.place)
	}
	b.ctrl(fyne.KeyK)
	b.press(fyne.KeyDown, fyne.KeyEscape)
	if b.win.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the search open")
	}
	b.ctrl(fyne.KeyK)
	b.write("скрыть")
	b.press(fyne.KeyReturn)
	if !b.work.private {
		t.Error("privacy isn't on")
	}
}

// TestTheLockTakesTheSearchAway with all that was typed in it.
func TestTheLockTakesTheSearchAway(t *testing.T) {
	b := newBench(t, "ru", wide)
	b.ctrl(fyne.KeyK)
	b.write("зулхумор")
	b.lock()
	if b.win.Canvas().Overlays().Top() != nil || b.work != nil {
		t.Error("the search is still there")
	}
}

// TestTheSearchBoxYields: its words where there is room for them, else its lens.
func TestTheSearchBoxYields(t *testing.T) {
	for _, lang := range []string{"ru", "kk", "en"} {
		b := newBench(t, lang, wide)
		if !b.work.top.search.Visible() || b.work.top.lens.Visible() {
			t.Errorf("%s: the search has no words at %v", lang, wide)
		}
		b.win.Resize(fyne.NewSize(760, 700))
		if b.work.top.search.Visible() || !b.work.top.lens.Visible() {
			t.Errorf("%s: the search keeps its words in a small window", lang)
		}
	}
}
