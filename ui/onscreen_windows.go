package ui

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var (
	user              = windows.NewLazySystemDLL("user32.dll")
	getWindowRect     = user.NewProc("GetWindowRect")
	monitorFromWindow = user.NewProc("MonitorFromWindow")
	getMonitorInfo    = user.NewProc("GetMonitorInfoW")
	setWindowPos      = user.NewProc("SetWindowPos")
	showWindow        = user.NewProc("ShowWindow")
)

// What Windows is asked for.
const (
	nearestMonitor = 2
	maximize       = 3
	onlyMove       = 1 | 4 | 16 // neither size, nor order, nor cursor
)

// monitorInfo is MONITORINFO.
type monitorInfo struct {
	size       uint32
	whole, use windows.Rect // use: less the task bar
	flags      uint32
}

// keepOnScreen brings a window that was just shown wholly onto the screen, and lets it fill a
// screen that is too small for it. Windows lays the foot of a window under the task bar, and
// cuts one larger than the screen without a word to Fyne, which then draws beyond its edges.
func keepOnScreen(w fyne.Window) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return
	}
	native.RunNative(func(c any) {
		in, ok := c.(driver.WindowsWindowContext)
		if !ok || in.HWND == 0 {
			return
		}
		info := monitorInfo{}
		info.size = uint32(unsafe.Sizeof(info))
		monitor, _, _ := monitorFromWindow.Call(in.HWND, nearestMonitor)
		var at windows.Rect
		gotAt, _, _ := getWindowRect.Call(in.HWND, uintptr(unsafe.Pointer(&at)))
		gotInfo, _, _ := getMonitorInfo.Call(monitor, uintptr(unsafe.Pointer(&info)))
		if gotAt == 0 || gotInfo == 0 {
			return // it stays where Windows put it
		}
		use := info.use
		freeX, freeY := (use.Right-use.Left)-(at.Right-at.Left), (use.Bottom-use.Top)-(at.Bottom-at.Top)
		switch {
		case freeX < 0 || freeY < 0:
			showWindow.Call(in.HWND, maximize)
		case at.Left < use.Left || at.Top < use.Top || at.Right > use.Right || at.Bottom > use.Bottom:
			setWindowPos.Call(in.HWND, 0, uintptr(use.Left+freeX/2), uintptr(use.Top+freeY/2), 0, 0, onlyMove)
		}
	})
}
