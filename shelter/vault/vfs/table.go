package vfs

import (
	"sync"
	"sync/atomic"
)

// table maps the numbers that C memory can hold to Go objects. A look-up takes no lock
// and allocates nothing: it happens on every page.
type table[T any] struct {
	mu   sync.Mutex
	list atomic.Pointer[[]*T]
}

// get is the object under h, nil if there is none.
func (t *table[T]) get(h uintptr) *T {
	l := t.list.Load()
	if l == nil || h == 0 || int(h) > len(*l) {
		return nil
	}
	return (*l)[h-1]
}

// add stores x under a number that is never 0.
func (t *table[T]) add(x *T) uintptr {
	return t.change(func(l []*T) ([]*T, uintptr) {
		for i, y := range l {
			if y == nil {
				l[i] = x
				return l, uintptr(i + 1)
			}
		}
		return append(l, x), uintptr(len(l) + 1)
	})
}

// drop frees the number h.
func (t *table[T]) drop(h uintptr) {
	t.change(func(l []*T) ([]*T, uintptr) {
		l[h-1] = nil
		return l, 0
	})
}

func (t *table[T]) change(f func([]*T) ([]*T, uintptr)) uintptr {
	t.mu.Lock()
	defer t.mu.Unlock()
	var l []*T
	if old := t.list.Load(); old != nil {
		l = append(l, *old...)
	}
	l, h := f(l)
	t.list.Store(&l)
	return h
}
