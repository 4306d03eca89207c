package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"pana/reports"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// longestReason is what the print log takes.
const longestReason = 200

// askReason asks for what purpose a sheet with somebody's identity leaves the file, and
// once in a session whether the printer is where nobody else takes the paper.
func (p *workplace) askReason(j job) {
	d := p.desk
	form := widgets.NewForm(nil)
	reason := widgets.NewField(d.T("print.reason"), "")
	form.Add("reason", reason)
	body := widgets.Stack(4, reason)
	var safe *widgets.Check
	if j.To == desk.ToPrinter && !p.safe {
		safe = widgets.NewCheck(d.T("print.safe"), false, nil)
		form.Add("safe", safe)
		body.Add(safe)
		body.Add(widgets.Pad(0, 0, 12, 0, widgets.NewParagraphFor(d.T("print.safe_needed"), widgets.Small, 430)))
	}
	yes := func() bool {
		j.reason = strings.TrimSpace(reason.Text())
		var faults fault.Fields
		switch n := utf8.RuneCountInString(j.reason); {
		case n == 0:
			faults.Add("reason", "fault.reason.empty")
		case n > longestReason:
			faults.Add("reason", "fault.text.long", "Max", longestReason)
		}
		if safe != nil && !safe.Ticked {
			faults.Add("safe", "print.safe_needed")
		}
		if d.Failed(faults.Err(), form) {
			return false
		}
		p.safe = p.safe || safe != nil
		fyne.Do(func() { p.send(j) }) // once this question is gone: the next may ask another
		return true
	}
	verb := "button.print"
	if j.To != desk.ToPrinter {
		verb = "button.continue"
	}
	p.Ask(desk.Question{Title: d.T("print.reason_title"), Text: d.T("print.reason_why"), Body: body, Verb: d.T(verb), First: reason.Entry, Form: form, Yes: yes})
}

// askReveals shows the lines that kept a sheet of code words from being printed.
func (p *workplace) askReveals(j job, r *reports.Revealing) {
	d := p.desk
	lines := widgets.Stack(8)
	var said []string // a line may stand in several places
	for _, l := range r.Lines {
		j.without = append(j.without, l.No)
		if !slices.Contains(said, l.Text) {
			said = append(said, l.Text)
			lines.Add(widgets.NewParagraphFor("«"+l.Text+"»", widgets.Strong, 420))
		}
	}
	var body fyne.CanvasObject = widgets.Pad(0, 0, 12, 0, lines)
	if len(said) > 5 {
		body = widgets.Sized(0, 180, widgets.NewScroll(body))
	}
	p.Ask(desk.Question{
		Title: d.N("print.reveals_title", len(said)), Text: d.T("print.reveals_why"), Body: body, Verb: d.T("print.reveals_without"), Danger: true,
		Yes: func() bool {
			fyne.Do(func() { p.send(j) })
			return true
		},
	})
}
