// Package command is Pana's command line: the window's door, the demo, sheets and the
// check, for scripts and for the person who looks after the computer.
//
// Rules: what was asked for goes to stdout and nothing else does; everything said to the
// person goes to stderr, in her language. A password comes from a prompt, a file or
// PANA_PASSWORD, never from an argument, where every other program could read it. The
// exit status is 0 done, 1 refused or a fault found, 2 wrong use, 3 unexpected. Nothing
// here knows Fyne: the window is a function that main hands in.
package command

import (
	"context"
	"io"
	"os"

	"github.com/alecthomas/kong"

	"pana/assets/words"
)

// The exit statuses.
const (
	Done       = 0
	Refused    = 1
	WrongUse   = 2
	Unexpected = 3
)

// Run does what args ask and hands back the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer, window func(file string) error) int {
	r := &run{
		ctx: context.Background(), in: stdin, out: stdout, err: stderr, window: window,
		lang: asks(args), env: system(os.Getenv),
	}
	return r.run(args)
}

// run is one call of the program.
type run struct {
	ctx    context.Context
	in     io.Reader
	out    io.Writer
	err    io.Writer
	window func(string) error
	lang   string // asked for, "" if none was
	env    string // the environment's
	house  string // of the file that is open
}

// line is the command line as kong reads it.
type line struct {
	Window  windowCmd  `cmd:"" default:"withargs" help:"${window_help}"`
	Demo    demoCmd    `cmd:"" help:"${demo_help}"`
	Print   printCmd   `cmd:"" help:"${print_help}"`
	Check   checkCmd   `cmd:"" help:"${check_help}"`
	Verify  verifyCmd  `cmd:"" help:"${verify_help}"`
	Salvage salvageCmd `cmd:"" help:"${salvage_help}"`
	Import  importCmd  `cmd:"" help:"${import_help}"`
	Export  exportCmd  `cmd:"" help:"${export_help}"`
}

// said is the help that a command's tags refer to.
var said = map[string]string{
	"about":        "command.about",
	"window_help":  "command.window",
	"demo_help":    "command.demo",
	"print_help":   "command.print",
	"check_help":   "command.check",
	"verify_help":  "command.verify",
	"salvage_help": "command.salvage",
	"import_help":  "command.import",
	"export_help":  "command.export",

	"import_supplies_help": "command.import_supplies",
	"export_supplies_help": "command.export_supplies",
	"table_help":           "command.flag.table",
	"map_help":             "command.flag.map",
	"category_help":        "command.flag.category",
	"place_help":           "command.flag.place",
	"change_help":          "command.flag.change",
	"dry_help":             "command.flag.dry_run",
	"table_out_help":       "command.flag.table_out",

	"copies_help":   "command.flag.copies",
	"damaged_help":  "command.flag.damaged",
	"to_help":       "command.flag.to",
	"code_help":     "command.flag.code",
	"file_help":     "command.flag.file",
	"user_help":     "command.flag.user",
	"password_help": "command.flag.password_file",
	"lang_help":     "command.flag.lang",
	"date_help":     "command.flag.date",
	"begin_help":    "command.flag.begin",
	"list_help":     "command.flag.list",
	"sheet_help":    "command.flag.sheet",
	"resident_help": "command.flag.resident",
	"blank_help":    "command.flag.blank",
	"reason_help":   "command.flag.reason",
	"out_help":      "command.flag.out",
	"no_help":       "command.flag.no",
	"days_help":     "command.flag.days",
	"giver_help":    "command.flag.giver",
	"donor_help":    "command.flag.donor",
}

// asked stops kong after it has shown the help.
type asked struct{ status int }

func (r *run) run(args []string) (status int) {
	say := func(key string) string { return key }
	if wantsHelp(args) { // or the window opens later by the time that the words take
		say = func(key string) string { return words.For(r.language()).T(key) }
	}
	vars := kong.Vars{}
	for name, key := range said {
		vars[name] = say(key)
	}
	defer func() {
		switch p := recover().(type) {
		case nil:
		case asked:
			status = p.status
		default:
			panic(p)
		}
	}()
	var l line
	k, err := kong.New(&l, kong.Name("pana"), kong.Description(vars["about"]), vars,
		kong.Writers(r.out, r.err), kong.Bind(r), kong.Exit(func(n int) { panic(asked{n}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 96}), kong.Help(r.help))
	if err != nil {
		return r.fail(err)
	}
	k.Model.HelpFlag.Help = say("command.flag.help")
	ctx, err := k.Parse(args)
	if err != nil {
		return r.fail(misuse(err))
	}
	if err := ctx.Run(r); err != nil {
		return r.fail(err)
	}
	return Done
}
