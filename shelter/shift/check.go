package shift

import (
	"strings"

	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Finding is a part of a text that tells who somebody is: its bytes, what it is ("name",
// "document", "phone" or "birth"), and the code words to put in its place. It doesn't say
// whose it is; Words is empty for those who may not open that identity.
type Finding struct {
	people.Hit
	Part  string
	Words []string
}

// Check looks through a text, as Clean makes it, for who somebody is. What it finds is a
// warning and no refusal: the writer may know better. Whoever is offered a code word learns
// whose name it is, which is audited; so the text is checked when it is about to be saved
// and not at every key.
func Check(tx *vault.Tx, text string) ([]Finding, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	terms, err := people.ScanTerms(tx)
	if err != nil {
		return nil, err
	}
	var found []Finding
	told := map[int64]bool{}
	for _, h := range people.Hits(terms, text) {
		f := Finding{Hit: h, Part: text[h.From:h.To]}
		whose, err := people.Whose(tx, text, h)
		if err != nil {
			return nil, err
		}
		for _, r := range whose {
			f.Words = append(f.Words, r.CodeWord)
			if told[r.ID] {
				continue
			}
			told[r.ID] = true
			if err := staff.Audit(tx, staff.Entry{Action: staff.ActionSearch, Entity: entityLog, Subject: r.ID, Fields: []string{h.Kind}}); err != nil {
				return nil, err
			}
		}
		found = append(found, f)
	}
	return found, nil
}

// Finds reports whether Check would find anything, which tells nobody anything and needs
// no writing.
func Finds(tx *vault.Tx, text string) (bool, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return false, err
	}
	terms, err := people.ScanTerms(tx)
	if err != nil {
		return false, err
	}
	return len(people.Hits(terms, text)) > 0, nil
}

// Replace puts the first code word offered in the place of each finding that has one; a name and a surname beside each
// other become the word once.
func Replace(text string, found []Finding) string {
	out, end, last := "", 0, ""
	for _, f := range found {
		if len(f.Words) == 0 || f.From < end {
			continue
		}
		between := text[end:f.From]
		if f.Words[0] != last || strings.TrimSpace(between) != "" {
			out += between + f.Words[0]
		}
		end, last = f.To, f.Words[0]
	}
	return out + text[end:]
}
