package command

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"pana/assets/words"
)

// wantsHelp reports whether args may ask for help.
func wantsHelp(args []string) bool {
	return slices.ContainsFunc(args, func(a string) bool { return strings.HasPrefix(a, "-h") || strings.HasPrefix(a, "--h") })
}

// help shows what can be asked, in the person's language. The library's own words are
// English and can't be set, so they are put into the language after it has laid the page
// out.
func (r *run) help(o kong.HelpOptions, ctx *kong.Context) error {
	out := ctx.Stdout
	defer func() { ctx.Stdout = out }()
	var page bytes.Buffer
	ctx.Stdout = &page
	if err := kong.DefaultHelpPrinter(o, ctx); err != nil {
		return err
	}
	w := words.For(r.language())
	own := strings.NewReplacer(
		"Usage: ", w.T("command.help.usage")+" ",
		"\nFlags:\n", "\n"+w.T("command.help.flags")+"\n",
		"\nCommands:\n", "\n"+w.T("command.help.commands")+"\n",
		"\nArguments:\n", "\n"+w.T("command.help.arguments")+"\n",
		`Run "pana <command> --help" for more information on a command.`, w.T("command.help.more"),
	)
	_, err := io.WriteString(out, own.Replace(page.String()))
	return err
}
