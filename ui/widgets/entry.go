package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// An Entry is the widget.Entry in a Field. It tells the Field about focus and keys, and lets the screen see a key
// before both.
type Entry struct {
	widget.Entry
	OnKey   func(fyne.KeyName) bool // reports whether it used the key
	OnFocus func(bool)

	field *Field
}

var _ fyne.Tabbable = (*Entry)(nil)

// AcceptsTab lets the Tab key leave a box of several lines too.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if e.field != nil {
		e.field.focusGained()
	}
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.field != nil {
		e.field.focusLost()
	}
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// KeyDown implements desktop.Keyable.
func (e *Entry) KeyDown(k *fyne.KeyEvent) {
	Used(e)
	e.Entry.KeyDown(k)
}

// Tapped implements fyne.Tappable: a click opens the list or the month that a field may have.
func (e *Entry) Tapped(p *fyne.PointEvent) {
	e.Entry.Tapped(p)
	if e.field != nil && e.field.tapped != nil && !e.field.readOnly {
		e.field.tapped()
	}
}

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(k.Name) || e.field != nil && e.field.typedKey(k) {
		return
	}
	e.Entry.TypedKey(k)
}

// TypedRune implements fyne.Focusable.
func (e *Entry) TypedRune(r rune) {
	if e.field == nil || !e.field.readOnly {
		e.Entry.TypedRune(r)
	}
}

// TypedShortcut implements fyne.Shortcutable. A field uses what belongs to text; Ctrl+D is "as above"; any other
// shortcut is the window's, which Fyne would not ask while a field has the focus.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok {
		switch {
		case c.KeyName == fyne.KeyD && c.Modifier == fyne.KeyModifierShortcutDefault && e.field != nil && e.field.OnAbove != nil:
			if !e.field.readOnly {
				e.field.OnAbove()
			}
			return
		case len(c.KeyName) == 1:
			if window, ok := canvasOf(e).(fyne.Shortcutable); ok {
				window.TypedShortcut(s)
			}
			return
		}
	}
	if e.field != nil && e.field.readOnly {
		switch s.(type) {
		case *fyne.ShortcutCopy, *fyne.ShortcutSelectAll:
		default:
			return
		}
	}
	if p, ok := s.(*fyne.ShortcutPaste); ok && e.field != nil && p.Clipboard != nil && e.field.refuses(p.Clipboard.Content()) {
		return
	}
	e.Entry.TypedShortcut(s)
}

// selectAll marks the whole text, so that typing replaces it.
func (e *Entry) selectAll() {
	if e.Text != "" {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}
