package shelter

import (
	"pana/shelter/fault"
	"pana/shelter/vault/keyslot"
)

// CheckCode refuses a recovery code that can't be right, before anything is opened with
// it: its check characters tell typing errors.
func CheckCode(typed string) error {
	if _, err := keyslot.CleanCode(typed); err != nil {
		return fault.Refuse("refused.code_mistyped")
	}
	return nil
}

// SameCode reports whether typed is the recovery code, however it was typed.
func SameCode(typed, code string) bool {
	a, err := keyslot.CleanCode(typed)
	if err != nil {
		return false
	}
	b, err := keyslot.CleanCode(code)
	return err == nil && a == b
}
