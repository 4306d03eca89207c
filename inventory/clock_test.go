package inventory_test

import (
	"strconv"
	"time"

	"pana/shelter/civil"
)

// at is a moment in Almaty.
func at(text string) civil.Instant {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, time.FixedZone("Almaty", 5*3600))
	if err != nil {
		panic(err)
	}
	return civil.At(t)
}

func num(n int64) string { return strconv.FormatInt(n, 10) }
