package demo

import "pana/shelter/staff"

// Account is one of the demo's people.
type Account struct {
	Login    string
	Role     staff.Role
	Name     string
	Password string
}

// Accounts are the demo's accounts: one a role, and two at the desk, since a shift is
// handed from one to the other.
func Accounts() []Account {
	return []Account{
		{"saule", staff.Director, "Сәуле Нұрланова", "copper-garden-seven-clouds"},
		{"erlan", staff.Desk, "Ерлан Бақытұлы", "night-lantern-quiet-bridge"},
		{"kanat", staff.Social, "Қанат Ілиясов", "paper-river-morning-stone"},
		{"dinara", staff.Psychologist, "Динара Қасымова", "green-window-slow-rain"},
		{"timur", staff.Lawyer, "Тимур Ахметжанов", "oak-table-silver-thread"},
		{"aigul", staff.Nurse, "Айгүл Серікова", "white-kettle-early-sun"},
		{"umit", staff.Supplies, "Үміт Һамитова", "wool-basket-nine-apples"},
		{"ruslan", staff.Technical, "Руслан Оспанов", "brass-engine-north-field"},
		{"gulnar", staff.Desk, "Гүлнар Өмірбекова", "velvet-anchor-plum-ladder"},
	}
}
