// Package live drives the built program as a person does: a real window on a display of
// its own, keys pressed, the screen looked at, and a printer whose paper is a file.
//
// Rules: the tests carry the build tag "live", need the binary named by PANA_BIN, Xvfb,
// xdotool, ImageMagick and poppler, and fail when one is missing. They wait for what they
// can see, never for a fixed time.
package live
