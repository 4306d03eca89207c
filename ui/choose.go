package ui

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// tables are the endings of tables that can be read.
var tables = []string{".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".CSV", ".XLSX"}

// chooseTable looks for a table, beginning in the folder of a path or in the documents.
func (p *workplace) chooseTable(from string, chosen func(path string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			return
		}
		path := r.URI().Path()
		_ = r.Close()
		chosen(path)
	}, p.w.win)
	d.SetFilter(storage.NewExtensionFileFilter(tables))
	dir := filepath.Dir(from)
	if info, err := os.Stat(dir); from == "" || err != nil || !info.IsDir() {
		dir = documents()
	}
	if at, err := storage.ListerForURI(storage.NewFileURI(dir)); err == nil {
		d.SetLocation(at)
	}
	d.SetTitleText("")
	d.Resize(fyne.NewSize(760, 520))
	d.Show()
}
