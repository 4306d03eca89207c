package table_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"pana/inventory"
	"pana/inventory/table"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
)

const head = "Название;Категория;Ед. изм.;Кол-во;Годен до;Вид срока;Место;Штрихкод\n"

// TestEveryBadCellIsToldWithLineColumnAndReason types what issue 5 lists, a row each.
func TestEveryBadCellIsToldWithLineColumnAndReason(t *testing.T) {
	for row, want := range map[string]string{
		"Рис;еда;кг;1,5;31.12.2027;;П;":                   "",
		"Рис;еда;кг;1.5 кг;31.12.2027;;П;":                "",
		"Рис;еда;кг;1 500,25;31.12.2027;;П;":              "",
		"Рис;еда;кг;1.500,25;31.12.2027;;П;":              "",
		"Рис;еда;кг;1,500.25;31.12.2027;;П;":              "",
		"Рис;еда;шт;0;31.12.2027;;П;":                     "", // an item without stock
		"Рис;еда;шт;;;;П;":                                "",
		"Рис;еда;шт;-5;;;П;":                              "Кол-во: fault.quantity.negative",
		"Рис;еда;шт;1000000000;;;П;":                      "Кол-во: fault.quantity.large",
		"Рис;еда;шт;1e9;;;П;":                             "Кол-во: fault.quantity.unit",
		"Рис;еда;шт;1,5;;;П;":                             "Кол-во: fault.quantity.whole",
		"Рис;еда;шт;1.2.3;;;П;":                           "Кол-во: fault.quantity.number",
		"Рис;еда;шт;много;;;П;":                           "Кол-во: fault.quantity.number",
		"Рис;еда;шт;5 вагонов;;;П;":                       "Кол-во: fault.quantity.unit",
		"Рис;еда;вагон;5;;;П;":                            "Ед. изм.: fault.table.unit",
		"Рис;еда;;5;;;П;":                                 "Ед. изм.: fault.table.no_unit",
		"Рис;еда;;5 кг;;;П;":                              "",
		"Рис;напитки;шт;5;;;П;":                           "Категория: fault.table.word",
		"Рис;;шт;5;;;П;":                                  "Категория: fault.table.category",
		"Рис;еда;шт;5;;употребить до;П;":                  "Годен до: fault.expiry.missing",
		"Рис;еда;шт;5;31.02.2027;;П;":                     "Годен до: fault.table.day",
		"Рис;еда;шт;5;вчера;;П;":                          "Годен до: fault.table.day",
		"Рис;еда;шт;5;01.01.2190;;П;":                     "Годен до: fault.expiry.far",
		"Рис;еда;шт;5;01.01.2020;употребить до;П;":        "", // lies there, to be written off
		"Рис;еда;шт;5;;;;":                                "Место: fault.table.place",
		";еда;шт;5;;;П;":                                  "Название: fault.text.empty",
		"Рис;еда;шт;5;;;П;12":                             "Штрихкод: fault.item.barcode",
		"Рис;еда;шт;5;;;П;4,60001E+12":                    "Штрихкод: fault.table.barcode_cut",
		strings.Repeat("Р", 121) + ";еда;шт;5;;;П;":       "Название: fault.text.long",
		"Рис;еда;шт;5;;;" + strings.Repeat("П", 81) + ";": "Место: fault.text.long",
		"Рис;напитки;шт;много;32.13.2026;;;":              "Категория: fault.table.word, Кол-во: fault.quantity.number, Место: fault.table.place, Годен до: fault.table.day",
	} {
		w := newWorld(t)
		p, err := w.plan(written(t, head+row+"\n"), table.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := why(p)[2]; got != want {
			t.Errorf("%s: %q, want %q", row, got, want)
		}
	}
}

func TestRowsOfOneItemComeTogetherOrNotAtAll(t *testing.T) {
	w := newWorld(t)
	s := written(t, head+"Рис;еда;кг;5;31.12.2027;;Кладовая;\nРис;;;2,5;01.03.2028;;Погреб;\nСоль;еда;кг;1;;;Кладовая;\nСоль;;;x;;;Кладовая;\nСоль;гигиена;;1;;;Кладовая;\nЧай;еда;шт;;;;;\nчай;еда;шт;;;;;\n")
	p, d := w.load(s, table.Options{})
	want := map[int]string{4: "Название: fault.table.with", 5: "Кол-во: fault.quantity.number", 6: "Категория: fault.table.differs", 7: "Название: fault.table.with", 8: ": fault.table.twice"}
	if got := why(p); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Error(got)
	}
	is := w.items()
	if len(is) != 1 || len(d.Documents) != 2 {
		t.Fatalf("%d items, %d documents", len(is), len(d.Documents))
	}
	if ls := w.lots(is[0].ID); len(ls) != 2 || ls[0].Quantity != 5000 || ls[1].Quantity != 2500 || is[0].Due != inventory.BestBefore {
		t.Errorf("%+v", ls)
	}
}

func TestDuplicateBarcodesAreTold(t *testing.T) {
	w := newWorld(t)
	s := written(t, head+"Рис;еда;шт;5;;;П;4600000000017\nСоль;еда;шт;5;;;П;4600000000017\n")
	p, _ := w.load(s, table.Options{})
	if got := why(p); len(got) != 1 || got[3] != "Штрихкод: fault.table.barcode_twice" {
		t.Error(got)
	}
	// The same code in another table is the item that the store has.
	p, err := w.plan(written(t, head+"Рис шлифованный;еда;шт;;;;П;4600000000017\n"), table.Options{})
	if err != nil || p.Known != 1 || len(p.Entries) != 0 || len(p.Rejected) != 0 {
		t.Errorf("%+v %v", p, err)
	}
}

func TestTheSameTableTwiceCountsNothingTwice(t *testing.T) {
	w := newWorld(t)
	s := written(t, head+"Рис;еда;кг;5;31.12.2027;;П;\nСоль;еда;кг;;;;П;\n")
	w.load(s, table.Options{})
	p, err := w.plan(s, table.Options{})
	if got := why(p); err != nil || len(got) != 1 || got[2] != "Кол-во: fault.table.stocked" || p.Known != 1 {
		t.Errorf("%v %+v", got, p)
	}
	// Asked to, it changes the item and leaves the stock.
	p, d := w.load(written(t, "Название;Ед. изм.;Мин;Кол-во\nРис;кг;2,5;7\n"), table.Options{Change: true})
	is := w.items()
	if len(p.Rejected) != 0 || p.Stocked != 1 || p.Changed != 1 || len(d.Documents) != 0 || is[0].Least != 2500 || w.lots(is[0].ID)[0].Quantity != 5000 {
		t.Errorf("%+v %+v", p, is[0])
	}
}

func TestAPlanThatIsNoLongerTrueIsRefused(t *testing.T) {
	w := newWorld(t)
	s := written(t, head+"Рис;еда;кг;5;31.12.2027;;П;\n")
	o := table.Options{Columns: table.Guess(s)}
	p, err := w.plan(s, o)
	if err != nil {
		t.Fatal(err)
	}
	w.load(s, table.Options{})
	err = w.Update(t.Context(), w.keeper, func(tx *vault.Tx) error {
		_, err := table.Import(t.Context(), tx, s, o, p, nil)
		return err
	})
	if !errors.Is(err, fault.Refuse("refused.table_changed")) || len(w.items()) != 1 {
		t.Error(err)
	}
}

func TestUndoTakesStockBackAndItemsOut(t *testing.T) {
	w := newWorld(t)
	_, d := w.load(written(t, head+"Рис;еда;кг;5;31.12.2027;;П;\nСоль;еда;кг;1;;;К;\n"), table.Options{})
	w.do(func(tx *vault.Tx) error { return table.Undo(tx, d, "не та таблица") })
	for _, i := range w.items() {
		if i.Active || w.lots(i.ID)[0].Quantity != 0 {
			t.Errorf("%+v", i)
		}
	}
}

func TestEncodingsAndDelimitersAreGuessed(t *testing.T) {
	text := "Наименование\tКатегория\tЕд\tКоличество\tПримечание\nСүт, ұн; «қант»\tеда\tшт\t5\tдва | три\n"
	russian := strings.NewReplacer("ү", "у", "ұ", "у", "қ", "к").Replace(text)
	cp1251, _ := charmap.Windows1251.NewEncoder().String(russian)
	utf16le, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	utf16be, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	bare16, _ := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(text)
	for name, b := range map[string]string{"utf-8": text, "utf-8 with its mark": "\ufeff" + text, "cp1251": cp1251, "utf-16 le": utf16le, "utf-16 be": utf16be, "utf-16 bare": bare16} {
		s, err := table.Read(t.Context(), file(t, "x.txt", []byte(b)), nil)
		if err != nil || len(s.Rows) != 1 {
			t.Errorf("%s: %v, %d rows", name, err, len(s.Rows))
			continue
		}
		if got := s.Rows[0].Cells; len(got) != 5 || !strings.HasSuffix(got[0], "нт»") || got[4] != "два | три" {
			t.Errorf("%s: %q", name, got)
		}
	}
	for _, d := range []string{";", ",", "\t", "|"} {
		s := written(t, strings.ReplaceAll("Название;Категория;Ед;Кол-во\n\"Рис; белый, \"\"басмати\"\"\";еда;кг;\"1,5\"\n", ";", d))
		if len(s.Rows) != 1 || len(s.Rows[0].Cells) != 4 || s.Rows[0].Cells[3] != "1,5" {
			t.Errorf("%q: %+v", d, s.Rows)
		}
	}
	if s := written(t, "sep=|\nНазвание|Ед\nРис|кг\n"); len(s.Rows) != 1 || s.Rows[0].Line != 3 {
		t.Errorf("%+v", s)
	}
}

func TestWhatIsNoTableIsRefused(t *testing.T) {
	book := func(fill func(*excelize.File)) []byte {
		b := excelize.NewFile()
		fill(b)
		var out bytes.Buffer
		if err := b.Write(&out); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	for name, c := range map[string]struct {
		b    []byte
		want string
	}{
		"nothing": {nil, "refused.table_empty"}, "blank lines": {[]byte("\n ; ;\n\n"), "refused.table_empty"}, "a heading alone": {[]byte(head), "refused.table_empty"},
		"an empty sheet": {book(func(*excelize.File) {}), "refused.table_empty"}, "an old workbook": {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), "refused.table_kind"},
		"half a workbook": {[]byte("PK\x03\x04 and no more"), "refused.table_kind"}, "bytes": {[]byte("a;b\x00\x01\x02;c\n\x00\x00"), "refused.table_kind"},
	} {
		_, err := table.Read(t.Context(), file(t, "x", c.b), nil)
		var r *fault.Refusal
		if !errors.As(err, &r) || r.Key != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	if _, err := table.Read(t.Context(), t.TempDir(), nil); err == nil {
		t.Error("a folder was read")
	}
}

func TestWithoutAHeadingNothingIsGuessed(t *testing.T) {
	w := newWorld(t)
	s := written(t, "Рис;5;кг\nСоль;1;кг\n")
	if _, err := w.plan(s, table.Options{}); !errors.Is(err, fault.Refuse("refused.table_names")) {
		t.Error(err)
	}
	c, err := table.Guess(s).With(s, map[string]string{"A": "name_ru", "2": "Количество", "c": "unit"})
	if err != nil {
		t.Fatal(err)
	}
	p, _ := w.load(s, table.Options{Columns: c, Category: "food", Place: "Полка"})
	if len(p.Rejected) != 0 || len(w.items()) != 2 {
		t.Error(why(p))
	}
	if _, err := c.With(s, map[string]string{"Z": "unit", "A": "чудеса"}); err == nil || len(err.(fault.Fields)) != 2 {
		t.Error(err)
	}
}

func TestWorkbooksMergedCellsFormulasAndDays(t *testing.T) {
	b := excelize.NewFile()
	sheet := b.GetSheetName(0)
	set := func(cell string, v any) {
		if err := b.SetCellValue(sheet, cell, v); err != nil {
			t.Fatal(err)
		}
	}
	for n, h := range strings.Split("Опись склада;;;;;", ";") {
		set(string(rune('A'+n))+"1", h)
	}
	for n, h := range strings.Split(strings.TrimSpace(head), ";") {
		set(string(rune('A'+n))+"3", h)
	}
	for line, row := range map[int][]any{
		4: {"Рис", "еда", "кг", 1.5, 46752, "", "П", 4600000000017}, 5: {"", "", "", 0.1 + 0.2, "31.12.2027", "", "П"},
		6: {"Соль", "еда", "кг", 5, "", "", "П"}, 7: {"Сахар", "еда", "кг", "", "", "", "П"}, 8: {"Чай", "еда", "шт", "", "", "", "П"},
		9: {"Мука", "еда", "кг", 30, "", "", "П"}, 10: {"Мука", "еда", "кг", "", "", "", "К"}, 11: {"Мыло", "гигиена", "шт", "#N/A", "", "", "П"},
	} {
		for n, v := range row {
			if v != "" {
				set(string(rune('A'+n))+fmt.Sprint(line), v)
			}
		}
	}
	for _, m := range [][2]string{{"A1", "F1"}, {"A4", "A5"}, {"D9", "D10"}} {
		if err := b.MergeCell(sheet, m[0], m[1]); err != nil {
			t.Fatal(err)
		}
	}
	for cell, f := range map[string]string{"D7": "2+2", "D8": "3*4"} {
		if err := b.SetCellFormula(sheet, cell, f); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"Пустой", "Скрытый"} {
		if _, err := b.NewSheet(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.SetCellValue("Скрытый", "A1", "Название"); err != nil {
		t.Fatal(err)
	}
	if err := b.SetSheetVisible("Скрытый", false); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	s, err := table.Read(t.Context(), file(t, "x.xlsx", reckoned(t, out.Bytes(), "<f>2+2</f>", "<f>2+2</f><v>4</v>")), nil)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := w.load(s, table.Options{})
	want := map[int]string{8: "Кол-во: fault.cell.formula", 9: "Кол-во: fault.cell.merged", 10: "Кол-во: fault.cell.merged", 11: "Кол-во: fault.cell.error"}
	got := why(p)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Error(got)
	}
	if sugar := w.items()[2]; w.lots(sugar.ID)[0].Quantity != 4000 {
		t.Error("the value of a formula was not taken")
	}
	rice := w.items()[0]
	ls := w.lots(rice.ID)
	if len(ls) != 2 || ls[0].Quantity != 1500 || ls[1].Quantity != 300 || ls[1].Expiry.String() != "2027-12-31" || ls[0].Expiry.String() != "2027-12-31" || rice.Barcodes[0].Code != "4600000000017" {
		t.Errorf("%+v %+v", rice, ls)
	}
}

func TestOnlyWhoKeepsTheStoreReadsIn(t *testing.T) {
	w := newWorld(t)
	w.keeper = stafftest.Add(t, w.File, staff.Psychologist)
	if _, err := w.plan(written(t, head+"Рис;еда;кг;5;;;П;\n"), table.Options{}); err == nil {
		t.Error("anybody may")
	}
}

func TestAHundredThousandRows(t *testing.T) {
	var text strings.Builder
	text.WriteString(head)
	for n := range 100_000 {
		fmt.Fprintf(&text, "Товар %d;еда;шт;%d;31.12.2027;;Кладовая;46%011d\n", n/2, n%100+1, n)
	}
	w := newWorld(t)
	s, err := table.Read(t.Context(), file(t, "large.csv", []byte(text.String())), nil)
	if err != nil || len(s.Rows) != 100_000 {
		t.Fatal(err, len(s.Rows))
	}
	p, err := w.plan(s, table.Options{})
	if err != nil || p.Taken != 100_000 || p.Made != 50_000 || p.Lots != 100_000 {
		t.Fatalf("%v: %d taken, %d made, %d lots, %d rejected", err, p.Taken, p.Made, p.Lots, len(p.Rejected))
	}
	// Stopped in the middle, nothing of it is there.
	ctx, cancel := context.WithCancel(t.Context())
	err = w.Update(ctx, w.keeper, func(tx *vault.Tx) error {
		_, err := table.Import(ctx, tx, s, table.Options{Columns: table.Guess(s)}, p, func(done, of int) {
			if done > 500 {
				cancel()
			}
		})
		return err
	})
	if !errors.Is(err, context.Canceled) || len(w.items()) != 0 {
		t.Error(err)
	}
}

// reckoned puts the value beside a formula, as the programs do that people use.
func reckoned(t testing.TB, book []byte, old, with string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z, changed := zip.NewWriter(&out), 0
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		changed += bytes.Count(part, []byte(old))
		to, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(bytes.ReplaceAll(part, []byte(old), []byte(with))); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil || changed != 1 {
		t.Fatal(err, changed)
	}
	return out.Bytes()
}
