package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
)

// A TimeField takes a time of day and writes it as HH:MM. Up and Down go by five minutes.
type TimeField struct {
	*Field
	OnTime func(hour, minute int)

	words *DateWords
}

// NewTimeField makes a time field, empty for a negative hour.
func NewTimeField(label string, hour, minute int, words *DateWords) *TimeField {
	t := &TimeField{Field: newField(label), words: words}
	t.finish(t)
	t.keys, t.left, t.edited = t.key, t.leave, func(string) { t.tell() }
	t.arrived = t.Entry.selectAll
	if hour >= 0 {
		t.SetTime(hour, minute)
	}
	return t
}

// Time is what stands there; ok is false for nothing and for what is no time.
func (t *TimeField) Time() (hour, minute int, ok bool) { return ReadTime(t.Text()) }

// Fault is what is wrong with what stands there, "" for nothing.
func (t *TimeField) Fault() string {
	if _, _, ok := t.Time(); !ok && strings.TrimSpace(t.Text()) != "" {
		return t.words.fault(TimeUnreadable)
	}
	return ""
}

// SetTime shows a time without calling OnTime.
func (t *TimeField) SetTime(hour, minute int) {
	t.SetText(twoDigits(hour) + ":" + twoDigits(minute))
	t.SetWrong("")
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10%10), '0' + byte(n%10)}) }

func (t *TimeField) tell() {
	if h, m, ok := t.Time(); ok && t.OnTime != nil {
		t.OnTime(h, m)
	}
}

func (t *TimeField) leave() {
	if why := t.Fault(); why != "" {
		t.SetWrong(why)
	} else if h, m, ok := t.Time(); ok && !t.readOnly {
		t.SetTime(h, m)
	}
}

func (t *TimeField) key(k *fyne.KeyEvent) bool {
	step := map[fyne.KeyName]int{fyne.KeyUp: 5, fyne.KeyDown: -5, fyne.KeyPageUp: 60, fyne.KeyPageDown: -60}[k.Name]
	h, m, ok := t.Time()
	if step == 0 || !ok || t.readOnly {
		return false
	}
	at := (h*60 + m + step + 24*60) % (24 * 60)
	t.SetTime(at/60, at%60)
	t.tell()
	return true
}

// A DateTimeField is a day and a time side by side.
type DateTimeField struct {
	*fyne.Container
	Date *DateField
	Time *TimeField
}

// NewDateTimeField sets a date and a time field side by side.
func NewDateTimeField(date *DateField, time *TimeField) *DateTimeField {
	return &DateTimeField{Row(8, Sized(150, 0, date), Sized(84, 0, time), layout.NewSpacer()), date, time}
}
