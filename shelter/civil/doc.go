// Package civil holds time as a house keeps it: calendar days, instants, half-open
// spans, the operational night, the clock and the zone.
//
// Rules: an instant is whole milliseconds UTC; a day has no zone; a span includes its
// start and not its end; the zone's rules are carried in the program and never taken
// from the computer, because old systems still put Almaty an hour off (Kazakhstan went
// to a single UTC+5 on 1 March 2024).
package civil
