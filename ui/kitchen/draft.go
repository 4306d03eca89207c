package kitchen

// kept are the lines that were typed for meals, as a draft keeps them, by day and meal.
type kept struct {
	Day   int
	Meal  int
	Lines map[string][]map[string]string
}

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	s.issue.stow()
	if len(s.issue.typed) == 0 {
		return nil
	}
	return s.draft.Keep(kept{Day: s.day, Meal: s.meals.table.Selected, Lines: s.issue.typed})
}

// takeUp goes on with what was typed before the lock.
func (s *Screen) takeUp() {
	k := kept{}
	if !s.draft.TakeUp(&k) || k.Lines == nil {
		return
	}
	s.issue.typed, s.issue.key = k.Lines, ""
	if k.Day > 0 && k.Day < len(s.days.Words) {
		s.days.Select(k.Day)
	}
	s.meals.table.Select(k.Meal)
	s.issue.choose()
}
