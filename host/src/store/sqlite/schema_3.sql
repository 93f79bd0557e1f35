-- The ledger of consent. Rows are only ever added, until somebody is forgotten.
-- A broken chain must not keep a STOP from being written, so no place in it is unique.
CREATE TABLE consent (
    id             INTEGER PRIMARY KEY,
    contact_id     INTEGER NOT NULL,
    number         INTEGER NOT NULL,
    topic          TEXT NOT NULL,
    granted        INTEGER NOT NULL,
    at_ms          INTEGER NOT NULL,
    expires_at_ms  INTEGER,
    source         TEXT NOT NULL,
    wording        TEXT,
    event          TEXT,
    recorded_by    TEXT,
    recorded_at_ms INTEGER NOT NULL,
    hash           BLOB NOT NULL
) STRICT;
CREATE INDEX consent_contact ON consent (contact_id, number);
-- How long each contact's chain is, and the hash of its last entry.
CREATE TABLE consent_chain (
    contact_id INTEGER PRIMARY KEY,
    length     INTEGER NOT NULL,
    head       BLOB NOT NULL
) STRICT;
-- Which key made the names of those who were forgotten: its name for a fixed text.
CREATE TABLE pseudonym_key (
    check_name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
