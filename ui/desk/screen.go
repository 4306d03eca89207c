package desk

import "fyne.io/fyne/v2"

// The screens there are, by the names that Place uses.
const (
	Today     = "today"
	Residents = "residents"
	Intake    = "intake"
	Beds      = "beds"
	RollCall  = "rollcall"
	Waiting   = "waiting"
	Shift     = "shift"
	Supplies  = "supplies"
	Sheets    = "sheets"
	Settings  = "settings"
)

// The pages that belong to Supplies.
const (
	Issue       = "issue"
	Receive     = "receive"
	WriteOff    = "writeoff"
	Stocktake   = "stocktake"
	Orders      = "orders"
	Kitchen     = "kitchen"
	StoreImport = "storeimport"
	Storekeep   = "storekeep" // its places, givers, kits and settings
)

// Filters that lead from one page of the store to another.
const (
	BarcodeNew = "new:"     // Supplies: the form of a new item; a barcode follows
	BarcodeTo  = "barcode:" // Supplies: choose the item that gets the barcode that follows
	LotOut     = "lot"      // WriteOff: the lot with the ID, as without a filter
	ItemOut    = "item"     // WriteOff: what has expired of the item with the ID
	ExpiredOut = "expired"  // WriteOff: all that has expired
)

// Place is where something stands: a screen, and in it a record or a filter.
type Place struct {
	Screen string
	ID     int64
	Filter string
}

// Screen is one page of the window.
type Screen interface {
	// Title is the page's name in the window's language.
	Title() string
	// Content is made once.
	Content() fyne.CanvasObject
	// Topics name what the page shows; a change of one of them calls Reload.
	Topics() []string
	// Reload reads everything anew and keeps what is selected or typed.
	Reload()
	// Focus puts the cursor where work starts.
	Focus()
}

// What a screen may also be able to do; the window asks for it.
type (
	// Opener shows the record or filter of a place.
	Opener interface{ Open(Place) }
	// Adder starts a new record.
	Adder interface{ Add() }
	// Saver saves what is typed.
	Saver interface{ Save() }
	// Mover starts moving what is selected.
	Mover interface{ Move() }
	// Outer notes that who is selected goes out of the house, or is back.
	Outer interface{ Out() }
	// Finder puts the cursor into the page's filter.
	Finder interface{ Find() }
	// Issuer gives out what is selected.
	Issuer interface{ Issue() }
	// Sheeter names the sheet of what the page shows.
	Sheeter interface{ Sheet() SheetOrder }
	// Backer goes back one step on Escape; false when there is none.
	Backer interface{ Back() bool }
	// Drafter keeps what is typed before the file is locked.
	Drafter interface{ KeepDraft() error }
	// Narrower is told whether the window is under 1200 wide.
	Narrower interface{ Narrow(bool) }
	// Repeater fills the focused field as in the row above.
	Repeater interface{ Repeat() }
	// Timely is told once a minute, while it shows, that time has passed.
	Timely interface{ Passed() }
	// Counter says how much on the page waits for somebody, for the rail's badge.
	Counter interface{ Count() int }
	// Leaver is told that another page takes its place, to close what must not stay open.
	Leaver interface{ Leave() }
)

// SheetOrder asks for a sheet: its name in the catalogue and the few things it depends on.
type SheetOrder struct {
	Sheet    string
	At       int64 // UTC milliseconds; 0 is now
	Resident int64
	Blank    bool
	Lang     string // "" is the window's
	Copies   int    // 0 is one
	Filter   string // what is chosen of it, as the sheet's own order writes it
	To       To
}

// To is where a sheet goes.
type To int

// Where a sheet may go.
const (
	ToPrinter To = iota
	ToFile       // a PDF, where the person says
	ToViewer     // the computer's own viewer, for a while
)
