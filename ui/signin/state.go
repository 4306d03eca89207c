package signin

import (
	"pana/shelter"
	"pana/shelter/fault"
)

// view names a page.
type view int

const (
	viewSignIn view = iota
	viewWelcome
	viewFile
	viewRecover
	viewRestore
	viewDemo
	viewWizard
	viewCode
	viewClock
)

// state is all that was typed and found out, without a word of any language: pages are
// made from it.
type state struct {
	view view
	file string

	login, password string
	wrong           bool // login and password open nothing
	wait            int  // seconds until a password may be tried again, 0 for now

	trouble *fault.Message // what befell the file
	code    string         // of the refusal, to know the way out
	good    *fault.Message // what went well

	path    string // of another file
	faults  fault.Fields
	recover recovery
	restore restoring
	demo    string // a demo file that is ready
	draft   *draft
	held    *held
	focus   string // the input that gets the cursor next; "": the first
}

// held is an open file that waits for something before the work begins.
type held struct {
	session *shelter.Session
	code    string // a recovery code that has to be written down
	typed   string // of it
	then    func(*shelter.Session)
}

// clean forgets what the page before said.
func (s *state) clean() {
	s.trouble, s.code, s.good, s.faults, s.focus, s.wrong, s.wait = nil, "", nil, nil, "", false, 0
}
