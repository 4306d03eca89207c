package fonts

import (
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// lacks are the runes of text that ttf cannot draw.
func lacks(t *testing.T, ttf []byte, text string) string {
	t.Helper()
	f, err := sfnt.Parse(ttf)
	if err != nil {
		t.Fatal(err)
	}
	var b sfnt.Buffer
	return strings.Map(func(r rune) rune {
		if g, err := f.GlyphIndex(&b, r); err == nil && g != 0 || r == '\n' {
			return -1
		}
		return r
	}, text)
}

const alphabets = `АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя
Kazakh ӘҒҚҢӨҰҮҺІәғқңөұүһі
Kyrgyz ҢӨҮңөү
Tajik ҒӢҚӮҲҶғӣқӯҳҷ
Uzbek ЎҚҒҲўқғҳ OʻoʻGʻgʻ Oʼoʼ ʻʼ ‘’ '
Turkmen, Azerbaijani, Ukrainian ÄäŇňŞşÝýŽžÇçÖöÜü Əə Ğğ İı ЄєЇїҐґ
ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789
.,:;!?…–—-·•№%&@#*+=/\()[]{}«»“”„"'~<>±×°₸₽€$`

func TestNotoSansHasEveryLetterOfFiveAlphabets(t *testing.T) {
	for name, ttf := range map[string][]byte{"regular": Regular(), "bold": Bold()} {
		if s := lacks(t, ttf, alphabets); s != "" {
			t.Errorf("%s lacks %q", name, s)
		}
	}
}

func TestSignsHasBoxesTicksArrowsAndArabicForms(t *testing.T) {
	if s := lacks(t, Signs(), "☐☑☒✓✔✗□█−≤≥≈■▲▼●○←↑→↓⚠ابپتچژکگیﺍﺎﺏﺐﺑﺒﻻﻼﭖﮎﯼאבגაბგԱաև"); s != "" {
		t.Errorf("signs lacks %q", s)
	}
}

// gofpdf reads TrueType outlines only and says so on stdout, if at all.
func TestFontsAreTrueType(t *testing.T) {
	for _, ttf := range [][]byte{Regular(), Bold(), Signs()} {
		if string(ttf[:4]) != "\x00\x01\x00\x00" {
			t.Errorf("begins with % x", ttf[:4])
		}
	}
}
