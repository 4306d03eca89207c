// Package tasks holds what is to be done, by whom and by when.
//
// Rules:
//   - A task is closed, as done or as dropped with a reason, and never deleted; a closed
//     one can be opened again, which is how closing is undone.
//   - Its title is typed by somebody, or the key of a sentence with its values, so that a
//     task that the program makes speaks the reader's language.
//   - Who may write operational data handles every task; others handle those given to
//     them or to their role.
//   - When a resident leaves, what is open for her is dropped in the same transaction.
package tasks

// Topic is announced after a change.
const Topic = "tasks"
