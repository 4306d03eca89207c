package command

import (
	"errors"
	"fmt"
	"regexp"

	"pana/assets/words"
	"pana/shelter/fault"
)

// wrong is a wrong use of the command line.
type wrong struct{ fault.Message }

// Error is the key.
func (w *wrong) Error() string { return w.Key }

func wrongUse(key string, args ...any) error { return &wrong{fault.Say(key, args...)} }

// faults tells that a check found something; what it found has been written already.
var errFound = errors.New("faults were found")

// The library speaks English only, so what it can complain of is recognised here.
var complaints = []struct {
	of  *regexp.Regexp
	key string
}{
	{regexp.MustCompile(`^unknown flag (\S+?)(?:,.*)?$`), "command.wrong.flag"},
	{regexp.MustCompile(`^unexpected argument (\S+?)(?:,.*)?$`), "command.wrong.argument"},
	{regexp.MustCompile(`^(--[a-z-]+)\S* must be one of .*$`), "command.wrong.value"},
	{regexp.MustCompile(`^(--\S+?)[:=].*$`), "command.wrong.value"},
	{regexp.MustCompile(`^flag --(\S+) applies to.*$`), "command.wrong.flag"},
}

// misuse turns what the library says about the arguments into a sentence of ours.
func misuse(err error) error {
	text := err.Error()
	for _, c := range complaints {
		if m := c.of.FindStringSubmatch(text); m != nil {
			return wrongUse(c.key, "What", m[1])
		}
	}
	return wrongUse("command.wrong.other")
}

// fail says what went wrong and hands back the exit status for it.
func (r *run) fail(err error) int {
	w := words.For(r.language())
	var (
		use     *wrong
		fields  fault.Fields
		refusal *fault.Refusal
	)
	switch {
	case errors.Is(err, errFound):
		return Refused
	case errors.As(err, &use):
		fmt.Fprintln(r.err, w.Get(use.Key, use.Args))
		fmt.Fprintln(r.err, w.T("command.wrong.help"))
		return WrongUse
	case errors.As(err, &fields):
		for _, f := range fields {
			fmt.Fprintln(r.err, w.Get(f.Key, f.Args))
		}
		return Refused
	case errors.As(err, &refusal):
		fmt.Fprintln(r.err, w.Get(refusal.Key, refusal.Args))
		return Refused
	}
	// Errors name no person and no text of one, so the technical line may stand here.
	fmt.Fprintln(r.err, w.T("command.unexpected"))
	fmt.Fprintln(r.err, err)
	return Unexpected
}
