// Package goods is what all pages of the store share: how items, quantities and days are
// said, the field in which an item is found by name or barcode, the field of a quantity,
// and the lines of a document.
//
// Rules: no page of its own and no reading of the file; pages hand in what they read. A
// quantity is said and read exactly, with the decimal sign of the language. A barcode
// scanner types letters and Return like anybody else; there is no other sign of it.
//
// A page with lines does this:
//
//	c := goods.NewCatalogue(d, items)              // of Store.Items
//	l := goods.NewLines(c, goods.Column{Name: "expiry", Title: …, Width: 120, New: …})
//	l.OnRows = p.walk                               // lines came or went: walk anew
//	func (p *page) walk() {
//		p.form.Clear()
//		p.form.Add("giver", p.giver)
//		p.lines.AddTo(p.form)                       // Return walks them line by line
//		p.form.Add("note", p.note)
//	}
//	lines, faults := l.Read()                       // what can't be read, named "lines.N.quantity"
//	d.Failed(l.Fit(err), p.form)                    // what the store says, under its line
//
// Values and SetValues keep lines in a draft; Written and Write do so for any one input.
package goods
