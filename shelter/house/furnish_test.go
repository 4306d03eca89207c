package house

import (
	"slices"
	"testing"
)

// A plan by hand names its beds as the templates do, and no two alike.
func TestFurnishNamesBedsAsTheTemplatesDo(t *testing.T) {
	for _, lang := range []string{"en", "ru", "kk"} {
		for _, name := range Templates {
			for i, r := range Template(name, lang) {
				beds, cribs := 0, 0
				for _, b := range r.Beds {
					if b.Kind == Crib {
						cribs++
						continue
					}
					beds++
				}
				if got := Furnish(i+1, beds, cribs, lang); !slices.Equal(got, r.Beds) {
					t.Errorf("%s %s: %v, the template has %v", name, lang, got, r.Beds)
				}
			}
		}
		seen := map[string]bool{}
		for no := 1; no <= 30; no++ {
			for _, b := range append(Furnish(no, 40, 10, lang), Furnish(100+no, 20, 3, lang)...) {
				if seen[b.Code] {
					t.Fatalf("%s: two beds are called %s", lang, b.Code)
				}
				seen[b.Code] = true
			}
		}
	}
}
