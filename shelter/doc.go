// Package shelter is the shelter as one thing: it opens the file, signs people in, and
// holds what crosses the parts. Nothing else knows them all.
//
// Rules: a Session is one signed-in person in one role. Each method is one user action
// and opens one transaction, so that all of it happens or none. What changes something
// answers with a Receipt, whose Undo is another action with its own right and its own
// line in the audit. The work itself, with its rights and rules, stands in the parts;
// here it is only put together.
package shelter
