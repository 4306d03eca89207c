package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pana/assets/icons"
)

// An Icon is the name of a drawing. One icon has one meaning throughout the program.
type Icon string

// The icons in use.
const (
	IconAdd        Icon = "add"
	IconBed        Icon = "bed"
	IconCall       Icon = "call"
	IconCheck      Icon = "check"
	IconChild      Icon = "child_care"
	IconClock      Icon = "schedule"
	IconDiary      Icon = "calendar_month"
	IconEvacuate   Icon = "emergency_home"
	IconGuard      Icon = "shield_person"
	IconHandover   Icon = "swap_horiz"
	IconHide       Icon = "visibility_off"
	IconHistory    Icon = "history"
	IconHouse      Icon = "night_shelter"
	IconIssue      Icon = "checkroom"
	IconKey        Icon = "key"
	IconLeave      Icon = "logout"
	IconLock       Icon = "lock"
	IconNote       Icon = "edit_note"
	IconPeople     Icon = "group"
	IconPrint      Icon = "print"
	IconSearch     Icon = "search"
	IconSettings   Icon = "settings"
	IconSheet      Icon = "description"
	IconSupplies   Icon = "inventory_2"
	IconToday      Icon = "today"
	IconTranslator Icon = "translate"
	IconBack       Icon = "back"
	IconBlock      Icon = "block"
	IconBox        Icon = "box"
	IconBoxTicked  Icon = "box_ticked"
	IconCircle     Icon = "circle"
	IconClose      Icon = "close"
	IconDelete     Icon = "delete"
	IconDot        Icon = "dot"
	IconDown       Icon = "down"
	IconFolder     Icon = "folder"
	IconForward    Icon = "forward"
	IconInfo       Icon = "info"
	IconLeft       Icon = "left"
	IconMoon       Icon = "moon"
	IconMore       Icon = "more"
	IconPerson     Icon = "person"
	IconRefresh    Icon = "refresh"
	IconRight      Icon = "right"
	IconSave       Icon = "save"
	IconShow       Icon = "visibility"
	IconSortDown   Icon = "sort_down"
	IconSortUp     Icon = "sort_up"
	IconSun        Icon = "sun"
	IconUndo       Icon = "undo"
	IconUp         Icon = "up"
	IconWarning    Icon = "warning"
)

var iconSources = map[Icon]fyne.Resource{}

// in gives the drawing in a colour of the theme.
func (i Icon) in(colour fyne.ThemeColorName) fyne.Resource {
	src, ok := iconSources[i]
	if !ok {
		data, err := icons.Files.ReadFile(string(i) + ".svg")
		if err != nil {
			panic("no drawing for icon " + string(i)) // an Icon that isn't one of the constants above
		}
		src = fyne.NewStaticResource(string(i)+".svg", data)
		iconSources[i] = src
	}
	return theme.NewColoredResource(src, colour)
}

// picture is a canvas image of the icon.
func (i Icon) picture(colour fyne.ThemeColorName) *canvas.Image {
	img := canvas.NewImageFromResource(i.in(colour))
	img.FillMode = canvas.ImageFillContain
	return img
}

// A Tile is an icon on a soft square, before a line that wants attention.
type Tile struct {
	widget.BaseWidget
	Icon Icon
	Tone Tone
}

// NewTile makes a tile.
func NewTile(icon Icon, tone Tone) *Tile {
	t := &Tile{Icon: icon, Tone: tone}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	ground, img := canvas.NewRectangle(nil), t.Icon.picture(t.Tone.Strong())
	ground.CornerRadius = 3
	return &drawing{
		owner: t,
		parts: []fyne.CanvasObject{ground, img},
		min:   func() fyne.Size { return fyne.NewSquareSize(28) },
		place: func(fyne.Size) {
			ground.Resize(fyne.NewSquareSize(28))
			put(img, 5, 5, 18, 18)
		},
		paint: func() {
			ground.FillColor = paintOf(t.Tone.Soft())
			img.Resource = t.Icon.in(t.Tone.Strong())
			img.Refresh()
		},
	}
}
