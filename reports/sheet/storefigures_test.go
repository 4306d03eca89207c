package sheet

import (
	"fmt"

	"pana/inventory"
)

func q(number, unit string) Quantity { return Quantity{{Number: number, Unit: unit}} }

var parka = inventory.Variant{System: "cis", Size: "44–48", Sex: "female", Season: "winter"}

// shelves are the store on 16 November: a lot of formula has expired in the night.
func shelves() *SuppliesFigures {
	return &SuppliesFigures{Heads: 9, Rows: []SupplyRow{
		{Name: "Смесь 1", Category: "infant", Usable: q("8", "tin"), Expired: q("6", "tin"), HasExpired: true, Blocked: q("6", "tin"), HasBlocked: true, Least: q("4", "tin"), Par: q("8", "tin"), Basis: "norm", Days: 32, RunsOut: day("2026-12-18")},
		{Name: "Йогурт питьевой", Category: "food", Usable: q("0", "bottle"), Expired: q("3", "bottle"), HasExpired: true, Blocked: q("0", "bottle"), Least: q("2", "bottle"), Low: true, Basis: "use", Days: 0, RunsOut: day("2026-11-16")},
		{Name: "Подгузники 3", Category: "infant", Usable: Quantity{{Number: "1", Unit: "pack"}, {Number: "4", Unit: "pcs"}}, Expired: q("0", "pcs"), Blocked: q("0", "pcs"), Least: q("2", "pack"), Par: q("6", "pack"), Low: true, Basis: "norm", Days: 3, RunsOut: day("2026-11-19")},
		{Name: "Хлеб пшеничный", Category: "food", Usable: q("4.5", "kg"), Expired: q("0", "kg"), Blocked: q("0", "kg"), Least: q("2", "kg"), Basis: "norm", Days: 2, RunsOut: day("2026-11-18"), Soon: [3]Quantity{q("4.5", "kg"), q("4.5", "kg"), q("4.5", "kg")}},
		{Name: "Молоко 2,5 %, ультрапастеризованное", Category: "food", Usable: q("21", "l"), Expired: q("0", "l"), Blocked: q("0", "l"), Par: q("30", "l"), Basis: "use", Days: 11, RunsOut: day("2026-11-27"), Soon: [3]Quantity{q("21", "l"), q("9", "l"), nil}},
		{Name: "Мыло", Category: "hygiene", Usable: q("1240", "pcs"), Expired: q("0", "pcs"), Blocked: q("0", "pcs"), Least: q("10", "pcs"), Par: q("40", "pcs"), Basis: "norm", Days: 365},
		{Name: "Одеяло", Category: "bedding", Usable: q("14", "pcs"), Expired: q("0", "pcs"), Blocked: q("1", "pcs"), HasBlocked: true, Least: q("4", "pcs"), Basis: "none", Days: -1},
	}}
}

// shopping is what to buy for a fortnight.
func shopping() *OrdersFigures {
	return &OrdersFigures{From: day("2026-11-17"), To: day("2026-11-30"), Days: 14, PersonDays: 131, Lists: []OrderSheet{
		{Giver: "Магазин «Пример»", Total: 4_735_050, Lines: []OrderRow{
			{Name: "Подгузники 3", Need: q("9", "pack"), Usable: Quantity{{Number: "1", Unit: "pack"}, {Number: "4", Unit: "pcs"}}, Buy: q("8", "pack"), Packs: 8, Pack: q("1", "pack"), Now: true, Price: 3_920_000, Days: 3, RunsOut: day("2026-11-19"), Note: "без отдушки"},
			{Name: "Рис", Need: q("12.6", "kg"), Usable: q("4.8", "kg"), Buy: q("10", "kg"), Packs: 2, Pack: q("5", "kg"), Price: 815_050, Days: 5, RunsOut: day("2026-11-22"), Over: true, Spoils: q("0.8", "kg")},
			{Name: "Перец молотый", Need: q("0.1", "kg"), Usable: q("0", "kg"), Buy: q("1", "box"), Days: 0},
		}},
		{Giver: "", Lines: []OrderRow{
			{Name: "Куртка", Need: q("0", "pcs"), Usable: q("1", "pcs"), Buy: q("3", "pcs"), Now: true, Days: -1, Sizes: []inventory.Variant{parka, {System: "height", Size: "122", Season: "winter"}, {System: "eu", Size: "38", Sex: "male"}}},
		}},
	}}
}

// counting is the pantry, blind, on paper; counted, the same when it was approved.
func counting() *StocktakeFigures {
	f := counted()
	t := &f.Takes[0]
	t.Blind, t.Hidden, t.Status, t.Counted, t.Approved, t.CountedBy, t.Second, t.Approver, t.Note = true, true, "started", 0, 0, "", "", "", ""
	for i := range t.Lines {
		t.Lines[i] = TakeRow{Goods: t.Lines[i].Goods, Category: t.Lines[i].Category}
	}
	linen := TakeSheet{No: "SC-2026/004", Place: "Бельевая", Category: "bedding", Status: "started", Started: at("2026-11-16 09:30"), StartedBy: "Үміт А.",
		Lines: []TakeRow{{Goods: Goods{Name: "Одеяло"}, Category: "bedding", Expected: q("14", "pcs")}}}
	f.Takes = append(f.Takes, linen)
	return f
}

func counted() *StocktakeFigures {
	return &StocktakeFigures{Takes: []TakeSheet{{No: "SC-2026/003", Place: "Кладовая", Status: "approved", Started: at("2026-11-16 09:20"), StartedBy: "Үміт А.",
		Counted: at("2026-11-16 11:05"), CountedBy: "Үміт А.", Second: "Ерлан Б.", Approved: at("2026-11-16 17:40"), Approver: "Сәуле Н.", Note: "полка 2 переставлена",
		Lines: []TakeRow{
			{Goods: Goods{Name: "Рис", Lot: "R-77", Expiry: day("2027-05-01")}, Category: "food", Expected: q("4.8", "kg"), Counted: q("4.5", "kg"), Second: q("4.5", "kg"), Variance: q("-0.3", "kg"), Done: true, Reason: "MISCOUNTED", Note: "мешок вскрыт"},
			{Goods: Goods{Name: "Чай чёрный", Expiry: day("2027-08-20")}, Category: "food", Expected: q("12", "pack"), Counted: q("12", "pack"), Done: true},
			{Goods: Goods{Name: "Смесь 1", Lot: "A", Expiry: day("2026-11-15")}, Category: "infant", Expected: q("6", "tin"), Counted: q("6", "tin"), Done: true},
			{Goods: Goods{Name: "Смесь 1", Lot: "B", Expiry: day("2027-03-31")}, Category: "infant", Expected: q("8", "tin"), Counted: q("9", "tin"), Second: q("9", "tin"), Variance: q("1", "tin"), More: true, Done: true, Reason: "FOUND"},
		}}}}
}

// given is the receipt of S4 with a coat.
func given() *ReceiptFigures {
	return &ReceiptFigures{No: "IS-2026/0012", Day: day("2026-11-16"), RegisterNo: "2026/041", Word: "Мимоза", By: "Үміт А.", Total: 2_380_000, Lines: []ReceiptRow{
		{Goods: Goods{Name: "Смесь 1", Lot: "B", Expiry: day("2027-03-31")}, Category: "infant", Quantity: q("2", "tin"), Worth: 580_000},
		{Goods: Goods{Name: "Куртка", Size: parka}, Category: "clothing", Quantity: q("1", "pcs"), Loan: true, Until: day("2026-12-16"), Worth: 1_800_000},
		{Goods: Goods{Name: "Одеяло"}, Category: "bedding", Quantity: q("2", "pcs"), Loan: true},
	}}
}

func forDonors() *ReceiptFigures {
	f := given()
	f.Donor, f.RegisterNo, f.Word = true, "", ""
	return f
}

// lots is a receipt that is too long for two on a page.
func lots() *ReceiptFigures {
	f := given()
	f.Household, f.Signed = true, "thumb"
	for i := range 14 {
		f.Lines = append(f.Lines, ReceiptRow{Goods: Goods{Name: fmt.Sprint("Полотенце ", i+1)}, Category: "bedding", Quantity: q("1", "pcs"), Worth: 120_000})
	}
	return f
}

func brought() *ReceivedFigures {
	return &ReceivedFigures{No: "DN-2026/0007", Day: day("2026-11-12"), Donation: true, Giver: "Фонд «Пример»", Paper: "письмо 14", Note: "две коробки, одна без крышки", By: "Үміт А.", Total: 4_520_000,
		Lines: []ReceivedRow{
			{Goods: Goods{Name: "Смесь 1", Lot: "B", Expiry: day("2027-03-31")}, Quantity: q("10", "tin"), Condition: "new", Worth: 2_900_000},
			{Goods: Goods{Name: "Куртка", Size: parka}, Quantity: q("3", "pcs"), Condition: "used", Worth: 1_620_000}},
		Refused: []RefusedRow{{"Смесь без названия, открытая", "1 банка", "opened"}, {"Пуховик детский", "1", "not_needed"}}}
}

func bought() *ReceivedFigures {
	return &ReceivedFigures{No: "GR-2026/0031", Day: day("2026-11-10"), Giver: "Магазин «Пример»", Paper: "накладная 5512", Paid: "card", By: "Үміт А.", Total: 1_250_050,
		Lines: []ReceivedRow{{Goods: Goods{Name: "Рис", Expiry: day("2027-05-01")}, Quantity: q("25", "kg"), Condition: "new", Worth: 1_250_050}}}
}

func gone() *WriteOffFigures {
	return &WriteOffFigures{No: "WO-2026/0002", Day: day("2026-11-16"), Disposal: "вскрыто, вылито, банки в отходы", By: "Үміт А.", Total: 1_740_000,
		Signers: []inventory.Signer{{Name: "Сәуле Нұрланова", Post: "директор"}, {Name: "Үміт Ахметова", Post: "кладовщик"}, {Name: "Ерлан Бақытұлы", Post: "дежурный"}},
		Lines:   []WriteOffRow{{Goods: Goods{Name: "Смесь 1", Lot: "A", Expiry: day("2026-11-15")}, Quantity: q("6", "tin"), Reason: "EXPIRED", Worth: 1_740_000}}}
}
