// Package table reads items with their opening stock from tables that people keep (CSV,
// XLSX), and writes the store as such a table.
//
// Rules:
//   - A row is an item, or one more lot, size or barcode of an item that stands above it.
//     Rows belong together by the item's number in the table, or by its names.
//   - Columns are known by their names in three languages and may be told otherwise. A
//     column that nobody knows is left alone.
//   - Reading guesses nothing that it can't tell: a cell that isn't plain is a fault of its
//     row, with the line and the column. An item comes with all its rows or with none, so
//     that what was put right can be read again without counting anything twice.
//   - NewPlan only looks. Import writes what a plan holds, all of it or nothing.
//   - An item that the store has already stays as it is unless a change is asked for, and
//     its stock is never added to: that would be counted twice.
//   - Numbers are read as decimal text; there is no floating point in a quantity.
//   - Export writes what NewPlan reads. What it can't carry is history: when a lot came
//     and from whom.
package table
