package shelter_test

import (
	"errors"
	"testing"
	"time"

	"pana/shelter/house"
	"pana/shelter/tasks"
)

func as[T error](err error, to *T) bool { return errors.As(err, to) }

func TestEveryUndoTakesBackAndIsAuditedItself(t *testing.T) {
	w := newWorld(t, "erlan")
	tulip, iris := w.admit(t, woman("Тюльпан"), "1А"), w.admit(t, woman("Ирис"), "1Б")
	w.clock.Advance(time.Hour)
	audits := func() int { return w.count(t, `select count(*) from audit`) }

	r, err := w.Move(t.Context(), []house.Transfer{{Resident: tulip, Bed: w.beds["1Б"]}, {Resident: iris, Bed: w.beds["1А"]}}, house.ReasonByResident, "")
	if err != nil {
		t.Fatal(err)
	}
	if w.in(t, "1А") != "Ирис" || w.in(t, "1Б") != "Тюльпан" {
		t.Error("they didn't swap")
	}
	w.clock.Advance(time.Minute)
	before := audits()
	if err := r.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if w.in(t, "1А") != "Тюльпан" || w.in(t, "1Б") != "Ирис" {
		t.Error("they didn't swap back")
	}
	if audits() == before {
		t.Error("the undo isn't audited")
	}

	r, err = w.PlaceHold(t.Context(), house.NewHold{Beds: []int64{w.beds["1В"]}, For: "полиция"})
	if err != nil {
		t.Fatal(err)
	}
	back, err := w.ReleaseHold(t.Context(), r.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := back.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := w.count(t, `select count(*) from hold where state = 'active'`); n != 1 {
		t.Errorf("%d beds are held again", n)
	}

	w.clock.Advance(time.Minute)
	if _, err := w.AddTask(t.Context(), tasks.New{Title: "Позвонить", Resident: tulip}); err != nil {
		t.Fatal(err)
	}
	open := w.count(t, `select count(*) from task where state = 'open'`)
	r, err = w.Exit(t.Context(), house.Leaving{Residents: []int64{tulip}, Reason: "to_family", Destination: "99"})
	if err != nil {
		t.Fatal(err)
	}
	if w.in(t, "1А") != "" {
		t.Error("the bed of somebody who left isn't free")
	}
	w.clock.Advance(time.Minute)
	if err := r.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if w.in(t, "1А") != "Тюльпан" || w.count(t, `select count(*) from task where state = 'open'`) != open {
		t.Error("the exit isn't taken back whole")
	}

	r, err = w.TakeOut(t.Context(), w.beds["2А"], 0, 0, "repair")
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Minute)
	if err := r.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	refusedBy(t, func() error { _, err := w.PutBack(t.Context(), w.beds["2А"]); return err }, "refused.bed_not_out")
}

func refusedBy(t *testing.T, do func() error, key string) {
	t.Helper()
	refused(t, do(), key)
}

func TestAnUndoThatComesTooLateIsRefused(t *testing.T) {
	w := newWorld(t, "erlan")
	tulip := w.admit(t, woman("Тюльпан"), "1А")
	w.clock.Advance(time.Hour)
	r, err := w.Exit(t.Context(), house.Leaving{Residents: []int64{tulip}, Reason: "to_family", Destination: "99"})
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Minute)
	w.admit(t, about(woman("Ирис"), w.Now()), "1А")
	refused(t, r.Undo(t.Context()), "refused.undo_bed_taken")
	if w.in(t, "1А") != "Ирис" {
		t.Error("somebody lost her bed to an undo")
	}
}

func TestMenInAWomensRoomAndChildrenBesideStrangers(t *testing.T) {
	w := newWorld(t, "erlan")
	w.admit(t, woman("Тюльпан"), "1А")
	_, err := w.Admit(t.Context(), intake(w, "1Б", man("Сокол")))
	refused(t, err, "refused.man_in_womens_room")
	_, err = w.Admit(t.Context(), intake(w, "2А", woman("Ирис")))
	if err != nil {
		t.Fatal(err)
	}
	in := intake(w, "2Б", woman("Лаванда"), child("female", 5, -1))
	in.Beds = append(in.Beds, w.beds["2В"])
	_, err = w.Admit(t.Context(), in)
	if !house.NeedsReason(err) {
		t.Errorf("a child beside an unrelated woman: %v", err)
	}
	in.Reason = "ночь"
	if _, err := w.Admit(t.Context(), in); err != nil {
		t.Error(err)
	}
}

func TestINV10WhatAnExitClosedStaysClosedUntilTheExitIsTakenBack(t *testing.T) {
	w := newWorld(t, "erlan")
	tulip := w.admit(t, woman("Тюльпан"), "1А")
	w.clock.Advance(time.Hour)
	r, err := w.AddTask(t.Context(), tasks.New{Title: "Позвонить", Resident: tulip})
	if err != nil {
		t.Fatal(err)
	}
	done, err := w.TaskDone(t.Context(), r.ID)
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Minute)
	exit, err := w.Exit(t.Context(), house.Leaving{Residents: []int64{tulip}, Reason: "to_family", Destination: "99"})
	if err != nil {
		t.Fatal(err)
	}
	refused(t, done.Undo(t.Context()), "refused.task_of_one_who_left")
	w.clock.Advance(time.Minute)
	if _, err := w.AddTask(t.Context(), tasks.New{Title: "Переслать письмо", Resident: tulip}); err != nil {
		t.Error("something to do for one who left:", err)
	}
	if err := w.SwitchTo(t.Context(), "saule", bossPassword); err != nil {
		t.Fatal(err)
	}
	found, err := w.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if !f.Good {
			t.Errorf("%s %v", f.Key, f.Args)
		}
	}
	if err := exit.Undo(t.Context()); err != nil {
		t.Error(err)
	}
	if err := done.Undo(t.Context()); err != nil {
		t.Error("the exit was taken back:", err)
	}
}

func TestTakingAMoveBackSetsNoRuleAside(t *testing.T) {
	w := newWorld(t, "erlan")
	falcon := w.admit(t, man("Сокол"), "3А")
	w.clock.Advance(time.Hour)
	r, err := w.Move(t.Context(), []house.Transfer{{Resident: falcon, Bed: w.beds["4А"]}}, house.ReasonByResident, "просит сам")
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Minute)
	if err := r.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := w.count(t, `select count(*) from bed_assignment where override_reason is not null and to_at is null and void = 0`); n != 0 {
		t.Error("the bed of before is given as an exception")
	}
}
