package reports

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// Choice is what a sheet of the store shows; String writes it as Order.Filter.
type Choice struct {
	No    string // of a document or stock-take, such as IS-2026/0012
	Days  int    // for how many days an order list buys; 0: as settled
	Giver int64  // whose order list; 0: everybody's
	Donor bool   // of a receipt the copy for donors, with totals only
}

// String is c as Order.Filter takes it; a number alone stands for itself.
func (c Choice) String() string {
	if c == (Choice{No: c.No}) {
		return c.No
	}
	v := url.Values{}
	if c.No != "" {
		v.Set("no", c.No)
	}
	if c.Days != 0 {
		v.Set("days", strconv.Itoa(c.Days))
	}
	if c.Giver != 0 {
		v.Set("giver", strconv.FormatInt(c.Giver, 10))
	}
	if c.Donor {
		v.Set("donor", "1")
	}
	return v.Encode()
}

// ParseChoice reads what String wrote.
func ParseChoice(filter string) (Choice, error) {
	if !strings.Contains(filter, "=") {
		return Choice{No: tidyNo(filter)}, nil
	}
	v, err := url.ParseQuery(filter)
	if err != nil {
		return Choice{}, fmt.Errorf("read what a sheet of the store shows: %w", err)
	}
	c := Choice{No: tidyNo(v.Get("no")), Donor: v.Get("donor") != ""}
	if s := v.Get("days"); s != "" {
		if c.Days, err = strconv.Atoi(s); err != nil {
			return c, fmt.Errorf("read for how many days a list buys: %w", err)
		}
	}
	if s := v.Get("giver"); s != "" {
		if c.Giver, err = strconv.ParseInt(s, 10, 64); err != nil {
			return c, fmt.Errorf("read whose list it is: %w", err)
		}
	}
	return c, nil
}

// tidyNo is a number as the file keeps it, however it was typed.
func tidyNo(no string) string { return strings.ToUpper(strings.TrimSpace(no)) }
