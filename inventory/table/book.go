package table

import (
	"context"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"pana/shelter/fault"
)

// mostUnpacked keeps a small file from filling the memory.
const mostUnpacked = 512 << 20

// readBook reads the first sheet of a workbook that is to be seen and has a heading that
// is known, else the first one with anything in it.
func readBook(ctx context.Context, name string, step func(done, of int)) (Sheet, error) {
	b, err := excelize.OpenFile(name, excelize.Options{RawCellValue: true, UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked})
	if err != nil {
		return Sheet{}, errors.Join(fault.Refuse("refused.table_kind"), err)
	}
	defer b.Close()
	var first Sheet
	for _, sheet := range b.GetSheetList() {
		if seen, err := b.GetSheetVisible(sheet); err != nil || !seen {
			continue
		}
		s, err := readSheet(ctx, b, sheet, step)
		if err != nil {
			return Sheet{}, err
		}
		for _, r := range s.Rows[:min(len(s.Rows), lookFor)] {
			if known(r.Cells) > 1 {
				return s, nil
			}
		}
		if len(first.Rows) == 0 {
			first = s
		}
	}
	return first, nil
}

func readSheet(ctx context.Context, b *excelize.File, sheet string, step func(done, of int)) (Sheet, error) {
	s := Sheet{Name: sheet, Book: true}
	if p, err := b.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		s.From1904 = *p.Date1904
	}
	raw := rawSheet(b, sheet)
	blank, merged := unvalued(raw), merges(raw)
	rows, err := b.Rows(sheet)
	if err != nil {
		return s, errors.Join(fault.Refuse("refused.table_kind"), err)
	}
	defer rows.Close()
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return s, errors.Join(fault.Refuse("refused.table_kind"), err)
		}
		r := Row{Line: line, Cells: cells}
		for n, c := range cells {
			if errorValue.MatchString(c) {
				r.spoil(n, fault.Say("fault.cell.error"))
			}
		}
		for _, c := range blank[line] {
			r.put(c, "")
			r.spoil(c, fault.Say("fault.cell.formula"))
		}
		for _, m := range merged[line] {
			if line == m.first {
				m.text = r.cell(m.column)
			}
			if m.text != "" {
				r.put(m.column, m.text)
				r.merge(m.column)
			}
		}
		if err := s.add(r); err != nil {
			return s, err
		}
		if line%2000 == 0 {
			if ctx.Err() != nil {
				return s, ctx.Err()
			}
			step(line, 0)
		}
	}
	return s, rows.Error()
}

func (r *Row) put(column int, text string) {
	for len(r.Cells) <= column {
		r.Cells = append(r.Cells, "")
	}
	r.Cells[column] = text
}

func (r *Row) merge(column int) {
	if r.Merged == nil {
		r.Merged = map[int]bool{}
	}
	r.Merged[column] = true
}

var (
	errorValue = regexp.MustCompile(`^#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|Н/Д|ССЫЛКА!|ЗНАЧ!|ДЕЛ/0!|ИМЯ\?|ЧИСЛО!|ПУСТО!)$`)
	scientific = regexp.MustCompile(`^-?\d+(\.\d+)?[eE][+-]?\d+$`)
	long       = regexp.MustCompile(`^-?\d+\.\d{10,}$`)
)

// number writes a number of a workbook as a person would: 4.60001E+12 and
// 0.30000000000000004 are how it keeps 4600010000000 and 0.3.
func number(s string) string {
	if !scientific.MatchString(s) && !long.MatchString(s) {
		return s
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || x > 1e15 || x < -1e15 {
		return s
	}
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// merged is a cell that goes over several rows.
type merged struct {
	column, first, last int
	text                string
}

var mergeCell = regexp.MustCompile(`<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+\d+):([A-Z]+\d+)"`)

// merges are the merged cells by the lines that they go over. Those within one line are
// headings; what stands in them is in their first cell.
func merges(raw []byte) map[int][]*merged {
	all := map[int][]*merged{}
	for _, m := range mergeCell.FindAllSubmatch(raw, -1) {
		column, first, err := excelize.CellNameToCoordinates(string(m[1]))
		_, last, err2 := excelize.CellNameToCoordinates(string(m[2]))
		if err != nil || err2 != nil || last <= first || last-first > mostRows || column > mostColumns {
			continue
		}
		x := &merged{column: column - 1, first: first, last: last}
		for line := first; line <= last; line++ {
			all[line] = append(all[line], x)
		}
	}
	return all
}

var formula = regexp.MustCompile(`(?s)<(?:\w+:)?c ([^>]*)><(?:\w+:)?f[ >/]`)
var reference = regexp.MustCompile(`\br="([A-Z]+\d+)"`)

// unvalued are the formulas whose value no program has reckoned, by line.
func unvalued(raw []byte) map[int][]int {
	all := map[int][]int{}
	for _, at := range formula.FindAllSubmatchIndex(raw, -1) {
		rest := raw[at[1]:min(at[1]+1<<16, len(raw))]
		end := closing.FindIndex(rest)
		ref := reference.FindSubmatch(raw[at[2]:at[3]])
		if end == nil || ref == nil || value.Match(rest[:end[0]]) || noText.Match(rest[:end[0]]) && textual.Match(raw[at[2]:at[3]]) {
			continue
		}
		if column, line, err := excelize.CellNameToCoordinates(string(ref[1])); err == nil && column <= mostColumns {
			all[line] = append(all[line], column-1)
		}
	}
	return all
}

var (
	closing = regexp.MustCompile(`</(?:\w+:)?c>`)
	value   = regexp.MustCompile(`<(?:\w+:)?v(?: [^>]*)?>[^<]`)
	noText  = regexp.MustCompile(`<(?:\w+:)?v(?:>| [^>]*>|/>)`)
	textual = regexp.MustCompile(`\bt="(?:str|inlineStr)"`) // and nothing is a text too
	sheetAt = regexp.MustCompile(`<(?:\w+:)?sheet [^>]*>`)
	relAt   = regexp.MustCompile(`<(?:\w+:)?Relationship [^>]*>`)
	nameIs  = regexp.MustCompile(`\bname="([^"]*)"`)
	idIs    = regexp.MustCompile(`\b(?:r:id|\w+:id)="([^"]*)"`)
	ownID   = regexp.MustCompile(`\bId="([^"]*)"`)
	target  = regexp.MustCompile(`\bTarget="([^"]*)"`)
)

// rawSheet is a sheet's own text: the library reads it either in full, which takes a
// gigabyte for a large one, or without merged cells and formulas.
func rawSheet(b *excelize.File, sheet string) []byte {
	part := func(name string) []byte {
		x, _ := b.Pkg.Load(name)
		raw, _ := x.([]byte)
		return raw
	}
	group := func(re *regexp.Regexp, in []byte) string {
		if m := re.FindSubmatch(in); m != nil {
			return string(m[1])
		}
		return ""
	}
	unescape := strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'")
	for _, s := range sheetAt.FindAll(part("xl/workbook.xml"), -1) {
		if unescape.Replace(group(nameIs, s)) != sheet {
			continue
		}
		for _, r := range relAt.FindAll(part("xl/_rels/workbook.xml.rels"), -1) {
			if group(ownID, r) == group(idIs, s) {
				t := strings.TrimPrefix(group(target, r), "/")
				if !strings.HasPrefix(t, "xl/") {
					t = "xl/" + t
				}
				return part(t)
			}
		}
	}
	return nil
}
