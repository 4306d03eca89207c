package people_test

import (
	"slices"
	"testing"

	"pana/shelter/people"
)

// spellings are names of five alphabets and how else they are written.
var spellings = []struct {
	name   string
	folded []string // found by the folded key
	sound  []string // found by the sound key at least
}{
	{"Нилуфар", []string{"Nilufar", "NILUFAR", "нилуфар"}, []string{"Нилюфар", "Niloofar", "Nelufar"}},
	{"Каримова", []string{"Karimova", "Қаримова"}, []string{"Kareemova"}},
	{"Қыдырбаева", []string{"Кыдырбаева", "Kydyrbaeva", "Kydyrbayeva", "Qydyrbaeva", "Kıdırbaeva"}, []string{"Кыдырбаёва", "Kydyrbayova"}},
	{"Әсел", []string{"Асел", "Asel", "Äsel", "Асель"}, []string{"Assel", "Асиль"}},
	{"Фирӯз", []string{"Фируз", "Firuz", "Firūz"}, []string{"Firouz", "Феруз", "Firooz"}},
	{"Ҳакимов", []string{"Хакимов", "Hakimov", "Khakimov", "Xakimov"}, []string{"Hakeemov"}},
	{"Раҳмонова", []string{"Рахмонова", "Rahmonova", "Rakhmonova", "Raxmonova"}, []string{"Рахманова"}},
	{"Жаркынай", []string{"Zharkynay", "Jarkynai", "Джаркынай"}, []string{"Жаркинай"}},
	{"Ҷамшед", []string{"Джамшед", "Жамшед", "Jamshed", "Dzhamshed", "Djamshed"}, []string{"Жамшид", "Jamsheed"}},
	{"Юсупов", []string{"Yusupov", "Iusupov", "Jusupov"}, []string{"Йусупов"}},
	{"Йўлдош", []string{"Йулдош", "Yo‘ldosh", "Yoʻldosh", "Yo'ldosh"}, []string{"Юлдаш", "Yuldash"}},
	{"Ғулом", []string{"Гулом", "Gʻulom", "G'ulom", "Ghulom"}, []string{"Гулам"}},
	{"Шаҳноза", []string{"Шахноза", "Shahnoza", "Şahnoza", "Shakhnoza"}, []string{"Шохноза"}},
	{"Исҳоқ", []string{"Исхок", "Ishoq", "Is'hoq", "Iskhok"}, []string{"Исхак"}},
	{"Хуршид", []string{"Khurshid", "Xurshid", "Hurshid"}, []string{"Хуршед"}},
	{"Александр", []string{"Aleksandr", "Alexandr"}, nil},
	{"Щербакова", []string{"Shcherbakova", "Шербакова"}, []string{"Scherbakova"}},
	{"Сергеев", []string{"Sergeev", "Sergeyev"}, []string{"Sergejev"}},
	{"Юлия", []string{"Yulia", "Yuliya", "Iuliia"}, nil},
	{"Семён", []string{"Семен", "Semen"}, []string{"Semyon"}},
	{"Васильевич", []string{"Vasilevich", "Vasilyevich", "Vasil'evich"}, nil},
	{"Өмірбекова", []string{"Омирбекова", "Omirbekova", "Ömirbekova"}, nil},
	{"Һамитова", []string{"Хамитова", "Hamitova", "Khamitova"}, nil},
	{"Нұрланова", []string{"Нурланова", "Nurlanova", "Nūrlanova"}, nil},
	{"Токтосунова", []string{"Toktosunova"}, []string{"Токтасунова"}},
	{"Цой", []string{"Tsoi", "Tsoy", "Tzoy"}, nil},
	{"Абдул-Азиз", []string{"Абдул Азиз", "Abdul-Aziz"}, nil},
}

func shares(a, b, kind string) bool {
	return slices.ContainsFunc(people.Keys(a)[kind], func(k string) bool { return slices.Contains(people.Keys(b)[kind], k) })
}

func TestOneNameInFiveAlphabetsIsOneKey(t *testing.T) {
	for _, s := range spellings {
		for _, other := range s.folded {
			if !shares(s.name, other, people.Folded) && people.Fold(s.name) != people.Fold(other) {
				t.Errorf("%s and %s: %v, %v", s.name, other, people.Keys(s.name)[people.Folded], people.Keys(other)[people.Folded])
			}
		}
		for _, other := range append(s.sound, s.folded...) {
			if !shares(s.name, other, people.Sound) && people.Fold(s.name) != people.Fold(other) {
				t.Errorf("%s sounds unlike %s: %v, %v", s.name, other, people.Keys(s.name)[people.Sound], people.Keys(other)[people.Sound])
			}
		}
	}
}

func TestDifferentNamesStayDifferent(t *testing.T) {
	for i, a := range spellings {
		for _, b := range spellings[i+1:] {
			for _, kind := range people.Kinds() {
				if shares(a.name, b.name, kind) {
					t.Errorf("%s is %s by %s", a.name, b.name, kind)
				}
			}
		}
	}
}

func TestEveryLetterOfTheTableFolds(t *testing.T) {
	for from, to := range map[string]string{"Ә": "а", "Ғ": "г", "Қ": "к", "Ң": "н", "Ө": "о", "Ұ": "у", "Ү": "у", "Һ": "х",
		"І": "и", "Ў": "у", "Ҳ": "х", "Ҷ": "дж", "Дж": "ж", "Ӣ": "и", "Ӯ": "у", "Ё": "е", "Й": "и", "Щ": "ш"} {
		if people.Fold("Та"+from+"р") != people.Fold("Та"+to+"р") {
			t.Errorf("%s: %s, %s: %s", from, people.Fold("Та"+from+"р"), to, people.Fold("Та"+to+"р"))
		}
	}
	for _, soft := range []string{"ь", "ъ", "'", "’", "ʻ", "ʼ"} {
		if people.Fold("Тал"+soft+"р") != people.Fold("Талр") {
			t.Errorf("%q doesn't fall away", soft)
		}
	}
	if people.Fold("مریم 😀 Анна\x00") != "مریم anna" {
		t.Errorf("%q", people.Fold("مریم 😀 Анна\x00"))
	}
}

func TestAWrongKeyboardLayoutIsTheSameKeys(t *testing.T) {
	for name, typed := range map[string]string{
		"Нилуфар":    "Ybkeafh",    // Russian meant, English on
		"Nilufar":    "Тшдгафк",    // English meant, Russian on
		"Жаркынай":   ";fhrsyfq",   // ж is a sign there
		"Юсупов":     ".cegjd",     // so is ю
		"Қыдырбаева": "0slsh,ftdf", // Kazakh meant: қ is where 0 is
		"Һамитова":   "=fvbnjdf",
	} {
		if !shares(name, typed, people.Layout) {
			t.Errorf("%s, %s: %v %v", name, typed, people.Keys(name)[people.Layout], people.Keys(typed)[people.Layout])
		}
	}
	// A typist on a Russian layout, which has no Қ, and the same with English on.
	for _, typed := range []string{"Кыдырбаева", "Rslsh,ftdf"} {
		if !shares("Қыдырбаева", typed, people.Layout) {
			t.Errorf("%s not found", typed)
		}
	}
}
