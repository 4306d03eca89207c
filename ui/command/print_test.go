package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPrintListNamesTheSheets(t *testing.T) {
	quiet(t)
	status, out, errs := call(t, "", "print", "--list")
	if status != Done || errs != "" {
		t.Fatal(status, errs)
	}
	for _, want := range []string{"beds\tPD-04\t", "evacuation\tPD-19\t", "intake\tPD-01\t"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %q", want, out)
		}
	}
}

func TestPrintWritesASheetThatOnlyItsOwnerCanRead(t *testing.T) {
	file, passwords := house(t, "2026-11-17T08:00")
	out := filepath.Join(t.TempDir(), "beds.pdf")
	status, said, errs := call(t, passwords["desk"]+"\n", "print", "beds", "--file", file, "--user", "erlan", "-o", out)
	if status != Done || said != "" {
		t.Fatal(status, said, errs)
	}
	pdf, err := os.ReadFile(out)
	if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Error("no PDF", err)
	}
	info, err := os.Stat(out)
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	status, said, _ = call(t, passwords["desk"]+"\n", "print", "evacuation", "--file", file, "--user", "erlan", "--date", "2026-11-14T03:15", "-o", "-")
	if status != Done || !strings.HasPrefix(said, "%PDF-") {
		t.Errorf("to stdout: %d, %d bytes", status, len(said))
	}
}

func TestPrintRefusesWhatItMust(t *testing.T) {
	file, passwords := house(t, "2026-11-17T08:00")
	out := filepath.Join(t.TempDir(), "intake.pdf")
	for name, c := range map[string]struct {
		role string
		args []string
		want int
	}{
		"names without a reason":      {"director", []string{"--resident", "2026/041"}, Refused},
		"nobody of that number":       {"director", []string{"--resident", "2026/999", "--reason", "суд"}, Refused},
		"a technician":                {"technical", []string{"--blank"}, Refused},
		"somebody else's at the desk": {"supplies", []string{"--resident", "2026/041", "--reason", "суд"}, Refused},
		"neither person nor blank":    {"director", nil, Refused},
		"an impossible day":           {"director", []string{"--blank", "--date", "2026-02-30"}, WrongUse},
		"a folder that isn't there":   {"director", []string{"--blank", "-o", filepath.Join(out, "x", "y.pdf")}, WrongUse},
	} {
		logins := map[string]string{"director": "saule", "technical": "ruslan", "supplies": "umit"}
		args := append([]string{"print", "intake", "--file", file, "--user", logins[c.role], "-o", out}, c.args...)
		status, said, errs := call(t, passwords[c.role]+"\n", args...)
		if status != c.want || said != "" || errs == "" {
			t.Errorf("%s: %d %q %q", name, status, said, errs)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: a sheet was written", name)
			os.Remove(out)
		}
	}
	status, _, errs := call(t, passwords["director"]+"\n", "print", "intake", "--file", file, "--user", "saule",
		"--resident", "2026/041", "--reason", "запрос суда", "-o", out)
	if status != Done {
		t.Error("with a reason:", status, errs)
	}
}
