//go:build live && wine

package live

import (
	"debug/pe"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// These tests drive pana.exe with Wine in place of Windows: PANA_BIN must name a program that
// starts it, PANA_EXE the program for Windows itself, WINEPREFIX a prefix that is ready.
// Wine has no printer here, so the sheet goes the way that Pana then offers: into a file.

func TestWindowsSignInAndBedSheet(t *testing.T) {
	d := newDisplayOf(t, "1920x1080")
	file := d.demo("2026-11-14T00:40")
	w := d.open(file)
	d.signIn(desk)
	d.ctrl('3')
	d.sees("the beds", markBeds, mark)

	saved := filepath.Join(os.Getenv("WINEPREFIX"), "drive_c", "users", "*", "Documents", "PD-04_*.pdf")
	d.ctrl('P')
	d.asked("another way than the printer is offered")
	d.enter("", "") // into a file, at the path that stands there
	var files []string
	d.until("the sheet is in its file", func() bool { files, _ = filepath.Glob(saved); return len(files) > 0 })
	sheet := squeeze(d.run("pdftotext", "-layout", files[0], "-"))
	for _, want := range []string{"PD-04", "мест 10", "занято 6"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("no %q on\n%s", want, sheet)
		}
	}

	if status, said := d.check(file); status != 1 || !strings.Contains(said, "уже открыт") {
		t.Errorf("a second program ends with %d and says %q", status, said)
	}
	w.kill()
	if status, said := d.check(file); status != 0 {
		t.Errorf("after a kill check ends with %d:\n%s", status, said)
	}
}

// Windows lets no window grow over the screen: title and frame take their part of it.
func TestWindowsWindowFitsASmallScreen(t *testing.T) {
	d := newDisplay(t)
	w := d.open(d.demo("2026-11-14T00:40"))
	d.signIn(desk) // finds the day at its place, counted from the upper edge
	size := d.run("xdotool", "search", "--onlyvisible", "--name", "^Pana$", "getwindowgeometry", "--shell")
	if !strings.Contains(size, "WIDTH=1366\n") || strings.Contains(size, "HEIGHT=768\n") {
		t.Errorf("the window is not what fits: %s", size)
	}
	w.kill()
}

// A program with a window has no terminal of its own on Windows.
func TestWindowsCommandsSpeakInTheTerminalTheyWereStartedFrom(t *testing.T) {
	wine := filepath.Join(filepath.Dir(os.Getenv("PANA_BIN")), "exec")
	c := exec.Command("timeout", "60", "script", "-qec", wine+" cmd /c start /wait pana.exe print --list --lang ru", "/dev/null")
	c.Dir = filepath.Dir(os.Getenv("PANA_EXE"))
	out, err := c.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Карта мест") {
		t.Errorf("%v: %q", err, out)
	}
}

// What Explorer shows of the program comes from FyneApp.toml.
func TestWindowsProgramCarriesIconAndVersion(t *testing.T) {
	toml, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	said := func(key string) string {
		_, after, _ := strings.Cut(string(toml), "\n"+key+" = \"")
		value, _, _ := strings.Cut(after, "\"")
		return value
	}
	exe, err := pe.Open(os.Getenv("PANA_EXE"))
	if err != nil {
		t.Fatal(err)
	}
	defer exe.Close()
	if head, ok := exe.OptionalHeader.(*pe.OptionalHeader64); !ok || head.Subsystem != pe.IMAGE_SUBSYSTEM_WINDOWS_GUI {
		t.Error("a console opens beside the window")
	}
	res := exe.Section(".rsrc")
	if res == nil {
		t.Fatal("the program carries nothing")
	}
	b, err := res.Data()
	if err != nil {
		t.Fatal(err)
	}
	got := map[uint32]int{} // kind of resource to how many of it
	for _, kind := range entries(b, 0) {
		got[kind.name] = len(entries(b, kind.at))
	}
	const icon, iconGroup, version, manifest = 3, 14, 16, 24
	if got[icon] < 8 || got[iconGroup] != 1 || got[version] != 1 || got[manifest] != 1 {
		t.Errorf("resources by kind: %v", got)
	}
	for name, value := range map[string]string{"ProductName": said("Name"), "ProductVersion": said("Version"),
		"FileVersion": said("Version"), "OriginalFilename": "pana.exe"} {
		_, after, found := strings.Cut(string(b), wide(name)+"\x00\x00")
		if value == "" {
			t.Errorf("no %s", name)
		}
		if after = strings.TrimLeft(after, "\x00"); !found || !strings.HasPrefix(after, strings.TrimLeft(wide(value), "\x00")+"\x00\x00") {
			t.Errorf("%s is not %s", name, value)
		}
	}
	if !strings.Contains(string(b), wide("GLFW_ICON")) {
		t.Error("the window can't find the icon")
	}
}

// entry is one of a folder of resources.
type entry struct {
	name uint32
	at   int // of the folder below
}

// entries are those of the folder of resources at a place.
func entries(b []byte, at int) (all []entry) {
	named, numbered := binary.LittleEndian.Uint16(b[at+12:]), binary.LittleEndian.Uint16(b[at+14:])
	for i := range int(named) + int(numbered) {
		e := b[at+16+8*i:]
		all = append(all, entry{binary.LittleEndian.Uint32(e), int(binary.LittleEndian.Uint32(e[4:]) &^ (1 << 31))})
	}
	return all
}

// wide is text as Windows keeps it.
func wide(text string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}
