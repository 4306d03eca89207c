package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// source is a file of the window, without tests.
type source struct {
	path string // from the module's root
	file *ast.File
}

// sources are the files of folders of the module that the program is built from.
func sources(t *testing.T, folders ...string) (all []source, files *token.FileSet) {
	t.Helper()
	files = token.NewFileSet()
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join("..", folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution|parser.ParseComments)
			name, _ := filepath.Rel("..", path)
			all = append(all, source{filepath.ToSlash(name), f})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(all) < 10 {
		t.Fatalf("only %d files", len(all))
	}
	return all, files
}

// helpers reports whether a file only lends a hand to tests.
func (s source) helpers() bool { return strings.HasSuffix(s.file.Name.Name, "test") }

// TestOnlyTheDeskStartsGoroutines keeps Fyne's rule: its objects belong to one goroutine.
func TestOnlyTheDeskStartsGoroutines(t *testing.T) {
	all, files := sources(t, "ui")
	for _, s := range all {
		if s.path == "ui/desk/task.go" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if g, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s starts a goroutine", files.Position(g.Pos()))
			}
			return true
		})
	}
}

// TestOnlyTheDeskLogs keeps names and folders out of what is logged.
func TestOnlyTheDeskLogs(t *testing.T) {
	all, _ := sources(t, "ui", "shelter")
	for _, s := range all {
		for _, i := range s.file.Imports {
			path, _ := strconv.Unquote(i.Path.Value)
			if (path == "log" || path == "log/slog") && s.path != "ui/desk/log.go" {
				t.Errorf("%s imports %s", s.path, path)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if x, ok := n.(*ast.SelectorExpr); ok && x.Sel.Name == "SetCrashOutput" {
				t.Errorf("%s has a crash write what was in memory", s.path)
			}
			return true
		})
	}
}

// reads are files that know how words that people type end; they show none.
var reads = map[string]bool{"ui/intake/answers.go": true}

// TestNoWordsOfALanguageStandInTheCode: what people read comes from assets/words.
func TestNoWordsOfALanguageStandInTheCode(t *testing.T) {
	all, files := sources(t, "ui")
	for _, s := range all {
		if s.helpers() || reads[s.path] {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, _ := strconv.Unquote(lit.Value)
			letters := 0
			for _, r := range text {
				if unicode.Is(unicode.Cyrillic, r) {
					letters++
				}
			}
			if letters > 1 { // one letter is a measure or a key
				t.Errorf("%s: %q", files.Position(lit.Pos()), text)
			}
			return true
		})
	}
}

// takesWords are calls whose first argument people read.
var takesWords = map[string]bool{"NewLine": true, "NewButton": true, "NewSmallButton": true, "NewField": true, "NewPassword": true,
	"NewArea": true, "NewSearch": true, "NewCheck": true, "NewParagraphFor": true, "NewCard": true, "NewChip": true, "SetHint": true, "SetWrong": true}

// TestNoLiteralIsShown finds the English ones.
func TestNoLiteralIsShown(t *testing.T) {
	all, files := sources(t, "ui")
	for _, s := range all {
		if s.helpers() || strings.HasPrefix(s.path, "ui/widgets/") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			c, ok := n.(*ast.CallExpr)
			if !ok || len(c.Args) == 0 {
				return true
			}
			f, ok := c.Fun.(*ast.SelectorExpr)
			if !ok || !takesWords[f.Sel.Name] {
				return true
			}
			if lit, ok := c.Args[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				text, _ := strconv.Unquote(lit.Value)
				if text != "Pana" && strings.ContainsFunc(text, unicode.IsLetter) {
					t.Errorf("%s shows %q", files.Position(lit.Pos()), text)
				}
			}
			return true
		})
	}
}

func TestEveryExportedNameIsExplained(t *testing.T) {
	all, files := sources(t, "ui", "shelter", "reports", "assets")
	packages := map[string]bool{}
	for _, s := range all {
		dir := filepath.Dir(s.path)
		packages[dir] = packages[dir] || s.file.Doc != nil
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Doc == nil && (d.Recv == nil || exported(d.Recv.List[0].Type)) {
					t.Errorf("%s: %s", files.Position(d.Pos()), d.Name.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					switch spec := spec.(type) {
					case *ast.TypeSpec:
						if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
							t.Errorf("%s: %s", files.Position(spec.Pos()), spec.Name.Name)
						}
					case *ast.ValueSpec:
						if spec.Names[0].IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
							t.Errorf("%s: %s", files.Position(spec.Pos()), spec.Names[0].Name)
						}
					}
				}
			}
		}
	}
	for dir, explained := range packages {
		if !explained {
			t.Errorf("%s doesn't say what it is for", dir)
		}
	}
}

func exported(receiver ast.Expr) bool {
	if star, ok := receiver.(*ast.StarExpr); ok {
		receiver = star.X
	}
	name, ok := receiver.(*ast.Ident)
	return ok && name.IsExported()
}

// TestEveryPartThatTakesKeysShowsThatSomebodyIsThere: or the window would lock under the
// hands of whoever works in it.
func TestEveryPartThatTakesKeysShowsThatSomebodyIsThere(t *testing.T) {
	all, _ := sources(t, "ui")
	focusable, alive := map[string]bool{}, map[string]bool{}
	for _, s := range all {
		dir := filepath.Dir(s.path) + "."
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil {
					continue
				}
				star, ok := d.Recv.List[0].Type.(*ast.StarExpr)
				if !ok {
					continue
				}
				name, ok := star.X.(*ast.Ident)
				if ok && d.Name.Name == "FocusGained" {
					focusable[dir+name.Name] = true
				}
				if ok && d.Name.Name == "KeyDown" {
					alive[dir+name.Name] = true
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if ts, ok := spec.(*ast.TypeSpec); ok && embeds(ts, "focusing") {
						alive[dir+ts.Name.Name] = true
					}
				}
			}
		}
	}
	for name := range focusable {
		if !alive[name] {
			t.Errorf("%s hears keys and doesn't tell", name)
		}
	}
	if len(focusable) < 8 {
		t.Errorf("only %d parts take keys", len(focusable))
	}
}

func embeds(t *ast.TypeSpec, name string) bool {
	s, ok := t.Type.(*ast.StructType)
	if !ok {
		return false
	}
	for _, f := range s.Fields.List {
		if id, ok := f.Type.(*ast.Ident); ok && len(f.Names) == 0 && id.Name == name {
			return true
		}
	}
	return false
}
