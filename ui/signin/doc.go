// Package signin is the window's entrance: sign-in, the welcome page of a computer that
// has no file yet, the wizard of a new shelter, the recovery code, restoring a copy, the
// demo.
//
// Rules: pages are made anew whenever something changes, always from the state, so that
// nothing typed is lost by a step back, a fault or another language. Return goes on from
// the last field, Escape goes back. What befalls the file stays on the page as a sentence
// with a way out; it never passes by as a notice. Work that derives a key runs beside the
// window, one at a time: a second Return does nothing.
package signin
