package ui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"pana/reports"
	"pana/reports/printer"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// askPath asks where to save a sheet. Instead of printing it may also be opened in the
// viewer, unless it shows who somebody is. What is typed stays until it is saved.
func (p *workplace) askPath(j job, instead bool, title, text string) {
	d := p.desk
	form := widgets.NewForm(nil)
	path := widgets.NewField(d.T("print.path"), filepath.Join(documents(), p.fileName(j)))
	path.SetHint(d.T("print.path_hint"))
	body := widgets.Stack(4)
	var way *widgets.RadioList
	if instead && j.viewable() {
		way = widgets.NewRadioList([]string{d.T("print.save"), d.T("sheets.view")}, 0, nil)
		way.OnChanged = func(i int) {
			path.Hidden = i == 1
			body.Refresh()
		}
		form.Add("way", way)
		body.Add(way)
	}
	form.Add("path", path)
	body.Add(path)
	first, verb := path.Focusable(), "print.save"
	if way != nil {
		first, verb = way, "button.continue"
	}
	p.Ask(desk.Question{Title: title, Text: text, Body: body, Verb: d.T(verb), First: first, Form: form, Width: 560, Yes: func() bool {
		if way != nil && way.Selected == 1 {
			fyne.Do(func() { p.askView(j) })
			return true
		}
		j.To = desk.ToFile
		return p.save(j, form, path.Text())
	}})
}

// save makes the sheet and writes it to a new file; it reports whether the question is
// settled.
func (p *workplace) save(j job, form *widgets.Form, typed string) bool {
	path, why := newPath(typed)
	if why != "" {
		p.desk.Failed(fault.Fields{{Name: "path", Message: fault.Say(why)}}, form)
		return false
	}
	made, err := p.deliver(context.Background(), j, func(_ context.Context, s reports.Sheet) error { return printer.SaveAs(path, s.PDF) })
	var lost undelivered
	if errors.As(err, &lost) {
		p.desk.Failed(fault.Fields{{Name: "path", Message: fault.Say("print.path_denied")}}, form)
		return false
	}
	fyne.Do(func() { p.out(j, made, err, "print.saved") })
	return true
}

// newPath is where a new file is to be, or the key of what is wrong with it.
func newPath(typed string) (path, why string) {
	path = strings.TrimSpace(typed)
	if path == "" {
		return "", "fault.text.empty"
	}
	if home, err := os.UserHomeDir(); err == nil && strings.HasPrefix(path, "~"+string(filepath.Separator)) {
		path = filepath.Join(home, path[2:])
	}
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		path += ".pdf"
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return path, "print.path_folder"
	}
	switch _, err := os.Lstat(path); {
	case err == nil:
		return path, "print.path_exists"
	case !errors.Is(err, fs.ErrNotExist):
		return path, "print.path_denied"
	}
	return path, ""
}

// fileName says which sheet it is and when it was made, never whom it is about.
func (p *workplace) fileName(j job) string {
	return j.kind.Code + "_" + p.desk.Zone.Local(p.desk.Now()).Format("2006-01-02_1504") + ".pdf"
}

// documents is the user's folder for documents, or her home where there is none.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	dir := filepath.Join(home, "Documents")
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return dir
	}
	return home
}
