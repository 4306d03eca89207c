package command

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"pana/assets/words"
)

// PasswordVariable names the environment variable that may hold the password.
const PasswordVariable = "PANA_PASSWORD"

// secret are the flags of every command that opens a file.
type secret struct {
	File         string `help:"${file_help}" placeholder:"F"`
	User         string `help:"${user_help}" placeholder:"U"`
	PasswordFile string `help:"${password_help}" placeholder:"P"`
	Lang         string `help:"${lang_help}" placeholder:"en|ru|kk" default:"" enum:",en,ru,kk"`
}

// password is the first line of the password file, else the environment's, else what is
// typed at the prompt; a terminal doesn't show it.
func (r *run) password(file, user string) (string, error) {
	if file != "" {
		b, err := os.ReadFile(file)
		if err != nil {
			return "", wrongUse("command.wrong.password_file")
		}
		return firstLine(string(b)), nil
	}
	if p, ok := os.LookupEnv(PasswordVariable); ok {
		return p, nil
	}
	fmt.Fprint(r.err, words.For(r.language()).T("command.ask_password", "User", user))
	if f, ok := r.in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		b, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(r.err)
		return string(b), err
	}
	text, err := bufio.NewReader(r.in).ReadString('\n')
	fmt.Fprintln(r.err)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read password: %w", err)
	}
	if text == "" {
		return "", wrongUse("command.wrong.no_password")
	}
	return firstLine(text), nil
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimPrefix(s, "\ufeff"), "\n")
	return strings.TrimSuffix(s, "\r")
}
