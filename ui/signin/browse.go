package signin

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"pana/ui/widgets"
)

// pathField is a field for a path, with a button that looks for it. The typed path alone
// suffices.
func (p *Page) pathField(name, label, hint string, value *string, browse func(*widgets.Field)) fyne.CanvasObject {
	f := p.field(name, label, hint, value)
	f.Spill = innerWide
	return container.New(beside{}, f, widgets.NewButton(p.t("button.choose"), widgets.Plain, widgets.IconFolder, "", func() { browse(f) }))
}

// field is a field that writes to value with each letter.
func (p *Page) field(name, label, hint string, value *string) *widgets.Field {
	f := widgets.NewField(label, *value)
	p.join(f, name, hint, value)
	return f
}

// secretField is one that shows dots.
func (p *Page) secretField(name, label, hint string, value *string) *widgets.Field {
	f := widgets.NewPassword(label)
	f.SetText(*value)
	p.join(f, name, hint, value)
	return f
}

func (p *Page) join(f *widgets.Field, name, hint string, value *string) {
	f.Hint = hint
	f.OnChanged = func(s string) { *value = s }
	p.form.Add(name, f)
}

// chooseFile asks for one of our files.
func (p *Page) chooseFile(f *widgets.Field) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			return
		}
		path := r.URI().Path()
		_ = r.Close()
		chosen(f, path)
	}, p.h.Window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{ending}))
	p.open(d, f.Text())
}

// chooseFolder asks for a folder.
func (p *Page) chooseFolder(f *widgets.Field) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err == nil && u != nil {
			chosen(f, u.Path())
		}
	}, p.h.Window)
	p.open(d, filepath.Join(f.Text(), "x"))
}

// choosePlace asks for the folder of a new file and keeps its name. Fyne's dialog for
// saving won't do: it makes an empty file at once.
func (p *Page) choosePlace(f *widgets.Field) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err == nil && u != nil {
			chosen(f, filepath.Join(u.Path(), filepath.Base(full(f.Text(), true))))
		}
	}, p.h.Window)
	p.open(d, f.Text())
}

// open shows a dialog at the folder of a path.
func (p *Page) open(d *dialog.FileDialog, path string) {
	dir := filepath.Dir(full(path, false))
	if info, err := os.Stat(dir); path == "" || err != nil || !info.IsDir() {
		dir = documents()
	}
	if at, err := storage.ListerForURI(storage.NewFileURI(dir)); err == nil {
		d.SetLocation(at)
	}
	d.SetTitleText("")
	d.Resize(fyne.NewSize(760, 520))
	d.Show()
}

// chosen takes a path over and puts the cursor behind it.
func chosen(f *widgets.Field, path string) {
	f.SetText(path)
	f.OnChanged(path)
	widgets.Focus(f.Focusable())
}
