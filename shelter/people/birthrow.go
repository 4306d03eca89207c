package people

import (
	"database/sql"

	"pana/shelter/civil"
)

// BirthColumns are the columns of resident r from which a BirthRow reads a birth.
const BirthColumns = "r.birth_day, r.birth_precision, r.birth_quality, r.age_years, r.age_months, r.age_on, r.birth_missing"

// BirthRow scans BirthColumns. A part that shows the birth to people calls Face first.
type BirthRow struct {
	day, precision, on              sql.NullString
	quality, years, months, missing sql.NullInt64
}

// Dest are the destinations for Scan, in the order of BirthColumns.
func (b *BirthRow) Dest() []any {
	return []any{&b.day, &b.precision, &b.quality, &b.years, &b.months, &b.on, &b.missing}
}

// Birth is what was scanned.
func (b *BirthRow) Birth() Birth {
	if b.missing.Valid {
		return Without(Missing(b.missing.Int64))
	}
	out := NotAsked
	out.Quality = Missing(b.quality.Int64)
	if d, err := civil.ParseDay(b.day.String); err == nil {
		out.Day, out.Precision = d, Precision(b.precision.String)
	}
	if d, err := civil.ParseDay(b.on.String); err == nil {
		out.AgeYears, out.EstimatedOn = int(b.years.Int64), d
		if b.months.Valid {
			out.AgeMonths = int(b.months.Int64)
		}
	}
	return out
}

// values are the columns of b, in the order of BirthColumns.
func (b Birth) values() []any {
	v := make([]any, 7)
	switch {
	case !b.Day.IsZero():
		v[0], v[1], v[2] = b.Day.String(), string(b.Precision), int(b.Quality)
	case b.estimated():
		v[2], v[3], v[5] = int(b.Quality), b.AgeYears, b.EstimatedOn.String()
		if b.AgeMonths >= 0 {
			v[4] = b.AgeMonths
		}
	case b.Quality != Answered:
		v[6] = int(b.Quality)
	}
	return v
}
