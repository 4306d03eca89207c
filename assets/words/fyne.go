package words

import "embed"

//go:embed fyne/ru.json fyne/kk.json
var fyneFiles embed.FS

// Fyne gives the words of the window library's own parts in lang, as its translation
// file; nil where its own are right. Russian corrects its weekdays (it calls Tuesday
// Thursday), Kazakh it doesn't know at all.
func Fyne(lang string) []byte {
	data, err := fyneFiles.ReadFile("fyne/" + lang + ".json")
	if err != nil {
		return nil
	}
	return data
}
