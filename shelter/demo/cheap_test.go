package demo

import "pana/shelter/vault/keyslot"

// Keys of the real cost are made by the tests of the command line.
func init() { cost = keyslot.Cheap }
