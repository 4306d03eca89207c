package inventory

import (
	"math/bits"
	"strconv"
	"strings"
)

// Quantity is an amount of an item in its smallest unit: grams, pieces.
type Quantity int64

// Largest is the most that one line may say.
const Largest Quantity = 100_000_000

// Money is an amount in tiyn, a hundredth of a tenge.
type Money int64

// Amount is a part of a quantity as it is shown: a number with a decimal point, and the
// code of its unit.
type Amount struct{ Number, Unit string }

// Amounts show q in the item's unit: 1500 g of rice are 1.5 kg; 15 tins in packs of 12 are
// 1 pack and 3 tins, since a third of a pack has no exact decimal.
func (i Item) Amounts(q Quantity) []Amount { return i.AmountsIn(q, i.Unit) }

// AmountsIn is Amounts in one of the item's other units.
func (i Item) AmountsIn(q Quantity, unit string) []Amount {
	per := i.Per(unit)
	if n, ok := decimal(int64(q), per); ok {
		return []Amount{{n, unit}}
	}
	sign, n := "", int64(q)
	if n < 0 {
		sign, n = "-", -n
	}
	rest := Amount{sign + strconv.FormatInt(n%per, 10), i.Base}
	if n < per {
		return []Amount{rest}
	}
	return []Amount{{sign + strconv.FormatInt(n/per, 10), unit}, rest}
}

// figure is q as a bare number in the item's unit; 1 pack and 3 pieces are "1+3".
func (i Item) figure(q Quantity) string {
	var s []string
	for _, a := range i.Amounts(q) {
		s = append(s, a.Number)
	}
	return strings.Join(s, "+")
}

// decimal is n/per as a decimal number, if it has at most three places.
func decimal(n, per int64) (string, bool) {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	places := n % per * 1000
	if places%per != 0 {
		return "", false
	}
	text := sign + strconv.FormatInt(n/per, 10)
	if places /= per; places != 0 {
		digits := strconv.FormatInt(1000+places, 10)[1:]
		text += "." + strings.TrimRight(digits, "0")
	}
	return text, true
}

// worth is what q costs at price for per, rounded to the tiyn.
func worth(q Quantity, price Money, per int64) Money {
	if q < 0 {
		return -worth(-q, price, per)
	}
	if per <= 0 || price <= 0 {
		return 0
	}
	hi, lo := bits.Mul64(uint64(q), uint64(price))
	lo, carry := bits.Add64(lo, uint64(per)/2, 0)
	if hi += carry; hi >= uint64(per) {
		return 1<<63 - 1
	}
	n, _ := bits.Div64(hi, lo, uint64(per))
	return Money(min(n, 1<<63-1))
}
