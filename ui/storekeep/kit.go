package storekeep

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// The two ways in which a thing of a kit is given.
const (
	grant = "grant"
	lend  = "loan"
)

// newKit is the form of a kit with its lines. A line without a size gives the size of the
// resident's card, or any.
func (s *Screen) newKit(k inventory.Kit) *form {
	d := s.d
	title := k.Name
	if k.ID == 0 {
		title = d.T("storekeep.new_kit")
	}
	f := s.newForm(k.ID, title)
	kind := goods.Codes(d, d.T("storekeep.for_whom"), "code.kit.", inventory.KitKinds())
	kind.SetKey(k.Kind)
	name := goods.Text(d, d.T("storekeep.name"), 80)
	name.SetText(k.Name)
	f.names, f.ins = []string{"kind", "name"}, map[string]widgets.Input{"kind": kind, "name": name}
	f.rows.Add(widgets.Columns(12, []float32{1, 1}, kind, name))
	how := goods.Column{Name: "loan", Title: d.T("storekeep.how"), Width: 106, New: func(*goods.Row) widgets.Input {
		c := widgets.NewChoice("", []widgets.Option{{Key: grant, Text: d.T("storekeep.grant")}, {Key: lend, Text: d.T("storekeep.lend")}})
		c.NoMatch = d.T("goods.not_listed")
		c.SetKey(grant)
		return c
	}}
	days := goods.Column{Name: "days", Title: d.T("storekeep.days"), Width: 64, New: func(*goods.Row) widgets.Input { return widgets.NewField("", "") }}
	f.lines = goods.NewLines(s.items, how, days)
	f.rows.Add(f.lines.Content())
	f.rows.Add(widgets.NewParagraphFor(d.T("storekeep.kit_hint"), widgets.Small, 480))
	walk := func() {
		f.w.Clear()
		f.w.Add("kind", kind)
		f.w.Add("name", name)
		f.lines.AddTo(f.w)
		if in := f.ins["active"]; in != nil {
			f.w.Add("active", in)
		}
	}
	f.lines.OnRows = walk
	f.lines.OnHigher = f.scroll.Refresh
	f.lines.SetValues(s.kitValues(k))
	active := f.active(k.Active)
	walk()
	f.send = func() (shelter.Receipt, error) {
		x := inventory.Kit{ID: k.ID, Version: k.Version, Kind: kind.Key(), Name: name.Text(), Active: active.Ticked}
		var wrong fault.Fields
		if x.Lines, wrong = f.readKit(); wrong.Err() != nil {
			if strings.TrimSpace(x.Name) == "" {
				wrong.Add("name", "fault.text.empty")
			}
			return shelter.Receipt{}, wrong
		}
		return s.st.SaveKit(context.Background(), x)
	}
	return f.start()
}

// kitValues are the lines of a kit as they are typed.
func (s *Screen) kitValues(k inventory.Kit) []map[string]string {
	var all []map[string]string
	for _, l := range k.Lines {
		i, ok := s.items.Item(l.Item)
		if !ok {
			continue
		}
		v := map[string]string{"item": fmt.Sprintf("#%d/0/0", l.Item), "variant": "", "quantity": goods.Typed(s.d, i, l.Quantity), "loan": grant, "days": ""}
		if l.Variant != 0 {
			v["variant"] = goods.VariantKey(l.Variant)
		}
		if l.Loan {
			v["loan"] = lend
		}
		if l.Days > 0 {
			v["days"] = strconv.Itoa(l.Days)
		}
		all = append(all, v)
	}
	return all
}

func (f *form) readKit() ([]inventory.KitLine, fault.Fields) {
	lines, wrong := f.lines.Read()
	var all []inventory.KitLine
	for _, l := range lines {
		x := inventory.KitLine{Item: l.Item.ID, Variant: l.Variant, Quantity: l.Quantity}
		if c, ok := l.Row.Input("loan").(*widgets.Choice); ok {
			x.Loan = c.Key() == lend
		}
		if text := strings.TrimSpace(goods.Written(l.Row.Input("days"))); text != "" {
			n, err := strconv.Atoi(text)
			if err != nil {
				for at, r := range f.lines.Rows() {
					if r == l.Row {
						wrong.Add(fmt.Sprintf("lines.%d.days", at), "fault.number.whole")
					}
				}
			}
			x.Days = n
		}
		all = append(all, x)
	}
	return all, wrong
}
