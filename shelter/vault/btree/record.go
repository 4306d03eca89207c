package btree

import (
	"encoding/binary"
	"math"
)

// varint reads one of SQLite's numbers and says how many bytes it took, 0 if it is cut.
func varint(b []byte) (int64, int) {
	var x uint64
	for i := range min(len(b), 9) {
		if i == 8 {
			return int64(x<<8 | uint64(b[8])), 9
		}
		x = x<<7 | uint64(b[i]&0x7f)
		if b[i] < 0x80 {
			return int64(x), i + 1
		}
	}
	return 0, 0
}

// Record takes a record apart: nil, int64, float64, string or []byte for each column. It
// is false unless the whole record adds up.
func Record(b []byte) ([]any, bool) {
	size, n := varint(b)
	if n == 0 || size < int64(n) || size > int64(len(b)) {
		return nil, false
	}
	types, body := b[n:size], b[size:]
	var values []any
	for len(types) > 0 {
		t, n := varint(types)
		if n == 0 {
			return nil, false
		}
		types = types[n:]
		v, n, ok := value(t, body)
		if !ok {
			return nil, false
		}
		body = body[n:]
		values = append(values, v)
	}
	return values, len(body) == 0
}

// value reads a value of serial type t and says how many bytes it took.
func value(t int64, b []byte) (any, int, bool) {
	switch {
	case t == 0:
		return nil, 0, true
	case t == 8, t == 9:
		return t - 8, 0, true
	case t >= 1 && t <= 7:
		n := int(t)
		if t == 5 {
			n = 6
		} else if t >= 6 {
			n = 8
		}
		if len(b) < n {
			return nil, 0, false
		}
		if t == 7 {
			return math.Float64frombits(binary.BigEndian.Uint64(b)), n, true
		}
		x := int64(int8(b[0]))
		for _, c := range b[1:n] {
			x = x<<8 | int64(c)
		}
		return x, n, true
	case t >= 12:
		n := (t - 12) / 2
		if n > int64(len(b)) {
			return nil, 0, false
		}
		if t%2 == 1 {
			return string(b[:n]), int(n), true
		}
		return append([]byte{}, b[:n]...), int(n), true
	}
	return nil, 0, false
}
