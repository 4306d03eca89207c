package residents

import (
	"strconv"
	"strings"

	"pana/ui/widgets"
)

// values are what stands in the inputs of a form, by name.
type values map[string]string

// values reads the inputs.
func (f *form) values() values {
	v := values{}
	for _, name := range f.names {
		v[name] = valueOf(f.w.Input(name))
	}
	return v
}

// put writes values into the inputs that are there.
func (f *form) put(v values) {
	for _, name := range f.names {
		if x, ok := v[name]; ok {
			setValue(f.w.Input(name), x)
		}
	}
}

// since are the values that differ from those of before.
func (v values) since(before values) values {
	changed := values{}
	for name, x := range v {
		if was, ok := before[name]; !ok && x != "" || ok && was != x {
			changed[name] = x
		}
	}
	for name, was := range before {
		if _, ok := v[name]; !ok && was != "" {
			changed[name] = ""
		}
	}
	return changed
}

// valueOf is what stands in an input. A choice is its keys, a tab, and its text.
func valueOf(in widgets.Input) string {
	switch in := in.(type) {
	case *widgets.Choice:
		if len(in.Keys()) == 0 && in.Text() == "" {
			return ""
		}
		return strings.Join(in.Keys(), ",") + "\t" + in.Text()
	case *widgets.Field:
		return in.Text()
	case *widgets.DateField:
		return in.Text()
	case *widgets.TimeField:
		return in.Text()
	case *widgets.Chips:
		return strconv.Itoa(in.Selected)
	case *widgets.Check:
		if in.Ticked {
			return "yes"
		}
	}
	return ""
}

func setValue(in widgets.Input, v string) {
	switch in := in.(type) {
	case *widgets.Choice:
		keys, text, _ := strings.Cut(v, "\t")
		in.SetKey(strings.Split(keys, ",")...)
		// Half a word that was never chosen, or a text of one's own.
		if in.Text() != text && (in.Free || in.Many || keys == "") && in.Key() == "" {
			in.SetText(text)
		}
	case *widgets.Field:
		in.SetText(v)
	case *widgets.DateField:
		in.SetText(v)
	case *widgets.TimeField:
		in.SetText(v)
	case *widgets.Chips:
		if i, err := strconv.Atoi(v); err == nil {
			in.Select(i)
		}
	case *widgets.Check:
		in.Tick(v == "yes")
	}
}
