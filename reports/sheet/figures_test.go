package sheet

import (
	"time"

	"pana/assets/words"
	"pana/reports/page"
	"pana/shelter/civil"
)

// drawn are all sheets of the fictional house in one language.
func drawn(lang string) map[string]*page.Layout {
	w, bilingual := words.For(lang), frame()
	if lang == "ru" {
		bilingual.Also = words.For("kk")
	}
	form := frame()
	form.Valid = 0
	return map[string]*page.Layout{
		"beds":       Beds(bilingual, tuesday(), w),
		"evacuation": Evacuation(frame(), fire(), w),
		"intake":     Intake(frame(), midnight(), w),
		"handover":   Handover(frame(), dawn(), w),
		"roster":     Roster(bilingual, kitchen(), w),
		"blank":      Intake(form, &IntakeFigures{}, w),
		"audit":      Audit(frame(), acts(), w),
		"supplies":   Supplies(bilingual, shelves(), w),
		"orders":     Orders(bilingual, shopping(), w),
		"count":      Stocktake(frame(), counting(), w),
		"counted":    Stocktake(frame(), counted(), w),
		"receipt":    Receipt(frame(), given(), w),
		"long":       Receipt(frame(), lots(), w),
		"donors":     Receipt(frame(), forDonors(), w),
		"donation":   Received(frame(), brought(), w),
		"purchase":   Received(frame(), bought(), w),
		"writeoff":   WriteOff(frame(), gone(), w),
	}
}

// acts are a morning in the audit.
func acts() *AuditFigures {
	return &AuditFigures{From: at("2026-11-10 00:00"), To: at("2026-11-17 08:00"), Who: "Гүлнар Өмірбекова", Action: "print", Entity: "print", Record: "2026/017", Cut: true,
		Lines: []AuditLine{
			{No: 10412, At: at("2026-11-17 07:58"), By: "Гүлнар Өмірбекова", Role: "desk", Action: "print", Entity: "print", ID: 83},
			{No: 10411, At: at("2026-11-17 07:41"), By: "Сәуле Нұрланова", Role: "director", Action: "sign-in failed", Entity: "session", ID: 2},
			{No: 10410, At: at("2026-11-17 06:00"), Action: "change", Entity: "hold", ID: 51},
			{No: 10409, At: at("2026-11-16 23:10"), By: "Гүлнар Өмірбекова", Role: "desk", Action: "view", Entity: "identity", RegisterNo: "2026/017"},
			{No: 10408, At: at("2026-11-16 22:02"), By: "Ерлан Бақытұлы", Role: "technical", Action: "copy", Entity: "file", Reason: "перед обновлением компьютера, копия унесена в сейф"},
			{No: 10407, At: at("2026-11-16 21:00"), By: "Ерлан Бақытұлы", Role: "technical", Action: "moved", Entity: "balloon", ID: 4}}}
}

func day(s string) civil.Day {
	d, err := civil.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// at is a moment in Almaty.
func at(s string) civil.Instant {
	t, err := time.Parse("2006-01-02 15:04 -0700", s+" +0500")
	if err != nil {
		panic(err)
	}
	return civil.At(t)
}

func frame() Frame {
	return Frame{House: "Кризисный центр", Zone: civil.Almaty, Valid: at("2026-11-17 08:00"), Printed: at("2026-11-17 08:04"),
		By: "Г. Ө.", DestroyBy: at("2026-11-17 20:00"), Copy: 1, Of: 1, No: 83}
}

func years(n int) Age { return Age{Known: true, Years: n} }

func about(n int) Age { return Age{Known: true, About: true, Years: n} }

// tuesday is the fictional house on 17 November.
func tuesday() *BedsFigures {
	return &BedsFigures{
		Places: 10, Occupied: 8, Away: 1, Cribs: 1, CribsUsed: 1, FreeFamily: 1,
		Rooms: []BedsRoom{
			{Code: "К1", Kind: "women", Beds: []BedsBed{
				{Code: "1А", State: "occupied", Word: "Тюльпан", Sex: "female", Age: years(24), Since: day("2026-08-03"), Until: day("2027-02-03"), Diet: "halal"},
				{Code: "1Б", State: "occupied", Word: "Ирис", Sex: "female", Age: years(19), Since: day("2026-11-05"), Until: day("2027-02-05")},
				{Code: "1В", State: "occupied", Word: "Ромашка", Sex: "female", Age: about(22), Since: day("2026-11-16"), New: true},
			}},
			{Code: "К2", Kind: "family", Beds: []BedsBed{
				{Code: "2А", State: "occupied", Word: "Лаванда", Sex: "female", Age: years(27), Since: day("2026-10-28"), Until: day("2027-01-28")},
				{Code: "2Б", State: "occupied", Word: "Лаванда-1", Sex: "female", Age: years(3), WithBed: "2А", Diet: "none"},
				{Code: "2В", State: "free", FitFor: "family_or_woman"},
			}},
			{Code: "К3", Kind: "men", Beds: []BedsBed{
				{Code: "3А", State: "occupied", Word: "Сокол", Sex: "male", Age: years(31), Since: day("2026-10-12"), Until: day("2026-11-30")},
				{Code: "3Б", State: "away", Word: "Гранат", Sex: "male", Age: years(42), Since: day("2026-09-20"), BackBy: at("2026-11-17 18:00")},
			}},
			{Code: "К4", Kind: "isolation", AsFamily: true, Beds: []BedsBed{
				{Code: "4А", State: "occupied", Word: "Мимоза", Sex: "female", Age: about(30), Since: day("2026-11-14"), Alert: true, Diet: "halal"},
				{Code: "4Б", State: "occupied", Word: "Мимоза-1", Sex: "male", Age: about(7), WithBed: "4А"},
				{Code: "2К", Crib: true, State: "occupied", Word: "Мимоза-2", Sex: "female", Age: Age{Known: true, About: true, Months: 8}, WithBed: "4А", Diet: "infant"},
			}},
		},
		Expected: []Coming{{Who: "женщина ~25, полиция, запрос 07:50"}},
	}
}

// fire is the same house at the door.
func fire() *EvacuationFigures {
	f := &EvacuationFigures{InHouse: 9, Away: 1, Staff: []string{"Гүлнар Ө.", "Ерлан Б."}}
	for _, r := range tuesday().Rooms {
		for _, b := range r.Beds {
			if b.Word == "" {
				continue
			}
			f.People = append(f.People, Evacuee{Room: r.Code, Bed: b.Code, Word: b.Word, Sex: b.Sex, Age: b.Age, Away: b.State == "away", BackBy: b.BackBy})
		}
	}
	p := f.People
	p[0].Neighbour, p[1].Neighbour, p[2].Neighbour = "Ирис", "Тюльпан", "Ирис"
	p[3].Neighbour, p[4].Neighbour = "Лаванда-1", "Лаванда"
	p[5].Mobility, p[5].Neighbour = "костыль", "Гранат"
	p[7].Carries, p[7].Alert, p[8].Neighbour, p[9].CarriedBy = []string{"Мимоза-2"}, "дверь: никому", "Мимоза", "Мимоза"
	return f
}

// midnight is the household of S1.
func midnight() *IntakeFigures {
	speech := []Speech{{"tg", "N"}, {"uz", "S"}, {"ru", "I"}}
	unasked := []string{"code.field.citizenship", "code.field.diet", "code.field.documents"}
	return &IntakeFigures{Arrived: at("2026-11-14 00:40"), AssessBy: at("2026-11-15 00:40"), Received: "Е. Б.", BroughtBy: "полиция, патруль", People: []IntakePerson{
		{RegisterNo: "2026/041", Word: "Мимоза", Relation: "self", Spoken: FullName{Family: "Раҳмонова", Given: "Зулхумор"}, Sex: "female", Age: about(30), BirthMissing: 2,
			Citizenship: "TJK", CitizenshipByWord: true, Languages: speech, Interpreter: true, PapersMissing: 99, Diet: "halal", Allergies: "none", MobilityMissing: 8, Bed: "4А",
			Phones: []Phone{{"+992 90 123 45 67", false}}, Unasked: unasked},
		{RegisterNo: "2026/042", Word: "Мимоза-1", Relation: "child", Spoken: FullName{Given: "Меҳрубон"}, Sex: "male", Age: about(7),
			Citizenship: "TJK", Languages: speech[:1], Papers: []Paper{{"birth_certificate", "II-ТЖ 123456", "exploiter"}}, Bed: "4Б", Unasked: unasked},
		{RegisterNo: "2026/043", Word: "Мимоза-2", Relation: "child", Spoken: FullName{Given: "Сабрина"}, Sex: "female", Age: Age{Known: true, About: true, Months: 8},
			CitizenshipMissing: 8, LanguagesMissing: 9, PapersMissing: 99, Diet: "infant", Bed: "2К", Unasked: unasked},
	}}
}
