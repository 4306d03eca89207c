package vault

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"
	"time"

	"pana/shelter/fault"
)

// The test binary runs itself as another program: one that is killed while it writes, or
// one that belongs to another user.
const (
	childEnv = "PANA_VAULT_TEST_CHILD"
	pathEnv  = "PANA_VAULT_TEST_FILE"
)

func TestMain(m *testing.M) {
	path := os.Getenv(pathEnv)
	switch os.Getenv(childEnv) {
	case "":
		os.Exit(m.Run())
	case "write":
		childWrites(path)
	case "unlock":
		childUnlocks(path)
	}
}

// childWrites writes transactions until it is killed, and tells each that was confirmed.
func childWrites(path string) {
	v, err := Unlock(path, opts(), anna, password)
	if err != nil {
		fmt.Println("unlock:", err)
		os.Exit(3)
	}
	rng := rand.New(rand.NewSource(time.Now().UnixNano()))
	pad := strings.Repeat("тайна", 4)
	for {
		var seq int
		err := v.Update(context.Background(), Actor{}, func(tx *Tx) error {
			if err := tx.QueryRow(`select coalesce(max(seq), 0) + 1 from log`).Scan(&seq); err != nil {
				return err
			}
			rows := 1 + rng.Intn(40)
			for range rows {
				m := rng.Intn(100)
				for _, q := range []struct {
					q string
					a []any
				}{
					{`update account set n = n - ? where id = ?`, []any{m, 1 + rng.Intn(50)}},
					{`update account set n = n + ? where id = ?`, []any{m, 1 + rng.Intn(50)}},
					{`insert into note(text) values(?)`, []any{fmt.Sprint(seq, pad)}},
				} {
					if _, err := tx.Exec(q.q, q.a...); err != nil {
						return err
					}
				}
			}
			_, err := tx.Exec(`insert into log(seq, rows) values(?, ?)`, seq, rows)
			return err
		})
		if err != nil {
			fmt.Println("update:", err)
			os.Exit(3)
		}
		fmt.Println(seq)
	}
}

// childUnlocks says what unlocking answers.
func childUnlocks(path string) {
	v, err := Unlock(path, opts(), anna, password)
	var r *fault.Refusal
	switch {
	case errors.As(err, &r):
		fmt.Print(r.Key)
	case err != nil:
		fmt.Print(err)
	default:
		_ = v.Lock()
		fmt.Print("opened")
	}
}
