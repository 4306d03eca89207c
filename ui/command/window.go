package command

import (
	"os"

	"pana/ui/command/recent"
)

// windowCmd opens the window: what happens without a command.
type windowCmd struct {
	File string `help:"${file_help}" placeholder:"F"`
	Lang string `help:"${lang_help}" placeholder:"en|ru|kk" default:"" enum:",en,ru,kk"`
}

// Run hands the file over to the window.
func (c *windowCmd) Run(r *run) error {
	file := c.File
	if file == "" {
		return r.window(recent.Last())
	}
	if _, err := os.Stat(file); err != nil {
		return wrongUse("command.wrong.no_file", "What", file)
	}
	return r.window(file)
}
