// Package keyslot holds the header of the vault: one data key, reachable through a slot
// for each person.
package keyslot

// Cost is what deriving a key from a password takes.
type Cost struct {
	Time, MemKiB uint32
	Threads      uint8
}
