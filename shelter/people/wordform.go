package people

// WordForm is a code word as the file keeps it.
type WordForm struct {
	Text, Key, Base string
	Sort            []byte
}

// FormOf is the form of a code word; not every word is one. The n-th further member of a
// household, from 1, has the form of its head's word and -n.
func FormOf(word string, n int) (WordForm, bool) {
	w, ok := parseWord(word)
	if ok && n > 0 {
		w = w.of(n)
	}
	return WordForm{Text: w.text, Key: w.key(), Base: w.base, Sort: w.sortKey()}, ok
}
