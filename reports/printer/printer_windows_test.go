//go:build wine

package printer

import (
	"context"
	"errors"
	"image"
	"image/draw"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

// These tests run with Wine, whose printers write PostScript: here into a file.

// ppd says what the printer can do.
const ppd = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "OFFICE.PPD"
*Manufacturer: "Pana"
*Product: "(Office)"
*PSVersion: "(3010.000) 0"
*ModelName: "Office"
*ShortNickName: "Office"
*NickName: "Office"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*TTRasterizer: Type42
*DefaultResolution: 600dpi
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "18 18 577 824"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
`

type driverInfo struct { // DRIVER_INFO_3
	version                                                                  uint32
	name, environment, driver, data, config, help, files, monitor, dataTypes *uint16
}

type newPrinter struct { // PRINTER_INFO_2
	server, name, share, port, driver, comment, place *uint16
	mode                                              uintptr
	separator, processor, dataType, parameters        *uint16
	security                                          uintptr
	attributes, priority, usual, start, until         uint32
	status, jobs, average                             uint32
}

// office installs a printer whose paper is the file.
func office(t *testing.T) (paper string) {
	t.Helper()
	dir := t.TempDir()
	paper = filepath.Join(dir, "paper.ps")
	description := filepath.Join(dir, "office.ppd")
	if err := os.WriteFile(description, []byte(strings.ReplaceAll(ppd, "\n", "\r\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	w := func(s string) *uint16 {
		p, err := windows.UTF16PtrFromString(s)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	ports, _, err := registry.CreateKey(registry.CURRENT_USER, `Software\Wine\Printing\Spooler`, registry.SET_VALUE)
	if err == nil {
		err = ports.SetStringValue("LPT1:", "|cat >"+unix(t, paper))
	}
	if err != nil {
		t.Fatal(err)
	}
	d := driverInfo{version: 3, name: w("Office"), driver: w("wineps.drv"), data: w(description), config: w("wineps.drv"), dataTypes: w("RAW")}
	if r, _, err := spooler.NewProc("AddPrinterDriverExW").Call(0, 3, uintptr(unsafe.Pointer(&d)), 4|16); r == 0 {
		t.Fatal("driver:", err)
	}
	p := newPrinter{name: w("Office"), port: w("LPT1:"), driver: w("Office"), processor: w("WinPrint"), dataType: w("RAW")}
	h, _, err := spooler.NewProc("AddPrinterW").Call(0, 2, uintptr(unsafe.Pointer(&p)))
	if h == 0 {
		t.Fatal("printer:", err)
	}
	t.Cleanup(func() {
		spooler.NewProc("DeletePrinter").Call(h)
		spooler.NewProc("ClosePrinter").Call(h)
	})
	return paper
}

// unix is a path of Wine's as the system below writes it.
func unix(t *testing.T, path string) string {
	t.Helper()
	long, err := windows.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	r, _, _ := windows.NewLazySystemDLL("kernel32.dll").NewProc("wine_get_unix_file_name").Call(uintptr(unsafe.Pointer(long)))
	name := *(**byte)(unsafe.Pointer(&r))
	if name == nil {
		t.Fatal("no name below Wine for", path)
	}
	return windows.BytePtrToString(name)
}

func TestSheetsArePrintedPageByPage(t *testing.T) {
	if _, _, err := Printers(context.Background()); !errors.Is(err, ErrNoPrinter) {
		t.Fatal("before there is a printer:", err)
	}
	paper := office(t)
	names, usual, err := Printers(context.Background())
	if err != nil || len(names) != 1 || names[0] != "Office" || usual != "Office" {
		t.Fatalf("printers %v, usual %q, %v", names, usual, err)
	}
	var drawn []int
	err = Print(context.Background(), Job{Title: "PD-04", Copies: 2, Pages: 2, Picture: func(n int, dpi float64) *image.RGBA {
		drawn = append(drawn, n)
		w, h := int(8.27*dpi), int(11.69*dpi)
		if n == 1 {
			w, h = h, w // lies on its side
		}
		im := image.NewRGBA(image.Rect(0, 0, w, h))
		draw.Draw(im, im.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(im, image.Rect(w/10, h/10, w/2, h/5), image.Black, image.Point{}, draw.Src)
		return im
	}})
	if err != nil {
		t.Fatal(err)
	}
	if len(drawn) != 4 {
		t.Errorf("pages drawn: %v", drawn)
	}
	var out string
	for end := time.Now().Add(time.Minute); !strings.Contains(out, "%%EOF") && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		b, _ := os.ReadFile(paper) // not there until the queue gets to it
		out = string(b)
	}
	if n := strings.Count(out, "%%Page:"); n != 4 {
		t.Errorf("%d pages on paper", n)
	}
	if !strings.Contains(out, "%%Title: PD-04") {
		t.Error("the queue calls it otherwise")
	}
}
