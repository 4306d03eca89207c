package printer

import (
	"context"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	spooler           = windows.NewLazySystemDLL("winspool.drv")
	enumPrinters      = spooler.NewProc("EnumPrintersW")
	getDefaultPrinter = spooler.NewProc("GetDefaultPrinterW")
)

const printersHereAndConnected = 2 | 4

// printerInfo is PRINTER_INFO_4.
type printerInfo struct {
	name, server *uint16
	attributes   uint32
}

// Printers lists the printers and names the one that is used unless another is chosen.
func Printers(context.Context) (names []string, usual string, err error) {
	var need, n uint32
	// The first call only tells how much room the second needs.
	enumPrinters.Call(printersHereAndConnected, 0, 4, 0, 0, uintptr(unsafe.Pointer(&need)), uintptr(unsafe.Pointer(&n)))
	if need == 0 {
		return nil, "", ErrNoPrinter
	}
	buf := make([]printerInfo, int(need)/int(unsafe.Sizeof(printerInfo{}))+1) // aligned as its pointers ask
	r, _, _ := enumPrinters.Call(printersHereAndConnected, 0, 4, uintptr(unsafe.Pointer(&buf[0])), uintptr(need),
		uintptr(unsafe.Pointer(&need)), uintptr(unsafe.Pointer(&n)))
	if r == 0 || n == 0 {
		return nil, "", ErrNoPrinter
	}
	for _, p := range buf[:min(int(n), len(buf))] {
		names = append(names, windows.UTF16PtrToString(p.name))
	}
	var letters uint32
	getDefaultPrinter.Call(0, uintptr(unsafe.Pointer(&letters)))
	if letters > 0 {
		name := make([]uint16, letters)
		if r, _, _ := getDefaultPrinter.Call(uintptr(unsafe.Pointer(&name[0])), uintptr(unsafe.Pointer(&letters))); r != 0 {
			usual = windows.UTF16ToString(name)
		}
	}
	if usual == "" && len(names) == 1 {
		usual = names[0]
	}
	return names, usual, nil
}

// Ready fails with ErrNoPrinter when nothing can be printed; a sheet need not be made then.
func Ready(ctx context.Context) error {
	_, _, err := Printers(ctx)
	return err
}
