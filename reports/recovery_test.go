package reports

import (
	"strings"
	"testing"

	"pana/assets/words"
	"pana/shelter/civil"
)

func TestTheRecoveryCodeStandsOnOnePageForTheEnvelope(t *testing.T) {
	const code = "7K3QF-M2XPA-09WZT-4HDNE-RV6YB-8CJSG-1T5MK"
	for _, lang := range words.Langs() {
		l := recoveryPage("Арча", code, words.For(lang), civil.Almaty, 1_790_000_000_000)
		if len(l.Pages) != 1 || len(l.Faults()) > 0 || len(l.Missing()) > 0 {
			t.Errorf("%s: %d pages, faults %v, missing %q", lang, len(l.Pages), l.Faults(), l.Missing())
		}
		for _, group := range strings.Split(code, "-") {
			if !strings.Contains(l.Text(), group) {
				t.Errorf("%s: the group %s is not on the paper", lang, group)
			}
		}
		if pdf, err := l.PDF(); err != nil || len(pdf) == 0 {
			t.Errorf("%s: no PDF: %v", lang, err)
		}
	}
}
