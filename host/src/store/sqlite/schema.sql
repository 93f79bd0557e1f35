-- One row a contact; everything else points to it by number, which keeps the
-- rows that grow with time small. Columns carry their units.
CREATE TABLE contact (
    id      INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    state   BLOB NOT NULL
);
-- What was applied, by the first 16 bytes of the cause's SHA-256. Rows are
-- pruned in the order of their ids, so no index on time is needed.
CREATE TABLE applied (
    id         INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    cause      BLOB NOT NULL,
    at_ms      INTEGER NOT NULL,
    UNIQUE (contact_id, cause)
);
CREATE TABLE timer (
    id          INTEGER PRIMARY KEY,
    contact_id  INTEGER NOT NULL,
    name        TEXT NOT NULL,
    due_at_ms   INTEGER NOT NULL,
    -- When it can be claimed: due_at_ms, or the end of a lease or a back-off.
    ready_at_ms INTEGER NOT NULL,
    attempt     INTEGER NOT NULL DEFAULT 0,
    UNIQUE (contact_id, name)
);
CREATE INDEX timer_ready ON timer (ready_at_ms);
CREATE TABLE receipt (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    at_ms      INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    message    TEXT,
    step       TEXT,
    detail     TEXT NOT NULL
);
CREATE INDEX receipt_contact ON receipt (contact_id, id);
-- The ledger of sends.
CREATE TABLE message (
    id        INTEGER PRIMARY KEY,
    shop      TEXT NOT NULL,
    message   TEXT NOT NULL,
    recipient TEXT NOT NULL,
    state     TEXT NOT NULL,
    -- The provider's id, or why it did not work out, as JSON.
    detail    TEXT NOT NULL,
    at_ms     INTEGER NOT NULL,
    UNIQUE (shop, message)
);
CREATE TABLE known_order (
    id       INTEGER PRIMARY KEY,
    shop     TEXT NOT NULL,
    order_id TEXT NOT NULL,
    picture  TEXT NOT NULL,
    as_of_ms INTEGER NOT NULL,
    seen_ms  INTEGER NOT NULL,
    UNIQUE (shop, order_id)
);
-- Orders are seen again and again, so the order of their ids says nothing.
CREATE INDEX known_order_seen ON known_order (seen_ms);
CREATE TABLE parked (
    id       INTEGER PRIMARY KEY,
    shop     TEXT NOT NULL,
    order_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    event    TEXT NOT NULL,
    at_ms    INTEGER NOT NULL,
    UNIQUE (shop, event_id)
);
CREATE INDEX parked_order ON parked (shop, order_id);
CREATE TABLE shop (
    id      TEXT PRIMARY KEY,
    profile TEXT NOT NULL,
    sealed  BLOB NOT NULL
) WITHOUT ROWID;
