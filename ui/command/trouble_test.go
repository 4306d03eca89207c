package command

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"pana/assets/words"
	"pana/shelter"
	"pana/shelter/civil"
	rooms "pana/shelter/house"
	"pana/shelter/vault/keyslot"
)

const (
	login    = "saule"
	password = "copper garden seven clouds"
)

// made is the file of a small shelter that was last written at at.
func made(t *testing.T, at civil.Instant) string {
	t.Helper()
	quiet(t)
	path := filepath.Join(t.TempDir(), "house.pana")
	s, _, err := shelter.Create(t.Context(), path, shelter.Setup{HouseName: "Арча", Lang: "kk", WordLang: "ru",
		Rooms:    rooms.Template("small", "ru"),
		Director: shelter.Director{Login: login, Name: "Сәуле", Password: password}},
		shelter.Options{Clock: civil.NewFixed(at), Cost: keyslot.Cheap})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Lock(); err != nil {
		t.Fatal(err)
	}
	return path
}

// change edits the bytes of a file.
func change(t *testing.T, path string, f func([]byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, f(b), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Every trouble that a file can be in is one sentence in the user's language, the exit
// status 1, nothing on stdout, and the file as it was.
func TestEveryTroubleOfAFileIsOneSentence(t *testing.T) {
	const header = 16384
	now := civil.System{}.Now()
	for name, c := range map[string]struct {
		written civil.Instant
		spoil   func(t *testing.T, path string)
		key     string
	}{
		"a newer file": {now, func(t *testing.T, path string) {
			change(t, path, func(b []byte) []byte { b[8], b[8192+8] = 9, 9; return b })
		}, "refused.newer"},
		"another file": {now, func(t *testing.T, path string) {
			change(t, path, func(b []byte) []byte { b[0], b[8192] = 'X', 'X'; return b })
		}, "refused.not_ours"},
		"a damaged header": {now, func(t *testing.T, path string) {
			change(t, path, func(b []byte) []byte { b[200] ^= 1; b[8192+200] ^= 1; return b })
		}, "refused.damaged"},
		"a damaged page": {now, func(t *testing.T, path string) {
			change(t, path, func(b []byte) []byte { b[header+100] ^= 1; return b })
		}, "refused.damaged"},
		"a file that was cut off": {now, func(t *testing.T, path string) {
			change(t, path, func(b []byte) []byte { return b[:header+4096+700] })
		}, "refused.damaged"},
		"a file cut back to its header": {now, func(t *testing.T, path string) {
			change(t, path, func(b []byte) []byte { return b[:header] })
		}, "refused.damaged"},
		"two programs on one file": {now, func(t *testing.T, path string) {
			s, err := shelter.Open(t.Context(), path, login, password, shelter.Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Lock() })
		}, "refused.second_program"},
		"a clock set back": {now.Add(48 * time.Hour), func(*testing.T, string) {}, "refused.clock_back"},
	} {
		t.Run(name, func(t *testing.T) {
			path := made(t, c.written)
			c.spoil(t, path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			t.Setenv(PasswordVariable, password)
			for _, args := range [][]string{{"check"}, {"print", "beds", "-o", "-"}} {
				for _, lang := range words.Langs() {
					status, out, errs := call(t, "", append(args, "--file", path, "--user", login, "--lang", lang)...)
					if want := words.For(lang).T(c.key) + "\n"; status != Refused || out != "" || errs != want {
						t.Errorf("%s in %s: %d %q %q, want %q", args[0], lang, status, out, errs, want)
					}
				}
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) && c.key != "refused.second_program" {
				t.Error("the file was changed")
			}
		})
	}
}

// The evacuation list comes out also when nothing may be written.
func TestTheEvacuationListComesOutThoughTheClockWasSetBack(t *testing.T) {
	path := made(t, civil.System{}.Now().Add(48*time.Hour))
	t.Setenv(PasswordVariable, password)
	status, out, errs := call(t, "", "print", "evacuation", "--file", path, "--user", login, "-o", "-")
	if status != Done || !strings.HasPrefix(out, "%PDF-") {
		t.Errorf("%d, %d bytes, %q", status, len(out), errs)
	}
}

// A sheet is written to a device as to a file, and a device is never replaced by one.
func TestAFullDiskIsASentenceAndADeviceStaysOne(t *testing.T) {
	const device = "/dev/full"
	if runtime.GOOS != "linux" {
		return
	}
	path := made(t, civil.System{}.Now())
	t.Setenv(PasswordVariable, password)
	status, out, errs := call(t, "", "print", "evacuation", "--file", path, "--user", login, "-o", device)
	if status != Refused || out != "" || errs != words.For("kk").T("refused.disk_full")+"\n" {
		t.Errorf("%d %q %q", status, out, errs)
	}
	if info, err := os.Stat(device); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		t.Fatal("the device is gone", err)
	}
	if left, _ := filepath.Glob("/dev/.sheet-*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAWrongPasswordIsOneSentenceInTheLanguageOfTheEnvironment(t *testing.T) {
	path := made(t, civil.System{}.Now())
	t.Setenv(PasswordVariable, "quite another one")
	for locale, want := range map[string]string{"ru_RU.UTF-8": "ru", "kk_KZ.UTF-8": "kk", "de_DE.UTF-8": "en", "C": "en"} {
		t.Setenv("LANG", locale)
		status, out, errs := call(t, "", "check", "--file", path, "--user", login)
		if status != Refused || out != "" || errs != words.For(want).T("refused.wrong_password")+"\n" {
			t.Errorf("%s: %d %q %q", locale, status, out, errs)
		}
	}
}
