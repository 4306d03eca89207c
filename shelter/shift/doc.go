// Package shift holds what one shift tells the next: the house log, who answers for the
// house, and the handover with its two signatures.
//
// Rules:
//   - A line of the log stays as it was written. A correction is a new line that points at
//     the old one. The audit chain covers the text under a salt that goes with it, so that
//     an erased line tells nothing.
//   - The log and the handover are operational (F1): code words, no names. Check shows
//     where a text tells who somebody is, before it is saved.
//   - One shift at a time. It hands over one sheet: facts that the program gathered, and
//     lines that people wrote. The giver's signature freezes both; somebody else accepts in
//     her own words, or returns it with a question.
//   - An action that isn't ticked stands on the next sheet, and on every one after it.
package shift

// Topics announced after a change.
const (
	TopicLog      = "log"
	TopicHandover = "handover"
)
