// Package inventory is the store: what the house keeps for its residents and kitchen, and
// a ledger of every movement.
//
// Rules:
//   - A quantity is a whole number of the item's smallest unit; there is no floating point.
//   - Stock is the sum of the ledger, always. Movements only grow; each carries the balance
//     after it, so that the file itself keeps stock from falling below zero, and balance
//     only repeats the last of them. A mistake is taken back by the opposite movement.
//   - A document is one act: all its lines or none. The file refuses to keep an open one.
//   - Whatever is past its use-by day, in quarantine or recalled isn't given out, by
//     nobody's leave (INV-16). The day that counts is the latest that the file knows, so
//     that a clock set back makes nothing fresh again (INV-27).
//   - Opened first, then the earliest expiry, then what came first (INV-17). A plan shows
//     from which lots an issue will come before it is posted.
//   - An approved stock-take is frozen, and so is what lies before it (INV-18).
//   - The store knows a resident by code word, register number and sizes.
//   - Work functions check staff.StockRead and staff.StockWrite.
package inventory

// Topic is announced after every change of the store.
const Topic = "supplies"
