package intake

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pana/ui/widgets"
)

func TestEachFaultLandsUnderItsField(t *testing.T) {
	n := newNight(t)
	long := strings.Repeat("а", 10000)
	for field, text := range map[string]string{
		"brought": "xyzzy", "papers": "xyzzy", "people.0.name": long, "people.1.name": "😀", "people.0.sex": "xyzzy",
		"people.0.birth": "31.02.2026", "people.1.birth": "150", "people.0.citizenship": "Атлантида", "people.0.languages": "xyzzy",
		"people.1.relation": "xyzzy", "until": "32.13.2026", "alert": long, "urgent": long, "due": "25:99",
	} {
		t.Run(field, func(t *testing.T) {
			a := show(t, n, n.clock, plain)
			a.enter("2", "", "")
			a.enter("Имя", "ж", "30")
			a.s.form.FocusOn("urgent")
			a.Type("срочно")
			a.s.form.FocusOn("alert")
			a.Type("никому")
			a.s.form.FocusOn(field)
			a.s.form.Input(field).Focusable().(*widgets.Entry).SetText(text)
			a.s.form.FocusOn("beds")
			a.Press(fyne.KeyEnd) // no bed: no reason is asked for
			a.s.Save()
			if a.wrong(field) == "" || a.cursor() != field {
				t.Errorf("under %s stands %q, the cursor is in %q, notices %v", field, a.wrong(field), a.cursor(), a.Notes)
			}
			if n.present() != 6 {
				t.Errorf("%d people", n.present())
			}
			a.s.clear()
			a.s.Leave()
		})
	}
}

func TestAReasonThatIsAskedForMustBeGiven(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	typeS1(a)
	a.s.beds.reason.SetText("  ")
	a.s.Save()
	if a.wrong("reason") == "" || a.cursor() != "reason" || n.present() != 6 {
		t.Errorf("under the reason stands %q, cursor in %q", a.wrong("reason"), a.cursor())
	}
}

func TestAnAlertWithoutWordsIsAskedFor(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	typeS1(a)
	a.s.safety.alert.SetText("")
	a.s.Save()
	if a.wrong("alert") == "" || a.cursor() != "alert" {
		t.Errorf("under the note stands %q, cursor in %q, notices %v", a.wrong("alert"), a.cursor(), a.Notes)
	}
}

func TestAnEmptyPageIsNotAdmitted(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	a.s.Save()
	if n.present() != 6 || !a.said("Впишите") || a.cursor() != "people.0.name" {
		t.Errorf("%d people, notices %v, cursor in %q", n.present(), a.Notes, a.cursor())
	}
}
