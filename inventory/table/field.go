package table

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"pana/assets/words"
	"pana/shelter/fault"
)

// Field is what a column holds; its words are "table.column."+field.
type Field string

// The fields in the order in which they are written.
const (
	Number     Field = "number" // of the item within the table
	NameRU     Field = "name_ru"
	NameKK     Field = "name_kk"
	NameEN     Field = "name_en"
	Category   Field = "category"
	Unit       Field = "unit"
	Base       Field = "base"
	Units      Field = "units"
	Due        Field = "due"
	ShelfDays  Field = "shelf_days"
	OpenDays   Field = "open_days"
	Least      Field = "least"
	Par        Field = "par"
	Most       Field = "most"
	LeadDays   Field = "lead_days"
	Pack       Field = "pack"
	Price      Field = "price"
	Returnable Field = "returnable"
	Limit      Field = "limit"
	LimitDays  Field = "limit_days"
	Supplier   Field = "supplier"
	Note       Field = "note"
	Active     Field = "active"

	System      Field = "system"
	Size        Field = "size"
	Sex         Field = "sex"
	Season      Field = "season"
	Age         Field = "age"
	Barcode     Field = "barcode"
	BarcodeUnit Field = "barcode_unit"

	Quantity   Field = "quantity"
	Place      Field = "place"
	PlaceKind  Field = "place_kind"
	Lot        Field = "lot"
	Expiry     Field = "expiry"
	LotPrice   Field = "lot_price"
	Condition  Field = "condition"
	Opened     Field = "opened"
	Status     Field = "status"
	StatusNote Field = "status_note"
)

// ofItem are the fields that say the same in all rows of an item.
var ofItem = []Field{NameRU, NameKK, NameEN, Category, Unit, Base, Units, Due, ShelfDays, OpenDays, Least, Par, Most, LeadDays, Pack,
	Price, Returnable, Limit, LimitDays, Supplier, Note, Active}

// Fields are all of them in the order in which they are written.
func Fields() []Field {
	return slices.Concat([]Field{Number}, ofItem, []Field{System, Size, Sex, Season, Age, Barcode, BarcodeUnit,
		Quantity, Place, PlaceKind, Lot, Expiry, LotPrice, Condition, Opened, Status, StatusNote})
}

// Word is the name of a field in a language.
func (f Field) Word(w *words.Words) string { return w.T("table.column." + string(f)) }

// spoken are further names of columns that people give, as plain leaves them.
var spoken = map[Field][]string{
	Number:      {"номер товара", "код товара", "item no", "item number", "тауар нөмірі"},
	NameRU:      {"название", "товар", "наименование", "наименование товара", "название товара", "имя", "позиция", "номенклатура", "продукт", "наименование рус", "name ru", "наименование продукта", "наименование на русском"},
	NameKK:      {"атауы", "тауар", "тауар атауы", "аты", "қазақша атауы", "атауы қазақша", "наименование каз", "название каз", "name kk", "наименование на казахском"},
	NameEN:      {"name", "item", "item name", "product", "description", "title", "english name", "name en", "название англ"},
	Category:    {"вид", "kind", "группа", "раздел", "тип", "вид товара", "group", "type", "санат", "тобы", "түрі"},
	Unit:        {"ед", "ед изм", "единица", "единица измерения", "ед измерения", "uom", "units of measure", "unit of measure", "measure", "өлшем", "өлшем бірлігі", "бірлік", "өлш бірл"},
	Base:        {"базовая единица", "наименьшая единица", "base unit", "base", "ең кіші бірлік"},
	Units:       {"единицы", "другие единицы", "пересчет", "коэффициенты", "conversion", "units", "бірліктер"},
	Due:         {"тип срока", "вид срока", "date type", "мерзім түрі"},
	ShelfDays:   {"срок хранения", "срок хранения дней", "хранится дней", "shelf life", "shelf days", "сақтау мерзімі"},
	OpenDays:    {"после вскрытия", "дней после вскрытия", "open days", "days after opening", "ашқаннан кейін"},
	Least:       {"мин", "минимум", "мин запас", "минимальный запас", "неснижаемый запас", "min", "minimum", "reorder level", "ең азы", "ең аз"},
	Par:         {"норма", "норма запаса", "обычный запас", "par", "target", "par level", "қалыпты қор", "норма қор"},
	Most:        {"макс", "максимум", "макс запас", "максимальный запас", "max", "maximum", "ең көбі", "ең көп"},
	LeadDays:    {"срок поставки", "поставка дней", "дней поставки", "lead", "lead days", "lead time", "жеткізу мерзімі"},
	Pack:        {"упаковка", "в упаковке", "кратность", "pack", "pack size", "орама", "бума"},
	Price:       {"цена", "стоимость", "цена за единицу", "цена за ед", "price", "cost", "unit price", "бағасы", "баға"},
	Returnable:  {"возвратный", "выдается на время", "возврат", "returnable", "loan", "қайтарылады", "қайтарымды"},
	Limit:       {"лимит", "предел", "норма выдачи", "limit", "шек", "шегі"},
	LimitDays:   {"лимит дней", "за сколько дней", "limit days", "шек күндері"},
	Supplier:    {"поставщик", "магазин", "vendor", "supplier", "жеткізуші"},
	Note:        {"примечание", "комментарий", "заметка", "note", "notes", "comment", "ескертпе"},
	Active:      {"действует", "используется", "active", "in use", "қолданыста"},
	System:      {"система размеров", "вид размера", "size system", "өлшем жүйесі"},
	Size:        {"размер", "рост", "size", "размер одежды", "размер обуви"},
	Sex:         {"пол", "для кого", "sex", "gender", "жынысы", "жыныс"},
	Season:      {"сезон", "season", "маусым", "маусымы"},
	Age:         {"возраст", "age", "age band", "жасы", "жас"},
	Barcode:     {"штрихкод", "штрих код", "шк", "barcode", "ean", "ean13", "gtin", "upc", "штрихкоды", "код штрих"},
	BarcodeUnit: {"единица штрихкода", "barcode unit"},
	Quantity:    {"кол во", "колво", "количество", "остаток", "остатки", "кол", "в наличии", "начальный остаток", "quantity", "qty", "stock", "on hand", "opening stock", "саны", "мөлшері", "қалдық", "қалдығы"},
	Place:       {"место", "место хранения", "склад", "полка", "где лежит", "location", "place", "store", "warehouse", "орны", "қойма", "сақтау орны"},
	PlaceKind:   {"вид места", "тип места", "place kind", "орын түрі"},
	Lot:         {"партия", "номер партии", "серия", "lot", "batch", "lot number", "batch number", "топтама", "серия номері"},
	Expiry:      {"годен до", "срок", "годность", "срок годности", "срок годности до", "употребить до", "годен до даты", "срок до", "expiry", "expiry date", "expires", "exp", "best before", "use by", "bb", "жарамды", "жарамдылық мерзімі", "жарамды мерзімі", "дейін жарамды"},
	LotPrice:    {"цена партии", "lot price", "топтама бағасы"},
	Condition:   {"новое б у", "новое или б у", "condition", "жаңа немесе ұсталған"},
	Opened:      {"вскрыто", "открыто", "opened", "ашылған"},
	Status:      {"состояние", "статус", "status", "lot status", "күйі", "мәртебесі"},
	StatusNote:  {"причина состояния", "причина статуса", "status note", "status reason", "күй себебі"},
}

// plain is a word as it is compared: small letters and digits, everything else a space.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(s), "ё", "е"), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// heads are the names of columns in all languages, as plain leaves them.
var heads = sync.OnceValue(func() map[string]Field {
	all := map[string]Field{}
	for f, names := range spoken {
		for _, n := range names {
			all[n] = f
		}
	}
	for _, f := range Fields() {
		for _, lang := range words.Langs() {
			all[plain(f.Word(words.For(lang)))] = f
		}
	}
	return all
})

// fieldOf is what a column of that name holds, "" when nobody knows.
func fieldOf(head string) Field {
	bare, _, _ := strings.Cut(head, "(")
	for _, h := range []string{plain(head), plain(bare)} {
		if h == "" || len(h) > 120 {
			continue
		}
		if f, ok := heads()[h]; ok {
			return f
		}
	}
	return ""
}

// known is how many different fields a row of headings names.
func known(cells []string) int {
	seen := map[Field]bool{}
	for _, c := range cells {
		if f := fieldOf(c); f != "" {
			seen[f] = true
		}
	}
	return len(seen)
}

// Columns says which column of a sheet holds what, by its number from 0.
type Columns map[Field]int

// Guess finds the columns by their names; the first of two that mean the same counts.
func Guess(s Sheet) Columns {
	c := Columns{}
	for n, h := range s.Head {
		if f := fieldOf(h); f != "" {
			if _, taken := c[f]; !taken {
				c[f] = n
			}
		}
	}
	return c
}

// With overrides what was guessed by pairs of a column and its field, as the command line
// has them: a column is named by its heading, its letter or its number from 1; a field by
// its code or one of its names; the field "-" leaves a column alone.
func (c Columns) With(s Sheet, told map[string]string) (Columns, error) {
	out := Columns{}
	for f, n := range c {
		out[f] = n
	}
	var faults fault.Fields
	for _, column := range slices.Sorted(maps.Keys(told)) {
		field := told[column]
		n := slices.IndexFunc(s.Head, func(h string) bool { return plain(h) != "" && plain(h) == plain(column) })
		for i := 0; n < 0 && i < len(s.Head); i++ {
			if strings.EqualFold(column, Letter(i)) || column == strconv.Itoa(i+1) {
				n = i
			}
		}
		f := Field(field)
		if !slices.Contains(Fields(), f) {
			f = fieldOf(field)
		}
		switch {
		case n < 0:
			faults.Add("map", "fault.table.column", "Column", column)
			continue
		case f == "" && field != "-":
			faults.Add("map", "fault.table.field", "Field", field)
			continue
		}
		for other, at := range out {
			if at == n {
				delete(out, other)
			}
		}
		if f != "" {
			out[f] = n
		}
	}
	return out, faults.Err()
}

// Of is the field of a column, "" for none.
func (c Columns) Of(column int) Field {
	for f, n := range c {
		if n == column {
			return f
		}
	}
	return ""
}

// name is how the column of a field is called in a sheet, "" when there is none.
func (c Columns) name(s Sheet, f Field) string {
	n, ok := c[f]
	if !ok {
		return ""
	}
	if n < len(s.Head) && strings.TrimSpace(s.Head[n]) != "" {
		return strings.TrimSpace(s.Head[n])
	}
	return Letter(n)
}
