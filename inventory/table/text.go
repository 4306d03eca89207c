package table

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"pana/shelter/fault"
)

// delimiters are what may stand between the cells of a text.
const delimiters = ";,\t|"

// readText reads a text with a delimiter, in whichever of the usual encodings.
func readText(ctx context.Context, f *os.File, size int64, step func(done, of int)) (Sheet, error) {
	enc, err := encodingOf(f)
	if err != nil {
		return Sheet{}, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return Sheet{}, err
	}
	text := bufio.NewReaderSize(transform.NewReader(f, enc.NewDecoder()), 1<<17)
	if first, err := text.Peek(3); err == nil && string(first) == "\ufeff" {
		_, _ = text.Discard(3)
	}
	comma, skip := delimiter(text)
	for range skip {
		if _, err := text.ReadString('\n'); err != nil {
			return Sheet{}, fault.Refuse("refused.table_empty")
		}
	}
	c := csv.NewReader(text)
	c.Comma, c.FieldsPerRecord, c.LazyQuotes = comma, -1, true
	var s Sheet
	for {
		cells, err := c.Read()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return Sheet{}, errors.Join(fault.Refuse("refused.table_kind"), err)
		}
		line, _ := c.FieldPos(0)
		r := Row{Line: line + skip, Cells: cells}
		for n, x := range cells {
			if strings.ContainsRune(x, 0) {
				return Sheet{}, fault.Refuse("refused.table_kind")
			}
			cells[n] = plainCell(x)
		}
		if err := s.add(r); err != nil {
			return Sheet{}, err
		}
		if len(s.Rows)%2000 == 0 {
			if ctx.Err() != nil {
				return Sheet{}, ctx.Err()
			}
			if at, err := f.Seek(0, io.SeekCurrent); err == nil {
				step(int(at), int(size))
			}
		}
	}
}

// encodingOf finds out how a text is written: by its mark, else whether all of it is
// UTF-8, else Windows-1251.
func encodingOf(f *os.File) (encoding.Encoding, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	r := bufio.NewReaderSize(f, 1<<17)
	first, _ := r.Peek(512)
	switch {
	case bytes.HasPrefix(first, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), nil
	case bytes.HasPrefix(first, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), nil
	}
	if le, be := highBytes(first); le || be {
		e := unicode.BigEndian
		if le {
			e = unicode.LittleEndian
		}
		return unicode.UTF16(e, unicode.IgnoreBOM), nil
	}
	rest := 0
	buf := make([]byte, 1<<16)
	for {
		n, err := r.Read(buf[rest:])
		b := buf[:rest+n]
		for len(b) > 0 && (utf8.FullRune(b) || err != nil) {
			c, size := utf8.DecodeRune(b)
			if c == utf8.RuneError && size == 1 {
				return charmap.Windows1251, nil
			}
			b = b[size:]
		}
		rest = copy(buf, b)
		if errors.Is(err, io.EOF) {
			return encoding.Nop, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// highBytes tells UTF-16 without a mark: every second byte is 0 or that of Cyrillic.
func highBytes(b []byte) (le, be bool) {
	if len(b) < 8 || len(b)%2 != 0 {
		b = b[:len(b)/2*2]
	}
	even, odd := 0, 0
	for n, x := range b {
		if x != 0 && x != 4 {
			continue
		}
		if n%2 == 0 {
			even++
		} else {
			odd++
		}
	}
	most := len(b) / 2
	return most >= 4 && odd > most*9/10 && even < most/10, most >= 4 && even > most*9/10 && odd < most/10
}

var separatorLine = regexp.MustCompile(`^"?sep=(.)"?\r?\n`)

// delimiter guesses what stands between cells, from the beginning of a text: by which one
// most columns are known, then by which one most rows have the same number of cells. A line
// "sep=;" says it, and is skipped.
func delimiter(text *bufio.Reader) (comma rune, skip int) {
	start, _ := text.Peek(1 << 16)
	if m := separatorLine.FindSubmatch(start); m != nil && strings.Contains(delimiters, string(m[1])) {
		return rune(m[1][0]), 1
	}
	if end := bytes.LastIndexByte(start, '\n'); end > 0 && len(start) == 1<<16 {
		start = start[:end]
	}
	comma, best := ';', -1
	for _, d := range delimiters {
		c := csv.NewReader(bytes.NewReader(start))
		c.Comma, c.FieldsPerRecord, c.LazyQuotes = d, -1, true
		heads, same, width := 0, 0, 0
		for n := 0; n < lookFor; n++ {
			cells, err := c.Read()
			if err != nil {
				break
			}
			heads = max(heads, known(cells))
			if len(cells) > 1 && len(cells) == width {
				same++
			}
			width = len(cells)
		}
		if score := heads*100 + same; score > best {
			comma, best = d, score
		}
	}
	return comma, 0
}

// Cells that another program would take for a formula are written with an apostrophe.
var (
	hidden    = regexp.MustCompile(`^'+[=+\-@\t\r]`)
	dangerous = regexp.MustCompile(`^'*[=+\-@\t\r]`)
)

func plainCell(s string) string {
	if hidden.MatchString(s) {
		return s[1:]
	}
	return s
}

func safeCell(s string) string {
	if dangerous.MatchString(s) {
		return "'" + s
	}
	return s
}
