package command

import (
	"bufio"
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/demo"
)

// demoCmd writes the fictional shelter.
type demoCmd struct {
	File string `help:"${file_help}" placeholder:"F"`
	Date string `help:"${begin_help}" placeholder:"2026-11-17T08:00"`
	Lang string `help:"${lang_help}" placeholder:"en|ru|kk" default:"" enum:",en,ru,kk"`
}

// Run writes the file and prints its accounts: login, role and password, a line each.
func (c *demoCmd) Run(r *run) error {
	if c.File == "" {
		return wrongUse("command.wrong.missing", "What", "--file")
	}
	at := civil.System{}.Now()
	if c.Date != "" {
		var err error
		if at, err = when(c.Date, civil.Almaty); err != nil {
			return err
		}
	}
	accounts, err := demo.Write(r.ctx, c.File, at)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(r.out)
	for _, a := range accounts {
		fmt.Fprintln(w, strings.Join([]string{a.Login, string(a.Role), a.Password}, "\t"))
	}
	return w.Flush()
}
