package table

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/xuri/excelize/v2"

	"pana/assets/words"
	"pana/shelter/fault"
)

// WriteText writes a table as CSV: UTF-8 with its mark and semicolons, which is what
// spreadsheets here open without a question. Decimals bear a comma, except in English.
func WriteText(to io.Writer, g Grid, w *words.Words) error {
	rows := make([][]string, 0, len(g.Rows)+1)
	rows = append(rows, g.Head)
	for _, r := range g.Rows {
		line := make([]string, len(r))
		for n, v := range r {
			switch {
			case !v.Day.IsZero():
				line[n] = fmt.Sprintf("%02d.%02d.%04d", v.Day.Dom(), v.Day.Month(), v.Day.Year())
			case v.Number:
				line[n] = strings.Replace(v.Text, ".", w.T("number.decimal"), 1)
			default:
				line[n] = safeCell(v.Text)
			}
		}
		rows = append(rows, line)
	}
	return writeText(to, rows)
}

func writeText(to io.Writer, rows [][]string) error {
	b := bufio.NewWriter(to)
	if _, err := b.WriteString("\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(b)
	c.Comma, c.UseCRLF = ';', true
	if err := c.WriteAll(rows); err != nil {
		return err
	}
	return b.Flush()
}

// WriteBook writes a table as a workbook, with numbers and days that can be reckoned with.
func WriteBook(to io.Writer, g Grid) error {
	b := excelize.NewFile()
	defer b.Close()
	day, err := b.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		return err
	}
	bold, err := b.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	sheet := b.GetSheetName(0)
	s, err := b.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	if err := s.SetColWidth(2, 4, 28); err != nil {
		return err
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := make([]any, len(g.Head))
	for n, h := range g.Head {
		head[n] = excelize.Cell{StyleID: bold, Value: h}
	}
	if err := s.SetRow("A1", head); err != nil {
		return err
	}
	for k, r := range g.Rows {
		line := make([]any, len(r))
		for n, v := range r {
			switch {
			case !v.Day.IsZero():
				line[n] = excelize.Cell{StyleID: day, Value: time.Date(v.Day.Year(), time.Month(v.Day.Month()), v.Day.Dom(), 0, 0, 0, 0, time.UTC)}
			case v.Number:
				x, err := strconv.ParseFloat(v.Text, 64) // at most 15 digits, which a workbook keeps
				if err != nil {
					return err
				}
				line[n] = x
			case v.Text != "":
				line[n] = v.Text
			}
		}
		if err := s.SetRow("A"+strconv.Itoa(k+2), line); err != nil {
			return err
		}
	}
	if err := s.Flush(); err != nil {
		return err
	}
	_, err = b.WriteTo(to)
	return err
}

// Book reports whether a file of that name is to be a workbook.
func Book(path string) bool { return strings.EqualFold(filepath.Ext(path), ".xlsx") }

// Save writes a table to a new file, a workbook by its ending. A file that is there
// already is refused; one that can't be written whole is taken away.
func Save(path string, g Grid, w *words.Words) error {
	return create(path, func(to io.Writer) error {
		if Book(path) {
			return WriteBook(to, g)
		}
		return WriteText(to, g, w)
	})
}

func create(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		if errors.Is(err, fs.ErrExist) {
			return fault.Refuse("refused.table_exists")
		}
		return errors.Join(fault.Refuse("refused.table_write"), err)
	}
	if err = errors.Join(write(f), f.Close()); err == nil {
		return nil
	}
	_ = os.Remove(path)
	if errors.Is(err, syscall.ENOSPC) {
		return fault.Refuse("refused.disk_full")
	}
	return err
}

// SaveRejected writes the rejected rows of a plan to a file beside the table, with line,
// columns and reasons in front of the row as it was, and gives its name. The file can be
// put right and read in as it is. No file is ever overwritten.
func SaveRejected(path string, s Sheet, p Plan, w *words.Words) (string, error) {
	head := []string{w.T("table.rejected.line"), w.T("table.rejected.column"), w.T("table.rejected.reason")}
	rows := [][]string{append(head, safe(s.Head)...)}
	if s.Bare {
		rows = [][]string{head}
		for n := range s.Head {
			rows[0] = append(rows[0], Letter(n))
		}
	}
	for _, r := range p.Rejected {
		where, why := r.said(w)
		rows = append(rows, append([]string{strconv.Itoa(r.Line), where, why}, safe(p.readable(s, r.Row))...))
	}
	base := strings.TrimSuffix(path, filepath.Ext(path)) + "." + w.T("table.rejected.file")
	for n := 1; n < 1000; n++ {
		name := base + ".csv"
		if n > 1 {
			name = fmt.Sprintf("%s-%d.csv", base, n)
		}
		err := create(name, func(to io.Writer) error { return writeText(to, rows) })
		if errors.Is(err, fault.Refuse("refused.table_exists")) {
			continue
		}
		return name, err
	}
	return "", fault.Refuse("refused.table_exists")
}

// readable are a row's cells as a person would type them: a workbook keeps days as numbers.
func (p Plan) readable(s Sheet, r Row) []string {
	cells := slices.Clone(r.Cells)
	for n, c := range cells {
		f := p.columns.Of(n)
		switch {
		case !s.Book || free[f]:
		case f == Expiry && serial.MatchString(c):
			if d, ok := readDay(c, s.From1904); ok {
				cells[n] = fmt.Sprintf("%02d.%02d.%04d", d.Dom(), d.Month(), d.Year())
			}
		default:
			cells[n] = number(c)
		}
	}
	return cells
}

func safe(cells []string) []string {
	out := make([]string, len(cells))
	for n, c := range cells {
		out[n] = safeCell(c)
	}
	return out
}

// said are the columns and the reasons of a rejected row, in words.
func (r Rejected) said(w *words.Words) (where, why string) {
	var columns, reasons []string
	for _, f := range r.Faults {
		if c := f.Where(w); c != "" {
			columns = append(columns, c)
		}
		reasons = append(reasons, w.Get(f.Key, f.Args))
	}
	return strings.Join(columns, "; "), strings.Join(reasons, " ")
}
