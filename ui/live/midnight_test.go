//go:build live

package live

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pana/assets/codewords"
)

// identity is what only the vault may hold of the people of the house.
var identity = []string{"Зулхумор", "Раҳмонова", "Меҳрубон", "Сабрина", "Нилуфар", "Каримова", "Дилшод", "Юсупов", "Жаркынай",
	"Токтосунова", "Фирӯз", "Ҳакимов", "Қыдырбаева", "Аружан"}

func TestS1AFamilyAtMidnightByKeyboardAlone(t *testing.T) {
	d := newDisplay(t)
	file := d.demo("2026-11-14T00:40")
	w := d.open(file)
	d.signIn(desk)

	d.intake()
	d.typeS1()
	d.enter("", "", "", "", "", "") // interpreter, three kits, both sheets: from the last question Return admits
	d.sees("the family's record", intakeButton, accent)
	atOnce := strings.Join(d.papers(2), "\n")
	for _, want := range []string{"PD-19", "PD-01"} {
		if !strings.Contains(atOnce, want) {
			t.Errorf("%s was not printed with the intake", want)
		}
	}

	d.ctrl('3')
	d.sees("the beds", markBeds, mark)
	d.ctrl('P')
	sheet := d.papers(3)[2]
	word := sleeps(sheet, "4А")
	if !slices.Contains(codewords.List("ru"), word) {
		t.Fatalf("in 4А sleeps %q on\n%s", word, sheet)
	}
	if child, baby := sleeps(sheet, "4Б"), sleeps(sheet, "2К"); child != word+"-1" || baby != word+"-2" {
		t.Errorf("with %s sleep %q in 4Б and %q in 2К", word, child, baby)
	}
	for _, want := range []string{"PD-04", "мест 10", "занято 8", "женских 1 · семейных 1 · мужских 0"} {
		if !strings.Contains(squeeze(sheet), want) {
			t.Errorf("no %q on\n%s", want, sheet)
		}
	}

	d.press("ctrl+shift+" + keys['E'])
	list := d.papers(4)[3]
	for _, want := range []string{"PD-19", "в доме 9", "на руках: " + word, "никому не подтверждать"} {
		if !strings.Contains(squeeze(list), want) {
			t.Errorf("no %q on\n%s", want, list)
		}
	}

	if status, said := d.check(file); status != 1 || !strings.Contains(said, "уже открыт") {
		t.Errorf("a second program ends with %d and says %q", status, said)
	}
	d.ctrl('L')
	d.sees("the lock", signInButton, accent)
	if d.shows(railGround, rail) || d.shows(demoRibbon, ribbon) {
		t.Error("the locked window still shows the workplace")
	}
	d.enter("a wrong password")
	d.sees("the refusal", passwordEdge, alert)
	d.enter(desk.password)
	d.sees("the workplace", railGround, rail)
	d.sees("the day", markToday, mark)

	w.kill()
	if status, said := d.check(file); status != 0 {
		t.Errorf("check ends with %d:\n%s", status, said)
	}
	list = d.sheet(file, "evacuation")
	for _, name := range identity {
		for _, paper := range []string{list, atOnce, sheet} {
			if strings.Contains(paper, name) {
				t.Errorf("%s stands on paper", name)
			}
		}
	}
	if got := sleeps(d.sheet(file, "beds"), "2К"); got != word+"-2" {
		t.Errorf("after a kill %q sleeps in 2К", got)
	}
}

// typeS1 types the household of S1 up to the last questions.
func (d *display) typeS1() {
	d.t.Helper()
	d.enter("3", "патр", "нет")
	d.enter("Зулхумор Раҳмонова", "ж", "~30", "тадж", "tg, uz, переводчик")
	d.enter("Меҳрубон", "м", "~7")
	d.ctrl('D') // citizenship as in the row above
	d.enter("", "tg", "сын")
	d.enter("Сабрина", "ж", "8 мес")
	d.ctrl('D')
	d.enter("", "99", "дочь")
	d.enter("", "ночь, больше мест нет") // the first room offered, and why
	d.enter("3", "", "никому не подтверждать, что семья здесь", "Мальчик кашляет", "")
}

// sleeps is the code word under a bed on the bed sheet: it begins in the bed's column.
func sleeps(sheet, bed string) string {
	lines := strings.Split(sheet, "\n")
	for i, line := range lines[:max(0, len(lines)-1)] {
		at := regexp.MustCompile(`(^|\s)` + bed + `(\s|$)`).FindStringIndex(line)
		if at == nil {
			continue
		}
		column := len([]rune(line[:strings.Index(line[at[0]:], bed)+at[0]]))
		below := []rune(lines[i+1])
		if column >= len(below) {
			return ""
		}
		word, _, _ := strings.Cut(string(below[column:]), "  ")
		return strings.TrimSpace(word)
	}
	return ""
}

// squeeze makes one space of many.
func squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }
