package house

import (
	"fmt"
	"slices"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Channels are how somebody is announced, in the order of a form.
var Channels = []string{"hotline", "walk_in", "phone", "police", "letter", "online"}

// Sources are who announces somebody, in the order of a form.
var Sources = []string{"ngo", "law_enforcement", "health", "central_government", "local_government", "immigration", "legal",
	"business", "school", "embassy", "iom", "self", "family", "former_resident", "other"}

// Decision is what became of a referral.
type Decision string

// The decisions. One that was accepted for a hold that ran out unused reads as no-show.
const (
	Undecided   Decision = "open"
	Accepted    Decision = "accepted"
	NoBed       Decision = "declined_no_bed"
	NotEligible Decision = "declined_not_eligible"
	ReferredOn  Decision = "referred_on"
	Withdrawn   Decision = "withdrawn"
	NoShow      Decision = "no_show"
)

// Decisions are all that somebody can take, in the order of a form.
var Decisions = []Decision{Accepted, NoBed, NotEligible, ReferredOn, Withdrawn, NoShow}

// Heads count who is announced. Adults and Children are those whose sex nobody said.
type Heads struct{ Women, Men, Adults, Girls, Boys, Children int }

// Total is everybody.
func (h Heads) Total() int { return h.Women + h.Men + h.Adults + h.Girls + h.Boys + h.Children }

func (h *Heads) fields() []any {
	return []any{&h.Women, &h.Men, &h.Adults, &h.Girls, &h.Boys, &h.Children}
}

// NewReferral is somebody announced. At zero means now; ETA zero means that nobody knows.
// SourceName is a body and Need a few neutral words: neither holds a name of a person, for
// which the form looks before it is saved.
type NewReferral struct {
	At         civil.Instant
	Channel    string
	Source     string
	SourceName string
	Heads      Heads
	ETA        civil.Instant
	Need       string
}

// AddReferral puts somebody announced on the waiting list.
func AddReferral(tx *vault.Tx, n NewReferral) (int64, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return 0, err
	}
	if n.At == 0 {
		n.At = tx.Now()
	}
	n = n.tidy()
	if err := n.check(tx.Now()); err != nil {
		return 0, err
	}
	h := n.Heads
	r, err := tx.Exec(`insert into referral_in(received_at, channel, source, source_name, women, men, adults, girls, boys, children,
			eta, need, made_at, made_by)
		values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, int64(n.At), n.Channel, n.Source, n.SourceName, h.Women, h.Men, h.Adults,
		h.Girls, h.Boys, h.Children, instantOrNull(n.ETA), n.Need, int64(tx.Now()), by(tx))
	if err != nil {
		return 0, fmt.Errorf("write a referral: %w", err)
	}
	id, err := r.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("write a referral: %w", err)
	}
	tx.Touch(TopicReferrals)
	return id, staff.Record(tx, staff.Change{Entity: "referral", ID: id, Action: staff.ActionCreate, Fields: NewReferral{}.diff(n)})
}

// ChangeReferral corrects what is known of referral id, which stood at version when it was
// read.
func ChangeReferral(tx *vault.Tx, id int64, version int, n NewReferral) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	old, err := ReferralByID(tx, id)
	if err != nil {
		return err
	}
	switch {
	case old.Household != 0:
		return fault.Refuse("refused.referral_came")
	case old.Version != version:
		return fault.Refuse("refused.changed_meanwhile")
	}
	if n.At == 0 {
		n.At = old.At
	}
	n = n.tidy()
	if err := n.check(tx.Now()); err != nil {
		return err
	}
	h := n.Heads
	_, err = tx.Exec(`update referral_in set received_at = ?, channel = ?, source = ?, source_name = ?, women = ?, men = ?, adults = ?,
			girls = ?, boys = ?, children = ?, eta = ?, need = ?, version = version + 1 where id = ?`,
		int64(n.At), n.Channel, n.Source, n.SourceName, h.Women, h.Men, h.Adults, h.Girls, h.Boys, h.Children,
		instantOrNull(n.ETA), n.Need, id)
	if err != nil {
		return fmt.Errorf("change referral %d: %w", id, err)
	}
	tx.Touch(TopicReferrals)
	return staff.Record(tx, staff.Change{Entity: "referral", ID: id, Fields: old.NewReferral.diff(n)})
}

func (n NewReferral) tidy() NewReferral {
	n.SourceName, n.Need = strings.TrimSpace(n.SourceName), strings.TrimSpace(n.Need)
	return n
}

func (n NewReferral) check(now civil.Instant) error {
	var f fault.Fields
	if n.At > now {
		f.Add("at", "fault.moment.future")
	}
	if !slices.Contains(Channels, n.Channel) {
		f.Add("channel", "fault.referral.channel")
	}
	if !slices.Contains(Sources, n.Source) {
		f.Add("source", "fault.referral.source")
	}
	checkLength(&f, "source_name", n.SourceName, 200)
	for _, x := range n.Heads.fields() {
		if c := *x.(*int); c < 0 || c > 99 {
			f.Add("heads", "fault.number.range", "From", 0, "To", 99)
			break
		}
	}
	if n.Heads.Total() < 1 {
		f.Add("heads", "fault.people.none")
	}
	switch {
	case n.ETA == 0:
	case n.ETA < n.At:
		f.Add("eta", "fault.referral.eta")
	case n.ETA > n.At.Add(farthest):
		f.Add("eta", "fault.out.back_far")
	}
	checkLength(&f, "need", n.Need, 400)
	return f.Err()
}

func (n NewReferral) diff(m NewReferral) []staff.Diff {
	heads := func(h Heads) string {
		if h.Total() == 0 {
			return ""
		}
		return fmt.Sprint(h.Women, h.Men, h.Adults, h.Girls, h.Boys, h.Children)
	}
	return []staff.Diff{{Name: "received_at", Old: moment(n.At), New: moment(m.At)}, {Name: "channel", Old: n.Channel, New: m.Channel},
		{Name: "source", Old: n.Source, New: m.Source}, {Name: "source_name", Old: n.SourceName, New: m.SourceName},
		{Name: "heads", Old: heads(n.Heads), New: heads(m.Heads)}, {Name: "eta", Old: moment(n.ETA), New: moment(m.ETA)},
		{Name: "need", Old: n.Need, New: m.Need}}
}
