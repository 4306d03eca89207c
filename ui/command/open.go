package command

import (
	"os"

	"pana/shelter"
)

// open unlocks the file that s names, signing its user in.
func (r *run) open(s secret) (*shelter.Session, error) {
	if s.File == "" {
		return nil, wrongUse("command.wrong.missing", "What", "--file")
	}
	if s.User == "" {
		return nil, wrongUse("command.wrong.missing", "What", "--user")
	}
	if _, err := os.Stat(s.File); err != nil {
		return nil, wrongUse("command.wrong.no_file", "What", s.File)
	}
	password, err := r.password(s.PasswordFile, s.User)
	if err != nil {
		return nil, err
	}
	session, err := shelter.Open(r.ctx, s.File, s.User, password, shelter.Options{})
	if err != nil {
		return nil, err
	}
	settings, err := session.Settings(r.ctx)
	if err != nil {
		session.Lock()
		return nil, err
	}
	r.house = settings.Lang
	return session, nil
}
