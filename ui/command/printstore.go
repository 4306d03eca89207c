package command

import (
	"strconv"
	"strings"

	"pana/reports"
	"pana/shelter"
)

// fits refuses options of the store's sheets that mean nothing for k.
func (c *printCmd) fits(k reports.Kind) error {
	for _, x := range []struct {
		flag  string
		given bool
		takes func(reports.Kind) bool
	}{
		{"--no", c.No != "", func(k reports.Kind) bool { return k.No != "" }},
		{"--days", c.Days != 0, func(k reports.Kind) bool { return k.Days }},
		{"--giver", c.Giver != "", func(k reports.Kind) bool { return k.Giver }},
		{"--donor", c.Donor, func(k reports.Kind) bool { return k.Donor }},
	} {
		if !x.given || x.takes(k) {
			continue
		}
		var all []string
		for _, other := range reports.Catalogue() {
			if x.takes(other) {
				all = append(all, other.Name)
			}
		}
		return wrongUse("command.wrong.not_this_sheet", "What", x.flag, "All", strings.Join(all, ", "))
	}
	return nil
}

// choose puts what is chosen of a sheet of the store into its order.
func (c *printCmd) choose(r *run, s *shelter.Session, o *reports.Order) error {
	choice := reports.Choice{No: c.No, Days: c.Days, Donor: c.Donor}
	if c.Giver != "" {
		var err error
		if choice.Giver, err = giver(r, s, c.Giver); err != nil {
			return err
		}
	}
	o.Filter = choice.String()
	return nil
}

// giver finds a supplier or donor by name or number, those in use first.
func giver(r *run, s *shelter.Session, typed string) (int64, error) {
	all, err := s.Store().Givers(r.ctx)
	if err != nil {
		return 0, err
	}
	typed = strings.Join(strings.Fields(typed), " ")
	var found int64
	var names []string
	for _, g := range all {
		if (strings.EqualFold(g.Name, typed) || strconv.FormatInt(g.ID, 10) == typed) && (found == 0 || g.Active) {
			found = g.ID
		}
		if g.Active {
			names = append(names, g.Name)
		}
	}
	if found == 0 {
		known := strings.Join(names, "; ")
		if known == "" {
			known = "–"
		}
		return 0, wrongUse("command.wrong.no_giver", "What", typed, "All", known)
	}
	return found, nil
}
