package demo_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/demo"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// at is a minute in Almaty.
func at(t testing.TB, day string, hour, minute int) civil.Instant {
	t.Helper()
	d, err := civil.ParseDay(day)
	if err != nil {
		t.Fatal(err)
	}
	return civil.Almaty.At(d, hour, minute)
}

// write makes a demo and opens it as login.
func write(t testing.TB, date civil.Instant, login string) *shelter.Session {
	t.Helper()
	return writeAndOpen(t, date, login, nil)
}

func writeAndOpen(t testing.TB, date civil.Instant, login string, clock civil.Clock) *shelter.Session {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.pana")
	if err := os.WriteFile(path, written(t, date), 0o600); err != nil {
		t.Fatal(err)
	}
	return open(t, path, login, clock)
}

var told = map[civil.Instant][]byte{}

// written is a demo of a date, made once for all tests.
func written(t testing.TB, date civil.Instant) []byte {
	t.Helper()
	if told[date] == nil {
		told[date] = writeAnew(t, date)
	}
	return told[date]
}

func writeAnew(t testing.TB, date civil.Instant) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.pana")
	if _, err := demo.Write(t.Context(), path, date); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func open(t testing.TB, path, login string, clock civil.Clock) *shelter.Session {
	t.Helper()
	for _, a := range demo.Accounts() {
		if a.Login == login {
			s, err := shelter.Open(t.Context(), path, a.Login, a.Password, shelter.Options{Clock: clock})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Lock() })
			return s
		}
	}
	t.Fatalf("no account %s", login)
	return nil
}

// beds is the board as "bed word" lines.
func beds(t testing.TB, s *shelter.Session, at civil.Instant) string {
	t.Helper()
	b, err := s.Board(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range b.Rooms {
		for _, x := range r.Beds {
			line := r.Code + " " + x.Code + " " + string(x.State)
			if x.Resident != nil {
				line += " " + x.Resident.CodeWord + " " + x.Resident.RegisterNo
			}
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

const f0 = `К1 1А occupied Тюльпан 2026/035
К1 1Б occupied Ирис 2026/040
К1 1В free
К2 2А occupied Лаванда 2026/038
К2 2Б occupied Лаванда-1 2026/039
К2 2В free
К2 2К free
К3 3А occupied Сокол 2026/037
К3 3Б occupied Гранат 2026/036
К4 4А free
К4 4Б free`

func TestTheHouseOf12NovemberStandsAsTheFixtureSays(t *testing.T) {
	s := write(t, at(t, "2026-11-12", 20, 0), "saule")
	got := beds(t, s, 0)
	if loose(got) != loose(f0) {
		t.Errorf("got\n%s\nwant\n%s", got, f0)
	}
	b, err := s.Board(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if b.Totals.Capacity != 10 || b.Totals.Occupied != 6 || b.Totals.Cribs != 1 {
		t.Errorf("totals %+v", b.Totals)
	}
	var registered int
	err = s.View(t.Context(), func(tx *vault.Tx) error {
		return tx.QueryRow(`select count(*) from resident where state = 'left'`).Scan(&registered)
	})
	if err != nil || registered != 60 {
		t.Errorf("%d people of the past, %v", registered, err)
	}
}

// loose leaves out the last number, which the order of arrivals within 2026 gives.
func loose(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		f := strings.Fields(line)
		out = append(out, strings.Join(f[:min(len(f), 4)], " "))
	}
	return strings.Join(out, "\n")
}

func TestTheFamilyOfMidnightGetsTheNumbersAndBedsOfS1(t *testing.T) {
	s := write(t, at(t, "2026-11-14", 0, 41), "erlan")
	got := beds(t, s, 0)
	for _, want := range []string{"К4 4А occupied Мимоза 2026/041", "К4 4Б occupied Мимоза-1 2026/042", "К4 2К occupied Мимоза-2 2026/043"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	b, err := s.Board(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if x := b.Totals; x.Capacity != 10 || x.FreeWomen != 1 || x.FreeFamily != 1 || x.FreeMen != 0 {
		t.Errorf("totals %+v", x)
	}
	if _, back := s.ClockBack(); back {
		t.Error("a demo says that its clock went back")
	}
}

func TestAtItsMinuteTheFamilyOfMidnightStillWaitsAtTheDoor(t *testing.T) {
	s := write(t, at(t, "2026-11-14", 0, 40), "erlan")
	if got := beds(t, s, 0); strings.Contains(got, "Мимоза") || strings.Contains(got, "4А occupied") {
		t.Errorf("somebody admitted them already:\n%s", got)
	}
}

func TestTheStoryMovesByWholeDays(t *testing.T) {
	s := write(t, at(t, "2027-03-05", 13, 0), "erlan")
	got := beds(t, s, 0)
	for _, want := range []string{"1В occupied Ромашка", "3Б away Гранат", "4А occupied Мимоза"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	day := civil.Almaty.Day(s.Now())
	if day.String() != "2027-03-05" {
		t.Errorf("the demo's clock shows %s", day)
	}
}

func TestEveryDemoPassesItsCheck(t *testing.T) {
	s := write(t, at(t, "2026-11-17", 8, 0), "ruslan")
	found, err := s.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 12 {
		t.Errorf("only %d things were checked", len(found))
	}
	for _, f := range found {
		if !f.Good {
			t.Errorf("%s %v", f.Key, f.Args)
		}
	}
}

func TestADemoRefusesAnExistingFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "demo.pana")
	if _, err := demo.Write(t.Context(), path, at(t, "2026-11-12", 20, 0)); err != nil {
		t.Fatal(err)
	}
	_, err := demo.Write(t.Context(), path, at(t, "2026-11-12", 20, 0))
	if err == nil || err.Error() != "refused.file_exists" {
		t.Errorf("got %v", err)
	}
}

func TestTheSameDateGivesTheSameContent(t *testing.T) {
	date := at(t, "2026-11-17", 8, 0)
	clock := civil.NewFixed(date) // the sign-in is a row too
	a := dump(t, writeAndOpen(t, date, "saule", clock))
	path := filepath.Join(t.TempDir(), "again.pana")
	if err := os.WriteFile(path, writeAnew(t, date), 0o600); err != nil {
		t.Fatal(err)
	}
	b := dump(t, open(t, path, "saule", clock))
	if a != b {
		t.Error("two demos of one date differ", difference(a, b))
	}
	if !strings.Contains(a, "Мимоза") {
		t.Error("the dump holds nothing")
	}
}

func difference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("\n%s\n%s", x[i], y[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(x), len(y))
}

// dump is every row of every table but what is random by design: slots, keys, codes of
// the chain.
func dump(t testing.TB, s *shelter.Session) string {
	t.Helper()
	var out strings.Builder
	err := s.View(t.Context(), func(tx *vault.Tx) error {
		var tables []string
		rows, err := tx.Query(`select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var n string
			if err := rows.Scan(&n); err != nil {
				return err
			}
			tables = append(tables, n)
		}
		for _, n := range tables {
			if err := dumpTable(tx, n, &out); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var random = map[string]bool{"account.slot": true, "subject_key.key": true, "audit.digest": true,
	"audit.reason_digest": true, "audit.chain": true, "log_entry.salt": true, "audit_head.code": true}

// apart are tables that tell of this very file and its opening.
var apart = map[string]bool{"meta": true, "migration": true}

func dumpTable(tx *vault.Tx, table string, out *strings.Builder) error {
	if apart[table] {
		return nil
	}
	rows, err := tx.Query(`select * from "` + table + `"`)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values, at := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		at[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(at...); err != nil {
			return err
		}
		out.WriteString(table)
		for i, v := range values {
			if !random[table+"."+columns[i]] {
				fmt.Fprintf(out, "|%v", v)
			}
		}
		out.WriteByte('\n')
	}
	return rows.Err()
}

func TestADemoThatWasUsedDoesNotFallBackInTime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "demo.pana")
	date := at(t, "2026-11-17", 8, 0)
	accounts, err := demo.Write(t.Context(), path, date)
	if err != nil {
		t.Fatal(err)
	}
	later := civil.NewFixed(date + 30*60*1000)
	s, err := shelter.Open(t.Context(), path, accounts[1].Login, accounts[1].Password, shelter.Options{Clock: later})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.PlaceHold(t.Context(), house.NewHold{Beds: []int64{6}, For: "по звонку"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Lock(); err != nil {
		t.Fatal(err)
	}
	s, err = shelter.Open(t.Context(), path, accounts[1].Login, accounts[1].Password, shelter.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Lock()
	if s.Now() < later.Now() {
		t.Error("the hold lies in the future")
	}
	if _, role := s.Who(); role != staff.Desk {
		t.Errorf("signed in as %s", role)
	}
}

func TestADemoThatWasOnlyLookedAtBeginsAtItsDateAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "demo.pana")
	date := at(t, "2026-11-17", 8, 0)
	accounts, err := demo.Write(t.Context(), path, date)
	if err != nil {
		t.Fatal(err)
	}
	open := func(clock civil.Clock) *shelter.Session {
		t.Helper()
		s, err := shelter.Open(t.Context(), path, accounts[0].Login, accounts[0].Password, shelter.Options{Clock: clock})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := open(civil.NewFixed(date.Add(9 * time.Hour)))
	if _, err := s.Board(t.Context(), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Check(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Lock(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		s = open(nil)
		if late := s.Now().Sub(date); late < 0 || late > time.Hour {
			t.Errorf("the demo begins %v after its date", late)
		}
		if _, back := s.ClockBack(); back {
			t.Error("a demo says that its clock went back")
		}
		if _, err := s.PlaceHold(t.Context(), house.NewHold{Beds: []int64{6}, For: "по звонку", Minutes: 90}); err != nil {
			t.Error("it can't be worked with:", err)
		}
		found, err := s.Check(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if !f.Good {
				t.Errorf("%s %v", f.Key, f.Args)
			}
		}
		holds, err := s.Board(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range holds.Rooms {
			for _, b := range r.Beds {
				if b.Hold != nil {
					if _, err := s.ReleaseHold(t.Context(), b.Hold.ID); err != nil {
						t.Error(err)
					}
				}
			}
		}
		if err := s.Lock(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheSeventeenthOfNovemberGoesAsTheStoryTells(t *testing.T) {
	s := write(t, at(t, "2026-11-18", 8, 0), "kanat")
	for minute, state := range map[civil.Instant]string{
		at(t, "2026-11-17", 11, 59): "occupied", at(t, "2026-11-17", 12, 0): "away",
		at(t, "2026-11-17", 17, 59): "away", at(t, "2026-11-17", 18, 0): "occupied",
	} {
		if got := beds(t, s, minute); !strings.Contains(got, "3Б "+state+" Гранат") {
			t.Errorf("at %s he isn't %s:\n%s", civil.Almaty.Local(minute).Format("15:04"), state, got)
		}
	}
	var due civil.Instant
	var state string
	err := s.View(t.Context(), func(tx *vault.Tx) error {
		return tx.QueryRow(`select k.due, k.state from task k join resident r on r.id = k.resident
			where r.code_word = 'Ромашка' and k.title_key = 'task.assessment'`).Scan(&due, &state)
	})
	if err != nil || due != at(t, "2026-11-17", 7, 10) || state != "open" {
		t.Errorf("Ромашка's assessment is %s, due %s, %v", state, civil.Almaty.Local(due), err)
	}
}

func TestThePastHasAllThatAHouseSees(t *testing.T) {
	s := write(t, at(t, "2026-11-17", 8, 0), "saule")
	for what, c := range map[string]struct {
		query string
		least int
	}{
		"stays that ended":           {`select count(*) from stay where exited_at is not null`, 60},
		"moves":                      {`select count(*) from bed_assignment where reason like 'move%' or reason in ('conflict', 'repair', 'isolation')`, 8},
		"holds that were used":       {`select count(*) from hold where state = 'used'`, 3},
		"holds that ran out":         {`select count(*) from hold where state = 'expired'`, 1},
		"absences":                   {`select count(*) from presence_event where kind = 'out'`, 15},
		"returns":                    {`select count(*) from presence_event where kind = 'in'`, 15},
		"beds out of service":        {`select count(*) from bed_outage`, 4},
		"reasons of exits":           {`select count(distinct exit_reason) from stay`, 5},
		"destinations":               {`select count(distinct destination) from stay`, 5},
		"citizenships":               {`select count(distinct citizenship) from resident`, 4},
		"families":                   {`select count(*) from (select household from resident group by household having count(*) > 1)`, 5},
		"entries of the audit":       {`select count(*) from audit`, 500},
		"months with somebody's bed": {`select count(distinct strftime('%Y-%m', from_at / 1000, 'unixepoch')) from bed_assignment`, 20},
	} {
		var n int
		err := s.View(t.Context(), func(tx *vault.Tx) error { return tx.QueryRow(c.query).Scan(&n) })
		if err != nil || n < c.least {
			t.Errorf("%s: %d, want %d or more, %v", what, n, c.least, err)
		}
	}
}
