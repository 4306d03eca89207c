package inventory

import (
	"fmt"
	"slices"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Delivery is what came at once: a purchase, a donation, or the opening stock.
type Delivery struct {
	Kind      Kind      // Receipt or Donation
	Opening   bool      // of a Receipt: stock that was there before the ledger
	Day       civil.Day // zero: today
	Giver     int64     // supplier or donor; 0: none named
	Anonymous bool      // a donor who doesn't want to be named
	Paper     string    // invoice or letter
	Paid      string    // of a purchase: "", cash, card, transfer, later
	Note      string
	Lines     []DeliveryLine
	Refused   []RefusedLine
}

// DeliveryLine is one lot that came.
type DeliveryLine struct {
	Item, Variant int64
	Place         int64
	Quantity      Quantity
	Expiry        civil.Day // the last day of use
	Code          string    // of the lot, as printed
	Price         Money     // of one of the item's Unit; 0: not known
	Condition     string    // "" or new, used
}

// RefusedLine is what was brought and not taken.
type RefusedLine struct {
	Item     int64 // 0: nothing that the store keeps
	What     string
	Quantity string // in words
	Reason   string // one of RefusalReasons
}

// RefusalReasons are why a gift isn't taken; the words are "code.refusal."+code.
func RefusalReasons() []string {
	return []string{"expired", "short_date", "opened", "unsafe", "damaged", "not_needed"}
}

// PaidBy are how a purchase is paid; the words are "code.paid."+code.
func PaidBy() []string { return []string{"cash", "card", "transfer", "later"} }

func (r *RefusedLine) fields() []any { return []any{&r.Item, &r.What, &r.Quantity, &r.Reason} }

// Receive takes a delivery in, all its lines or none. Faults are named "lines.2.expiry".
func Receive(tx *vault.Tx, d Delivery) (Posted, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return Posted{}, err
	}
	day, err := KnownDay(tx)
	if err != nil {
		return Posted{}, err
	}
	if !d.Day.IsZero() {
		day = d.Day
	}
	items, err := d.check(tx, day)
	if err != nil {
		return Posted{}, err
	}
	doc := Document{Kind: d.Kind, Day: d.Day, Note: d.Note, Giver: d.Giver, Anonymous: d.Anonymous, Paper: strings.TrimSpace(d.Paper), Paid: d.Paid}
	source := map[Kind]string{Receipt: "purchase", Donation: "donation"}[d.Kind]
	if d.Opening {
		doc.Reason, source = "OPENING", "opening"
	}
	p, err := begin(tx, doc)
	if err != nil {
		return Posted{}, err
	}
	var made []int64
	for n, l := range d.Lines {
		lot, err := l.lot(items[n], p.doc, source).add(tx)
		if err != nil {
			return Posted{}, err
		}
		made = append(made, lot)
		if _, err := p.move(entry{item: l.Item, lot: lot, place: l.Place, qty: l.Quantity, reason: doc.Reason}); err != nil {
			return Posted{}, err
		}
	}
	for _, r := range d.Refused {
		if _, err := tx.Exec(`insert into donation_refused (document, item, what, quantity, reason) values (?, ?, ?, ?, ?)`,
			p.doc.ID, idOrNull(r.Item), r.What, r.Quantity, r.Reason); err != nil {
			return Posted{}, fmt.Errorf("note a refused line: %w", err)
		}
	}
	posted, err := p.seal()
	posted.Lots = made
	return posted, err
}

func (l DeliveryLine) lot(i Item, d Document, source string) Lot {
	if l.Condition == "" {
		l.Condition = "new"
	}
	return Lot{Item: l.Item, Variant: l.Variant, Code: strings.TrimSpace(l.Code), CameOn: d.Day, Source: source, Giver: d.Giver,
		Expiry: l.Expiry, Price: l.Price, PricePer: i.Per(i.Unit), Condition: l.Condition}
}

// add writes a new lot.
func (l Lot) add(tx *vault.Tx) (int64, error) {
	r, err := tx.Exec(`insert into lot (item, variant, code, came_on, source, giver, expiry, opened_on, parent, price, price_per, condition)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, l.Item, l.Variant, l.Code, l.CameOn.String(), l.Source, idOrNull(l.Giver),
		dayOrNull(l.Expiry), dayOrNull(l.OpenedOn), idOrNull(l.Parent), l.Price, l.PricePer, l.Condition)
	if err != nil {
		return 0, fmt.Errorf("add a lot of item %d: %w", l.Item, err)
	}
	return r.LastInsertId()
}

func (d Delivery) check(tx *vault.Tx, day civil.Day) ([]Item, error) {
	var f fault.Fields
	checkOneOf(&f, "kind", d.Kind, []Kind{Receipt, Donation})
	if len(d.Lines)+len(d.Refused) == 0 {
		f.Add("lines", "fault.lines.none")
	}
	checkText(&f, "paper", d.Paper, 60)
	if d.Paid != "" && (d.Kind != Receipt || !slices.Contains(PaidBy(), d.Paid)) {
		f.Add("paid", "fault.choice.missing")
	}
	if d.Giver != 0 {
		want := map[Kind]string{Receipt: Supplier, Donation: Donor}[d.Kind]
		ok, err := exists(tx, `select 1 from giver where id = ? and kind = ? and active = 1`, d.Giver, want)
		if err != nil {
			return nil, err
		}
		if !ok || d.Anonymous {
			f.Add("giver", "fault.giver.missing")
		}
	}
	set, err := ReadSettings(tx)
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, l := range d.Lines {
		ids = append(ids, l.Item)
	}
	cat, err := catalogueOf(tx, ids)
	if err != nil {
		return nil, err
	}
	var is []Item
	for n, l := range d.Lines {
		i, err := l.check(tx, &f, cat, fmt.Sprintf("lines.%d.", n), day, set, d)
		if err != nil {
			return nil, err
		}
		is = append(is, i)
	}
	for n, r := range d.Refused {
		name := fmt.Sprintf("refused.%d.", n)
		checkNamed(&f, name+"what", r.What, 200)
		checkText(&f, name+"quantity", r.Quantity, 60)
		checkOneOf(&f, name+"reason", r.Reason, RefusalReasons())
	}
	return is, f.Err()
}

func (l DeliveryLine) check(tx *vault.Tx, f *fault.Fields, cat catalogue, name string, day civil.Day, set Settings, d Delivery) (Item, error) {
	i, ok := cat.check(f, name, l.Item, l.Variant)
	if err := checkPlace(tx, f, name+"place", l.Place); err != nil {
		return i, err
	}
	checkQuantity(f, name+"quantity", l.Quantity)
	checkText(f, name+"code", l.Code, 60)
	if l.Price < 0 || l.Price > 100_000_000_000 {
		f.Add(name+"price", "fault.money")
	}
	if !slices.Contains([]string{"", "new", "used"}, l.Condition) {
		f.Add(name+"condition", "fault.choice.missing")
	}
	switch {
	case !ok:
	case i.Due != NoDue && l.Expiry.IsZero():
		f.Add(name+"expiry", "fault.expiry.missing")
	case !l.Expiry.IsZero() && l.Expiry.Before(day) && !d.Opening: // what was there before lies there, to be written off
		f.Add(name+"expiry", "fault.expiry.past")
	case d.Kind == Donation && i.Due == UseBy && l.Expiry.Before(day.Add(set.DonationDays)):
		f.Add(name+"expiry", "fault.expiry.short", "Days", set.DonationDays)
	case !l.Expiry.IsZero() && day.Add(36525).Before(l.Expiry):
		f.Add(name+"expiry", "fault.expiry.far")
	}
	return i, nil
}

// catalogue are the items of a request, read at once.
type catalogue map[int64]Item

// catalogueOf reads items in use by their numbers.
func catalogueOf(tx *vault.Tx, ids []int64) (catalogue, error) {
	c := catalogue{}
	if len(ids) == 0 {
		return c, nil
	}
	var args []any
	for _, id := range ids {
		args = append(args, id)
	}
	is, err := items(tx, `i.active = 1 and i.id in (?`+strings.Repeat(`, ?`, len(ids)-1)+`)`, args...)
	for _, i := range is {
		c[i.ID] = i
	}
	return c, err
}

// check wants an item in use and one of its sizes, or none.
func (c catalogue) check(f *fault.Fields, name string, item, variant int64) (Item, bool) {
	i, ok := c[item]
	if !ok {
		f.Add(name+"item", "fault.item.missing")
		return Item{}, false
	}
	if _, ok := i.Variant(variant); variant != 0 && !ok {
		f.Add(name+"variant", "fault.item.size")
		return i, false
	}
	return i, true
}

// checkItem is catalogue.check for one item.
func checkItem(tx *vault.Tx, f *fault.Fields, name string, item, variant int64) (Item, bool, error) {
	c, err := catalogueOf(tx, []int64{item})
	if err != nil {
		return Item{}, false, err
	}
	i, ok := c.check(f, name, item, variant)
	return i, ok, nil
}
