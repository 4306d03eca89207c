package reports

import (
	"pana/reports/sheet"
	"pana/shelter/staff"
)

// Kind is one sheet of the catalogue: what it is, who may have it, and how it comes about.
type Kind struct {
	sheet.Entry
	Right staff.Right

	gather gatherer
	store  bool // reads the store, which takes staff.StockRead too
}

// ways are the right and the gathering of each sheet.
var ways = map[string]struct {
	right  staff.Right
	gather gatherer
}{
	sheet.NameBeds:       {staff.SheetA, gatherBeds},
	sheet.NameEvacuation: {staff.Evacuate, gatherEvacuation},
	sheet.NameHandover:   {staff.SheetA, gatherHandover},
	sheet.NameRoster:     {staff.SheetA, gatherRoster},
	sheet.NameIntake:     {staff.SheetC, gatherIntake},
	sheet.NameAudit:      {staff.AuditRead, gatherAudit},
	sheet.NameSupplies:   {staff.SheetA, gatherSupplies},
	sheet.NameOrders:     {staff.SheetA, gatherOrders},
	sheet.NameStocktake:  {staff.SheetA, gatherStocktake},
	sheet.NameReceipt:    {staff.SheetA, gatherReceipt},
	sheet.NameReceived:   {staff.SheetA, gatherReceived},
	sheet.NameWriteOff:   {staff.SheetA, gatherWriteOff},
}

// Catalogue are all sheets, in the order in which they are listed.
func Catalogue() []Kind {
	var all []Kind
	for _, e := range sheet.Catalogue() {
		if w, ok := ways[e.Name]; ok {
			all = append(all, Kind{e, w.right, w.gather, e.Purpose == sheet.PurposeStore})
		}
	}
	return all
}

// Find is the sheet of that name.
func Find(name string) (Kind, bool) {
	for _, k := range Catalogue() {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}
