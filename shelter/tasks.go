package shelter

import (
	"context"

	"pana/shelter/fault"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// Tasks are the tasks that f chooses.
func (s *Session) Tasks(ctx context.Context, f tasks.Filter) ([]tasks.Task, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]tasks.Task, error) { return tasks.List(tx, f) })
}

// AddTask makes a task.
func (s *Session) AddTask(ctx context.Context, n tasks.New) (Receipt, error) {
	var id int64
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		id, err = tasks.Add(tx, n)
		return err
	})
	return Receipt{Message: fault.Say("done.task_added"), ID: id}, err
}

// TaskDone closes a task as done.
func (s *Session) TaskDone(ctx context.Context, id int64) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return tasks.Done(tx, id) })
	return s.reopening(fault.Say("done.task_done"), id, err)
}

// DropTask closes a task that needn't or can't be done.
func (s *Session) DropTask(ctx context.Context, id int64, reason string) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return tasks.Drop(tx, id, reason) })
	return s.reopening(fault.Say("done.task_dropped"), id, err)
}

// reopening is the receipt of a closed task.
func (s *Session) reopening(m fault.Message, id int64, err error) (Receipt, error) {
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: m, ID: id, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error { return tasks.Reopen(tx, id) })
	}}, nil
}
