package command

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"

	"pana/assets/words"
	"pana/shelter"
)

// salvageCmd saves what can be read of a damaged file.
type salvageCmd struct {
	Damaged      string `arg:"" optional:"" help:"${damaged_help}"`
	To           string `help:"${to_help}" placeholder:"NEW"`
	User         string `help:"${user_help}" placeholder:"U"`
	Code         bool   `help:"${code_help}"`
	PasswordFile string `help:"${password_help}" placeholder:"P"`
	Lang         string `help:"${lang_help}" placeholder:"en|ru|kk" default:"" enum:",en,ru,kk"`
}

// Run writes the new file and prints a line for each table: state, name, rows, and what is
// missing of it. Exit status 0 means that nothing is.
func (c *salvageCmd) Run(r *run) error {
	for what, value := range map[string]string{"DAMAGED": c.Damaged, "--to": c.To} {
		if value == "" {
			return wrongUse("command.wrong.missing", "What", what)
		}
	}
	if c.User == "" && !c.Code {
		return wrongUse("command.wrong.missing", "What", "--user")
	}
	if _, err := os.Stat(c.Damaged); err != nil {
		return wrongUse("command.wrong.no_file", "What", c.Damaged)
	}
	secret, err := r.password(c.PasswordFile, c.User)
	if err != nil {
		return err
	}
	w := words.For(r.language())
	tenth := 0
	progress := func(done, of int) {
		if now := done * 10 / of; now > tenth {
			tenth = now
			fmt.Fprintln(r.err, w.T("salvage.progress", "Percent", now*10))
		}
	}
	var s shelter.Salvaged
	if c.Code {
		s, err = shelter.SalvageByCode(r.ctx, c.Damaged, c.To, secret, shelter.Options{}, progress)
	} else {
		s, err = shelter.Salvage(r.ctx, c.Damaged, c.To, c.User, secret, shelter.Options{}, progress)
	}
	if err != nil {
		return err
	}
	if _, err := fmt.Fprint(r.out, salvageReport(w, s)); err != nil {
		return err
	}
	fmt.Fprintln(r.err, w.T("salvage.done", "File", c.To))
	if !s.Whole() {
		return errFound
	}
	return nil
}

// salvageReport is what was saved, in plain words.
func salvageReport(w *words.Words, s shelter.Salvaged) string {
	var b strings.Builder
	line := func(good bool, parts ...string) {
		state := "ok"
		if !good {
			state = "LOST"
		}
		fmt.Fprintln(&b, strings.Join(append([]string{state}, parts...), "\t"))
	}
	line(s.Bad == 0, w.T("salvage.pages", "Bad", int(s.Bad), "Of", int(s.Pages)))
	for _, t := range s.Tables {
		parts := []string{t.Name, w.T("verify.rows", "Count", int(t.Rows))}
		if t.Broken > 0 {
			parts = append(parts, w.T("salvage.broken", "Count", int(t.Broken)))
		}
		if len(t.Lost) > 0 {
			var all []string
			for _, l := range t.Lost {
				all = append(all, rowNumber(l.From)+"–"+rowNumber(l.To))
			}
			parts = append(parts, w.T("salvage.lost", "Numbers", strings.Join(all, ", ")))
		}
		if t.Gone {
			parts = append(parts, w.T("salvage.gone"))
		}
		line(len(parts) == 2, parts...)
	}
	if s.Unplaced > 0 {
		line(false, w.T("salvage.unplaced", "Count", int(s.Unplaced)))
	}
	loose := 0
	for _, f := range s.Found {
		if f.Kind == "reference" { // there may be thousands; the check names each
			loose++
			continue
		}
		line(false, w.Get(f.Key, f.Args))
	}
	if loose > 0 {
		line(false, w.T("salvage.references", "Count", loose))
	}
	return b.String()
}

// rowNumber is n, or … where the end isn't known.
func rowNumber(n int64) string {
	if n == math.MinInt64 || n == math.MaxInt64 {
		return "…"
	}
	return strconv.FormatInt(n, 10)
}
