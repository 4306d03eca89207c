package vault

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// onNetwork reports whether dir lies on another computer: a path of a share, or a drive
// letter that stands for one.
func onNetwork(dir string) bool {
	root := filepath.VolumeName(dir)
	if device, ok := strings.CutPrefix(root, `\\?\`); ok {
		if root = device; strings.HasPrefix(strings.ToUpper(device), `UNC\`) {
			return true
		}
	}
	if strings.HasPrefix(root, `\\`) {
		return !strings.HasPrefix(root, `\\.\`)
	}
	name, err := windows.UTF16PtrFromString(root + `\`)
	return err == nil && windows.GetDriveType(name) == windows.DRIVE_REMOTE
}
