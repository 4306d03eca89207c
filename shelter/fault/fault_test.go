package fault_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pana/shelter/fault"
)

func TestFieldsAreToldAllAtOnceInOrder(t *testing.T) {
	var f fault.Fields
	if f.Err() != nil {
		t.Fatal("nothing wrong must be nil")
	}
	f.Add("name", "fault.text.empty")
	f.Add("age", "fault.number.range", "From", 0, "To", 120)
	var got fault.Fields
	if err := fmt.Errorf("register: %w", f.Err()); !errors.As(err, &got) || len(got) != 2 || got[0].Name != "name" {
		t.Fatalf("got %v", got)
	}
	if got[1].Args["From"] != 0 || got[1].Args["To"] != 120 {
		t.Errorf("parameters %v", got[1].Args)
	}
}

func TestFieldsOfAPartGetItsPrefixAndOtherErrorsGoThrough(t *testing.T) {
	var one, all fault.Fields
	one.Add("birth", "fault.day.none")
	if err := all.Under("people.2.", fmt.Errorf("person: %w", one.Err())); err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || all[0].Name != "people.2.birth" || all[0].Key != "fault.day.none" {
		t.Errorf("got %+v", all)
	}
	broken := errors.New("disk")
	if err := all.Under("x.", broken); err != broken || len(all) != 1 {
		t.Errorf("another error became %v, %v", err, all)
	}
	if err := all.Under("x.", nil); err != nil || len(all) != 1 {
		t.Error("nothing wrong must add nothing")
	}
}

func TestRefusalsAreEqualByKey(t *testing.T) {
	err := fmt.Errorf("assign bed 4: %w", fault.Refuse("refused.bed_taken", "Bed", "1А"))
	if !errors.Is(err, fault.Refuse("refused.bed_taken")) || errors.Is(err, fault.Refuse("refused.no_right")) {
		t.Error("refusals must compare by key")
	}
	var r *fault.Refusal
	if !errors.As(err, &r) || r.Args["Bed"] != "1А" || r.Code != "refused.bed_taken" {
		t.Errorf("got %+v", r)
	}
}

// What is logged never holds what was typed.
func TestErrorsNeverShowWhatWasTyped(t *testing.T) {
	var f fault.Fields
	f.Add("name", "fault.text.long", "Text", "Нилуфар Каримова")
	for _, err := range []error{f.Err(), fault.Refuse("refused.similar", "Name", "Нилуфар Каримова")} {
		if strings.Contains(err.Error(), "Нилуфар") {
			t.Errorf("told %s", err)
		}
	}
}

func TestSayIgnoresANameWithoutValue(t *testing.T) {
	if m := fault.Say("key", "A", 1, "B"); len(m.Args) != 1 || m.Args["A"] != 1 {
		t.Errorf("got %v", m.Args)
	}
	if m := fault.Say("key"); m.Args != nil {
		t.Errorf("got %v", m.Args)
	}
}
