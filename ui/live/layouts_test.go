//go:build live

package live

import "testing"

func TestShortcutsWorkOnRussianAndKazakhKeyboards(t *testing.T) {
	d := newDisplay(t)
	d.open(d.demo("2026-11-14T00:40"))
	d.signIn(desk)
	for _, layout := range []string{"ru", "kz"} {
		d.layout(layout)
		d.ctrl('3')
		d.sees("the beds on "+layout, markBeds, mark)
		d.toSheets()
		d.ctrl('N')
		d.sees("the intake on "+layout, admitButton, sunk)
		d.ctrl('2')
		d.sees("the residents on "+layout, intakeButton, accent)
		d.ctrl('L')
		d.sees("the lock on "+layout, signInButton, accent)
		d.layout("us,ru,tj")
		d.enter(desk.password)
		d.sees("the workplace", railGround, rail)
	}
}
