package vault

import "database/sql"

// Raw is a connection past View and Update, by which tests attack the rules that the file
// itself must keep. Only vaulttest calls it. It has to be closed before Lock.
func (v *Vault) Raw() (*sql.DB, error) { return sql.Open("sqlite", dsn(v.fs, v.path, forWriting)) }
