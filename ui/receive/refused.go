package receive

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// refused are the lines that were brought and not taken; an empty one stands at the end.
type refused struct {
	s      *Screen
	rows   []*refusal
	body   *fyne.Container
	object fyne.CanvasObject
}

// refusal is one of them.
type refusal struct {
	item     int64 // of the store; 0: something else
	what     *widgets.Field
	quantity *widgets.Field
	reason   *widgets.Choice
	remove   *widgets.Button
	object   fyne.CanvasObject
}

// refusalKept is one as a draft keeps it.
type refusalKept struct {
	Item                   int64 `json:",omitempty"`
	What, Quantity, Reason string
}

func newRefused(s *Screen) *refused {
	d := s.d
	r := &refused{s: s, body: widgets.Stack(4)}
	weights := []float32{6, 2, 3}
	titles := widgets.Columns(8, weights, widgets.NewLine(d.T("receive.refused_what"), widgets.Small).Yielding(),
		widgets.NewLine(d.T("receive.refused_quantity"), widgets.Small).Yielding(), widgets.NewLine(d.T("receive.refused_reason"), widgets.Small).Yielding())
	r.object = widgets.Stack(2, widgets.Row(12, widgets.NewLine(d.T("receive.refused"), widgets.Strong), widgets.NewLine(d.T("receive.refused_hint"), widgets.Small).Yielding()),
		container.New(beside{}, titles, widgets.NewBlock(widgets.None)), r.body)
	r.set(nil)
	return r
}

// beside gives the second 34 at the right, and the first the rest.
type beside struct{}

// MinSize implements fyne.Layout.
func (beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width+42, o[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	widgets.Put(o[0], 0, 0, size.Width-42, size.Height)
	widgets.Put(o[1], size.Width-34, 0, 34, min(34, size.Height))
}

func (r *refused) add(k refusalKept) *refusal {
	d := r.s.d
	x := &refusal{item: k.Item, what: goods.Text(d, "", 200), quantity: goods.Text(d, "", 60), reason: goods.Codes(d, "", "code.refusal.", inventory.RefusalReasons())}
	x.what.SetText(k.What)
	x.quantity.SetText(k.Quantity)
	goods.Write(x.reason, k.Reason)
	x.remove = widgets.NewButton("", widgets.Ghost, widgets.IconDelete, "", func() { r.take(x) })
	x.remove.Hint = d.T("goods.remove")
	x.object = container.New(beside{}, widgets.Columns(8, []float32{6, 2, 3}, x.what, x.quantity, x.reason), x.remove)
	x.what.OnChanged = func(string) { r.grow() }
	at := len(r.rows)
	if at > 0 && r.rows[at-1].blank() {
		at--
	}
	r.rows = append(r.rows[:at:at], append([]*refusal{x}, r.rows[at:]...)...)
	r.show()
	return x
}

func (x *refusal) blank() bool {
	return strings.TrimSpace(x.what.Text()) == "" && strings.TrimSpace(x.quantity.Text()) == "" && x.reason.Text() == ""
}

// grow keeps an empty line at the end.
func (r *refused) grow() {
	if n := len(r.rows); n == 0 || !r.rows[n-1].blank() {
		r.add(refusalKept{})
	}
}

// take takes one away.
func (r *refused) take(x *refusal) {
	for n, y := range r.rows[:len(r.rows)-1] {
		if x == y {
			r.rows = append(r.rows[:n:n], r.rows[n+1:]...)
			r.show()
			r.s.form.FocusOn(fmt.Sprintf("refused.%d.what", n))
			return
		}
	}
}

// show lays the lines out; of the empty one only what it is about shows.
func (r *refused) show() {
	r.body.Objects = nil
	for n, x := range r.rows {
		last := n == len(r.rows)-1 && x.blank()
		for _, o := range []fyne.CanvasObject{x.quantity, x.reason, x.remove} {
			show(o, !last)
		}
		r.body.Add(x.object)
	}
	r.body.Refresh()
	if r.s.lines != nil && r.s.scroll != nil {
		r.s.walk()
		r.s.scroll.Refresh()
	}
}

func (r *refused) addTo(f *widgets.Form) {
	for n, x := range r.rows {
		f.Add(fmt.Sprintf("refused.%d.what", n), x.what)
		f.Add(fmt.Sprintf("refused.%d.quantity", n), x.quantity)
		f.Add(fmt.Sprintf("refused.%d.reason", n), x.reason)
	}
}

// read are those in which something stands.
func (r *refused) read(f *fault.Fields) []inventory.RefusedLine {
	var all []inventory.RefusedLine
	for n, x := range r.rows {
		if x.blank() {
			continue
		}
		if strings.TrimSpace(x.what.Text()) == "" {
			f.Add(fmt.Sprintf("refused.%d.what", n), "fault.text.empty")
		}
		if x.reason.Key() == "" {
			f.Add(fmt.Sprintf("refused.%d.reason", n), "fault.choice.missing")
		}
		all = append(all, inventory.RefusedLine{Item: x.item, What: strings.TrimSpace(x.what.Text()), Quantity: strings.TrimSpace(x.quantity.Text()), Reason: x.reason.Key()})
	}
	return all
}

func (r *refused) values() []refusalKept {
	var all []refusalKept
	for _, x := range r.rows {
		if !x.blank() {
			all = append(all, refusalKept{x.item, x.what.Text(), x.quantity.Text(), goods.Written(x.reason)})
		}
	}
	return all
}

func (r *refused) set(all []refusalKept) {
	r.rows = nil
	for _, k := range all {
		r.add(k)
	}
	r.grow()
}
