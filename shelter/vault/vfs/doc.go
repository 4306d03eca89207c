// Package vfs is the encrypting file system under SQLite: every byte of content that
// SQLite stores passes here and is sealed before it reaches the disk.
//
// It is a shim. Locks, shared memory, sync, deletion and names go to SQLite's own
// platform VFS (unix, win32) unchanged; only the content of files is transformed:
//
//	main file  16 KiB header (vault/keyslot), then pages of 4096 bytes, each sealed with
//	           XChaCha20-Poly1305; nonce and tag lie in the page's 40 reserved bytes
//	WAL        frame pages sealed alike; salts and checksums of frame headers as one
//	           AES block under an offset tweak, since they are functions of the page
//	journal    page records sealed, their checksums masked
//	temporary  AES-XTS under a random key that dies with the handle
//	-shm, super-journal  hold page numbers and file names only; passed on
//
// Rules: each write of SQLite becomes one physical write of the same size at the same
// place, so that SQLite's own reasoning about crashes stays true. A write or file of any
// other shape is refused: nothing is ever stored in the clear. A page that fails its
// check is an I/O error, never data; only where SQLite hasn't yet decided to trust a
// record (the tail of a WAL or hot journal after a power cut) does it become zeros, which
// SQLite's checksum then rejects. Buffers handed to SQLite's C code lie in C memory,
// because Go moves its stacks. This is the only package that uses unsafe.
package vfs
