package people

import "pana/shelter/fault"

// checkNameQuality settles the quality of a name: Partial unless said otherwise.
func checkNameQuality(f *fault.Fields, q *Missing, spoken, latin Name) {
	named := !spoken.Empty() || !latin.Empty()
	if named && *q == Answered {
		*q = Partial
	}
	switch {
	case named && *q != Full && *q != Partial:
		f.Add("name", "fault.missing.both")
	case !named && (*q == Full || *q == Partial):
		f.Add("name", "fault.text.empty")
	case *q != Full && *q != Partial && !q.Valid():
		f.Add("name", "fault.missing.unknown")
	}
}
