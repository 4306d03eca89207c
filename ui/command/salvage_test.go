package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pana/assets/words"
	"pana/shelter/civil"
)

func TestSalvageSaysWhatWasSavedAndWhatNot(t *testing.T) {
	path := made(t, civil.System{}.Now())
	t.Setenv(PasswordVariable, password)
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole.pana")
	status, out, errs := call(t, "", "salvage", path, "--to", whole, "--user", login, "--lang", "en")
	if status != Done || strings.Contains(out, "LOST") || !strings.Contains(out, "\naccount\t") && !strings.Contains(out, "ok\taccount\t1 row") {
		t.Errorf("a whole file: %d %q %q", status, out, errs)
	}
	if status, out, errs := call(t, "", "check", "--file", whole, "--user", login); status != Done {
		t.Errorf("the new file: %d %q %q", status, out, errs)
	}
	// Page 1, without which SQLite opens nothing, and one more.
	change(t, path, func(b []byte) []byte { b[16384+100] ^= 1; b[len(b)-2000] ^= 1; return b })
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if status, _, _ := call(t, "", "check", "--file", path, "--user", login); status != Refused {
		t.Error("the damaged file opens")
	}
	for _, lang := range words.Langs() {
		target := filepath.Join(dir, lang+".pana")
		status, out, errs := call(t, "", "salvage", path, "--to", target, "--user", login, "--lang", lang)
		if status != Refused || !strings.HasPrefix(out, "LOST\t") || strings.Contains(out+errs, "salvage.") {
			t.Errorf("%s: %d %q %q", lang, status, out, errs)
		}
		if !strings.Contains(out, "\taccount\t") || strings.Contains(out, "Сәуле") {
			t.Errorf("%s: %q", lang, out)
		}
		if status, _, errs := call(t, "", "check", "--file", target, "--user", login); status == Unexpected || errs != "" {
			t.Errorf("the new file doesn't open: %d %q", status, errs)
		}
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the damaged file was changed")
	}
}

func TestSalvageAsksForWhatItNeeds(t *testing.T) {
	path := made(t, civil.System{}.Now())
	t.Setenv(PasswordVariable, password)
	for _, args := range [][]string{{}, {path}, {path, "--to", path + "2"}, {path + "3", "--to", path + "2", "--user", login}} {
		if status, out, errs := call(t, "", append([]string{"salvage"}, args...)...); status != WrongUse || out != "" || errs == "" {
			t.Errorf("%v: %d %q %q", args, status, out, errs)
		}
	}
	status, _, errs := call(t, "", "salvage", path, "--to", path, "--user", login, "--lang", "en")
	if status != Refused || errs != words.For("en").T("refused.file_exists")+"\n" {
		t.Errorf("%d %q", status, errs)
	}
}
