package ui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/reports"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/sheets/sheetstest"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of what printing asks")

// themes are light and, for pictures, dark: where words stand is the same in both.
func themes() []bool {
	if *pictures == "" {
		return []bool{false}
	}
	return []bool{false, true}
}

// wide is the window as it comes up.
var wide = widgetstest.Large

func TestTheBedSheetComesOutByKeyboard(t *testing.T) {
	p := sheetstest.NewPrinter(t, "")
	b := newBench(t, "ru", wide)
	b.ctrl(fyne.Key7)
	b.ctrl(fyne.KeyP)
	papers := p.Papers(t)
	if len(papers) != 1 || !strings.Contains(papers[0], "Мимоза") || !strings.Contains(papers[0], "Мимоза-1") {
		t.Fatalf("on paper: %q", papers)
	}
	if b.asked() {
		t.Error("it asked something")
	}
	b.says("лист 1")
	if row := b.Prints(t)[0]; row.State != staff.Printed || row.Sheet != "beds" || row.Copies != 1 || row.Lang != "ru" {
		t.Errorf("row %+v", row)
	}
	if !b.shows("Последняя печать 14.11 00:40, лист 1") {
		t.Error("the page doesn't know of it")
	}
}

func TestTheSheetOfTheBedsPageIsThatOfItsBoard(t *testing.T) {
	p := sheetstest.NewPrinter(t, "")
	b := newBench(t, "kk", wide)
	b.ctrl(fyne.Key3)
	b.ctrl(fyne.KeyP)
	if papers := p.Papers(t); len(papers) != 1 || !strings.Contains(papers[0], "PD-04") {
		t.Fatalf("on paper: %q", papers)
	}
}

func TestTheEvacuationListAsksNothing(t *testing.T) {
	p := sheetstest.NewPrinter(t, "")
	b := newBench(t, "ru", wide)
	b.hold("для сестры Зулхумор") // never a reason to refuse this one
	b.ctrl(fyne.KeyE, true)
	papers := p.Papers(t)
	if len(papers) != 1 || !strings.Contains(papers[0], "Мимоза") || strings.Contains(papers[0], "Зулхумор") {
		t.Fatalf("on paper: %q", papers)
	}
	if b.asked() {
		t.Error("it asked something")
	}
	b.says("лист 1")
}

func TestCR27QueuesAndLogsOfThePrinterNameNobody(t *testing.T) {
	p := sheetstest.NewPrinter(t, "")
	b := newBench(t, "ru", wide)
	b.work.safe = true
	b.work.Print(desk.SheetOrder{Sheet: "intake", Resident: b.Head, Copies: 2})
	b.write("суд")
	b.press(fyne.KeyReturn)
	args := p.Args(t)
	for _, name := range []string{"Зулхумор", "Раҳмонова", "Мимоза", "Анкета", "intake", b.No, "Ерлан"} {
		if strings.Contains(args, name) {
			t.Errorf("%q is in the queue: %s", name, args)
		}
	}
	if !strings.Contains(args, "PD-01 1\n") || !strings.Contains(args, "-n\n2\n") {
		t.Errorf("lp was called with %s", args)
	}
}

func TestAFailedPrintIsVoidAndCanBeSaved(t *testing.T) {
	sheetstest.NewPrinter(t, "echo 'lp: out of paper' >&2; exit 1")
	b := newBench(t, "ru", wide)
	b.work.Print(desk.SheetOrder{Sheet: "beds"})
	if row := b.Prints(t)[0]; row.State != staff.Voided || row.VoidedFor == "" {
		t.Errorf("row %+v", row)
	}
	if !b.asked() || !b.shows("Принтер не принял лист") || !b.shows("Лист 1 отмечен в журнале как невышедший") {
		t.Fatalf("it says %s", written(b.win))
	}
	path := filepath.Join(t.TempDir(), "beds.pdf")
	b.press(fyne.KeyReturn) // save, not view
	b.erase()
	b.write(path)
	b.press(fyne.KeyReturn)
	if b.asked() {
		t.Fatalf("it still says %s", written(b.win))
	}
	if text := sheetstest.Text(t, path); !strings.Contains(text, "Мимоза") {
		t.Errorf("the file says %s", text)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	if row := b.Prints(t)[0]; row.No != 2 || row.State != staff.Printed {
		t.Errorf("row %+v", row)
	}
	b.says("лист 2")
}

func TestWithoutAPrinterNoNumberIsUsedAndTheTypedPathIsKept(t *testing.T) {
	sheetstest.NoPrinter(t)
	b := newBench(t, "en", wide)
	b.work.Print(desk.SheetOrder{Sheet: "evacuation"})
	if !b.asked() || !b.shows("No printer was found") || len(b.Prints(t)) != 0 {
		t.Fatalf("%d rows, it says %s", len(b.Prints(t)), written(b.win))
	}
	b.press(fyne.KeyReturn)
	if name := written(b.win); !strings.Contains(name, "PD-19_2026-11-14_0040.pdf") || strings.Contains(name, "Мимоза.pdf") {
		t.Errorf("it offers %s", name)
	}
	taken := filepath.Join(t.TempDir(), "taken.pdf")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, why := range map[string]string{"/no/such/folder/x.pdf": "no such folder", taken: "a file of this name already", "": "Fill this in"} {
		b.erase()
		b.write(path)
		b.press(fyne.KeyReturn)
		if !b.asked() || !b.shows(why) || !b.shows(path) {
			t.Fatalf("%s: it says %s", path, written(b.win))
		}
	}
	if mine, err := os.ReadFile(taken); err != nil || string(mine) != "mine" {
		t.Errorf("somebody's file is overwritten: %q %v", mine, err)
	}
	if len(b.Prints(t)) != 0 {
		t.Error("a number was used")
	}
}

func TestLevelCAsksForWhatAndOnceForTheSafePrinter(t *testing.T) {
	p := sheetstest.NewPrinter(t, "")
	b := newBench(t, "ru", wide)
	b.ctrl(fyne.Key7)
	b.press(fyne.KeyHome, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyReturn) // the intake, filled in
	b.write(b.No)
	b.press(fyne.KeyReturn)
	b.ctrl(fyne.KeyP)
	b.press(fyne.KeyReturn, fyne.KeyReturn) // nothing typed, nothing ticked
	if !b.asked() || !b.shows("Напишите причину") || len(b.Prints(t)) != 0 || len(p.Papers(t)) != 0 {
		t.Fatalf("without a reason: %s", written(b.win))
	}
	b.write("запрос суда")
	b.press(fyne.KeyReturn, fyne.KeyReturn)
	if !b.asked() || len(p.Papers(t)) != 0 {
		t.Fatal("printed where the printer may not be safe")
	}
	b.press(fyne.KeySpace, fyne.KeyReturn) // the cursor waits at the box to tick
	if papers := p.Papers(t); len(papers) != 1 || !strings.Contains(papers[0], "Зулхумор") {
		t.Fatalf("on paper: %q; %s", papers, written(b.win))
	}
	if row := b.Prints(t)[0]; row.Reason != "запрос суда" || row.Level != "C" || row.Resident != b.Head || row.State != staff.Printed {
		t.Errorf("row %+v", row)
	}
	b.ctrl(fyne.KeyP)
	if !b.asked() || b.shows("в безопасном месте") {
		t.Errorf("the second time: %s", written(b.win))
	}
	b.write("копия адвокату")
	b.press(fyne.KeyReturn)
	if row := b.Prints(t)[0]; row.No != 2 || row.Reason != "копия адвокату" {
		t.Errorf("row %+v", row)
	}
}

func TestTheEmptyFormAsksNothing(t *testing.T) {
	p := sheetstest.NewPrinter(t, "")
	b := newBench(t, "ru", wide)
	b.work.Print(desk.SheetOrder{Sheet: "intake", Resident: b.Head, Blank: true})
	if papers := p.Papers(t); b.asked() || len(papers) != 1 || strings.Contains(papers[0], "Зулхумор") {
		t.Errorf("asked %v, on paper %q", b.asked(), papers)
	}
}

func TestCR05ALineThatRevealsIsShownAndNotPrinted(t *testing.T) {
	p := sheetstest.NewPrinter(t, "")
	b := newBench(t, "ru", wide)
	b.hold("для сестры Зулхумор")
	b.work.Print(desk.SheetOrder{Sheet: "beds"})
	if !b.asked() || !b.shows("для сестры Зулхумор") || !b.shows("на кодовое слово") || len(p.Papers(t)) != 0 || len(b.Prints(t)) != 0 {
		t.Fatalf("it says %s", written(b.win))
	}
	b.press(fyne.KeyReturn) // declines
	if b.asked() || len(p.Papers(t)) != 0 {
		t.Fatal("Return printed it")
	}
	b.work.Print(desk.SheetOrder{Sheet: "beds"})
	b.press(fyne.KeyTab, fyne.KeyReturn) // leave it out
	papers := p.Papers(t)
	if len(papers) != 1 || strings.Contains(papers[0], "Зулхумор") || !strings.Contains(papers[0], "Мимоза") {
		t.Errorf("on paper: %q", papers)
	}
}

func TestCR25AViewedSheetIsPrivateAndGoes(t *testing.T) {
	sheetstest.NoPrinter(t)
	viewer(t)
	for name, gone := range map[string]func(*bench){
		"lock": func(b *bench) { b.lock() },
		"15 minutes": func(b *bench) {
			for _, f := range b.later {
				f()
			}
		},
		"next start": func(b *bench) { openViews() },
	} {
		t.Run(name, func(t *testing.T) {
			b := newViewing(t)
			b.work.Print(desk.SheetOrder{Sheet: "beds", To: desk.ToViewer})
			if !b.asked() || !b.shows("хранят список последних файлов") {
				t.Fatalf("it says %s", written(b.win))
			}
			b.press(fyne.KeyReturn)
			dir := filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "pana", "view")
			files, _ := filepath.Glob(filepath.Join(dir, "*"))
			if len(files) != 1 || strings.Contains(filepath.Base(files[0]), "beds") {
				t.Fatalf("files %v; notices %v", files, b.layer.Notices())
			}
			file, err := os.Stat(files[0])
			folder, err2 := os.Stat(dir)
			if err != nil || err2 != nil || file.Mode().Perm() != 0o600 || folder.Mode().Perm() != 0o700 {
				t.Errorf("%v %v in %v %v", file.Mode(), err, folder.Mode(), err2)
			}
			gone(b.bench)
			if files, _ := filepath.Glob(filepath.Join(dir, "*")); len(files) != 0 {
				t.Errorf("still there: %v", files)
			}
		})
	}
}

func TestCR25LevelCIsNeverOpenedInAViewer(t *testing.T) {
	sheetstest.NoPrinter(t)
	viewer(t)
	b := newBench(t, "ru", wide)
	b.work.safe = true
	b.work.Print(desk.SheetOrder{Sheet: "intake", Resident: b.Head, To: desk.ToViewer})
	if b.asked() || len(b.Prints(t)) != 0 {
		t.Errorf("it asks %s", written(b.win))
	}
	b.says("не открывают")
	k, _ := reports.Find("intake") // without a printer only saving is offered
	b.work.send(job{SheetOrder: desk.SheetOrder{Sheet: "intake", Resident: b.Head}, kind: k, reason: "суд"})
	if !b.asked() || !b.shows("Принтер не найден") || b.shows("Открыть просмотр") {
		t.Errorf("it says %s", written(b.win))
	}
	if files, _ := filepath.Glob(filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "pana", "view", "*")); len(files) != 0 {
		t.Errorf("files %v", files)
	}
}

// viewing is a bench that keeps what is to be done later.
type viewing struct{ *bench }

func newViewing(t *testing.T) viewing {
	b := newBench(t, "ru", wide)
	b.layer.After = func(d time.Duration, f func()) func() {
		if d == viewLife {
			b.later = append(b.later, f)
		}
		return func() {}
	}
	return viewing{b}
}

// viewer is a stand-in for the program that opens files.
func viewer(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte("#!/bin/sh\ntest -r \"$1\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
}

func TestWhatPrintingAsksFits(t *testing.T) {
	sheetstest.NewPrinter(t, "exit 1")
	viewer(t)
	for _, lang := range []string{"en", "ru", "kk"} {
		for size, s := range map[string]fyne.Size{"large": widgetstest.Large, "least": widgetstest.Least} {
			for _, dark := range themes() {
				b := newBench(t, lang, s)
				b.looks.dark = dark
				b.looks.wear(b.app)
				b.hold("для сестры Зулхумор, придёт Раҳмонова с вещами около восьми вечера, позвонить ей заранее")
				b.ctrl(fyne.Key7)
				for i, o := range []desk.SheetOrder{{}, {Sheet: "beds"}, {Sheet: "evacuation"}, {Sheet: "intake", Resident: b.Head},
					{Sheet: "evacuation", To: desk.ToFile}, {Sheet: "evacuation", To: desk.ToViewer}} {
					b.work.Print(o)
					name := fmt.Sprintf("ask%d-%s-%s-%v", i, lang, size, dark)
					if i > 0 && !b.asked() {
						t.Fatalf("%s: nothing asked", name)
					}
					objects := append([]fyne.CanvasObject{b.work.current().Content()}, b.win.Canvas().Overlays().List()...)
					for _, fault := range widgetstest.Overflow(objects[len(objects)-1]) {
						t.Errorf("%s: %s", name, fault)
					}
					picture(t, b.win, name)
					b.press(fyne.KeyEscape)
					b.layer.ClearNotices()
				}
			}
		}
	}
}
