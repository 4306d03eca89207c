package inventory

import (
	"math/big"
	"regexp"
	"strings"

	"pana/shelter/fault"
)

var typed = regexp.MustCompile(`^([-+−–]?)(\d[\d ]*)(?:[.,](\d+))?\s*(\D*)$`)

// ParseQuantity reads what was typed for an item: "12", "1,5", "1.5 кг", "2 bags". Without
// a unit it is the item's own. What is wrong comes as a fault of the field "quantity".
func ParseQuantity(text string, item Item) (Quantity, error) {
	q, m := parseQuantity(text, item)
	if m.Key != "" {
		return 0, fault.Fields{{Name: "quantity", Message: m}}
	}
	return q, nil
}

// ParseCount is ParseQuantity for what was counted, where nothing is an answer.
func ParseCount(text string, item Item) (Quantity, error) {
	q, m := parseQuantity(text, item)
	if m.Key != "" && m.Key != "fault.quantity.zero" {
		return 0, fault.Fields{{Name: "quantity", Message: m}}
	}
	return q, nil
}

func parseQuantity(text string, item Item) (Quantity, fault.Message) {
	text = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(strings.TrimSpace(text))
	if text == "" {
		return 0, fault.Say("fault.quantity.empty")
	}
	x := typed.FindStringSubmatch(text)
	if x == nil || len(text) > 60 {
		return 0, fault.Say("fault.quantity.number")
	}
	unit := Unit{item.Unit, item.Per(item.Unit)}
	if word := strings.TrimSpace(x[4]); word != "" {
		var ok bool
		if unit, ok = item.FindUnit(word); !ok {
			return 0, fault.Say("fault.quantity.unit", "Unit", word)
		}
	}
	n, _ := new(big.Int).SetString(strings.ReplaceAll(x[2], " ", "")+x[3], 10)
	n.Mul(n, big.NewInt(unit.Per))
	rest := new(big.Int)
	n.QuoRem(n, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(x[3]))), nil), rest)
	switch {
	case n.Sign() == 0 && rest.Sign() == 0:
		return 0, fault.Say("fault.quantity.zero")
	case x[1] != "" && x[1] != "+":
		return 0, fault.Say("fault.quantity.negative")
	case rest.Sign() != 0:
		return 0, fault.Say("fault.quantity.whole")
	case n.Cmp(big.NewInt(int64(Largest))) > 0:
		return 0, fault.Say("fault.quantity.large")
	}
	return Quantity(n.Int64()), fault.Message{}
}

// checkQuantity wants a quantity that a line can have.
func checkQuantity(f *fault.Fields, name string, q Quantity) {
	switch {
	case q == 0:
		f.Add(name, "fault.quantity.zero")
	case q < 0:
		f.Add(name, "fault.quantity.negative")
	case q > Largest:
		f.Add(name, "fault.quantity.large")
	}
}
