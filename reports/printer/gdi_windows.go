package printer

import (
	"context"
	"fmt"
	"image"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Windows prints no PDF, and its "print" verb fails where Edge reads PDF; so pages are drawn
// as pictures with GDI.
var (
	gdi           = windows.NewLazySystemDLL("gdi32.dll")
	createDC      = gdi.NewProc("CreateDCW")
	deleteDC      = gdi.NewProc("DeleteDC")
	getDeviceCaps = gdi.NewProc("GetDeviceCaps")
	startDoc      = gdi.NewProc("StartDocW")
	endDoc        = gdi.NewProc("EndDoc")
	abortDoc      = gdi.NewProc("AbortDoc")
	startPage     = gdi.NewProc("StartPage")
	endPage       = gdi.NewProc("EndPage")
	stretchDIBits = gdi.NewProc("StretchDIBits")
)

// What GetDeviceCaps is asked for, and how bits are copied.
const (
	logPixelsX, logPixelsY        = 88, 90
	physicalWidth, physicalHigh   = 110, 111
	physicalLeft, physicalTop     = 112, 113
	sourceCopy                    = 0x00CC0020
	mostDPI, bandRows, pointBytes = 300, 256, 4
)

type docInfo struct {
	size                   int32
	name, output, dataType *uint16
	kind                   uint32
}

type bitmapHeader struct {
	size           uint32
	width, height  int32
	planes, bits   uint16
	compression    uint32
	imageSize      uint32
	perMeterX      int32
	perMeterY      int32
	used, relevant uint32
}

// Print draws every page at 300 dots an inch or fewer.
func Print(ctx context.Context, j Job) error {
	if j.Printer == "" {
		_, usual, err := Printers(ctx)
		if err != nil {
			return err
		}
		j.Printer = usual
	}
	if j.Printer == "" {
		return ErrNoPrinter
	}
	name, err := windows.UTF16PtrFromString(j.Printer)
	if err != nil {
		return fmt.Errorf("print %s: %w", j.Title, err)
	}
	dc, _, err := createDC.Call(0, uintptr(unsafe.Pointer(name)), 0, 0)
	if dc == 0 {
		return fmt.Errorf("print %s: %w", j.Title, err)
	}
	defer deleteDC.Call(dc)
	if err := (&device{dc: dc}).print(ctx, j); err != nil {
		return fmt.Errorf("print %s: %w", j.Title, err)
	}
	return nil
}

// device is a printer that a document is being drawn on.
type device struct{ dc uintptr }

func (d *device) caps(what uintptr) int {
	r, _, _ := getDeviceCaps.Call(d.dc, what)
	return int(int32(r))
}

func (d *device) print(ctx context.Context, j Job) error {
	title, err := windows.UTF16PtrFromString(j.Title)
	if err != nil {
		return err
	}
	info := docInfo{name: title}
	info.size = int32(unsafe.Sizeof(info))
	if r, _, err := startDoc.Call(d.dc, uintptr(unsafe.Pointer(&info))); int32(r) <= 0 {
		return fmt.Errorf("start: %w", err)
	}
	for range max(j.Copies, 1) {
		for n := range j.Pages {
			err := ctx.Err()
			if err == nil {
				err = d.page(j, n)
			}
			if err != nil {
				abortDoc.Call(d.dc)
				return err
			}
		}
	}
	if r, _, err := endDoc.Call(d.dc); int32(r) <= 0 {
		return fmt.Errorf("end: %w", err)
	}
	return nil
}

func (d *device) page(j Job, n int) error {
	if r, _, err := startPage.Call(d.dc); int32(r) <= 0 {
		return fmt.Errorf("start page %d: %w", n+1, err)
	}
	dx, dy := float64(d.caps(logPixelsX)), float64(d.caps(logPixelsY))
	width, height := d.caps(physicalWidth), d.caps(physicalHigh)
	left, top := d.caps(physicalLeft), d.caps(physicalTop)
	dpi := min(dx, mostDPI)
	im := j.Picture(n, dpi)
	if im == nil {
		return fmt.Errorf("page %d: nothing to draw", n+1)
	}
	if (im.Rect.Dx() > im.Rect.Dy()) != (width > height) {
		im = turned(im)
	}
	w, h := im.Rect.Dx(), im.Rect.Dy()
	// On other paper the page shrinks as a whole; the margins cover what can't be printed.
	fit := min(1, float64(width-2*left)*dpi/(float64(w)*dx), float64(height-2*top)*dpi/(float64(h)*dy))
	if fit > 0.95 {
		fit = 1
	}
	sx, sy := dx/dpi*fit, dy/dpi*fit
	for y := 0; y < h; y += bandRows {
		rows := min(bandRows, h-y)
		y0, y1 := int(float64(y)*sy), int(float64(y+rows)*sy)
		if err := d.band(im, y, rows, -left, y0-top, int(float64(w)*sx), y1-y0); err != nil {
			return fmt.Errorf("draw page %d: %w", n+1, err)
		}
	}
	if r, _, err := endPage.Call(d.dc); int32(r) <= 0 {
		return fmt.Errorf("end page %d: %w", n+1, err)
	}
	return nil
}

// band draws some rows of a picture into a rectangle of the paper.
func (d *device) band(im *image.RGBA, from, rows, x, y, w, h int) error {
	width := im.Rect.Dx()
	bits := make([]byte, width*rows*pointBytes)
	for k := range rows {
		src := im.Pix[(from+k)*im.Stride:]
		for i := range width {
			p := (k*width + i) * pointBytes
			bits[p], bits[p+1], bits[p+2] = src[i*4+2], src[i*4+1], src[i*4]
		}
	}
	head := bitmapHeader{width: int32(width), height: -int32(rows), planes: 1, bits: 8 * pointBytes}
	head.size = uint32(unsafe.Sizeof(head))
	r, _, err := stretchDIBits.Call(d.dc, uintptr(x), uintptr(y), uintptr(w), uintptr(h),
		0, 0, uintptr(width), uintptr(rows), uintptr(unsafe.Pointer(&bits[0])), uintptr(unsafe.Pointer(&head)), 0, sourceCopy)
	if int32(r) <= 0 {
		return err
	}
	return nil
}

// turned is im on its left side, for a page in landscape on paper that lies upright.
func turned(im *image.RGBA) *image.RGBA {
	w, h := im.Rect.Dx(), im.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, h, w))
	for y := range h {
		for x := range w {
			copy(out.Pix[(w-1-x)*out.Stride+4*y:][:4], im.Pix[y*im.Stride+4*x:][:4])
		}
	}
	return out
}
