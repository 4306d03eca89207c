package demo

import "pana/shelter/people"

// Names of generated people are made of parts, some hundreds of given and of family names:
// so a search meets as many namesakes as in a real register, and nobody is meant.
var (
	beginnings = [][2]string{{"Нұр", "Nur"}, {"Ай", "Ai"}, {"Гүл", "Gul"}, {"Жан", "Zhan"}, {"Мир", "Mir"}, {"Қар", "Qar"}, {"Сар", "Sar"},
		{"Ёр", "Yor"}, {"Дил", "Dil"}, {"Шах", "Shakh"}, {"Фар", "Far"}, {"Бек", "Bek"}, {"Тур", "Tur"}, {"Ҷаҳон", "Jahon"}, {"Ўкт", "Oʻkt"},
		{"Өмүр", "Omur"}, {"Зул", "Zul"}, {"Хур", "Khur"}, {"Аб", "Ab"}, {"Рав", "Rav"}}
	ofWomen = [][2]string{{"гүл", "gul"}, {"ай", "ai"}, {"сұлу", "sulu"}, {"ноза", "noza"}, {"бону", "bonu"}, {"мира", "mira"}, {"жамал", "jamal"},
		{"зода", "zoda"}, {"ия", "iya"}, {"хон", "khon"}}
	ofMen = [][2]string{{"лан", "lan"}, {"бек", "bek"}, {"дос", "dos"}, {"али", "ali"}, {"шод", "shod"}, {"мурат", "murat"}, {"жан", "zhan"},
		{"дор", "dor"}, {"ислом", "islom"}, {"тай", "tai"}}
	stems = [][2]string{{"Каримж", "Karimzh"}, {"Қыдыр", "Qydyr"}, {"Сағын", "Saghyn"}, {"Төлег", "Toleg"}, {"Раҳм", "Rahm"}, {"Ҳаким", "Hakim"},
		{"Ғафур", "Ghafur"}, {"Мамыт", "Mamyt"}, {"Токтос", "Toktos"}, {"Юсуп", "Yusup"}, {"Назар", "Nazar"}, {"Соколь", "Sokol"},
		{"Щерб", "Shcherb"}, {"Жураб", "Zhurab"}, {"Алым", "Alym"}, {"Эшон", "Eshon"}, {"Дүйсен", "Duisen"}, {"Пўлат", "Poʻlat"},
		{"Касым", "Kasym"}, {"Ибрай", "Ibrai"}}
	suffixes = [][2]string{{"ов", "ov"}, {"ев", "ev"}, {"беков", "bekov"}, {"баев", "baev"}, {"алиев", "aliev"}, {"жанов", "zhanov"}, {"ин", "in"},
		{"кулов", "kulov"}, {"магомедов", "magomedov"}, {"хужаев", "khujaev"}, {"енов", "enov"}, {"итов", "itov"}}
)

// name is a name by chance.
func (g *generated) name(sex people.Sex) name {
	pick := func(list [][2]string) [2]string { return list[g.r.IntN(len(list))] }
	first, stem, end := pick(beginnings), pick(stems), pick(suffixes)
	second, female, femaleLatin := pick(ofMen), "", ""
	if sex == people.Female {
		second, female, femaleLatin = pick(ofWomen), "а", "a"
	}
	return name{first[0] + second[0], first[1] + second[1], stem[0] + end[0] + female, stem[1] + end[1] + femaleLatin}
}
