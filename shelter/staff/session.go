package staff

import "pana/shelter/vault"

// SignedIn audits that the actor opened the file.
func SignedIn(tx *vault.Tx) error {
	if err := signedIn(tx); err != nil {
		return err
	}
	return Audit(tx, Entry{Action: ActionSignIn, Entity: "session", ID: tx.Actor().Account})
}

// SignedOut audits that the actor locked or closed it.
func SignedOut(tx *vault.Tx) error {
	return Audit(tx, Entry{Action: ActionSignOut, Entity: "session", ID: tx.Actor().Account})
}

// Failed audits that count attempts to open the file failed before this one succeeded:
// without a key nothing can be written, so they are told at the next sign-in.
func Failed(tx *vault.Tx, count int) error {
	if count <= 0 {
		return nil
	}
	return Audit(tx, Entry{Action: ActionFailed, Entity: "session", ID: int64(count)})
}
