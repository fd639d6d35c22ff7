/** Schema steps of the identity component; a released step is never edited. */
export const identityTables = [
  `CREATE TABLE identity_user (
     sub TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT,
     password TEXT, status TEXT NOT NULL, enabled INTEGER NOT NULL,
     created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE identity_session (
     origin_jti TEXT PRIMARY KEY, sub TEXT NOT NULL, auth_time INTEGER NOT NULL,
     expires_at INTEGER NOT NULL, revoked_at INTEGER) STRICT, WITHOUT ROWID;
   CREATE INDEX identity_session_sub ON identity_session (sub);
   CREATE TABLE identity_refresh (
     token_hash TEXT PRIMARY KEY, origin_jti TEXT NOT NULL,
     created_at INTEGER NOT NULL, rotated_at INTEGER) STRICT, WITHOUT ROWID;
   CREATE INDEX identity_refresh_session ON identity_refresh (origin_jti);
   CREATE TABLE identity_attempt (
     purpose TEXT NOT NULL, subject TEXT NOT NULL, source TEXT NOT NULL,
     count INTEGER NOT NULL, last_at INTEGER NOT NULL,
     PRIMARY KEY (purpose, subject, source)) STRICT, WITHOUT ROWID;
   CREATE INDEX identity_attempt_age ON identity_attempt (last_at);
   CREATE TABLE identity_reset_code (
     code_hash TEXT NOT NULL, sub TEXT NOT NULL, expires_at INTEGER NOT NULL,
     PRIMARY KEY (sub, code_hash)) STRICT, WITHOUT ROWID;
   CREATE TABLE identity_key (
     kid TEXT PRIMARY KEY, private_jwk TEXT NOT NULL, created_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
] as const;
