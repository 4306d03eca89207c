package command

import (
	"os"
	"slices"

	"golang.org/x/sys/windows"
)

// Terminal lets a command speak in the terminal that it was started from. On Windows a
// program with a window has none of its own, and what it says is lost. The window itself
// stays apart, since it would be closed with the terminal. What is redirected stays so.
func Terminal(args []string) {
	if !slices.ContainsFunc(args, func(a string) bool {
		return slices.Contains([]string{"demo", "print", "check", "--help", "-h"}, a)
	}) {
		return
	}
	const ofParent = ^uintptr(0)
	if r, _, _ := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole").Call(ofParent); r == 0 {
		return // started from elsewhere
	}
	for _, one := range []struct {
		std  uint32
		name string
		file **os.File
	}{
		{windows.STD_INPUT_HANDLE, "CONIN$", &os.Stdin},
		{windows.STD_OUTPUT_HANDLE, "CONOUT$", &os.Stdout},
		{windows.STD_ERROR_HANDLE, "CONOUT$", &os.Stderr},
	} {
		if usable(one.file) {
			continue
		}
		if f, err := os.OpenFile(one.name, os.O_RDWR, 0); err == nil {
			*one.file = f
		}
	}
}

// usable reports whether a file of the program's start leads anywhere.
func usable(f **os.File) bool {
	kind, err := windows.GetFileType(windows.Handle((*f).Fd()))
	return err == nil && kind != windows.FILE_TYPE_UNKNOWN
}
