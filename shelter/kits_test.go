package shelter_test

import (
	"testing"

	"pana/inventory"
	"pana/shelter/tasks"
)

func TestS1TheKitsGoOutWithTheAdmission(t *testing.T) {
	w := atMidnight(t)
	s := w.stock(t, map[string]int{"female": 6, "male": 3, "child": 4, "infant": 2})
	in := midnight(w)
	in.Kits = []int64{s.kits["female"], s.kits["child"], s.kits["infant"]}
	in.Sizes = [][]inventory.Size{{{System: "cis", Size: "46"}, {System: "shoe", Size: "38"}}, {{System: "height", Size: "122"}}}
	r, err := w.Admit(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if got := w.available(t); got["female"] != 5 || got["child"] != 3 || got["infant"] != 1 || got["male"] != 3 {
		t.Errorf("left are %v", got)
	}
	if len(r.Documents) != 3 || r.Lacking != 0 {
		t.Errorf("receipt %+v", r)
	}
	for n, id := range r.Documents {
		d, err := w.Store().Document(t.Context(), id)
		if err != nil || d.Resident != r.IDs[n] || d.Kit != in.Kits[n] {
			t.Errorf("document %d: %+v, %v", n, d, err)
		}
	}
	card, err := w.Store().Sizes(t.Context(), r.IDs[0])
	if err != nil || len(card) != 2 || card[0].Size != "46" {
		t.Errorf("her card is %v, %v", card, err)
	}
	if n := w.count(t, `select count(*) from document d join resident r on r.id = d.resident where d.kind = 'issue_resident' and d.kit is not null`); n != 3 {
		t.Errorf("%d receipts", n)
	}
}

func TestS1AMissingKitKeepsNobodyAtTheDoor(t *testing.T) {
	w := atMidnight(t)
	s := w.stock(t, map[string]int{"female": 1, "child": 0, "infant": 1})
	in := midnight(w)
	in.Kits = []int64{s.kits["female"], s.kits["child"], 9999} // one is empty, one is gone
	r, err := w.Admit(t.Context(), in)
	if err != nil {
		t.Fatal("nobody may wait for a kit:", err)
	}
	if len(r.Documents) != 1 || r.Lacking != 2 || w.in(t, "4Б") != "Мимоза-1" {
		t.Errorf("receipt %+v", r)
	}
	for n, want := range []bool{false, true, true} {
		list, err := w.Tasks(t.Context(), tasks.Filter{State: tasks.Open, Resident: r.IDs[n]})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, x := range list {
			found = found || x.Say.Key == "task.kit"
		}
		if found != want {
			t.Errorf("person %d: a task for the kit: %v", n, found)
		}
	}
	if x := w.left(t, s.items["Набор child"]); x.OnHand != 0 {
		t.Errorf("%+v", x)
	}
}

func TestTwoHouseholdsThatWantTheLastKitGetItOnce(t *testing.T) {
	w := atMidnight(t)
	s := w.stock(t, map[string]int{"female": 1})
	in := midnight(w)
	in.People[1].Sex, in.Kits = "female", []int64{s.kits["female"], s.kits["female"]}
	r, err := w.Admit(t.Context(), in)
	if err != nil || len(r.Documents) != 1 || r.Lacking != 1 {
		t.Errorf("receipt %+v, %v", r, err)
	}
}

func TestARefusedAdmissionTakesTheKitsBack(t *testing.T) {
	w := atMidnight(t)
	s := w.stock(t, map[string]int{"female": 6})
	in := midnight(w)
	in.Kits, in.Sizes = []int64{s.kits["female"]}, [][]inventory.Size{{{System: "cubits", Size: "4"}}}
	_, err := w.Admit(t.Context(), in)
	faulty(t, err, "people.0.sizes.0.system", "fault.choice.missing")
	if w.available(t)["female"] != 6 || w.in(t, "4А") != "" {
		t.Error("something of a refused admission stayed")
	}
	in.Sizes, in.Kits = nil, []int64{0, 0, 0, s.kits["female"]}
	_, err = w.Admit(t.Context(), in)
	faulty(t, err, "people", "fault.kits.more_than_people")
}
