package supplies

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"pana/inventory"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// lotName is how a lot is called: by what stands on the pack, or by its number.
func (r *record) lotName(l inventory.Lot) string {
	if l.Code != "" {
		return l.Code
	}
	return r.s.d.T("supplies.lot_no", "No", itoa(l.ID))
}

// lotRows are the lots in the order in which they go out.
func (r *record) lotRows() []widgets.WalkRow {
	rows := make([]widgets.WalkRow, len(r.lots))
	first := true
	for i, l := range r.lots {
		next := first && l.Usable
		if l.Usable {
			first = false
		}
		rows[i] = widgets.WalkRow{ID: itoa(l.ID), Build: func(wide float32) fyne.CanvasObject { return r.lotRow(l, next, wide) }}
	}
	return rows
}

func (r *record) lotRow(l inventory.Lot, next bool, wide float32) fyne.CanvasObject {
	d := r.s.d
	line := []fyne.CanvasObject{widgets.NewLine(r.lotName(l), widgets.Strong).Yielding(), layout.NewSpacer(),
		widgets.NewLine(goods.Say(d, r.item.Item, l.Quantity), widgets.Body)}
	if !l.Expiry.IsZero() {
		line = append(line, widgets.NewLine(d.T("supplies.until", "Day", d.FullDay(l.Expiry)), widgets.Quiet))
	}
	if word, tone, icon := r.lotState(l, next); word != "" {
		line = append(line, widgets.NewChip(word, tone, icon))
	}
	about := []string{}
	for _, h := range l.Where {
		words := r.places[h.Place].Name
		if len(l.Where) > 1 {
			words += " " + goods.Say(d, r.item.Item, h.Quantity)
		}
		about = append(about, words)
	}
	if v, ok := r.item.Item.Variant(l.Variant); ok {
		about = append([]string{goods.Variant(d, v)}, about...)
	}
	came := d.T("code.lot_source."+l.Source) + " " + d.FullDay(l.CameOn)
	if l.GiverName != "" {
		came += ", " + l.GiverName
	}
	about = append(about, came)
	if l.StatusNote != "" && l.Status != inventory.Usable {
		about = append(about, l.StatusNote)
	}
	return widgets.Pad(7, 4, 7, 4, widgets.Stack(1, widgets.Sized(0, 24, widgets.Row(12, line...)),
		widgets.NewParagraphFor(strings.Join(about, " · "), widgets.Small, max(wide-8, 120))))
}

// lotState is what a lot says of itself in a chip.
func (r *record) lotState(l inventory.Lot, next bool) (string, widgets.Tone, widgets.Icon) {
	d := r.s.d
	switch {
	case l.Status != inventory.Usable:
		return d.T("code.lot." + string(l.Status)), widgets.Alert, widgets.IconBlock
	case !l.Usable:
		return d.T("supplies.not_to_give"), widgets.Alert, widgets.IconWarning
	case l.Expired:
		return d.T("supplies.past_day"), widgets.Held, widgets.IconWarning
	case next:
		return d.T("supplies.goes_first"), widgets.Free, ""
	case !l.OpenedOn.IsZero():
		return d.T("supplies.opened"), widgets.Held, ""
	}
	return "", "", ""
}
