package shelter_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"pana/shelter"
	"pana/shelter/fault"
	"pana/shelter/staff"
)

// own are the actions that belong to whoever is signed in, whatever her role: her own
// password, role and drafts, the house's settings, the copy on exit, and questions about
// rights themselves. View and Update are doors whose work functions ask.
var own = []string{"Settings", "May", "SaveDraft", "Draft", "DropDraft", "ChangePassword", "SetRole", "SwitchTo",
	"ConfirmClock", "View", "Update", "Copy", "CopyIfDue", "CopyOnExit", "Sweep"}

// audits are what somebody who only inspects may read besides; the history tells her which
// fields changed, never what they were.
var audits = []string{"Log", "Audit", "VerifyAudit", "Prints", "Accounts", "History"}

// CR-01 from outside: every action of a session, also one that is added later, is tried by
// the two roles that must reach no resident.
func TestCR01EveryActionIsClosedToThoseWhoMustReachNoResident(t *testing.T) {
	for role, besides := range map[staff.Role][]string{
		staff.Inspector: audits,
		staff.Technical: append([]string{"Check", "VerifyCopies", "SaveSettings"}, audits...),
	} {
		t.Run(string(role), func(t *testing.T) {
			w := newWorld(t, "saule")
			const password = "silent river under stones"
			if _, err := w.AddAccount(t.Context(), shelter.NewAccount{Login: "viewer", Name: "Зритель", Password: password,
				Roles: []staff.Role{role}}); err != nil {
				t.Fatal(err)
			}
			w.admit(t, woman("Тюльпан"), "1А")
			if err := w.SwitchTo(t.Context(), "viewer", password); err != nil {
				t.Fatal(err)
			}
			before := w.count(t, everything)
			tried := refusing(t, w.Session, append(besides, own...)) + refusing(t, w.Store(), []string{"Settings"})
			if tried < 100 {
				t.Errorf("only %d actions were tried", tried)
			}
			if after := w.count(t, everything); after != before {
				t.Error("something was written")
			}
		})
	}
}

// refusing tries every action of s but some, and says how many it tried.
func refusing(t *testing.T, of any, but []string) (tried int) {
	s := reflect.ValueOf(of)
	for m := range s.NumMethod() {
		name, f := s.Type().Method(m).Name, s.Method(m)
		if slices.Contains(but, name) || !asks(f.Type()) {
			continue
		}
		tried++
		var refusal *fault.Refusal
		if err := attempt(t.Context(), f); !errors.As(err, &refusal) || refusal.Key != "refused.no_right" {
			t.Errorf("%T.%s: %v", of, name, err)
		}
	}
	return tried
}

// asks reports whether a method takes a context and can refuse.
func asks(f reflect.Type) bool {
	n := f.NumOut()
	return f.NumIn() > 0 && f.In(0) == reflect.TypeFor[context.Context]() && n > 0 && f.Out(n-1) == reflect.TypeFor[error]()
}

// attempt calls a method as for the first record there is.
func attempt(ctx context.Context, f reflect.Value) error {
	in := []reflect.Value{reflect.ValueOf(ctx)}
	for i := 1; i < f.Type().NumIn(); i++ {
		kind := f.Type().In(i)
		x := reflect.New(kind).Elem()
		switch {
		case f.Type().IsVariadic() && i == f.Type().NumIn()-1:
			continue
		case kind == reflect.TypeFor[string]():
			x.SetString("2026/001")
		case kind.Kind() == reflect.Int64:
			x.SetInt(1)
		case kind.Kind() == reflect.Func:
			x = reflect.Zero(kind)
		}
		in = append(in, x)
	}
	out := f.Call(in)
	err, _ := out[len(out)-1].Interface().(error)
	return err
}
