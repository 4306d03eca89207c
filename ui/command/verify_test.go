package command

import (
	"path/filepath"
	"strings"
	"testing"

	"pana/assets/words"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/vault"
)

func TestVerifyProvesEachCopyInALine(t *testing.T) {
	path := made(t, civil.System{}.Now())
	t.Setenv(PasswordVariable, password)
	dir := filepath.Dir(path)
	for _, lang := range words.Langs() {
		status, out, errs := call(t, "", "verify", "--file", path, "--user", login, "--lang", lang)
		if status != Refused || out != "" || errs != words.For(lang).T("refused.no_copies")+"\n" {
			t.Errorf("no copies in %s: %d %q %q", lang, status, out, errs)
		}
	}
	s, err := shelter.Open(t.Context(), path, login, password, shelter.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := s.Copy(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Lock(); err != nil {
		t.Fatal(err)
	}
	for _, lang := range words.Langs() {
		status, out, errs := call(t, "", "verify", "--file", path, "--user", login, "--lang", lang)
		lines := strings.Split(strings.TrimSpace(out), "\n")
		if status != Done || len(lines) != 2 || strings.Contains(out+errs, "verify.") {
			t.Errorf("%s: %d %q %q", lang, status, out, errs)
		}
		for _, l := range lines {
			if f := strings.Split(l, "\t"); len(f) != 4 || f[0] != "ok" || !strings.HasPrefix(f[1], "pana-") || f[3] < "1" {
				t.Errorf("%s: %q", lang, l)
			}
		}
	}
	all, err := vault.Copies(dir, civil.Almaty)
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	damage(t, all[1].Path)
	status, out, _ := call(t, "", "verify", "--file", path, "--user", login, "--copies", dir, "--lang", "en")
	if lines := strings.Split(strings.TrimSpace(out), "\n"); status != Refused || len(lines) < 3 ||
		!strings.HasPrefix(lines[0], "ok\t") || !strings.HasPrefix(lines[1], "FAULT\t") || !strings.HasPrefix(lines[2], "\t") {
		t.Errorf("a damaged copy: %d %q", status, out)
	}
}
