package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestImportSaysWhichRowsAreRejectedAndKeepsThemInAFile(t *testing.T) {
	file, passwords := house(t, "2026-11-17T08:00")
	path := filepath.Join(t.TempDir(), "склад.csv")
	text := "Название;Категория;Ед. изм.;Кол-во;Годен до;Место\r\nСоль проверочная;еда;кг;1,5;31.12.2027;Полка\r\nСахар проверочный;еда;вагон;2;;Полка\r\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(more ...string) (int, string, string) {
		return call(t, passwords["supplies"]+"\n", append([]string{"import", "supplies", path, "--file", file, "--user", "umit"}, more...)...)
	}
	status, out, errs := run("--dry-run")
	if status != Refused || !strings.HasPrefix(out, "3\tЕд. изм.\t") || strings.Count(out, "\n") != 1 || !strings.Contains(errs, "Ничего не записано") {
		t.Errorf("dry: %d %q %q", status, out, errs)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) != 1 {
		t.Error("a dry run wrote", left)
	}
	for n, name := range []string{"склад.не-принято.csv", "склад.не-принято-2.csv"} {
		status, out, errs = run()
		if status != Refused {
			t.Errorf("run %d: %d %q %q", n, status, out, errs)
		}
		b, err := os.ReadFile(filepath.Join(filepath.Dir(path), name))
		if err != nil || !bytes.HasPrefix(b, []byte("\ufeffСтрока;Столбец;Причина;Название;")) || !strings.Contains(string(b), "\n3;Ед. изм.;") {
			t.Errorf("%q, %v", b, err)
		}
	}
	if !strings.Contains(out, "2\tКол-во\t") {
		t.Error("the second time the stock was counted twice:", out)
	}
	out1 := filepath.Join(t.TempDir(), "x.csv")
	if status, _, errs = call(t, passwords["supplies"]+"\n", "export", "supplies", "--file", file, "--user", "umit", "-o", out1); status != Done {
		t.Fatal(status, errs)
	}
	b, err := os.ReadFile(out1)
	if err != nil || !strings.Contains(string(b), "Соль проверочная") {
		t.Error(err)
	}
	if status, _, _ = call(t, passwords["supplies"]+"\n", "export", "supplies", "--file", file, "--user", "umit", "-o", out1); status != Refused {
		t.Error("an existing file was overwritten:", status)
	}
}

func TestImportWantsWhatItNeeds(t *testing.T) {
	file, passwords := house(t, "2026-11-17T08:00")
	path := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(path, []byte("Вещь;Сколько\nРис пробный;5 кг\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(role string, args ...string) (int, string) {
		login := map[string]string{"supplies": "umit", "technical": "ruslan"}[role]
		status, out, errs := call(t, passwords[role]+"\n", append(append([]string{"import", "supplies"}, args...), "--file", file, "--user", login)...)
		return status, out + errs
	}
	for name, c := range map[string]struct {
		want int
		args []string
	}{
		"no table": {WrongUse, nil}, "one that isn't there": {WrongUse, []string{path + "x"}}, "no names": {Refused, []string{path}},
		"a column that isn't there": {Refused, []string{path, "--map", "z=name_ru"}}, "a map without a field": {WrongUse, []string{path, "--map", "вещь"}},
		"an unknown category": {WrongUse, []string{path, "--category", "Тараканы"}},
	} {
		if status, said := run("supplies", c.args...); status != c.want || said == "" {
			t.Errorf("%s: %d %q", name, status, said)
		}
	}
	told := []string{path, "--map", "вещь=Название", "--map", "2=quantity", "--category", "еда", "--place", "Полка"}
	if status, said := run("technical", told...); status != Refused {
		t.Errorf("the technician: %d %q", status, said)
	}
	if status, said := run("supplies", told...); status != Done {
		t.Errorf("told: %d %q", status, said)
	}
}
