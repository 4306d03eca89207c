//go:build live

package live

// The demo's accounts, as pana demo prints them.
var (
	director = account{"saule", "copper-garden-seven-clouds"}
	desk     = account{"erlan", "night-lantern-quiet-bridge"}
)

type account struct{ login, password string }

// keys are the numbers of keys on every keyboard: what a Cyrillic layout writes on them
// changes nothing about shortcuts.
var keys = map[rune]string{'1': "10", '2': "11", '3': "12", '6': "15", '7': "16", 'D': "40", 'E': "26", 'K': "45", 'L': "46", 'N': "57", 'P': "33", 'S': "39"}

// press presses keys by their names.
func (d *display) press(names ...string) {
	d.t.Helper()
	d.run("xdotool", append([]string{"key", "--delay", "50"}, names...)...)
}

// ctrl presses a shortcut.
func (d *display) ctrl(key rune) { d.t.Helper(); d.press("ctrl+" + keys[key]) }

// write types text as a keyboard does.
func (d *display) write(text string) {
	d.t.Helper()
	d.run("xdotool", "type", "--delay", "30", text)
}

// enter types texts, each followed by Return.
func (d *display) enter(texts ...string) {
	d.t.Helper()
	for _, x := range texts {
		if x != "" {
			d.write(x)
		}
		d.press("Return")
	}
}

// signIn signs in and waits for the workplace.
func (d *display) signIn(a account) {
	d.t.Helper()
	d.enter(a.login, a.password)
	d.sees("the workplace", railGround, rail)
	d.sees("the day", markToday, mark)
}

// intake opens the emergency intake.
func (d *display) intake() {
	d.t.Helper()
	d.ctrl('N')
	d.sees("the intake", admitButton, sunk)
}

// toResidents goes to the list of people.
func (d *display) toResidents() {
	d.t.Helper()
	d.ctrl('2')
	d.sees("the residents", markResidents, mark)
}

// toSheets goes to the sheets, wherever they stand among the last places of the rail.
func (d *display) toSheets() {
	d.t.Helper()
	d.ctrl('7')
	d.until("the sheets", func() bool { return d.has(belowBeds, mark) })
}
