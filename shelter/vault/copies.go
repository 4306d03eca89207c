package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"pana/shelter/civil"
	"pana/shelter/vault/keyslot"
)

// Copy is a copy of a vault that was proven when it was made: unproven ones don't bear
// such a name.
type Copy struct {
	Path string
	Name string // neutral: program and time, never a house
	At   civil.Instant
	Size int64
}

const copyLayout = "pana-20060102-1504"

var copyName = regexp.MustCompile(`^(pana-\d{8}-\d{4})(-\d+)?\.pana$`)

// freeName is base with the ending of our files, numbered if it is taken.
func freeName(dir, base string) string {
	name := base + ".pana"
	for i := 2; !missing(filepath.Join(dir, name)); i++ {
		name = fmt.Sprintf("%s-%d.pana", base, i)
	}
	return name
}

// Copies are the copies in dir, newest first; zone is the house's. Files of more than one
// vault may lie there: only who holds a key can tell.
func Copies(dir string, zone civil.Zone) ([]Copy, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, system(err)
	}
	var all []Copy
	for _, e := range entries {
		m := copyName.FindStringSubmatch(e.Name())
		if m == nil || !e.Type().IsRegular() {
			continue
		}
		at, err := time.Parse(copyLayout, m[1])
		if err != nil {
			continue
		}
		info, err := e.Info()
		if err != nil { // removed meanwhile
			continue
		}
		day := civil.DayOf(at)
		all = append(all, Copy{Path: filepath.Join(dir, e.Name()), Name: e.Name(),
			At: zone.At(day, at.Hour(), at.Minute()), Size: info.Size()})
	}
	slices.SortFunc(all, func(a, b Copy) int {
		if a.At != b.At {
			return int(min(max(b.At-a.At, -1), 1))
		}
		if len(a.Name) != len(b.Name) { // -10 after -9
			return len(b.Name) - len(a.Name)
		}
		return strings.Compare(b.Name, a.Name)
	})
	return all, nil
}

// Copies are the copies of this vault in dir, newest first.
func (v *Vault) Copies(dir string) ([]Copy, error) {
	all, err := Copies(dir, v.o.Zone)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(c Copy) bool { return !v.mine(c.Path) }), nil
}

// LastCopy is the newest copy of this vault in dir.
func (v *Vault) LastCopy(dir string) (c Copy, found bool, err error) {
	all, err := v.Copies(dir)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(all) == 0 {
		return Copy{}, false, nil
	}
	if err != nil {
		return Copy{}, false, err
	}
	return all[0], true, nil
}

// mine reports whether the file at path is a copy of this vault. The vault itself, which
// must not be opened twice, is none.
func (v *Vault) mine(path string) bool {
	self, err1 := os.Stat(v.path)
	other, err2 := os.Stat(path)
	if err1 != nil || err2 != nil || os.SameFile(self, other) {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	h := make([]byte, keyslot.Size)
	if _, err := f.ReadAt(h, 0); err != nil {
		return false
	}
	key, err := v.ring.FileKey(h)
	clear(key)
	return err == nil
}

// sweep removes what copies that were cut short left in dir. What can't be removed only
// takes room.
func (v *Vault) sweep(dir string) {
	parts, err := filepath.Glob(filepath.Join(dir, "pana-*.part"))
	if err != nil { // dir is no pattern: then nothing is swept
		return
	}
	for _, p := range parts {
		if v.mine(p) {
			_ = os.Remove(p)
			_ = removeCompanions(p)
		}
	}
}

// thinOut removes the copies of this vault that aren't worth keeping, never the one just
// made, whatever its date says.
func (v *Vault) thinOut(dir string, made Copy) error {
	all, err := v.Copies(dir)
	if err != nil {
		return err
	}
	keep := worthKeeping(all, v.o.Zone)
	var errs []error
	for i, c := range all {
		if keep[i] || c.Path == made.Path {
			continue
		}
		if err := os.Remove(c.Path); err != nil {
			errs = append(errs, system(err))
		}
	}
	return errors.Join(errs...)
}
