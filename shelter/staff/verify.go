package staff

import (
	"bytes"
	"crypto/hmac"
	"database/sql"
	"errors"
	"fmt"

	"pana/shelter/vault"
)

// Broken says where the audit doesn't hold together.
type Broken struct {
	No   int64  // the first bad row
	What string // "gap", "chain", "reason", "history" or "end"
}

// Error names the row and what is wrong with it.
func (b *Broken) Error() string { return fmt.Sprintf("audit row %d: %s doesn't hold", b.No, b.What) }

// VerifyChain checks every row of the audit: numbers without a gap, each row's value of
// the chain, the reason against its digest, the history against the digest of its values,
// and that nothing was cut off the end. It gives the number of good rows, and *Broken for
// the first bad one. It needs no right, since it shows nothing: check and copy ask it.
func VerifyChain(tx *vault.Tx) (rows int, err error) {
	return WatchChain(tx, func(int, int) {})
}

// WatchChain is VerifyChain that tells from time to time how many rows of how many it has
// seen. It ends early with the context of its transaction.
func WatchChain(tx *vault.Tx, step func(done, of int)) (rows int, err error) {
	var all int
	if err := tx.QueryRow(`select coalesce(max(no), 0) from audit`).Scan(&all); err != nil {
		return 0, fmt.Errorf("count the audit: %w", err)
	}
	keys, err := subjectKeys(tx)
	if err != nil {
		return 0, err
	}
	past, err := openPast(tx)
	if err != nil {
		return 0, err
	}
	defer past.rows.Close()
	rs, err := tx.Query(`select no, at, coalesce(account, 0), role, action, entity, coalesce(entity_id, 0), coalesce(subject, 0),
		fields, digest, reason, reason_digest, erased is not null, chain from audit order by no`)
	if err != nil {
		return 0, fmt.Errorf("read the audit: %w", err)
	}
	defer rs.Close()
	var prev []byte
	for rs.Next() {
		var l link
		var reason sql.NullString
		var erased bool
		var chain []byte
		err := rs.Scan(&l.no, &l.at, &l.account, &l.role, &l.action, &l.entity, &l.id, &l.subject,
			&l.fields, &l.digest, &reason, &l.reasonDigest, &erased, &chain)
		if err != nil {
			return rows, fmt.Errorf("read the audit: %w", err)
		}
		if l.no != int64(rows)+1 {
			return rows, &Broken{int64(rows) + 1, "gap"}
		}
		if !hmac.Equal(chain, l.code(tx, prev)) {
			return rows, &Broken{l.no, "chain"}
		}
		if !reasonHolds(tx, keys, l, reason, erased) {
			return rows, &Broken{l.no, "reason"}
		}
		good, err := past.holds(tx, keys, l)
		if err != nil {
			return rows, err
		}
		if !good {
			return rows, &Broken{l.no, "history"}
		}
		prev = chain
		if rows++; rows%1024 == 0 {
			step(rows, all)
		}
	}
	if err := rs.Err(); err != nil {
		return rows, fmt.Errorf("read the audit: %w", err)
	}
	return rows, endHolds(tx, int64(rows), prev)
}

// Head is the number of the last audit row and the first 8 bytes of the chain there: to be
// kept outside the file, on a weekly print or beside a copy.
func Head(tx *vault.Tx) (no int64, mark []byte, err error) {
	no, chain, err := chainEnd(tx)
	return no, chain[:min(8, len(chain))], err
}

func endHolds(tx *vault.Tx, rows int64, chain []byte) error {
	var no int64
	var code []byte
	err := tx.QueryRow(`select no, code from audit_head`).Scan(&no, &code)
	if errors.Is(err, sql.ErrNoRows) {
		if rows == 0 {
			return nil
		}
		return &Broken{rows, "end"}
	}
	if err != nil {
		return fmt.Errorf("read the end of the audit: %w", err)
	}
	if no != rows || !hmac.Equal(code, headCode(tx, rows, chain)) {
		return &Broken{rows + 1, "end"}
	}
	return nil
}

func reasonHolds(tx *vault.Tx, keys map[int64][]byte, l link, reason sql.NullString, erased bool) bool {
	if !reason.Valid {
		return l.reasonDigest == nil || erased
	}
	sum := sum(tx, keys, l.subject, []string{reason.String})
	return sum == nil || bytes.Equal(sum, l.reasonDigest)
}

// sum is the digest of values as digest made it, nil when the subject's key is erased.
func sum(tx *vault.Tx, keys map[int64][]byte, subject int64, values []string) []byte {
	if subject == 0 {
		return tx.Mac([]byte("pana values 1"), pack(values...))
	}
	if key := keys[subject]; key != nil {
		return seal(key, values)
	}
	return nil
}

func subjectKeys(tx *vault.Tx) (map[int64][]byte, error) {
	rows, err := tx.Query(`select subject, key from subject_key where key is not null`)
	if err != nil {
		return nil, fmt.Errorf("read keys of subjects: %w", err)
	}
	defer rows.Close()
	keys := map[int64][]byte{}
	for rows.Next() {
		var subject int64
		var key []byte
		if err := rows.Scan(&subject, &key); err != nil {
			return nil, fmt.Errorf("read keys of subjects: %w", err)
		}
		keys[subject] = key
	}
	return keys, rows.Err()
}

// past walks the history beside the audit, so that both are read once.
type past struct {
	rows   *sql.Rows
	more   bool
	audit  int64
	values [2]string
	erased bool
}

func openPast(tx *vault.Tx) (*past, error) {
	rows, err := tx.Query(`select audit, coalesce(old, ''), coalesce(new, ''), erased is not null from history order by audit, id`)
	if err != nil {
		return nil, fmt.Errorf("read the history: %w", err)
	}
	p := &past{rows: rows}
	return p, p.next()
}

func (p *past) next() error {
	if p.more = p.rows.Next(); !p.more {
		return p.rows.Err()
	}
	return p.rows.Scan(&p.audit, &p.values[0], &p.values[1], &p.erased)
}

// holds compares the history that belongs to l with its digest. Rows of the audit without
// history, and erased ones, have nothing to compare.
func (p *past) holds(tx *vault.Tx, keys map[int64][]byte, l link) (bool, error) {
	var values []string
	erased := false
	for p.more && p.audit <= l.no {
		if p.audit < l.no {
			return false, nil
		}
		values, erased = append(values, p.values[:]...), erased || p.erased
		if err := p.next(); err != nil {
			return false, fmt.Errorf("read the history: %w", err)
		}
	}
	if values == nil || erased {
		return true, nil
	}
	s := sum(tx, keys, l.subject, values)
	return s == nil || bytes.Equal(s, l.digest), nil
}
