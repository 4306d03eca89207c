package widgets_test

import (
	"flag"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/civil"
	ui "pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder to write pictures into")

var words = &ui.DateWords{
	Months: [12]string{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
		"ноябрь", "декабрь"},
	Weekdays: [7]string{"вс", "пн", "вт", "ср", "чт", "пт", "сб"},
	Relative: map[string]int{"today": 0, "сегодня": 0, "бүгін": 0, "завтра": 1},
}

func day(t testing.TB, s string) civil.Day {
	t.Helper()
	d, err := civil.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sheet shows every part once; the date field is returned to be opened.
type sheet struct {
	object fyne.CanvasObject
	date   *ui.DateField
	langs  *ui.Choice
	form   *ui.Form
}

func newSheet(t testing.TB) *sheet {
	s := &sheet{form: ui.NewForm(nil)}
	today := func() civil.Day { return day(t, "2026-11-17") }
	who := ui.Row(12, ui.NewLine("1 · Кто пришёл", ui.Strong),
		ui.NewSegmented([]string{"один", "двое", "трое", "больше"}, 2, nil),
		ui.NewLine("привёл: патруль полиции · документов нет", ui.Small).Yielding(), layout.NewSpacer(),
		ui.NewLine("Enter — дальше · Ctrl D — как выше", ui.Small))
	born := ui.NewField("Возраст, дата", "31.02.2026")
	born.Spill = 260
	born.SetWrong("Нет такого дня. Введите «8 мес» или дату.")
	sex := ui.NewChoice("Пол", []ui.Option{{Key: "f", Text: "женский", Short: "Ж"}, {Key: "m", Text: "мужской", Short: "М"}})
	sex.SetKey("f")
	s.langs = ui.NewChoice("Языки", []ui.Option{{Key: "tg", Text: "таджикский", Note: "tg", Codes: []string{"tg"}},
		{Key: "uz", Text: "узбекский", Note: "uz", Codes: []string{"uz"}}, {Key: "ru", Text: "русский", Note: "ru", Codes: []string{"ru"}}})
	s.langs.Many = true
	s.langs.SetKey("tg", "uz")
	s.date = ui.NewDateField("До", day(t, "2026-12-14"), today, words)
	name := ui.NewField("Имя, как слышно", "Сабрина")
	for key, in := range map[string]ui.Input{"name": name, "sex": sex, "born": born, "langs": s.langs, "date": s.date} {
		s.form.Add(key, in)
	}
	read := ui.NewField("Номер", "2026/043")
	read.SetReadOnly(true)
	child := ui.Row(10, ui.Sized(120, 0, ui.Stack(0, ui.NewLine("Мимоза-2", ui.Strong), ui.NewLine("2026/043", ui.Small))),
		ui.Sized(168, 0, name), ui.Sized(56, 0, sex), ui.Sized(112, 0, born), ui.Sized(150, 0, read),
		ui.Sized(190, 0, s.langs), ui.Sized(150, 0, s.date), ui.Sized(84, 0, ui.NewTimeField("Время", 7, 40, words)))
	off := ui.NewButton("Принять семью", ui.Filled, "", "", nil)
	off.Forbid("Сначала выберите места")
	acts := ui.Acts(12, 1, ui.NewButton("Принять семью", ui.Filled, "", "Ctrl S", nil), ui.NewButton("Отложить", ui.Plain, "", "Esc", nil),
		off, ui.NewButton("Эвакуация", ui.Danger, ui.IconEvacuate, "", nil))
	rows := [][]ui.Cell{
		{{Text: "Лаванда", Style: ui.Strong}, {Text: "Ж 27"}, {Text: "2А"}, {Text: "в доме", Chip: ui.Accent}},
		{{Text: "Лаванда-1", Style: ui.Strong, Indent: 8}, {Text: "Ж 3"}, {Text: "2Б"}, {Text: "в доме", Chip: ui.Accent, Icon: ui.IconChild}},
		{{Text: "Гранат", Style: ui.Strong}, {Text: "М 42"}, {Text: "3Б"}, {Text: "на выходе до 18:00", Chip: ui.Away, Icon: ui.IconLeave}},
		{{Text: "Ромашка", Style: ui.Strong}, {Text: "Ж ~22"}, {Text: "1В"}, {Text: "нет оценки", Chip: ui.Alert}},
	}
	table := ui.NewTable([]ui.Column{{Title: "Слово", Width: 110, Weight: 1, Sorts: true}, {Title: "Пол, возраст", Width: 90},
		{Title: "Место", Width: 60}, {Title: "Состояние", Width: 170}}, func() int { return len(rows) }, func(i int) []ui.Cell { return rows[i] })
	table.SortedBy = 0
	table.Select(1)
	list := ui.NewList(func() int { return 4 }, func(i int) []ui.Cell {
		return []ui.Cell{{Text: []string{"", "Карта мест", "Эвакуация", "Анкета"}[i]}}
	})
	list.Head = func(i int) string {
		if i == 0 {
			return "Начать смену"
		}
		return ""
	}
	list.RowHeight = 32
	empty := ui.NewTable([]ui.Column{{Title: "Кто", Width: 100, Weight: 1}}, func() int { return 0 }, nil)
	empty.Empty = ui.NewEmpty(ui.IconPeople, "Никто не ожидается", "Здесь стоят те, о ком звонили, но кто ещё не пришёл.",
		ui.NewButton("Записать звонок", ui.Plain, ui.IconCall, "", nil))
	side := ui.Stack(10, ui.NewNotice("Не хватает: 1", "Согласие на хранение записи · до 15.11, 00:40", ui.Held),
		ui.NewNotice("", "Партия А просрочена", ui.Alert, ui.NewSmallButton("Акт списания", ui.Plain, "", nil)),
		ui.NewRadioList([]string{"Заполнить анкету", "Запрос полиции или суда"}, 0, nil),
		ui.Row(16, ui.NewCheck("Набор женский", true, nil), ui.NewCheck("Набор детский", false, nil)),
		ui.NewPassword("Пароль"), progress())
	facts := ui.NewFacts(140, ui.Fact{Label: "Пол, возраст", Runs: []ui.Run{ui.Body.Run("Ж, около 30"), ui.Small.Run(" · оценка")}})
	chips := ui.Row(8, ui.NewChip("мало 3", ui.Alert, ""), ui.NewChip("скоро срок 4", ui.Held, ""),
		ui.NewChip("годно", ui.Free, ui.IconCheck), ui.NewChip("на выходе", ui.Away, ui.IconLeave), ui.NewChip("закрыто", ui.Out, ""))
	icons := ui.Stack(6, ui.Row(6), ui.Row(6))
	for k, i := range []ui.Icon{ui.IconBack, ui.IconBlock, ui.IconBox, ui.IconBoxTicked, ui.IconCircle, ui.IconClose, ui.IconDelete, ui.IconDot,
		ui.IconDown, ui.IconFolder, ui.IconForward, ui.IconInfo, ui.IconLeft, ui.IconMoon, ui.IconMore, ui.IconPerson, ui.IconRefresh,
		ui.IconRight, ui.IconSave, ui.IconShow, ui.IconHide, ui.IconSun, ui.IconUndo, ui.IconUp, ui.IconWarning} {
		icons.Objects[k%2].(*fyne.Container).Add(ui.NewGlyph(i, ui.Ink))
	}
	intake := ui.NewCard("", nil, ui.Stack(0, ui.Pad(11, 16, 11, 16, who), ui.NewRule(ui.LineColour, 1), ui.Pad(6, 16, 2, 16, child)))
	left := ui.Stack(12, ui.NewCard("Проживающие", chips, ui.Sized(0, 200, table)), ui.Columns(12, []float32{1, 2},
		ui.NewCard("", nil, ui.Sized(0, 136, list)), ui.NewCard("", nil, ui.Sized(0, 230, empty))))
	page := ui.Stack(12, ui.NewRibbon("Пример · всё здесь выдумано", ui.Held), ui.Pad(0, 20, 0, 20, ui.Stack(12, intake, acts,
		ui.Columns(12, []float32{55, 45}, left, ui.NewCard("", nil, ui.Pad(12, 16, 12, 16, ui.Stack(8, facts, icons, side)))))))
	s.object = page
	return s
}

func progress() fyne.CanvasObject {
	p := ui.NewProgress("Проверяется файл…", "Остановить", nil)
	p.Set(3, 10)
	return p
}

func TestSheetOfParts(t *testing.T) {
	for _, c := range []struct {
		name  string
		theme ui.Theme
		size  fyne.Size
	}{{"parts", ui.Theme{}, widgetstest.Large}, {"parts-dark", ui.Theme{Dark: true}, widgetstest.Large}} {
		t.Run(c.name, func(t *testing.T) {
			widgetstest.Start(t, c.theme)
			s := newSheet(t)
			w := widgetstest.ShowObject(t, s.object, c.size)
			w.Fits()
			w.Picture(*pictures, c.name)
			s.form.FocusOn("langs")
			w.Press(fyne.KeyDown, fyne.KeyDown)
			w.Layer.Notify(ui.Notice{Text: "Лаванда переехала в 2В", Act: "Вернуть", Tag: "Ctrl Shift Z", Do: func() {}})
			w.Layer.Notify(ui.Notice{Text: "Копия не сделана: папка не отвечает", Tone: ui.Alert})
			w.Picture(*pictures, c.name+"-list")
			w.Press(fyne.KeyEscape)
			s.form.FocusOn("date")
			w.Press(fyne.KeyF4)
			w.Picture(*pictures, c.name+"-month")
			w.Press(fyne.KeyEscape)
			w.Layer.ClearNotices()
			reason := ui.NewRadioList([]string{"Заполнить анкету", "Запрос полиции или суда", "Восстановление документов", "Другое…"}, 0, nil)
			ui.Ask(w.Canvas(), ui.Question{Title: "Открыть личность: Мимоза", Text: "Запишется: Гүлнар Ө., 17.11.2026 14:20, причина.",
				Body: reason, Foot: "закроется через 5 минут", First: reason, Default: 1, Answers: []ui.Answer{
					{Text: "Отмена", Tag: "Esc"}, {Text: "Открыть", Kind: ui.Filled, Tag: "Enter"}}})
			w.Picture(*pictures, c.name+"-ask")
		})
	}
}
