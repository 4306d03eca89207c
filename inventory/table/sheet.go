package table

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"pana/shelter/fault"
)

// The most that is read: a store has some thousand items.
const (
	mostBytes   = 64 << 20
	mostRows    = 200_000
	mostColumns = 200
	mostLetters = 2000 // of a cell
)

// Sheet is a table as it was read.
type Sheet struct {
	Name string   // of the sheet in a workbook
	Head []string // names of the columns; empty ones for a table without a heading
	Bare bool     // it has no heading: all rows are data
	Rows []Row

	Book     bool // from a workbook: numbers and days are as it keeps them
	From1904 bool // days are counted from 1904
}

// Row is one row that isn't empty.
type Row struct {
	Line  int // in the file, from 1
	Cells []string
	Bad   map[int]fault.Message // cells that can't be read, by column

	Merged map[int]bool // cells that go over several rows
}

// cell is a row's cell, "" past its end.
func (r Row) cell(n int) string {
	if n < 0 || n >= len(r.Cells) {
		return ""
	}
	return strings.TrimSpace(r.Cells[n])
}

// empty reports whether nothing stands in a row.
func (r Row) empty() bool {
	for _, c := range r.Cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return len(r.Bad) == 0
}

// Read reads the table in a file: a workbook by its first bytes, anything else as text.
// step may be nil; it is told of bytes or rows.
func Read(ctx context.Context, path string, step func(done, of int)) (Sheet, error) {
	if step == nil {
		step = func(int, int) {}
	}
	f, err := os.Open(path)
	if err != nil {
		return Sheet{}, errors.Join(fault.Refuse("refused.table_open"), err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil || !info.Mode().IsRegular():
		return Sheet{}, fault.Refuse("refused.table_open")
	case info.Size() > mostBytes:
		return Sheet{}, fault.Refuse("refused.table_large", "Rows", mostRows)
	}
	start := make([]byte, 8)
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return Sheet{}, fault.Refuse("refused.table_open")
	}
	var s Sheet
	switch start = start[:n]; {
	case n == 0:
		return Sheet{}, fault.Refuse("refused.table_empty")
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		s, err = readBook(ctx, path, step)
	case bytes.HasPrefix(start, []byte("\xd0\xcf\x11\xe0")), bytes.HasPrefix(start, []byte("%PDF")): // the old kind of workbook, or one with a password
		return Sheet{}, fault.Refuse("refused.table_kind")
	default:
		s, err = readText(ctx, f, info.Size(), step)
	}
	if err != nil {
		return Sheet{}, err
	}
	if s.split(); len(s.Rows) == 0 {
		return Sheet{}, fault.Refuse("refused.table_empty")
	}
	return s, nil
}

// Headed is a sheet whose heading is known by columns that somebody named, where no name of
// it was known by itself.
func (s Sheet) Headed(named []string) Sheet {
	if !s.Bare {
		return s
	}
	for n, r := range s.Rows[:min(len(s.Rows), lookFor)] {
		for _, c := range r.Cells {
			for _, name := range named {
				if plain(name) != "" && plain(c) == plain(name) {
					s.Bare, s.Rows = false, s.Rows[n+1:]
					copy(s.Head, r.Cells)
					return s
				}
			}
		}
	}
	return s
}

// lookFor is among how many rows the heading is looked for.
const lookFor = 30

// split takes the heading out of the rows: the first row of those that name most columns.
func (s *Sheet) split() {
	best, at := 0, -1
	for n, r := range s.Rows[:min(len(s.Rows), lookFor)] {
		if k := known(r.Cells); k > best {
			best, at = k, n
		}
	}
	if best == 0 || best == 1 && at > 0 && len(s.Rows[at].Cells) > 3 { // one word among data may be a coincidence
		s.Bare = true
		s.Head = make([]string, s.width())
		return
	}
	s.Head, s.Rows = s.Rows[at].Cells, s.Rows[at+1:]
	for w := s.width(); len(s.Head) < w; {
		s.Head = append(s.Head, "")
	}
}

func (s *Sheet) width() int {
	w := 0
	for _, r := range s.Rows {
		w = max(w, len(r.Cells))
	}
	return w
}

// add takes a row over, unless it is empty.
func (s *Sheet) add(r Row) error {
	for len(r.Cells) > 0 && strings.TrimSpace(r.Cells[len(r.Cells)-1]) == "" && r.Bad[len(r.Cells)-1].Key == "" {
		r.Cells = r.Cells[:len(r.Cells)-1]
	}
	if r.empty() {
		return nil
	}
	if len(r.Cells) > mostColumns || len(s.Rows) >= mostRows {
		return fault.Refuse("refused.table_large", "Rows", mostRows)
	}
	for n, c := range r.Cells {
		if len(c) > mostLetters {
			r.spoil(n, fault.Say("fault.text.long", "Max", 400))
			r.Cells[n] = strings.ToValidUTF8(c[:200], "")
		}
	}
	s.Rows = append(s.Rows, r)
	return nil
}

func (r *Row) spoil(column int, m fault.Message) {
	if r.Bad == nil {
		r.Bad = map[int]fault.Message{}
	}
	r.Bad[column] = m
}

// Letter is how a workbook calls a column: A for 0, AA for 26.
func Letter(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}
