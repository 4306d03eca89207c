package command

import (
	"bytes"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"pana/assets/words"
)

// help shows what can be asked, in w's language. The library's own words are English and
// can't be set, so they are put into the language after it has laid the page out.
func help(w *words.Words) kong.HelpPrinter {
	own := strings.NewReplacer(
		"Usage: ", w.T("command.help.usage")+" ",
		"\nFlags:\n", "\n"+w.T("command.help.flags")+"\n",
		"\nCommands:\n", "\n"+w.T("command.help.commands")+"\n",
		"\nArguments:\n", "\n"+w.T("command.help.arguments")+"\n",
		`Run "pana <command> --help" for more information on a command.`, w.T("command.help.more"),
	)
	return func(o kong.HelpOptions, ctx *kong.Context) error {
		out := ctx.Stdout
		defer func() { ctx.Stdout = out }()
		var page bytes.Buffer
		ctx.Stdout = &page
		if err := kong.DefaultHelpPrinter(o, ctx); err != nil {
			return err
		}
		_, err := io.WriteString(out, own.Replace(page.String()))
		return err
	}
}
