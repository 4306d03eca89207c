package printer

import (
	"context"

	"golang.org/x/sys/windows"
)

// openFile gives path to the program that the user reads such files with.
func openFile(_ context.Context, path string) error {
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	verb, err := windows.UTF16PtrFromString("open")
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, verb, file, nil, nil, windows.SW_SHOWNORMAL)
}
