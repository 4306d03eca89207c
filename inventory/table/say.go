package table

import "pana/shelter/fault"

// ReadCategory is the code of a category that somebody names by its code or one of its names.
func ReadCategory(word string) (string, bool) { return categories().find(word) }

// Said is what a plan comes to, a sentence each, what matters most first.
func (p Plan) Said() []fault.Message {
	all := []fault.Message{fault.Say("import.taken", "Count", p.Taken, "Of", p.Rows)}
	add := func(n int, key string) {
		if n > 0 {
			all = append(all, fault.Say(key, "Count", n))
		}
	}
	add(len(p.Rejected), "import.rejected")
	add(p.Made, "import.made")
	add(p.Changed, "import.changed")
	add(p.Lots, "import.lots")
	add(p.Expired, "import.expired")
	add(p.Known, "import.known")
	add(p.Stocked, "import.stocked")
	add(len(p.Places), "import.places")
	add(len(p.NewSuppliers), "import.suppliers")
	return all
}

// Writes reports whether the item itself is written, and not only its stock.
func (e Entry) Writes() bool { return e.write }
