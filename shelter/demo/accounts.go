package demo

import "pana/shelter/staff"

// Account is one of the demo's people.
type Account struct {
	Login    string
	Role     staff.Role
	Name     string
	Password string
}

// Accounts are the demo's accounts that one may sign in with, one a role.
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
	}
}

// others also work in the story: a shift is handed from one to another. Their accounts
// stand in the file and aren't offered for signing in.
func others() []Account {
	return []Account{{"gulnar", staff.Desk, "Гүлнар Өмірбекова", "velvet-anchor-plum-ladder"}}
}
