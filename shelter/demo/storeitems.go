package demo

import (
	"strconv"
	"strings"

	"pana/inventory"
)

// goods are the items of the store, one a line: names in Russian, English and Kazakh,
// category, units, the day on the pack and how many days it keeps, minimum, what there is
// after a day of shopping, price of a unit in tenge, and what the house uses in a week.
// Quantities are in the smallest unit. A unit is "pcs" or "g kg 1000".
const goods = `
Рис|Rice|Күріш|food|g kg 1000|best_before 540|20000|38000|520|6800
Гречка|Buckwheat|Қарақұмық|food|g kg 1000|best_before 540|6000|14000|640|2600
Макароны|Pasta|Макарон|food|g kg 1000|best_before 700|8000|16000|480|3400
Мука пшеничная|Wheat flour|Бидай ұны|food|g kg 1000|best_before 360|15000|34000|260|7200
Сахар|Sugar|Қант|food|g kg 1000|none|8000|4800|450|4400
Соль|Salt|Тұз|food|g kg 1000|none|2000|5000|120|420
Масло подсолнечное|Sunflower oil|Күнбағыс майы|food|ml l 1000|best_before 360|6000|12000|850|3100
Масло сливочное|Butter|Сары май|food|g pack 200|use_by 90|1200|2400|1100|900
Молоко|Milk|Сүт|food|ml l 1000|use_by 30|8000|16000|520|11000
Кефир|Kefir|Айран|food|ml l 1000|use_by 14|3000|6000|560|4200
Сметана|Sour cream|Қаймақ|food|g pack 400|use_by 21|800|2000|780|900
Творог|Curd|Ірімшік|food|g pack 400|use_by 12|1200|2400|980|1600
Сыр|Cheese|Сыр|food|g kg 1000|use_by 60|1000|2600|3600|1100
Яйца|Eggs|Жұмыртқа|food|pcs pack 10|use_by 28|40|90|620|70
Хлеб|Bread|Нан|food|pcs|use_by 8|6|14|180|42
Лепёшка|Flatbread|Таба нан|food|pcs|use_by 8|4|10|220|28
Говядина|Beef|Сиыр еті|food|g kg 1000|use_by 40|4000|9000|3400|4200
Курица|Chicken|Тауық еті|food|g kg 1000|use_by 40|5000|11000|1700|5200
Рыба мороженая|Frozen fish|Мұздатылған балық|food|g kg 1000|use_by 120|2000|4000|2100|1500
Картофель|Potatoes|Картоп|food|g kg 1000|none|15000|32000|190|13000
Морковь|Carrots|Сәбіз|food|g kg 1000|none|4000|9000|210|3600
Лук репчатый|Onions|Пияз|food|g kg 1000|none|4000|10000|170|3400
Капуста|Cabbage|Қырыққабат|food|g kg 1000|none|4000|9000|160|3000
Яблоки|Apples|Алма|food|g kg 1000|none|5000|11000|420|5200
Помидоры|Tomatoes|Қызанақ|food|g kg 1000|none|2000|5000|780|2600
Огурцы|Cucumbers|Қияр|food|g kg 1000|none|1500|4000|690|2000
Чай чёрный|Black tea|Қара шай|food|g pack 250|best_before 720|1000|2500|1350|420
Кофе растворимый|Instant coffee|Еритін кофе|food|g pack 100|best_before 720|200|600|2300|90
Томатная паста|Tomato paste|Қызанақ пастасы|food|g tin 400|best_before 720|1600|4000|720|600
Горошек консервированный|Tinned peas|Консервіленген бұршақ|food|tin|best_before 900|6|18|560|3
Тушёнка|Tinned beef|Консервіленген ет|food|tin|best_before 900|10|24|1450|3
Рыбные консервы|Tinned fish|Балық консервісі|food|tin|best_before 720|8|20|690|3
Чечевица|Lentils|Жасымық|food|g kg 1000|best_before 540|3000|7000|760|1100
Овсянка|Oats|Сұлы жармасы|food|g kg 1000|best_before 360|3000|7000|430|1900
Манка|Semolina|Ұнтақ жарма|food|g kg 1000|best_before 360|1500|4000|340|800
Печенье|Biscuits|Печенье|food|g pack 500|best_before 240|2000|5000|900|1500
Варенье|Jam|Тосап|food|g tin 500|best_before 720|1000|3000|1250|500
Изюм|Raisins|Мейіз|food|g kg 1000|best_before 360|800|2000|1900|350
Перец чёрный|Black pepper|Қара бұрыш|food|g pack 50|best_before 720|50|200|380|20
Дрожжи|Yeast|Ашытқы|food|g pack 100|best_before 360|200|500|450|90
Вода питьевая|Drinking water|Ауызсу|food|ml bottle 5000|best_before 360|30000|75000|480|40000
Смесь 1, 400 г|Formula 1, 400 g|Қоспа 1, 400 г|infant|tin|use_by 0|4|0|5400|0
Смесь 2, 400 г|Formula 2, 400 g|Қоспа 2, 400 г|infant|tin|use_by 540|2|6|5600|0
Каша безмолочная|Milk-free cereal|Сүтсіз ботқа|infant|pack|use_by 360|3|8|1700|0
Пюре овощное|Vegetable purée|Көкөніс езбесі|infant|pcs|use_by 540|10|30|520|2
Пюре фруктовое|Fruit purée|Жеміс езбесі|infant|pcs|use_by 540|10|28|540|2
Подгузники 3|Diapers, size 3|Жөргек 3|infant|pcs|none|56|24|110|56
Подгузники 4|Diapers, size 4|Жөргек 4|infant|pcs|none|40|96|115|14
Салфетки детские|Baby wipes|Балалар сүрткісі|infant|pack|none|4|12|640|2
Бутылочка|Feeding bottle|Сүт құтысы|infant|pcs|none|2|6|2100|0
Соска-пустышка|Dummy|Емізік|infant|pcs|none|2|8|900|0
Крем под подгузник|Nappy cream|Жөргек кремі|infant|tube|best_before 900|1|4|1900|0
Набор прибытия, для младенца|Arrival kit, infant|Қабылдау жинағы, сәби|infant|set|none|1|2|9800|0
Набор прибытия, детский|Arrival kit, child|Қабылдау жинағы, бала|hygiene|set|none|2|4|8600|0
Набор прибытия, женский|Arrival kit, women|Қабылдау жинағы, әйел|hygiene|set|none|3|6|9400|0
Набор прибытия, мужской|Arrival kit, men|Қабылдау жинағы, ер|hygiene|set|none|2|3|9100|0
Мыло|Soap|Сабын|hygiene|pcs|none|20|41|190|10
Мыло жидкое|Liquid soap|Сұйық сабын|hygiene|ml bottle 500|none|1500|4000|690|700
Шампунь|Shampoo|Сусабын|hygiene|bottle|none|4|11|980|2
Гель для душа|Shower gel|Душ гелі|hygiene|bottle|none|3|9|920|2
Зубная паста|Toothpaste|Тіс пастасы|hygiene|tube|none|5|14|560|3
Зубная щётка|Toothbrush|Тіс щеткасы|hygiene|pcs|none|8|22|310|3
Прокладки|Sanitary pads|Гигиеналық төсеме|hygiene|pcs pack 10|none|60|140|85|30
Бумага туалетная|Toilet paper|Дәретхана қағазы|hygiene|roll|none|24|62|130|18
Полотенца бумажные|Paper towels|Қағаз сүлгі|hygiene|roll|none|6|16|410|3
Дезодорант|Deodorant|Дезодорант|hygiene|pcs|none|3|9|1100|1
Станки для бритья|Razors|Ұстара|hygiene|pcs|none|6|18|260|3
Крем для рук|Hand cream|Қол кремі|hygiene|tube|best_before 900|2|6|780|1
Антисептик|Hand sanitiser|Антисептик|hygiene|ml bottle 500|best_before 720|1000|3000|900|250
Куртка женская|Women's jacket|Әйел күртесі|clothing|pcs|none|2|9|0|0
Куртка мужская|Men's jacket|Ер күртесі|clothing|pcs|none|2|6|0|0
Куртка детская|Children's jacket|Балалар күртесі|clothing|pcs|none|2|5|0|0
Платье|Dress|Көйлек|clothing|pcs|none|1|6|0|0
Юбка|Skirt|Белдемше|clothing|pcs|none|1|5|0|0
Брюки женские|Women's trousers|Әйел шалбары|clothing|pcs|none|2|7|0|0
Брюки мужские|Men's trousers|Ер шалбары|clothing|pcs|none|2|8|0|0
Футболка|T-shirt|Футболка|clothing|pcs|none|6|21|0|0
Свитер|Sweater|Жемпір|clothing|pcs|none|3|9|0|0
Спортивный костюм|Tracksuit|Спорт киімі|clothing|set|none|2|6|0|0
Пижама|Pyjamas|Ұйқы киімі|clothing|set|none|3|9|0|0
Халат|Dressing gown|Шапан|clothing|pcs|none|2|6|0|0
Бельё женское|Women's underwear|Әйел іш киімі|clothing|pcs|none|10|34|650|0
Бельё мужское|Men's underwear|Ер іш киімі|clothing|pcs|none|6|20|650|0
Бельё детское|Children's underwear|Балалар іш киімі|clothing|pcs|none|6|22|480|0
Носки|Socks|Шұлық|clothing|pair|none|15|48|290|0
Колготки|Tights|Колготки|clothing|pcs|none|4|12|890|0
Шапка|Hat|Бас киім|clothing|pcs|none|3|10|0|0
Шарф|Scarf|Мойынорағыш|clothing|pcs|none|2|7|0|0
Перчатки|Gloves|Қолғап|clothing|pair|none|3|9|0|0
Платок|Headscarf|Орамал|clothing|pcs|none|2|8|0|0
Сапоги детские|Children's boots|Балалар етігі|footwear|pair|none|2|1|0|0
Сапоги женские|Women's boots|Әйел етігі|footwear|pair|none|1|4|0|0
Ботинки мужские|Men's boots|Ер бәтеңкесі|footwear|pair|none|1|4|0|0
Кроссовки|Trainers|Кроссовка|footwear|pair|none|2|8|0|0
Тапочки|Slippers|Тәпішке|footwear|pair|none|6|19|750|0
Одеяло|Blanket|Көрпе|bedding|pcs|none|4|12|0|0
Подушка|Pillow|Жастық|bedding|pcs|none|4|11|0|0
Простыня|Sheet|Ақжайма|bedding|pcs|none|16|34|2400|0
Наволочка|Pillowcase|Жастық тысы|bedding|pcs|none|12|26|1100|0
Пододеяльник|Duvet cover|Көрпе тысы|bedding|pcs|none|10|21|3900|0
Полотенце|Towel|Сүлгі|bedding|pcs|none|10|28|1700|0
Матрас детский|Cot mattress|Балалар матрасы|bedding|pcs|none|1|2|0|0
Парацетамол|Paracetamol|Парацетамол|medicine|tablet pack 10|use_by 900|20|60|35|3
Сироп от кашля|Cough syrup|Жөтел сиробы|medicine|bottle|use_by 700|1|3|1600|0
Пластырь|Plasters|Жабысқақ таспа|medicine|pcs|use_by 1500|20|60|25|4
Бинт|Bandage|Дәке|medicine|pcs|use_by 1500|4|10|220|0
Перекись водорода|Hydrogen peroxide|Сутегі асқын тотығы|medicine|bottle|use_by 700|1|4|180|0
Термометр|Thermometer|Термометр|medicine|pcs|none|1|3|2400|0
Тетрадь|Exercise book|Дәптер|stationery|pcs|none|10|34|160|2
Ручка|Pen|Қалам|stationery|pcs|none|10|41|90|2
Бумага А4|A4 paper|А4 қағазы|stationery|sheet pack 500|none|500|1500|4|120
Карандаши цветные|Coloured pencils|Түрлі түсті қарындаш|stationery|set|none|2|7|990|0
Порошок стиральный|Washing powder|Кір жуғыш ұнтақ|household|g kg 1000|none|3000|8000|890|1500
Средство для посуды|Dish soap|Ыдыс жуғыш|household|ml bottle 500|none|1000|3500|560|500
Средство для полов|Floor cleaner|Еден жуғыш|household|ml bottle 1000|none|1000|4000|720|400
Пакеты для мусора|Bin bags|Қоқыс қабы|household|pcs roll 30|none|30|120|18|28
Губки|Sponges|Жөке|household|pcs|none|6|20|75|3
Чемодан|Suitcase|Шабадан|household|pcs|none|0|3|0|0
Зонт|Umbrella|Қолшатыр|household|pcs|none|1|4|0|0
Фен|Hairdryer|Фен|household|pcs|none|0|2|0|0
`

// sizes are the sizes of what is worn: by item, each "system size sex season".
var sizes = map[string][]string{
	"Куртка женская": {"cis 44 female winter", "cis 46 female winter", "cis 48 female winter"}, "Куртка мужская": {"cis 48 male winter", "cis 52 male winter"},
	"Куртка детская": {"height 110 unisex winter", "height 128 unisex winter"}, "Платье": {"cis 44 female all", "cis 48 female all"},
	"Юбка": {"cis 44 female all", "cis 48 female all"}, "Брюки женские": {"cis 44 female all", "cis 46 female all", "cis 48 female all"},
	"Брюки мужские": {"cis 48 male all", "cis 52 male all"}, "Футболка": {"int S unisex summer", "int M unisex summer", "int L unisex summer"},
	"Свитер": {"int S unisex winter", "int M unisex winter", "int L unisex winter"}, "Спортивный костюм": {"int M unisex all", "int L unisex all"},
	"Пижама": {"int S unisex all", "int M unisex all", "int L unisex all"}, "Халат": {"int M female all", "int L female all"},
	"Сапоги детские": {"shoe 30 unisex winter", "shoe 33 unisex winter"}, "Сапоги женские": {"shoe 37 female winter", "shoe 39 female winter"},
	"Ботинки мужские": {"shoe 42 male winter", "shoe 44 male winter"}, "Кроссовки": {"shoe 37 unisex all", "shoe 39 unisex all", "shoe 42 unisex all"},
}

// returnable are what the house lends.
var returnable = []string{"Чемодан", "Зонт", "Фен", "Одеяло", "Матрас детский"}

// good is a line of goods.
type good struct {
	inventory.Item
	have, week inventory.Quantity
	shelf      int // days that it keeps; 0: no day
}

// parseGood reads a line; the table is written here and holds no faults, as a test shows.
func parseGood(line string) good {
	f := strings.Split(line, "|")
	n := func(s string) inventory.Quantity {
		v, _ := strconv.ParseInt(s, 10, 64)
		return inventory.Quantity(v)
	}
	g := good{Item: inventory.Item{NameRU: f[0], NameEN: f[1], NameKK: f[2], Category: inventory.Category(f[3]), Active: true}, have: n(f[7]), week: n(f[9])}
	unit := strings.Fields(f[4])
	g.Base, g.Unit = unit[0], unit[0]
	g.Units = []inventory.Unit{{Code: unit[0], Per: 1}}
	if len(unit) == 3 {
		g.Unit = unit[1]
		g.Units = append(g.Units, inventory.Unit{Code: unit[1], Per: int64(n(unit[2]))})
	}
	due, days, _ := strings.Cut(f[5], " ")
	g.Due, g.shelf = inventory.Due(due), int(n(days))
	g.ShelfDays, g.Least, g.Price = g.shelf, n(f[6]), inventory.Money(n(f[8])*100)
	g.Par = max(g.have, g.Least*2)
	g.LeadDays = 7
	return g
}
