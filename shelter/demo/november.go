package demo

import (
	"time"

	"pana/shelter"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// storyWords are the code words of those who are here in November, which nobody of the
// past may have had.
var storyWords = []string{"Тюльпан", "Сокол", "Ирис", "Гранат", "Лаванда", "Мимоза", "Ромашка"}

// november tells of those who are here now.
func (t *teller) november() {
	t.residents()
	t.daily()
	t.midnight()
	t.afterwards()
	t.shifts()
}

// person is a person of the story, of full name and known birth day.
func person(word string, n name, sex people.Sex, birth people.Birth, citizenship string, langs ...people.Language) people.NewPerson {
	p := people.NewPerson{CodeWord: word, Name: n.spoken(), Latin: n.latin(), NameQuality: people.Full}
	p.Sex, p.Birth, p.Citizenship, p.Languages, p.Relation = sex, birth, citizenship, langs, people.Self
	p.Diet, p.Allergies, p.Mobility = people.None, people.None, people.None
	return p
}

// speaks is a language and how well.
func speaks(code, quality string) people.Language {
	return people.Language{Code: code, Quality: quality}
}

// born is a birth day of the story, moved with it, so that ages stay what they are.
func (t *teller) born(day string) people.Birth { return people.On(t.day(day)) }

// residents are those of 12 November: who came when, into which bed.
func (t *teller) residents() {
	came := func(at string, beds []string, until string, party ...people.NewPerson) {
		in := shelter.Intake{People: party, Planned: t.day(until)}
		for _, b := range beds {
			in.Beds = append(in.Beds, t.beds[b])
		}
		word := party[0].CodeWord
		when := t.at(at)
		t.tell(when, staff.Desk, "the arrival of one who is here", t.admit(in))
		t.tell(when.Add(19*time.Hour), staff.Social, "an assessment", t.assessed(word))
		t.tell(when.Add(20*time.Hour), staff.Director, "who looks after her", t.key(word, staff.Social, "key_worker"))
		t.tell(when.Add(20*time.Hour), staff.Director, "who looks after her", t.key(word, staff.Psychologist, "psychologist"))
	}
	tulip := person("Тюльпан", name{"Нилуфар", "Nilufar", "Каримова", "Karimova"}, people.Female, t.born("2002-03-14"), "UZB", speaks("uz", "N"), speaks("ru", "F"))
	tulip.Diet = "halal"
	came("2026-08-03T15:20", []string{"1А"}, "2027-02-03", tulip)
	garnet := person("Гранат", name{"Фирӯз", "Firuz", "Ҳакимов", "Hakimov"}, people.Male, t.born("1984-06-02"), "TJK", speaks("tg", "N"), speaks("ru", "S"))
	garnet.Diet, garnet.Mobility = "halal", "хромает, лестница медленно"
	came("2026-09-20T11:05", []string{"3Б"}, "2026-12-05", garnet)
	falcon := person("Сокол", name{"Дилшод", "Dilshod", "Юсупов", "Yusupov"}, people.Male, t.born("1995-01-27"), "UZB", speaks("uz", "N"), speaks("ru", "S"))
	falcon.Diet = "halal"
	came("2026-10-12T19:40", []string{"3А"}, "2026-11-27", falcon)
	lavender := person("Лаванда", name{"Әсел", "Asel", "Қыдырбаева", "Qydyrbayeva"}, people.Female, t.born("1999-07-21"), "KAZ", speaks("kk", "N"), speaks("ru", "F"))
	lavender.Allergies = "арахис"
	child := person("", name{"Аружан", "Aruzhan", "Қыдырбаева", "Qydyrbayeva"}, people.Female, t.born("2023-05-30"), "KAZ", speaks("kk", "N"))
	child.Relation, child.Diet = people.Child, "other"
	child.DietNote = "без арахиса"
	came("2026-10-28T13:30", []string{"2А", "2Б"}, "2027-01-28", lavender, child)
	iris := person("Ирис", name{"Жаркынай", "Zharkynai", "Токтосунова", "Toktosunova"}, people.Female, t.born("2007-04-09"), "KGZ", speaks("ky", "N"), speaks("ru", "F"))
	iris.Literacy = []string{"ky", "ru"}
	came("2026-11-05T17:10", []string{"1Б"}, "2027-01-05", iris)
}

// daily are the small things around them.
func (t *teller) daily() {
	t.tell(t.at("2026-11-03T10:00"), staff.Desk, "an outage", func(tx *vault.Tx) error {
		_, err := house.TakeOut(tx, t.beds["4Б"], 0, t.at("2026-11-05T16:00"), "repair")
		return err
	})
	t.tell(t.at("2026-11-10T09:30"), staff.Social, "a task", t.task(tasks.New{Title: "Письмо в консульство о паспорте",
		Due: t.at("2026-11-19T16:00"), Role: staff.Lawyer}, "Тюльпан"))
	t.tell(t.at("2026-11-11T14:00"), staff.Social, "a task", t.task(tasks.New{Title: "Билет на поезд после свидетельства",
		Due: t.at("2026-11-25T12:00"), Role: staff.Social}, "Сокол"))
	t.tell(t.at("2026-11-12T09:15"), staff.Desk, "a way out", t.goOut("Ирис", house.Outing{Back: t.at("2026-11-12T13:00"), Reason: "doctor", Companion: "дежурный"}))
	t.tell(t.at("2026-11-12T12:40"), staff.Desk, "a way back", t.comeBack("Ирис"))
}

// midnight is the arrival of Мимоза with two children on the night to 14 November.
func (t *teller) midnight() {
	at := t.at("2026-11-14T00:40")
	today := dayOf(at)
	heard := func(given string, sex people.Sex, birth people.Birth, relation string) people.NewPerson {
		p := people.NewPerson{NameQuality: people.Partial, Name: people.Name{Given: given}}
		p.Sex, p.Birth, p.Citizenship, p.CitizenshipByWord, p.Relation = sex, birth, "TJK", true, relation
		p.Languages = []people.Language{speaks("tg", "N"), speaks("uz", "S")}
		p.Interpreter = true
		return p
	}
	mother := heard("Зулхумор", people.Female, people.About(30, -1, today), people.Self)
	mother.CodeWord, mother.Name.Family = "Мимоза", "Раҳмонова"
	boy := heard("Меҳрубон", people.Male, people.About(7, -1, today), people.Child)
	girl := heard("Сабрина", people.Female, people.About(0, 8, today), people.Child)
	girl.Diet, girl.Languages, girl.Interpreter = "infant", nil, false
	in := shelter.Intake{
		People: []people.NewPerson{mother, boy, girl},
		Beds:   []int64{t.beds["4А"], t.beds["4Б"], t.beds["2К"]},
		Room:   t.rooms["К4"],
		Reason: "ночь, больше мест нет",
		Alert:  people.Alert{Text: "никому не подтверждать, что семья здесь", Level: "high", Until: at.Add(30 * 24 * time.Hour)},
		Urgent: "Мальчик кашляет: показать врачу", UrgentDue: t.at("2026-11-14T08:00"),
		Interpreter: "tg", InterpreterBy: t.at("2026-11-14T09:00"),
		Brought: "police", Papers: "none",
	}
	t.tell(at, staff.Desk, "the arrival at midnight", t.admit(in))
	t.tell(t.at("2026-11-14T08:20"), staff.Desk, "the cough", t.done("Мимоза", "", "Мальчик кашляет: показать врачу"))
	t.tell(t.at("2026-11-14T09:10"), staff.Social, "the interpreter", t.done("Мимоза", "task.interpreter", ""))
	t.tell(t.at("2026-11-14T15:30"), staff.Social, "an assessment", t.assessed("Мимоза"))
	t.tell(t.at("2026-11-14T16:00"), staff.Director, "who looks after her", t.key("Мимоза", staff.Social, "key_worker"))
}

// afterwards are the days until the 18th.
func (t *teller) afterwards() {
	t.tell(t.at("2026-11-15T11:00"), staff.Desk, "a hold", t.hold([]string{"1В"}, "полиция, 1 женщина", 90, ""))
	t.tell(t.at("2026-11-15T12:31"), staff.Desk, "the end of a hold", t.expire)
	daisy := people.NewPerson{CodeWord: "Ромашка", NameQuality: people.Partial, Name: people.Name{Given: "Шаҳноза"}}
	daisy.Sex, daisy.Birth, daisy.Relation = people.Female, people.About(22, -1, t.day("2026-11-16")), people.Self
	daisy.Citizenship, daisy.CitizenshipByWord = "UZB", true
	daisy.Languages, daisy.Interpreter = []people.Language{speaks("uz", "N")}, true
	t.tell(t.at("2026-11-16T07:10"), staff.Desk, "an arrival by the police", t.admit(shelter.Intake{
		People: []people.NewPerson{daisy}, Beds: []int64{t.beds["1В"]}, Interpreter: "uz", Brought: "police", Papers: "none"}))
	t.tell(t.at("2026-11-16T10:00"), staff.Social, "the interpreter", t.done("Ромашка", "task.interpreter", ""))
	t.tell(t.at("2026-11-16T11:20"), staff.Social, "a task", t.task(tasks.New{Title: "Врач в 10:30",
		Due: t.at("2026-11-17T10:30"), Role: staff.Nurse}, "Мимоза-1"))
	t.tell(t.at("2026-11-16T16:45"), staff.Desk, "a task", t.task(tasks.New{Title: "Пропуск и проезд к консульству",
		Due: t.at("2026-11-17T11:30"), Role: staff.Desk}, "Гранат"))
	t.tell(t.at("2026-11-17T11:40"), staff.Desk, "a pass", t.done("Гранат", "", "Пропуск и проезд к консульству"))
	t.tell(t.at("2026-11-17T12:00"), staff.Desk, "a way out", t.goOut("Гранат", house.Outing{Back: t.at("2026-11-17T18:00"), Reason: "consulate"}))
	t.tell(t.at("2026-11-17T18:00"), staff.Desk, "a way back", t.comeBack("Гранат"))
}

// done closes the open task of a resident that has this key or title.
func (t *teller) done(word, key, title string) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		list, err := tasks.List(tx, tasks.Filter{State: tasks.Open, Resident: t.who[word].id})
		if err != nil {
			return err
		}
		for _, x := range list {
			if x.Say.Key == key && x.Title == title {
				return tasks.Done(tx, x.ID)
			}
		}
		return nil
	}
}
