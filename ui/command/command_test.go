package command

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pana/shelter/civil"
	"pana/ui/command/recent"
)

// call runs the program and gives what it said.
func call(t *testing.T, stdin string, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	status = Run(args, strings.NewReader(stdin), &o, &e, func(string) error {
		t.Error("the window was opened")
		return nil
	})
	return status, o.String(), e.String()
}

// quiet keeps the environment of whoever runs the tests out of them.
func quiet(t *testing.T) {
	t.Helper()
	for _, v := range []string{"LC_ALL", "LC_MESSAGES"} {
		t.Setenv(v, "")
	}
	t.Setenv("LANG", "en_US.UTF-8")
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	t.Setenv(PasswordVariable, "")
	os.Unsetenv(PasswordVariable)
}

// house is a demo file and the passwords of its accounts.
func house(t *testing.T, date string) (file string, passwords map[string]string) {
	t.Helper()
	quiet(t)
	file = filepath.Join(t.TempDir(), "demo.pana")
	status, out, errs := call(t, "", "demo", "--file", file, "--date", date)
	if status != Done || errs != "" {
		t.Fatal(status, errs)
	}
	passwords = map[string]string{}
	for line := range strings.Lines(out) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 {
			t.Fatalf("not login, role and password: %q", line)
		}
		if passwords[f[1]] != "" {
			t.Errorf("two accounts of role %s", f[1])
		}
		passwords[f[1]] = f[2]
	}
	return file, passwords
}

func TestDemoPrintsItsAccountsAndRefusesASecondTime(t *testing.T) {
	file, passwords := house(t, "2026-11-17")
	if len(passwords) != 8 {
		t.Errorf("%d accounts", len(passwords))
	}
	for _, role := range strings.Fields("director desk social psychologist lawyer nurse supplies technical") {
		if len(passwords[role]) < 12 {
			t.Errorf("%s has password %q", role, passwords[role])
		}
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	status, out, errs := call(t, "", "demo", "--file", file)
	if status != Refused || out != "" || errs == "" {
		t.Errorf("a second demo: %d %q %q", status, out, errs)
	}
	after, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(before, after) {
		t.Error("the first one was touched", err)
	}
	if list, _ := os.ReadDir(filepath.Dir(file)); len(list) != 1 {
		t.Errorf("%d files are left beside it", len(list)-1)
	}
}

func TestCheckSaysALineEachAndFindsAnyFault(t *testing.T) {
	file, passwords := house(t, "2026-11-17T08:00")
	status, out, errs := call(t, passwords["technical"]+"\n", "check", "--file", file, "--user", "ruslan")
	if status != Done || strings.Contains(out, "FAULT") || strings.Count(out, "\n") < 12 {
		t.Errorf("%d %q %q", status, out, errs)
	}
	if strings.Contains(out, "checked.") {
		t.Error("a key instead of words:", out)
	}
	if !regexp.MustCompile("(?m)^ok\t[А-Я]").MatchString(out) {
		t.Errorf("it doesn't speak the house's language: %q", out)
	}
	_, out, _ = call(t, passwords["technical"]+"\n", "check", "--file", file, "--user", "ruslan", "--lang", "en")
	if !regexp.MustCompile("(?m)^ok\t[A-Z]").MatchString(out) || regexp.MustCompile("[а-я]").MatchString(out) {
		t.Errorf("not the language asked for: %q", out)
	}
	damage(t, file)
	status, out, errs = call(t, passwords["technical"]+"\n", "check", "--file", file, "--user", "ruslan", "--lang", "kk")
	if status != Refused {
		t.Errorf("a damaged file: %d %q %q", status, out, errs)
	}
}

// damage changes one byte in the middle of the last page.
func damage(t *testing.T, file string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)-2000] ^= 1
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestPasswordsComeFromFileEnvironmentOrPromptNeverFromArguments(t *testing.T) {
	file, passwords := house(t, "2026-11-17T08:00")
	args := []string{"check", "--file", file, "--user", "ruslan"}
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte(passwords["technical"]+"\r\nsecond line"), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, _, errs := call(t, "", append(args, "--password-file", secret)...); status != Done {
		t.Error("by file:", status, errs)
	}
	if status, _, _ := call(t, "", append(args, "--password-file", secret+"x")...); status != WrongUse {
		t.Error("by a file that isn't there:", status)
	}
	if status, _, errs := call(t, passwords["technical"]+"\n", args...); status != Done || !strings.Contains(errs, "ruslan") {
		t.Error("by prompt:", status, errs)
	}
	if status, out, _ := call(t, "wrong\n", args...); status != Refused || out != "" {
		t.Error("a wrong one:", status, out)
	}
	if status, _, _ := call(t, "", args...); status != WrongUse {
		t.Error("none:", status)
	}
	if status, _, _ := call(t, "", append(args, "--password", passwords["technical"])...); status != WrongUse {
		t.Error("an argument holds a password:", status)
	}
	t.Setenv(PasswordVariable, passwords["technical"])
	if status, _, errs := call(t, "", args...); status != Done {
		t.Error("by environment:", status, errs)
	}
}

func TestWrongUseIsTwoAndSpeaksTheLanguageAskedFor(t *testing.T) {
	quiet(t)
	file := filepath.Join(t.TempDir(), "none.pana")
	for _, c := range []struct {
		args []string
		lang string
		says string
	}{
		{[]string{"fly"}, "", "fly"},
		{[]string{"--nonsense"}, "", "--nonsense"},
		{[]string{"demo"}, "ru", "--file"},
		{[]string{"demo", "--file", file, "--date", "2026-02-31"}, "", "2026-02-31"},
		{[]string{"demo", "--file", file, "--date", "2026-11-17T25:00"}, "", "T25:00"},
		{[]string{"demo", "--file", file, "--date", "17.11.2026"}, "kk", "17.11.2026"},
		{[]string{"check"}, "", "--file"},
		{[]string{"check", "--file", file}, "", "--user"},
		{[]string{"check", "--file", file, "--user", "erlan"}, "", file},
		{[]string{"print"}, "", "beds"},
		{[]string{"print", "rooster"}, "", "beds"},
		{[]string{"print", "beds", "--file", file, "--user", "erlan"}, "", "-o"},
		{[]string{"--file", file}, "", file},
		{[]string{"demo", "--file", file, "--lang", "tg"}, "", "--lang"},
		{[]string{"print", "--list", "--lang=RU"}, "", "--lang"},
		{[]string{"demo", "--file"}, "", "--file"},
	} {
		args := c.args
		if c.lang != "" {
			args = append(args, "--lang", c.lang)
		}
		status, out, errs := call(t, "", args...)
		if status != WrongUse || out != "" || !strings.Contains(errs, c.says) {
			t.Errorf("%v: %d %q %q", args, status, out, errs)
		}
		if c.lang != "" && !regexp.MustCompile(`[а-яқғңөұүһі]`).MatchString(errs) {
			t.Errorf("%v in %s: %q", args, c.lang, errs)
		}
		if key.MatchString(errs) {
			t.Errorf("%v: a key instead of words: %q", args, errs)
		}
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("wrong use made a file")
	}
}

// key is a key of assets/words that has found no words.
var key = regexp.MustCompile(`\b(command|checked|refused|fault)\.[a-z_]+`)

func TestHelpExplainsEveryCommand(t *testing.T) {
	quiet(t)
	for _, lang := range []string{"en_US.UTF-8", "ru_RU.UTF-8", "kk_KZ", "C"} {
		t.Setenv("LANG", lang)
		for _, args := range [][]string{{"--help"}, {"demo", "--help"}, {"print", "--help"}, {"check", "--help"}} {
			status, out, errs := call(t, "", args...)
			if status != Done || errs != "" || !strings.Contains(out, "pana") || key.MatchString(out) {
				t.Errorf("%v in %s: %d %q %q", args, lang, status, out, errs)
			}
		}
	}
	t.Setenv("LANG", "kk_KZ")
	_, out, _ := call(t, "", "print", "--help")
	for _, english := range []string{"Usage", "Flags", "Arguments", "Show", "Run"} {
		if strings.Contains(out, english) {
			t.Errorf("%q in Kazakh help:\n%s", english, out)
		}
	}
	_, out, _ = call(t, "", "--help")
	for _, word := range []string{"demo", "print", "check"} {
		if !strings.Contains(out, word) {
			t.Errorf("--help doesn't name %s", word)
		}
	}
}

func TestWithoutACommandTheWindowOpensTheFileGivenOrTheLastOne(t *testing.T) {
	quiet(t)
	file := filepath.Join(t.TempDir(), "house.pana")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	open := func(answer error, args ...string) (file string, status int) {
		var o, e bytes.Buffer
		status = Run(args, strings.NewReader(""), &o, &e, func(f string) error { file = f; return answer })
		if o.Len() != 0 {
			t.Errorf("said %q", o.String())
		}
		return file, status
	}
	if f, status := open(nil); f != "" || status != Done {
		t.Errorf("with nothing remembered: %q, %d", f, status)
	}
	if f, status := open(nil, "--file", file); f != file || status != Done {
		t.Errorf("with a file: %q, %d", f, status)
	}
	if err := recent.Remember(file); err != nil {
		t.Fatal(err)
	}
	if f, _ := open(nil); f != file {
		t.Errorf("the last one: %q", f)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if f, _ := open(nil); f != "" {
		t.Errorf("a last one that is gone: %q", f)
	}
	if _, status := open(errors.New("no display")); status != Unexpected {
		t.Errorf("a window that fails: %d", status)
	}
}

func TestADayMeansEightOClockOfTheHouse(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-17": "17.11.2026 08:00", "2026-11-17T00:40": "17.11.2026 00:40", " 2026-11-17 23:59 ": "17.11.2026 23:59",
	} {
		at, err := when(text, civil.Almaty)
		if got := civil.Almaty.Local(at).Format("02.01.2006 15:04"); err != nil || got != want {
			t.Errorf("%q is %s, %v", text, got, err)
		}
	}
	for _, bad := range []string{"", "2026", "2026-11-31", "2026-11-17T8:00", "2026-11-17T08:60", "2026-11-17T08:00:00", "2026-11-17T-1:00", "tomorrow"} {
		if at, err := when(bad, civil.Almaty); err == nil {
			t.Errorf("%q is %v", bad, at)
		}
	}
}

func TestAFileThatIsNotOursGetsOneClearSentence(t *testing.T) {
	quiet(t)
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, file := range map[string]string{
		"empty":    write("empty.pana", nil),
		"a letter": write("letter.txt", []byte(strings.Repeat("Уважаемые коллеги! ", 500))),
		"sqlite":   write("plain.db", append([]byte("SQLite format 3\x00"), make([]byte, 8192)...)),
		"zeros":    write("zeros.pana", make([]byte, 65536)),
		"a folder": dir,
	} {
		before, _ := os.ReadFile(file)
		status, out, errs := call(t, "night-lantern-quiet-bridge\n", "check", "--file", file, "--user", "erlan", "--lang", "ru")
		if status != Refused || out != "" || !strings.Contains(errs, ".") || key.MatchString(errs) {
			t.Errorf("%s: %d %q %q", name, status, out, errs)
		}
		if after, _ := os.ReadFile(file); !bytes.Equal(before, after) {
			t.Errorf("%s was changed", name)
		}
	}
	status, out, errs := call(t, "", "demo", "--file", filepath.Join(dir, "none", "demo.pana"))
	if status != Refused || out != "" || errs == "" {
		t.Errorf("a folder that isn't there: %d %q %q", status, out, errs)
	}
}
