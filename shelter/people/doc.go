// Package people holds residents: the operational record apart from the identity,
// households with a head and relations, register numbers, code words, languages, missing
// answers, assignments, and the keys by which names are found.
//
// Rules:
//   - A resident is a code word. Names, birth dates, papers and phones are her identity;
//     it opens by OpenIdentity only, with a reason, and the audit says so.
//   - The record that everybody sees carries an age, never the day of birth (Birth.Face).
//   - A question that nobody has asked differs from one without an answer (Missing).
//   - Nothing is deleted; a register number stays used; a code word stays hers for 24
//     months after she left (INV-21).
//   - A household has exactly one head, and everybody under 18 has a guardian in the
//     household or is flagged as unaccompanied (INV-24). The file holds this by foreign
//     keys that are checked when the transaction commits, and by a check of each row.
//   - There is one source of age and no second (INV-22); all rules reckon from Birth.Born.
//   - Names are kept as they were said: in Unicode's composed form, no letter changed.
package people
