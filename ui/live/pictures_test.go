//go:build live && pictures

package live

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestPictures makes the pictures of the README and the guide in the folder
// PANA_PICTURES; .ci/pictures runs it.
func TestPictures(t *testing.T) {
	if os.Getenv("PANA_PICTURES") == "" {
		t.Fatal("PANA_PICTURES must name a folder")
	}
	day := newDisplay(t)
	file := day.demo("2026-11-17T14:20")
	day.paper(file, "beds")
	day.paper(file, "evacuation")

	w := day.open(file)
	day.picture("sign-in-ru")
	day.signIn(desk)
	day.picture("today-ru")
	day.toResidents()
	day.press("Down", "Down", "Down", "Down") // the head of the family
	day.picture("residents-ru")
	day.toBeds()
	day.picture("beds-ru")
	day.toSheets()
	day.picture("sheets-ru")
	day.ctrl('6')
	day.picture("handover-ru")
	day.announce()
	day.picture("waiting-ru")
	w.kill()

	day.looks("kk", true)
	w = day.open(file)
	day.signIn(desk)
	day.toBeds()
	day.picture("beds-kk-dark")
	w.kill()

	day.looks("en", false)
	w = day.open(file)
	day.signIn(desk)
	day.toResidents()
	day.press("Down", "Down", "Down", "Down")
	day.picture("residents-en")
	w.kill()

	night := newDisplay(t)
	night.open(night.demo("2026-11-14T00:40"))
	night.signIn(desk)
	night.intake()
	night.typeS1()
	night.picture("intake-ru")
}

// announce writes down a woman of whom the police told, and keeps a bed for her.
func (d *display) announce() {
	d.t.Helper()
	d.ctrl('K')
	d.rest()
	d.enter("лист ожидания")
	d.rest()
	d.press("Insert")
	d.rest()
	d.enter("тел", "пол", "РУВД", "", "", "1", "", "", "", "", "", "", "15:40", "узбекский, просто русский")
	d.rest()
	d.press("Return") // to what can be done, and to accept
	d.press("Return")
	d.rest()
	d.ctrl('S')
	time.Sleep(12 * time.Second) // until the notices are gone
}

// toBeds goes to the board, and there to the first bed of the last room.
func (d *display) toBeds() {
	d.t.Helper()
	d.ctrl('3')
	d.sees("the beds", markBeds, mark)
	d.press("Down", "Right", "Right")
}

// picture keeps what the window shows once it has come to rest.
func (d *display) picture(name string) {
	d.t.Helper()
	d.rest()
	d.store(name, small(d.part(whole)))
}

// paper keeps the first page of a sheet.
func (d *display) paper(file, name string) {
	d.t.Helper()
	pdf := d.print(file, name, "--lang", "ru")
	d.run("pdftoppm", "-r", "84", "-singlefile", "-png", pdf, pdf)
	f, err := os.Open(pdf + ".png")
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		d.t.Fatal(err)
	}
	d.store("paper-"+name, small(img))
}

func (d *display) store(name string, data []byte) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(os.Getenv("PANA_PICTURES"), name+".png"), data, 0o644); err != nil {
		d.t.Fatal(err)
	}
}
