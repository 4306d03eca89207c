//go:build live

package live

import (
	"bytes"
	"strings"
	"testing"
)

func TestS9AKillDuringAnIntakeLeavesTheDraftAndNobodyHalfAdmitted(t *testing.T) {
	d := newDisplay(t)
	file := d.demo("2026-11-14T00:40")
	w := d.open(file)
	d.signIn(desk)
	d.intake()
	d.enter("1", "сам", "нет", "Дилноза", "ж", "~25", "узб", "uz")
	d.enter("", "", "") // on to the note at the door
	d.write("д")
	d.until("the alert is high", func() bool { return d.has(whole, grave) })
	d.sees("the draft is kept", draftChip, chip)
	before := d.part(draftTime)
	d.write("а")
	d.until("the draft is kept again", func() bool { return !bytes.Equal(d.part(draftTime).Pix, before.Pix) })
	w.kill()
	if got := sleeps(d.sheet(file, "beds"), "1В"); !strings.HasPrefix(got, "свободно") {
		t.Errorf("a draft took a bed: %q", got)
	}

	d.open(file)
	d.enter(desk.login, desk.password)
	d.asked("the draft is offered")
	d.press("Return")
	d.sees("the intake, as it was left", admitButton, accent)
	d.ctrl('S')
	d.sees("her record", intakeButton, accent)
	d.papers(2)
	d.ctrl('3')
	d.sees("the beds", markBeds, mark)
	d.ctrl('P')
	sheet := d.papers(3)[2]
	if word := sleeps(sheet, "1В"); word == "" || strings.HasPrefix(word, "свободно") || !strings.Contains(squeeze(sheet), "Ж ~25") || !strings.Contains(sheet, "дверь") {
		t.Errorf("in 1В sleeps %q on\n%s", word, sheet)
	}
}
