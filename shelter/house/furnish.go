package house

import (
	"fmt"
	"strconv"
)

// Furnish names the beds and cribs of the room that stands at place no of a plan, in the
// manner of the templates: "2А", "2Б", and "2К" for a crib.
func Furnish(no, beds, cribs int, lang string) []NewBed {
	n, letters := namesIn(lang), alphabet(lang)
	var out []NewBed
	for i := range beds {
		name := strconv.Itoa(i + 1)
		if beds <= len(letters) {
			name = string(letters[i])
		} else {
			name = "-" + name // more beds than letters
		}
		out = append(out, NewBed{Code: fmt.Sprintf("%d%s", no, name), Kind: Standard})
	}
	for i := range cribs {
		code := fmt.Sprintf("%d%s", no, n.crib)
		if i > 0 {
			code += strconv.Itoa(i + 1)
		}
		out = append(out, NewBed{Code: code, Kind: Crib})
	}
	return out
}

// alphabet are letters for beds, without that of a crib and those that look like digits
// or like each other on paper.
func alphabet(lang string) []rune {
	if lang == "ru" || lang == "kk" {
		return []rune("АБВГДЕЖИЛМНПРСТУФХЦЭ")
	}
	return []rune("ABCDEFGHJLMNPQRSTUVW")
}
