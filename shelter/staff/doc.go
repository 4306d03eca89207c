// Package staff holds the people who work with the file and what they may do: accounts
// and roles, the one table of rights, settings, the history of every field, the audit
// chain, the print log and drafts.
//
// Rules:
//   - Every work function asks Need first. A scope of Own or Present is resolved by
//     people.Allowed, which knows assignments and stays.
//   - Somebody acts in one role at a time, and only in a role that her account holds at
//     that moment, so that a role taken away is gone at once.
//   - The file always has an active director.
//   - Audit, history and print log only grow. The audit holds no value of a person: only
//     names of fields and a digest under the person's own random key. Erasing a person
//     sets values, reasons and that key to NULL, and the chain still verifies.
//   - The zero Actor is the program itself: it has no rights, and what it does on its own
//     (letting a hold expire) is recorded without an account.
package staff

// Topics announced after a change.
const (
	TopicStaff    = "staff"
	TopicSettings = "settings"
	TopicPrints   = "prints"
	TopicDrafts   = "drafts"
)
