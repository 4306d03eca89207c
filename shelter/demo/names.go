package demo

import "pana/shelter/people"

// name is a fictional one, as spoken and as a passport would have it.
type name struct{ given, givenLatin, family, familyLatin string }

func (n name) spoken() people.Name { return people.Name{Given: n.given, Family: n.family} }
func (n name) latin() people.Name  { return people.Name{Given: n.givenLatin, Family: n.familyLatin} }

// land is where somebody of the past came from.
type land struct {
	citizenship, lang   string
	women, men          [][2]string
	familyOf, familyMan [][2]string
}

// The names are common ones put together by turns; no person is meant.
var lands = []land{
	{"UZB", "uz",
		[][2]string{{"Гулчеҳра", "Gulchehra"}, {"Дилноза", "Dilnoza"}, {"Муаззам", "Muazzam"}, {"Шаҳло", "Shahlo"}, {"Умида", "Umida"}},
		[][2]string{{"Баҳодир", "Bahodir"}, {"Жасур", "Jasur"}, {"Ўткир", "Oʻtkir"}, {"Санжар", "Sanjar"}},
		[][2]string{{"Назарова", "Nazarova"}, {"Эргашева", "Ergasheva"}, {"Ҳайитова", "Hayitova"}},
		[][2]string{{"Раҳимов", "Rahimov"}, {"Қодиров", "Qodirov"}, {"Тўраев", "Toʻrayev"}}},
	{"KGZ", "ky",
		[][2]string{{"Айпери", "Aiperi"}, {"Бегимай", "Begimai"}, {"Нургүл", "Nurgul"}, {"Чолпон", "Cholpon"}},
		[][2]string{{"Бакыт", "Bakyt"}, {"Нурбек", "Nurbek"}, {"Үсөн", "Uson"}},
		[][2]string{{"Асанова", "Asanova"}, {"Өмүрова", "Omurova"}, {"Сыдыкова", "Sydykova"}},
		[][2]string{{"Жумабаев", "Jumabaev"}, {"Мамытов", "Mamytov"}}},
	{"TJK", "tg",
		[][2]string{{"Мадина", "Madina"}, {"Ҷамила", "Jamila"}, {"Нигора", "Nigora"}, {"Фарзона", "Farzona"}},
		[][2]string{{"Рустам", "Rustam"}, {"Ҷовид", "Jovid"}, {"Сӯҳроб", "Suhrob"}},
		[][2]string{{"Назирова", "Nazirova"}, {"Ғафурова", "Ghafurova"}, {"Шарипова", "Sharipova"}},
		[][2]string{{"Сафаров", "Safarov"}, {"Ҳасанов", "Hasanov"}}},
	{"KAZ", "kk",
		[][2]string{{"Ақмарал", "Aqmaral"}, {"Гүлмира", "Gulmira"}, {"Жанар", "Zhanar"}, {"Меруерт", "Meruert"}},
		[][2]string{{"Нұрлан", "Nurlan"}, {"Әділ", "Adil"}, {"Серік", "Serik"}},
		[][2]string{{"Төлегенова", "Tolegenova"}, {"Сағынова", "Saghynova"}, {"Үсенова", "Usenova"}},
		[][2]string{{"Жақсыбеков", "Zhaqsybekov"}, {"Мұратов", "Muratov"}}},
	{"RUS", "ru",
		[][2]string{{"Марина", "Marina"}, {"Светлана", "Svetlana"}, {"Оксана", "Oksana"}},
		[][2]string{{"Андрей", "Andrei"}, {"Виктор", "Viktor"}},
		[][2]string{{"Соколова", "Sokolova"}, {"Громова", "Gromova"}},
		[][2]string{{"Ершов", "Ershov"}, {"Лаптев", "Laptev"}}},
}

// Girls and boys of the past.
var (
	girls = [][2]string{{"Амина", "Amina"}, {"Зебо", "Zebo"}, {"Айлин", "Ailin"}, {"Сабина", "Sabina"}, {"Раяна", "Rayana"}, {"Малика", "Malika"}}
	boys  = [][2]string{{"Алихан", "Alikhan"}, {"Тимур", "Timur"}, {"Эмир", "Emir"}, {"Самир", "Samir"}, {"Диас", "Dias"}}
)
