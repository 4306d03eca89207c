// Resource writes what pana.exe carries of itself for Windows: its icon, its version and its
// manifest, as a script for windres and the files that it names.
//
//	go run .ci/windows/*.go FyneApp.toml FOLDER
//
// Name, version and icon come from the application's own file. The icon is called GLFW_ICON,
// since under this name the window takes it too.
package main

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/BurntSushi/toml"
)

// app is what FyneApp.toml says.
type app struct {
	Details struct {
		Icon, Name, ID, Version string
		Build                   int
	}
}

const script = `#pragma code_page(65001)
GLFW_ICON ICON "pana.ico"
1 24 "pana.manifest"
1 VERSIONINFO
FILEVERSION {{.Numbers}}
PRODUCTVERSION {{.Numbers}}
FILEOS 0x40004
FILETYPE 0x1
BEGIN
 BLOCK "StringFileInfo"
 BEGIN
  BLOCK "000004b0"
  BEGIN
   VALUE "FileDescription", "{{.Name}}"
   VALUE "FileVersion", "{{.Version}}"
   VALUE "InternalName", "{{.ID}}"
   VALUE "LegalCopyright", "MIT License"
   VALUE "OriginalFilename", "pana.exe"
   VALUE "ProductName", "{{.Name}}"
   VALUE "ProductVersion", "{{.Version}}"
  END
 END
 BLOCK "VarFileInfo"
 BEGIN
  VALUE "Translation", 0, 1200
 END
END
`

// manifest: no rights beyond the user's, sharp on every screen, long paths.
const manifest = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
 <assemblyIdentity type="win32" name="{{.ID}}" version="{{.Dotted}}" processorArchitecture="amd64"/>
 <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3"><security><requestedPrivileges>
  <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
 </requestedPrivileges></security></trustInfo>
 <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1"><application>
  <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
 </application></compatibility>
 <application xmlns="urn:schemas-microsoft-com:asm.v3"><windowsSettings>
  <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
  <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2, PerMonitor</dpiAwareness>
  <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
 </windowsSettings></application>
</assembly>
`

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: resource FyneApp.toml FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "resource:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	var a app
	if _, err := toml.DecodeFile(from, &a); err != nil {
		return err
	}
	d := a.Details
	var major, minor, patch int
	if _, err := fmt.Sscanf(d.Version, "%d.%d.%d", &major, &minor, &patch); err != nil {
		return fmt.Errorf("version %q: %w", d.Version, err)
	}
	numbers := fmt.Sprintf("%d,%d,%d,%d", major, minor, patch, d.Build)
	fill := map[string]string{"Name": d.Name, "ID": d.ID, "Version": d.Version,
		"Numbers": numbers, "Dotted": strings.ReplaceAll(numbers, ",", ".")}
	for name, text := range map[string]string{"pana.rc": script, "pana.manifest": manifest} {
		var b bytes.Buffer
		if err := template.Must(template.New(name).Parse(text)).Execute(&b, fill); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, name), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	f, err := os.Open(filepath.Join(filepath.Dir(from), d.Icon))
	if err != nil {
		return err
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		return fmt.Errorf("%s: %w", d.Icon, err)
	}
	return os.WriteFile(filepath.Join(to, "pana.ico"), ico(img), 0o644)
}
