// Package intake is the emergency intake: a household that stands at the door at night is
// entered on one page, by keyboard alone, in under 90 seconds.
//
// Rules: only what is seen and heard at the door is asked; everything may stay empty and
// come in the morning. Nothing typed is ever lost: a fault leaves every field as it is, the
// draft is kept every few seconds, when the page is left and before the file is locked, and
// it is offered again after a crash. The program proposes (word, number, beds), the person
// at the desk decides. A likeness to another record is said quietly and never stops anybody.
package intake

import (
	"context"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
)

// House is what the intake needs of the shelter.
type House interface {
	Admit(context.Context, shelter.Intake) (shelter.Receipt, error)
	Store() shelter.Store
	Board(context.Context, civil.Instant) (house.Board, error)
	Propose(context.Context, []house.Guest, house.Wish) ([]house.Proposal, error)
	ProposeWords(ctx context.Context, n int) ([]string, error)
	NextRegisterNo(context.Context) (string, error)
	Referral(ctx context.Context, id int64) (house.Referral, error)
	Similar(context.Context, people.Name, people.Birth) ([]people.Likeness, error)

	SaveDraft(ctx context.Context, form string, body []byte) error
	Draft(ctx context.Context, form string) (shelter.Draft, bool, error)
	DropDraft(ctx context.Context, form string) error
}

var _ House = (*shelter.Session)(nil)
