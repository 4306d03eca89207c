// Package house knows the building and who sleeps where: rooms, beds and cribs, beds out
// of service, stays, bed assignments, holds, who is out of the house, and who is expected.
//
// Rules:
//   - A stay, an assignment and a hold are half-open spans of instants; nights are derived
//     from the cut-off hour. Beds that wander (cribs) keep a history of where they stood,
//     so that any past moment comes out right.
//   - Whether a hold still holds is told by the clock at every read, never by a flag; a
//     hold that ran out while the computer was off is free before anybody looks.
//   - The program checks first, to speak kindly; the file checks last (schema/0004), so
//     that no program can put two people into one bed. Both read the same rules.
//   - A broken rule of the rooms is either final (a man in a women's room) or allowed with
//     a reason and an approver, who are kept with the assignment.
//   - Out and in take turns within a stay. Presence, roll calls and decisions only grow: a
//     correction is a new event that points at the first. Overdue and absent overnight are
//     told by the clock and written nowhere.
//   - Who was announced (a referral) is numbers and needs, never a name.
//   - Nothing is deleted: an assignment that never came to be is void.
package house

// Topics that this part announces after a change.
const (
	TopicBeds      = "beds"
	TopicStays     = "stays"
	TopicReferrals = "referrals"
)
