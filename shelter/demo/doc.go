// Package demo writes a fictional shelter to try Pana on: a small house, nine accounts,
// the residents of one November and sixty who were there before them.
//
// Rules: nobody in it exists. Everything is told through the program's own use cases, by
// people with the right for it, with the clock set to when it happened, so that a demo
// can hold nothing that a house couldn't. The same date gives the same content. Passwords
// are printed and known to all, which is why a demo file wears a ribbon and keys as cheap
// as the file allows.
package demo
