package inventory

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// TakeStatus is how far a stock-take is; the words are "code.stocktake."+status.
type TakeStatus string

// The states of a stock-take. Approved and cancelled ones are frozen.
const (
	Started   TakeStatus = "started"
	Counted   TakeStatus = "counted" // typed, waits for somebody else's approval
	Approved  TakeStatus = "approved"
	Cancelled TakeStatus = "cancelled"
)

// Stocktake is a counting of one place.
type Stocktake struct {
	ID                                 int64
	Year, Seq                          int
	Place                              int64
	PlaceName                          string
	Category                           Category // "": everything there
	Blind                              bool     // who counts doesn't see what is expected
	Status                             TakeStatus
	StartedAt, CountedAt, ApprovedAt   civil.Instant
	StartedBy, CountedBy, ApprovedBy   int64
	StartedName, CountedName, Approver string
	Second                             string // the second counter
	Note                               string
	Document                           int64 // of the corrections, 0 if there were none
	Version                            int64

	Lines []StocktakeLine // of StocktakeOf only
}

// Number is how the stock-take is called on paper, such as SC-2026/003.
func (s Stocktake) Number() string { return fmt.Sprintf("SC-%04d/%03d", s.Year, s.Seq) }

// StocktakeLine is a lot that is counted.
type StocktakeLine struct {
	Lot, Item, Variant int64
	Code               string
	Expiry             civil.Day
	Expected           Quantity // when it was counted; before that, now
	Counted            Quantity
	Done               bool      // it was counted
	Second             *Quantity // what the second counter found, if it was noted
	Reason, Note       string
}

// Variance is what was found more (or, below 0, less) than expected.
func (l StocktakeLine) Variance() Quantity {
	if !l.Done {
		return 0
	}
	return l.Counted - l.Expected
}

// VarianceReasons are why a count differs, in the order of a form; the words are
// "code.variance."+code.
func VarianceReasons() []string {
	return []string{"MISSING_TRANSACTION", "MISCOUNTED", "FOUND", "EXPIRED", "MISSING", "DAMAGED", "STOLEN", "OTHER"}
}

const takeColumns = `s.id, s.year, s.seq, s.place, p.name, coalesce(s.category, ''), s.blind, s.status, s.started_at,
	coalesce(s.counted_at, 0), coalesce(s.approved_at, 0), s.started_by, coalesce(s.counted_by, 0), coalesce(s.approved_by, 0),
	coalesce((select name from account where id = s.started_by), ''), coalesce((select name from account where id = s.counted_by), ''),
	coalesce((select name from account where id = s.approved_by), ''), s.second, s.note,
	coalesce((select id from document where stocktake = s.id), 0), s.version`

func (s *Stocktake) fields() []any {
	return []any{&s.ID, &s.Year, &s.Seq, &s.Place, &s.PlaceName, &s.Category, &s.Blind, &s.Status, &s.StartedAt, &s.CountedAt,
		&s.ApprovedAt, &s.StartedBy, &s.CountedBy, &s.ApprovedBy, &s.StartedName, &s.CountedName, &s.Approver, &s.Second, &s.Note,
		&s.Document, &s.Version}
}

// Stocktakes are all of them, the latest first, without their lines.
func Stocktakes(tx *vault.Tx) ([]Stocktake, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	return stocktakes(tx, `1 order by s.id desc`)
}

func stocktakes(tx *vault.Tx, where string, args ...any) ([]Stocktake, error) {
	return list(tx, "stock-takes", (*Stocktake).fields,
		`select `+takeColumns+` from stocktake s join store_place p on p.id = s.place where `+where, args...)
}

// StocktakeOf is one stock-take with its lines, in the order in which things are used. Of
// a blind one that still runs, what is expected is hidden until the count was finished.
func StocktakeOf(tx *vault.Tx, id int64) (Stocktake, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return Stocktake{}, err
	}
	s, err := stocktakeOf(tx, id)
	if err == nil && s.Blind && s.Status == Started {
		for n := range s.Lines {
			s.Lines[n].Expected = s.Lines[n].Counted
		}
	}
	return s, err
}

func stocktakeOf(tx *vault.Tx, id int64) (Stocktake, error) {
	ss, err := stocktakes(tx, `s.id = ?`, id)
	if err != nil {
		return Stocktake{}, err
	}
	if len(ss) == 0 {
		return Stocktake{}, fault.Refuse("refused.no_stocktake")
	}
	s := ss[0]
	s.Lines, err = list(tx, "lines of a stock-take", func(l *StocktakeLine) []any {
		return []any{&l.Lot, &l.Item, &l.Variant, &l.Code, dayColumn{&l.Expiry}, &l.Expected, &l.Counted, &l.Done, &l.Second, &l.Reason, &l.Note}
	}, `select x.lot, l.item, l.variant, l.code, l.expiry,
			case when x.counted is null and ? in ('started', 'counted') then coalesce((select qty from balance where lot = x.lot and place = ?), 0)
				else x.expected end,
			coalesce(x.counted, 0), x.counted is not null, x.second, x.reason, x.note
		from stocktake_line x join lot l on l.id = x.lot where x.stocktake = ? order by l.item, `+order, s.Status, s.Place, id)
	return s, err
}

// StartStocktake begins to count a place: all that lies there, or one category of it. In a
// place only one runs at a time; giving out goes on meanwhile.
func StartStocktake(tx *vault.Tx, place int64, category Category, blind bool) (int64, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return 0, err
	}
	var f fault.Fields
	if err := checkPlace(tx, &f, "place", place); err != nil {
		return 0, err
	}
	if category != "" {
		checkOneOf(&f, "category", category, Categories())
	}
	if err := f.Err(); err != nil {
		return 0, err
	}
	runs, err := exists(tx, `select 1 from stocktake where place = ? and status in ('started', 'counted')`, place)
	if err != nil {
		return 0, err
	}
	if runs {
		return 0, fault.Refuse("refused.stocktake_running")
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return 0, err
	}
	year := zone.Day(tx.Now()).Year()
	r, err := tx.Exec(`insert into stocktake (year, seq, place, category, blind, started_at, started_by)
		values (?1, (select 1 + coalesce(max(seq), 0) from stocktake where year = ?1), ?2, ?3, ?4, ?5, ?6)`,
		year, place, textOrNull(string(category)), blind, int64(tx.Now()), by(tx))
	if err != nil {
		return 0, fmt.Errorf("start a stock-take: %w", err)
	}
	id, err := r.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("start a stock-take: %w", err)
	}
	_, err = tx.Exec(`insert into stocktake_line (stocktake, lot, expected) select ?, b.lot, b.qty from balance b join item i on i.id = b.item
		where b.place = ? and b.qty > 0 and (? = '' or i.category = ?) order by b.lot`, id, place, category, category)
	if err != nil {
		return 0, fmt.Errorf("list what stock-take %d counts: %w", id, err)
	}
	return id, record(tx, "stocktake", id, true, diff("place", int64(0), place), diff("category", "", category), diff("blind", false, blind))
}
