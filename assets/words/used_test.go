package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// areas are the lists of words that make up a whole area of keys. Any other prefix to
// which code adds a code of its own, such as "code.room." + kind, has two parts at least,
// so that it names one list.
var areas = []string{"lang.", "missing.", "month.", "role.", "weekday."}

// source is what the program's own files (no tests) say about keys.
type source struct {
	literals map[string]string // every string literal, and where
	dynamic  map[string]string // literal prefixes ending in "." to which something is added
	codes    map[string]bool   // what may be added: literals of code and of SQL
	endings  []string          // literals beginning with "." that are added last
	calls    []call            // literal keys handed to words or faults
}

// call is one use of a literal key. Given is nil when the parameters can't be told.
type call struct {
	key, at string
	given   []string
	known   bool
}

// keyAt tells where a function or method takes its key.
var keyAt = map[string]int{"T": 0, "N": 0, "Get": 0, "Has": 0, "Say": 0, "Refuse": 0, "Add": 1}

var looksLikeKey = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[A-Za-z0-9_]+)+$`)

func read(t *testing.T) source {
	s := source{literals: map[string]string{}, dynamic: map[string]string{}, codes: map[string]bool{}}
	root := filepath.Join("..", "..")
	quoted := regexp.MustCompile(`'([a-z0-9_-]+)'`)
	refused := regexp.MustCompile(`'((?:refused|fault)\.[a-z0-9_.]+)'`)
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := d.Name(); d.IsDir() && (name == "testdata" || name == "out" || len(name) > 2 && name[0] == '.') {
			return filepath.SkipDir
		}
		switch {
		case strings.HasSuffix(path, ".sql"):
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, m := range quoted.FindAllStringSubmatch(string(text), -1) {
				s.codes[m[1]] = true
			}
			for _, m := range refused.FindAllStringSubmatch(string(text), -1) {
				s.literals[m[1]] = path
				s.calls = append(s.calls, call{key: m[1], at: path})
			}
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			f, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool { s.note(files, n); return true })
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// note takes down what one node of a file says.
func (s *source) note(files *token.FileSet, n ast.Node) {
	switch n := n.(type) {
	case *ast.BasicLit:
		if v, ok := literal(n); ok {
			s.codes[v] = true
			s.literals[v] = files.Position(n.Pos()).String()
		}
	case *ast.BinaryExpr:
		if v, ok := literal(n.X); ok && n.Op == token.ADD && strings.HasSuffix(v, ".") {
			s.dynamic[v] = files.Position(n.Pos()).String()
		}
		if v, ok := literal(n.Y); ok && n.Op == token.ADD && len(v) > 1 && v[0] == '.' && !slices.Contains(s.endings, v) {
			s.endings = append(s.endings, v)
		}
	case *ast.KeyValueExpr:
		if id, ok := n.Key.(*ast.Ident); ok && id.Name == "Key" {
			if v, ok := literal(n.Value); ok && looksLikeKey.MatchString(v) {
				s.calls = append(s.calls, call{key: v, at: files.Position(n.Pos()).String()})
			}
		}
	case *ast.CallExpr:
		s.noteCall(files, n)
	}
}

func (s *source) noteCall(files *token.FileSet, n *ast.CallExpr) {
	name := ""
	switch f := n.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
	}
	i, ok := keyAt[name]
	if !ok || len(n.Args) <= i {
		return
	}
	key, ok := literal(n.Args[i])
	if !ok || !looksLikeKey.MatchString(key) {
		return
	}
	c := call{key: key, at: files.Position(n.Pos()).String(), known: name != "Get" && name != "Has" && n.Ellipsis == token.NoPos}
	rest := n.Args[i+1:]
	if name == "N" {
		c.given = append(c.given, "Count")
		rest = rest[min(1, len(rest)):]
	}
	for j := 0; j < len(rest); j += 2 {
		v, ok := literal(rest[j])
		c.known = c.known && ok
		c.given = append(c.given, v)
	}
	s.calls = append(s.calls, c)
}

func literal(e ast.Expr) (string, bool) {
	b, ok := e.(*ast.BasicLit)
	if !ok || b.Kind != token.STRING {
		return "", false
	}
	v, err := strconv.Unquote(b.Value)
	return v, err == nil
}

// made reports whether code can make key: of a literal and an ending, or of a prefix, a
// code that stands in a literal somewhere or a number, and perhaps an ending.
func (s source) made(key string) bool {
	for _, ending := range s.endings {
		if begin, ok := strings.CutSuffix(key, ending); ok && s.literals[begin] != "" {
			return true
		}
	}
	for p := range s.dynamic {
		rest, ok := strings.CutPrefix(key, p)
		if !ok {
			continue
		}
		for _, ending := range append(s.endings, "") {
			code, ok := strings.CutSuffix(rest, ending)
			if _, err := strconv.Atoi(code); ok && (s.codes[code] || err == nil) {
				return true
			}
		}
	}
	return false
}

func TestNoKeyIsUnused(t *testing.T) {
	s := read(t)
	for _, k := range sorted(messages(t, "en")) {
		if s.literals[k] == "" && !s.made(k) {
			t.Errorf("%s is used nowhere", k)
		}
	}
}

func TestPrefixesOfKeysNameOneListEach(t *testing.T) {
	s, en := read(t), sorted(messages(t, "en"))
	for _, p := range sorted(s.dynamic) {
		begins := slices.ContainsFunc(en, func(k string) bool { return strings.HasPrefix(k, p) })
		if begins && strings.Count(p, ".") < 2 && !slices.Contains(areas, p) {
			t.Errorf("%s: prefix %q stands for a whole area", s.dynamic[p], p)
		}
	}
}

func TestNoKeyIsMissing(t *testing.T) {
	s, en := read(t), messages(t, "en")
	for _, c := range s.calls {
		if en[c.key] == nil {
			t.Errorf("%s: %s has no words", c.at, c.key)
		}
	}
	// Refusals and faults are carried by constants too; whatever looks like one is one.
	for _, v := range sorted(s.literals) {
		if area, _, ok := strings.Cut(v, "."); ok && (area == "refused" || area == "fault") && looksLikeKey.MatchString(v) && en[v] == nil {
			t.Errorf("%s: %s has no words", s.literals[v], v)
		}
	}
}

func TestEveryParameterIsGiven(t *testing.T) {
	s, en := read(t), messages(t, "en")
	for _, c := range s.calls {
		if !c.known {
			continue
		}
		for _, p := range parameters(en[c.key]) {
			if !slices.Contains(c.given, p) {
				t.Errorf("%s: %s wants %s", c.at, c.key, p)
			}
		}
	}
}
