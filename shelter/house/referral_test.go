package house_test

import (
	"strings"
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

var announced = house.NewReferral{Channel: "hotline", Source: "law_enforcement", SourceName: "РУВД", Need: "женщина с ребёнком, промокли",
	Heads: house.Heads{Women: 1, Children: 1}}

func (h *home) announce(n house.NewReferral) int64 {
	h.t.Helper()
	var id int64
	h.must(h.do(func(tx *vault.Tx) (err error) { id, err = house.AddReferral(tx, n); return err }))
	return id
}

func (h *home) decide(v house.Verdict) (ids []int64, err error) {
	err = h.do(func(tx *vault.Tx) (err error) { ids, err = house.Decide(tx, v); return err })
	return ids, err
}

func (h *home) referral(id int64) house.Referral {
	h.t.Helper()
	var r house.Referral
	h.view(func(tx *vault.Tx) (err error) { r, err = house.ReferralByID(tx, id); return err })
	return r
}

func (h *home) waiting() []house.Referral {
	h.t.Helper()
	var rs []house.Referral
	h.view(func(tx *vault.Tx) (err error) { rs, err = house.WaitingList(tx); return err })
	return rs
}

// TestINV09AReferralWhoseHoldRanOutIsANoShow: while the computer was off, before anything
// is written, with the bed free; the sweep then writes it down once.
func TestINV09AReferralWhoseHoldRanOutIsANoShow(t *testing.T) {
	h := newHome(t)
	id := h.announce(announced)
	_, err := h.decide(house.Verdict{Referral: id, Decision: house.Accepted, Beds: []int64{h.bed("2А"), h.bed("2Б")}, Minutes: 90})
	h.must(err)
	end := h.Clock.Now().Add(90 * time.Minute)
	if r := h.referral(id); r.HeldUntil != end || len(r.Beds) != 2 || r.MinutesLeft(h.Clock.Now()) != 90 || !r.Waiting() {
		t.Errorf("%+v", r)
	}
	h.Clock.Set(end - 1)
	if r := h.waiting()[0]; r.MinutesLeft(h.Clock.Now()) != 1 {
		t.Errorf("a moment before the end %d minutes", r.MinutesLeft(h.Clock.Now()))
	}
	h.Clock.Set(end.Add(10 * time.Hour))
	h.Reopen(t)
	r := h.referral(id)
	if r.Decision != house.NoShow || r.DecidedAt != end || r.DecidedBy != "" || len(r.Beds) != 0 || r.MinutesLeft(h.Clock.Now()) != 0 {
		t.Errorf("%+v", r)
	}
	if len(h.waiting()) != 0 || h.board(h.Clock.Now()).Totals.Held != 0 {
		t.Error("still waited for")
	}
	if n := h.count(`select count(*) from referral_in where decision = 'no_show'`); n != 0 {
		t.Error("reading wrote")
	}
	if s := h.sweep(); s != (house.Swept{Holds: 2, NoShows: 1}) {
		t.Errorf("%+v", s)
	}
	if s := h.sweep(); s != (house.Swept{}) {
		t.Errorf("twice: %+v", s)
	}
	if again := h.referral(id); again.Decision != house.NoShow || again.DecidedAt != end {
		t.Errorf("%+v", again)
	}
	// Accepted anew without a bed: the old hold doesn't make them a no-show again.
	_, err = h.decide(house.Verdict{Referral: id, Decision: house.Accepted})
	h.must(err)
	if r := h.referral(id); !r.Waiting() || h.sweep().NoShows != 0 {
		t.Errorf("%+v", r)
	}
}

// TestAHoldIsUsedByWhomItWasKeptFor: the referral has come, other beds become free.
func TestAHoldIsUsedByWhomItWasKeptFor(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	id := h.announce(announced)
	holds, err := h.decide(house.Verdict{Referral: id, Decision: house.Accepted, Beds: []int64{h.bed("2А"), h.bed("2Б")}})
	h.must(err)
	if x, _ := find(h.board(h.Clock.Now()), "2А"); x.Hold == nil || x.Hold.Referral != id || x.Hold.Purpose != announced.Need || x.Hold.MinutesLeft(h.Clock.Now()) != 90 {
		t.Errorf("%+v", x.Hold)
	}
	ids := h.register(woman, infant)
	stay := h.open(ids[0], h.Clock.Now())
	h.must(h.do(func(tx *vault.Tx) error {
		_, err := house.Assign(tx, house.Assignment{Stay: stay, Bed: h.bed("2А"), Hold: holds[0]})
		return err
	}))
	r := h.referral(id)
	if r.Household == 0 || r.Waiting() || r.Household != int64(h.count(`select household from resident where id = ?`, ids[0])) {
		t.Errorf("%+v", r)
	}
	h.must(h.do(func(tx *vault.Tx) error { return house.Came(tx, id, r.Household) }))
	if b := h.board(h.Clock.Now()).Totals; b.Held != 0 {
		t.Errorf("%d beds still held", b.Held)
	}
	_, err = h.decide(house.Verdict{Referral: id, Decision: house.Withdrawn})
	refused(t, err, "refused.referral_came")
	refused(t, h.do(func(tx *vault.Tx) error { return house.ChangeReferral(tx, id, r.Version, announced) }), "refused.referral_came")
	refused(t, h.do(func(tx *vault.Tx) error { return house.Came(tx, id, r.Household+1) }), "refused.referral_came")
	refusedRaw(t, db, "refused.referral_came", `update referral_in set decision = 'withdrawn', household = null`)
	refusedRaw(t, db, "refused.nothing_deleted", `delete from referral_in`)
	h.Clock.Advance(24 * time.Hour)
	if s := h.sweep(); s.NoShows != 0 {
		t.Error("they came, and are a no-show")
	}
}

// TestPeopleAtTheDoorAreFacts: whoever comes too late comes in all the same.
func TestPeopleAtTheDoorAreFacts(t *testing.T) {
	h := newHome(t)
	id := h.announce(announced)
	_, err := h.decide(house.Verdict{Referral: id, Decision: house.Accepted, Beds: []int64{h.bed("2А")}})
	h.must(err)
	h.Clock.Advance(5 * time.Hour)
	h.sweep()
	household := int64(h.count(`select household from resident where id = ?`, h.register(woman)[0]))
	h.must(h.do(func(tx *vault.Tx) error { return house.Came(tx, id, household) }))
	if r := h.referral(id); r.Decision != house.Accepted || r.Household != household {
		t.Errorf("%+v", r)
	}
}

func TestADeclinedReferralKeepsNoBed(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	for _, v := range []house.Verdict{{Decision: house.NoBed}, {Decision: house.NotEligible, Reason: "нет признаков"},
		{Decision: house.ReferredOn, SentTo: "кризисный центр"}, {Decision: house.Withdrawn}, {Decision: house.NoShow}, {Decision: house.Undecided}} {
		v.Referral = h.announce(announced)
		_, err := h.decide(house.Verdict{Referral: v.Referral, Decision: house.Accepted, Beds: []int64{h.bed("1А")}})
		h.must(err)
		_, err = h.decide(v)
		h.must(err)
		r := h.referral(v.Referral)
		if h.board(h.Clock.Now()).Totals.Held != 0 || r.Decision != v.Decision || r.SentTo != v.SentTo || r.Reason != v.Reason || (r.DecidedBy == "") != (v.Decision == house.Undecided) {
			t.Errorf("%s: %+v", v.Decision, r)
		}
	}
	if len(h.waiting()) != 1 {
		t.Error("only the one that was taken back is waiting")
	}
	id := h.announce(announced)
	err := h.do(func(tx *vault.Tx) error {
		_, err := house.PlaceHold(tx, house.NewHold{Beds: []int64{h.bed("1А")}, Referral: id})
		return err
	})
	refused(t, err, "refused.referral_not_accepted")
	refusedRaw(t, db, "CHECK", `update referral_in set decision = 'referred_on', decided_at = 1 where id = ?`, id)
	refusedRaw(t, db, "CHECK", `update referral_in set decision = 'accepted' where id = ?`, id)
	refusedRaw(t, db, "refused.nothing_deleted", `insert into referral_in(received_at, channel, source, women, decision, decided_at, made_at, made_by)
		values(0, 'phone', 'self', 1, 'accepted', 0, 0, 1)`)
}

func TestBadReferrals(t *testing.T) {
	h := newHome(t)
	add := func(n house.NewReferral) error {
		return h.do(func(tx *vault.Tx) error { _, err := house.AddReferral(tx, n); return err })
	}
	err := add(house.NewReferral{At: h.Clock.Now() + 1, Channel: "pigeon", Source: "stork", SourceName: strings.Repeat("ж", 201),
		ETA: at("2026-11-01 10:00"), Need: strings.Repeat("ж", 401)})
	for f, k := range map[string]string{"at": "fault.moment.future", "channel": "fault.referral.channel", "source": "fault.referral.source",
		"source_name": "fault.text.long", "heads": "fault.people.none", "eta": "fault.referral.eta", "need": "fault.text.long"} {
		faulty(t, err, f, k)
	}
	far := announced
	far.Heads.Boys, far.ETA = -1, at("2062-11-01 10:00")
	err = add(far)
	faulty(t, err, "heads", "fault.number.range")
	faulty(t, err, "eta", "fault.out.back_far")
	id := h.announce(announced)
	_, err = h.decide(house.Verdict{Referral: id, Decision: "maybe", Beds: []int64{1}})
	faulty(t, err, "decision", "fault.referral.decision")
	faulty(t, err, "beds", "fault.referral.beds")
	_, err = h.decide(house.Verdict{Referral: id, Decision: house.NotEligible})
	faulty(t, err, "reason", "fault.reason.empty")
	_, err = h.decide(house.Verdict{Referral: id, Decision: house.ReferredOn, SentTo: " "})
	faulty(t, err, "sent_to", "fault.referral.sent_to")
	_, err = h.decide(house.Verdict{Referral: 99, Decision: house.Withdrawn})
	refused(t, err, "refused.no_referral")
	_, err = h.decide(house.Verdict{Referral: id, Decision: house.Accepted, Beds: []int64{h.bed("1А")}, Minutes: 1})
	faulty(t, err, "minutes", "fault.hold.minutes")
	if r := h.referral(id); r.Decision != house.Undecided {
		t.Errorf("a refused verdict stays: %+v", r)
	}
}

func TestTheWaitingListIsByWhoComesFirst(t *testing.T) {
	h := newHome(t)
	late, soon := announced, announced
	late.ETA, soon.ETA = at("2026-11-13 08:00"), at("2026-11-12 21:00")
	a, b := h.announce(late), h.announce(soon)
	c := h.announce(announced) // at once, as far as anybody knows
	rs := h.waiting()
	if len(rs) != 3 || rs[0].ID != c || rs[1].ID != b || rs[2].ID != a || rs[0].Heads.Total() != 2 || rs[0].TakenBy == "" {
		t.Errorf("%+v", rs)
	}
	change := announced
	change.Heads.Girls = 2
	do := func(version int) error {
		return h.do(func(tx *vault.Tx) error { return house.ChangeReferral(tx, a, version, change) })
	}
	h.must(do(rs[2].Version))
	refused(t, do(rs[2].Version), "refused.changed_meanwhile")
	if r := h.referral(a); r.Heads.Girls != 2 || r.ETA != 0 || r.Version != 2 {
		t.Errorf("%+v", r)
	}
	var all []house.Referral
	h.view(func(tx *vault.Tx) (err error) {
		all, err = house.Referrals(tx, civil.Span{From: at("2026-11-12 00:00"), To: at("2026-11-13 00:00")})
		return err
	})
	if len(all) != 3 || all[0].ID != c {
		t.Errorf("%+v", all)
	}
}
