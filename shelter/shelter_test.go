package shelter_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
	"pana/shelter/vault/keyslot"
)

const (
	bossPassword = "copper garden seven clouds"
	deskPassword = "night lantern quiet bridge"
)

// world is a small house with a director and somebody at the desk, and the desk's session.
type world struct {
	*shelter.Session
	clock *civil.Fixed
	path  string
	beds  map[string]int64
	rooms map[string]int64
}

func evening() civil.Instant {
	d, _ := civil.NewDay(2026, 11, 12)
	return civil.Almaty.At(d, 20, 0)
}

func options(c civil.Clock) shelter.Options { return shelter.Options{Clock: c, Cost: keyslot.Cheap} }

func setup() shelter.Setup {
	return shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru", Rooms: house.Template("small", "ru"),
		Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: bossPassword}}
}

// newWorld is a fresh one, signed in as login: saule or erlan.
func newWorld(t *testing.T, login string) *world {
	t.Helper()
	w := &world{clock: civil.NewFixed(evening()), path: filepath.Join(t.TempDir(), "house.pana"),
		beds: map[string]int64{}, rooms: map[string]int64{}}
	s, code, err := shelter.Create(t.Context(), w.path, setup(), options(w.clock))
	if err != nil {
		t.Fatal(err)
	}
	if len(code) < 20 {
		t.Errorf("the recovery code is %d characters long", len(code))
	}
	w.Session = s
	t.Cleanup(func() { w.Lock() })
	if _, err := s.AddAccount(t.Context(), shelter.NewAccount{Login: "erlan", Name: "Ерлан Бақытұлы",
		Password: deskPassword, Roles: []staff.Role{staff.Desk}}); err != nil {
		t.Fatal(err)
	}
	rooms, err := s.Plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rooms {
		w.rooms[r.Code] = r.ID
		for _, b := range r.Beds {
			w.beds[b.Code] = b.ID
		}
	}
	if login != "saule" {
		if err := s.SwitchTo(t.Context(), login, deskPassword); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// woman is a grown woman with nothing else known.
func woman(word string) people.NewPerson {
	p := people.NewPerson{CodeWord: word}
	p.Sex, p.Relation, p.Birth = people.Female, people.Self, people.About(30, -1, civil.Almaty.Day(evening()))
	return p
}

func man(word string) people.NewPerson {
	p := woman(word)
	p.Sex = people.Male
	return p
}

func child(sex people.Sex, years, months int) people.NewPerson {
	p := people.NewPerson{}
	p.Sex, p.Relation, p.Birth = sex, people.Child, people.About(years, months, civil.Almaty.Day(evening()))
	return p
}

// admit takes one person in and gives her number.
func (w *world) admit(t *testing.T, p people.NewPerson, bed string) int64 {
	t.Helper()
	r, err := w.Admit(t.Context(), shelter.Intake{People: []people.NewPerson{p}, Beds: []int64{w.beds[bed]}})
	if err != nil {
		t.Fatal(err)
	}
	return r.IDs[0]
}

// in is the code word in a bed now, "" when nobody lies there.
func (w *world) in(t *testing.T, bed string) string {
	t.Helper()
	b, err := w.Board(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range b.Rooms {
		for _, x := range r.Beds {
			if x.Code == bed && x.Resident != nil {
				return x.Resident.CodeWord
			}
		}
	}
	return ""
}

// count asks the file for one number.
func (w *world) count(t *testing.T, query string) int {
	t.Helper()
	var n int
	if err := w.View(t.Context(), func(tx *vault.Tx) error { return tx.QueryRow(query).Scan(&n) }); err != nil {
		t.Fatal(err)
	}
	return n
}

func refused(t *testing.T, err error, key string) {
	t.Helper()
	var r *fault.Refusal
	if !errors.As(err, &r) || r.Key != key {
		t.Errorf("got %v, want the refusal %s", err, key)
	}
}

func faulty(t *testing.T, err error, field, key string) {
	t.Helper()
	var f fault.Fields
	if errors.As(err, &f) {
		for _, x := range f {
			if x.Name == field && x.Key == key {
				return
			}
		}
	}
	t.Errorf("got %v, want %s: %s", err, field, key)
}

func TestASecondProgramAndAWrongPasswordAreRefused(t *testing.T) {
	w := newWorld(t, "saule")
	_, err := shelter.Open(t.Context(), w.path, "saule", bossPassword, options(w.clock))
	refused(t, err, "refused.second_program")
	if err := w.Lock(); err != nil {
		t.Fatal(err)
	}
	_, err = shelter.Open(t.Context(), w.path, "saule", "something else entirely", options(w.clock))
	refused(t, err, "refused.wrong_password")
	_, err = shelter.Open(t.Context(), w.path+"x", "saule", bossPassword, options(w.clock))
	refused(t, err, "refused.no_file")
}

func TestAFailedCreationLeavesNoFileBehind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "house.pana")
	p := setup()
	p.Rooms[0].Kind = "cellar"
	if _, _, err := shelter.Create(t.Context(), path, p, options(civil.NewFixed(evening()))); err == nil {
		t.Fatal("a cellar was accepted")
	}
	p.Rooms[0].Kind = house.Women
	s, _, err := shelter.Create(t.Context(), path, p, options(civil.NewFixed(evening())))
	if err != nil {
		t.Fatal(err)
	}
	s.Lock()
}

func TestAClockSetBackAsksBeforeAnythingIsWritten(t *testing.T) {
	w := newWorld(t, "erlan")
	if err := w.Lock(); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(-48 * time.Hour)
	s, err := shelter.Open(t.Context(), w.path, "erlan", deskPassword, options(w.clock))
	if err != nil {
		t.Fatal("a file with a clock set back can't be opened:", err)
	}
	w.Session = s
	if _, back := w.ClockBack(); !back {
		t.Error("the clock went back unnoticed")
	}
	_, err = w.Admit(t.Context(), shelter.Intake{People: []people.NewPerson{woman("Тюльпан")}})
	refused(t, err, "refused.clock_back")
	if err := w.ConfirmClock(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err = w.Admit(t.Context(), shelter.Intake{People: []people.NewPerson{about(woman("Тюльпан"), w.Now())}}); err != nil {
		t.Error(err)
	}
}

// about is p with the age estimated at a moment.
func about(p people.NewPerson, at civil.Instant) people.NewPerson {
	p.Birth.EstimatedOn = civil.Almaty.Day(at)
	return p
}

func TestHoldExpiresWhileTheComputerWasOff(t *testing.T) {
	w := newWorld(t, "erlan")
	if _, err := w.PlaceHold(t.Context(), house.NewHold{Beds: []int64{w.beds["1А"]}, For: "полиция"}); err != nil {
		t.Fatal(err)
	}
	if err := w.Lock(); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(3 * time.Hour)
	s, err := shelter.Open(t.Context(), w.path, "erlan", deskPassword, options(w.clock))
	if err != nil {
		t.Fatal(err)
	}
	w.Session = s
	if n := w.count(t, `select count(*) from hold where state = 'expired'`); n != 1 {
		t.Errorf("%d holds expired at the opening", n)
	}
	w.admit(t, woman("Тюльпан"), "1А")
}
