// Package keyslot holds the header of the vault: one random data key, reachable through
// a slot for each person and one for the printed recovery code.
//
//	password ─argon2id(salt of the file, kind, login)─> key that wraps the slot's
//	          X25519 private key; the data key is sealed to its public half (HPKE)
//	data key ─HKDF(salt of this one file)─> file key for vault/vfs
//	data key ─HKDF(label)─> keys for the header's HMAC, the audit chain and others
//
// Rules: a slot's data key is sealed to a public key, so that a new data key can be given
// to everybody without their passwords. No login stands in the header, and a free slot
// looks like a used one to whoever lacks the data key. An HMAC under the data key covers
// the whole header. Two copies alternate; a change writes one, waits for the disk, and
// then writes the other, so that a power cut leaves a whole copy and no old password
// stays behind. Values of a hostile header are refused before any work is done on them.
// Randomness for keys is always the system's.
package keyslot
