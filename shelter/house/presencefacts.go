package house

import (
	"cmp"
	"fmt"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Fact is something that happened in the house, for those who take over. Code is of the
// list that goes with Kind. It holds nothing of the identity and nothing of the case.
type Fact struct {
	At       civil.Instant
	Kind     string
	ID       int64 // of the stay, assignment, outing, hold, outage, roll call or referral
	Resident int64 // 0: about nobody in particular
	Code     string
	Args     map[string]any // those that are known; see the kinds
}

// The kinds of facts, with the list of their codes and their Args. Each about a resident
// has Word, her code word. Late is true of one that was written down only in the span
// though it happened before.
const (
	FactCame      = "came"       // "first" or "again"; Bed
	FactLeft      = "left"       // ExitReasons; Bed
	FactMoved     = "moved"      // MoveReasons; Bed, From (the bed before)
	FactOut       = "out"        // OutReasons; Until when she is expected
	FactBack      = "back"       //
	FactOverdue   = "overdue"    // OutReasons
	FactNightAway = "night_away" // "known" or "unknown"; once a cut-off
	FactHeld      = "held"       // Bed, Until
	FactHoldOver  = "hold_over"  // HoldState; Bed
	FactBedOut    = "bed_out"    // OutageReasons; Bed, Until
	FactBedBack   = "bed_back"   // Bed
	FactRollCall  = "roll_call"  // Present, Absent, Missing
	FactAnnounced = "announced"  // Channels; People, Until when they are expected
	FactDecided   = "decided"    // Decision; People
)

// Since are the facts of span up to now, in the order of time.
func Since(tx *vault.Tx, span civil.Span) ([]Fact, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	span.To = min(span.To, tx.Now()+1)
	if !span.Valid() {
		return nil, nil
	}
	rows, err := tx.Query(factsQuery, int64(span.From), int64(span.To), int64(civil.Open))
	if err != nil {
		return nil, fmt.Errorf("read what happened: %w", err)
	}
	defer rows.Close()
	var all []Fact
	for rows.Next() {
		var f Fact
		var word, bed, from string
		var until civil.Instant
		var people int
		if err := rows.Scan(&f.At, &f.Kind, &f.ID, &f.Resident, &f.Code, &word, &bed, &from, &until, &people); err != nil {
			return nil, fmt.Errorf("read what happened: %w", err)
		}
		f.arg("Word", word, word != "")
		f.arg("Bed", bed, bed != "")
		f.arg("From", from, from != "")
		f.arg("Until", until, until != 0 && until != civil.Open)
		f.arg("People", people, people != 0)
		f.arg("Late", true, f.At < span.From)
		all = append(all, f)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read what happened: %w", err)
	}
	for _, more := range []func(*vault.Tx, civil.Span) ([]Fact, error){nightFacts, rollCallFacts} {
		fs, err := more(tx, span)
		if err != nil {
			return nil, err
		}
		all = append(all, fs...)
	}
	if all, err = missedFacts(tx, span, all); err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b Fact) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Resident, b.Resident))
	})
	return all, nil
}

func (f *Fact) arg(name string, v any, known bool) {
	if !known {
		return
	}
	if f.Args == nil {
		f.Args = map[string]any{}
	}
	f.Args[name] = v
}

// factsQuery takes from (?1), to (?2) and the open end (?3). Columns: at, kind, id,
// resident, code, word, bed, from, until, people.
const factsQuery = `
	select s.admitted_at, 'came', s.id, s.resident, iif(s.entry_no = 1, 'first', 'again'), r.code_word,
		coalesce((select b.code from bed_assignment a join bed b on b.id = a.bed where a.stay = s.id and a.void = 0
			order by a.from_at limit 1), ''), '', 0, 0
	from stay s join resident r on r.id = s.resident where s.void = 0 and s.admitted_at >= ?1 and s.admitted_at < ?2
		or s.void = 0 and s.made_at >= ?1 and s.made_at < ?2 and s.admitted_at < ?1
	union all
	select s.exited_at, 'left', s.id, s.resident, s.exit_reason, r.code_word,
		coalesce((select b.code from bed_assignment a join bed b on b.id = a.bed where a.stay = s.id and a.void = 0
			order by a.from_at desc limit 1), ''), '', 0, 0
	from stay s join resident r on r.id = s.resident where s.void = 0 and s.exited_at >= ?1 and s.exited_at < ?2
	union all
	select a.from_at, 'moved', a.id, a.resident, a.reason, r.code_word, b.code,
		coalesce((select c.code from bed_assignment x join bed c on c.id = x.bed where x.stay = a.stay and x.void = 0
			and x.from_at < a.from_at order by x.from_at desc limit 1), ''), 0, 0
	from bed_assignment a join bed b on b.id = a.bed join resident r on r.id = a.resident
	where a.reason <> 'admission' and (a.void = 0 and a.from_at >= ?1 and a.from_at < ?2
		or a.void = 0 and a.made_at >= ?1 and a.made_at < ?2 and a.from_at < ?1)
	union all
	select p.at, iif(p.kind = 'out', 'out', 'back'), p.id, p.resident, coalesce(p.reason, ''), r.code_word, '', '',
		coalesce(p.expected_back_at, 0), 0
	from presence p join resident r on r.id = p.resident
	where p.at >= ?1 and p.at < ?2 or p.made_at >= ?1 and p.made_at < ?2 and p.at < ?1
	union all
	select p.expected_back_at, 'overdue', p.id, p.resident, p.reason, r.code_word, '', '', 0, 0
	from presence p join resident r on r.id = p.resident join stay s on s.id = p.stay
	where p.expected_back_at >= ?1 and p.expected_back_at < ?2 and coalesce(s.exited_at, ?3) > p.expected_back_at
		and not exists (select 1 from presence q where q.stay = p.stay and q.at > p.at and q.at <= p.expected_back_at)
	union all
	select h.placed_at, 'held', h.id, coalesce(h.resident, 0), '', coalesce(r.code_word, ''), b.code, '', h.until, 0
	from hold h join bed b on b.id = h.bed left join resident r on r.id = h.resident
	where h.placed_at >= ?1 and h.placed_at < ?2
	union all
	select h.ended_at, 'hold_over', h.id, coalesce(h.resident, 0), h.state, coalesce(r.code_word, ''), b.code, '', 0, 0
	from hold h join bed b on b.id = h.bed left join resident r on r.id = h.resident
	where h.ended_at >= ?1 and h.ended_at < ?2
	union all
	select h.until, 'hold_over', h.id, coalesce(h.resident, 0), 'expired', coalesce(r.code_word, ''), b.code, '', 0, 0
	from hold h join bed b on b.id = h.bed left join resident r on r.id = h.resident
	where h.state = 'active' and h.until >= ?1 and h.until < ?2
	union all
	select o.from_at, 'bed_out', o.id, 0, o.reason, '', b.code, '', coalesce(o.to_at, ?3), 0
	from bed_outage o join bed b on b.id = o.bed where o.void = 0
		and (o.from_at >= ?1 and o.from_at < ?2 or o.made_at >= ?1 and o.made_at < ?2 and o.from_at < ?1)
	union all
	select o.to_at, 'bed_back', o.id, 0, o.reason, '', b.code, '', 0, 0
	from bed_outage o join bed b on b.id = o.bed where o.void = 0 and o.to_at >= ?1 and o.to_at < ?2
	union all
	select r.received_at, 'announced', r.id, 0, r.channel, '', '', '', coalesce(r.eta, 0),
		r.women + r.men + r.adults + r.girls + r.boys + r.children
	from referral_in r
	where r.received_at >= ?1 and r.received_at < ?2 or r.made_at >= ?1 and r.made_at < ?2 and r.received_at < ?1
	union all
	select r.decided_at, 'decided', r.id, 0, r.decision, '', '', '', 0,
		r.women + r.men + r.adults + r.girls + r.boys + r.children
	from referral_in r where r.decided_at >= ?1 and r.decided_at < ?2`

// nightFacts are who was absent at each cut-off in span.
func nightFacts(tx *vault.Tx, span civil.Span) ([]Fact, error) {
	c, err := calendarOf(tx)
	if err != nil {
		return nil, err
	}
	var all []Fact
	for day := c.night(span.From - 1); c.ends(day)+1 < span.To; day = day.Add(1) {
		absent, err := absentAt(tx, day, c.ends(day), nil)
		if err != nil {
			return nil, err
		}
		for _, a := range absent {
			f := Fact{At: c.ends(day) + 1, Kind: FactNightAway, Resident: a.Resident, Code: "unknown", Args: map[string]any{"Word": a.CodeWord}}
			if a.Known {
				f.Code = "known"
			}
			all = append(all, f)
		}
	}
	return all, nil
}

func rollCallFacts(tx *vault.Tx, span civil.Span) ([]Fact, error) {
	cs, err := rollCalls(tx, `c.at >= ?1 and c.at < ?2 or c.made_at >= ?1 and c.made_at < ?2 and c.at < ?1`, span)
	if err != nil {
		return nil, err
	}
	var all []Fact
	for _, c := range cs {
		f := Fact{At: c.At, Kind: FactRollCall, ID: c.ID, Args: map[string]any{"Present": c.Present, "Absent": c.Absent, "Missing": c.Missing}}
		f.arg("Late", true, c.At < span.From)
		all = append(all, f)
	}
	return all, nil
}

// missedFacts puts no-shows that wait for the sweep in the place of their acceptance, as
// the sweep will.
func missedFacts(tx *vault.Tx, span civil.Span, all []Fact) ([]Fact, error) {
	rs, err := referrals(tx, `r.decision = 'accepted' and r.household is null and h.until <= ?1`)
	if err != nil {
		return nil, err
	}
	for _, r := range rs {
		all = slices.DeleteFunc(all, func(f Fact) bool { return f.Kind == FactDecided && f.ID == r.ID })
		if span.Contains(r.HeldUntil) {
			all = append(all, Fact{At: r.HeldUntil, Kind: FactDecided, ID: r.ID, Code: string(NoShow), Args: map[string]any{"People": r.Heads.Total()}})
		}
	}
	return all, nil
}
