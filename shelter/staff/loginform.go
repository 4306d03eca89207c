package staff

// LoginFits reports whether login has the form of one, before anybody has it.
func LoginFits(login string) bool { return goodLogin(tidy(login)) }
