package intake

import (
	"testing"

	"pana/assets/codewords"
	"pana/assets/words"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

func TestNoCodeWordIsCut(t *testing.T) {
	widgetstest.Start(t, widgets.Theme{})
	for _, lang := range words.Langs() {
		for _, w := range codewords.List(lang) {
			if wide := widgets.Strong.Width(w + "-10"); wide > least[0]+gap {
				t.Errorf("%s is %.0f wide, the column %.0f", w, wide, least[0])
			}
		}
	}
}
