package residents

import (
	"context"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/ui/desk/outing"
)

// House is what the page needs of the shelter; *shelter.Session is one.
type House interface {
	outing.House
	Who() (staff.Account, staff.Role)
	Settings(context.Context) (staff.Settings, error)

	Residents(ctx context.Context, f people.Filter) ([]people.Row, error)
	Pages(ctx context.Context, f people.Filter) (people.Pages, error)
	Place(ctx context.Context, f people.Filter, resident int64) (int, error)
	Jump(ctx context.Context, f people.Filter, letters string, after people.Cursor) (int, error)
	Tally(ctx context.Context) (people.Tally, error)
	SeenMatch(ctx context.Context, residents []int64) error
	Board(ctx context.Context, at civil.Instant) (house.Board, error)

	Resident(ctx context.Context, id int64) (people.Resident, error)
	StayHistory(ctx context.Context, resident int64) ([]house.StayPast, error)
	History(ctx context.Context, entity string, id int64) ([]staff.Past, error)
	Tasks(ctx context.Context, f tasks.Filter) ([]tasks.Task, error)

	OpenIdentity(ctx context.Context, id int64, reason string) (people.Identity, error)
	ChangeIdentity(ctx context.Context, i people.Identity) (shelter.Receipt, error)
	ChangeResident(ctx context.Context, r people.Resident) (shelter.Receipt, error)
	Move(ctx context.Context, to []house.Transfer, reason, override string) (shelter.Receipt, error)
	Exit(ctx context.Context, l house.Leaving, loans ...inventory.Decision) (shelter.Receipt, error)
	FormerStay(ctx context.Context, resident int64) (house.Former, bool, error)
	Return(ctx context.Context, r house.Returning, more ...house.Returning) (shelter.Receipt, error)
	Store() shelter.Store
	TaskDone(ctx context.Context, id int64) (shelter.Receipt, error)
	DropTask(ctx context.Context, id int64, reason string) (shelter.Receipt, error)

	SaveDraft(ctx context.Context, form string, body []byte) error
	Draft(ctx context.Context, form string) (shelter.Draft, bool, error)
	DropDraft(ctx context.Context, form string) error
}
